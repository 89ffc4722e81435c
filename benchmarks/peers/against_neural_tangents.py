"""Wick and neural-tangents on the same inputs in float64: are the values the same, and how long does each take?

    python3 benchmarks/peers/against_neural_tangents.py [--peer FOLDER] [--case NAME ...] [--json FILE]

Needs NumPy, JAX and neural-tangents: installed, or its source in a folder given by --peer (a clone of
https://github.com/google/neural-tangents; it also imports frozendict). Its last source predates today's JAX; the few
names that JAX has moved since are put back in this process, see _revive(). Run it with the Python that has JAX.

Wick's side is benchmarks/target/benchmarks.jar, built by ./mvnw -DskipTests package, and the launcher ./wick for the
cases that are compared from a cold start; WICK_CLASSPATH names other classes to take.

Warm cases: both programs compute for some seconds first, are kept running and take turns, so that a busy machine is busy for both; the best of several
rounds counts, each ending when the values stand in memory. Cold cases: the time from starting the program to the file
with its values, again the best of several rounds; beside it the peer's first call alone, without its start and imports.
The deviation is the largest difference of two entries, relative to the root of the product of their diagonal entries
(kernels between one set of inputs) or to the largest entry. Two Monte Carlo estimates deviate by their errors.
"""

import argparse
import dataclasses
import functools
import json
import os
import pathlib
import platform
import subprocess
import sys
import tempfile
import time
import types

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
# seconds for which each program computes before its time is taken
WARM_UP = 4
FLAGS = [
    "--enable-native-access=ALL-UNNAMED",
    "--add-modules=jdk.incubator.vector",
    "--sun-misc-unsafe-memory-access=allow",
    "-Xmx6g",
]


# ---- the cases


@dataclasses.dataclass(frozen=True)
class Case:
    """What both compute: `layers` is a list of steps that both sides translate."""

    about: str
    goal: str
    layers: tuple
    shape: tuple
    inputs: int
    columns: int = 0
    kind: str = "kernels"
    kernels: tuple = ("nngp", "ntk")
    rounds: int = 7
    cold: bool = False
    note: str = ""


def _dense(width, w, b):
    return ("dense", width, w, b)


def _stack(count, activation, w, b, width=512):
    return (_dense(width, w, b), (activation,)) * count


def _conv(count, w, b):
    return (("conv", 64, w, b), ("relu",)) * count


ROOT2 = 2**0.5

CASES = {
    "relu": Case(
        "1000 inputs of dimension 784, 3 x (dense, relu) + dense", "4.5, 6",
        (*_stack(3, "relu", ROOT2, 0.1), _dense(1, ROOT2, 0.1)), (784,), 1000),
    "erf": Case(
        "1000 inputs of dimension 784, 3 x (dense, erf) + dense", "3.5, 5",
        (*_stack(3, "erf", 1.5, 0.05), _dense(1, 1.5, 0.05)), (784,), 1000),
    "relu-deep": Case(
        "2000 inputs of dimension 64, 10 x (dense, relu) + dense", "12, 20",
        (*_stack(10, "relu", ROOT2, 0.1), _dense(1, ROOT2, 0.1)), (64,), 2000, rounds=5),
    "tanh": Case(
        "200 inputs of dimension 784, 3 x (dense, tanh) + dense", "50, 100",
        (*_stack(3, "tanh", 1.5, 0.05), _dense(1, 1.5, 0.05)), (784,), 200,
        note="the peer takes 25 quadrature points, which are not enough for 1e-6"),
    "conv-flatten": Case(
        "21 convolutions 3x3 + relu, flatten, dense; 32 x 32 pairs of 3x32x32", "5, 8",
        (*_conv(21, ROOT2, 0.1), ("flatten",), _dense(1, ROOT2, 0.1)), (3, 32, 32), 32, 32, kernels=("ntk",), rounds=4),
    "conv-pool": Case(
        "21 convolutions 3x3 + relu, global average, dense; 2 x 2 pairs of 3x32x32", "5, 8",
        (*_conv(21, ROOT2, 0.1), ("global-average",), _dense(1, ROOT2, 0.1)), (3, 32, 32), 2, 2,
        kernels=("ntk",), rounds=3),
    "conv-small": Case(
        "5 convolutions 3x3 + relu, global average, dense; 16 x 16 pairs of 3x8x8", "6, 10",
        (*_conv(5, ROOT2, 0.1), ("global-average",), _dense(1, ROOT2, 0.1)), (3, 8, 8), 16, 16, kernels=("ntk",)),
    "descent": Case(
        "gradient flow in closed form, 1000 points, 10 outputs", "5, 8",
        (*_stack(3, "relu", ROOT2, 0.1), _dense(10, ROOT2, 0.1)), (64,), 1000, 20, kind="descent", cold=True, rounds=3),
    "empirical": Case(
        "tangent kernel of one network 784-512-512-512-10, 32 inputs, all pairs of outputs", "25, 60",
        (*_stack(3, "relu", ROOT2, 0.1), _dense(10, ROOT2, 0.1)), (784,), 32, kind="empirical", kernels=("ntk",)),
    "monte-carlo": Case(
        "mean tangent kernel of 64 networks 784-256-256-1, relu, 20 inputs", "10, 40",
        (*_stack(2, "relu", ROOT2, 0.1, 256), _dense(1, ROOT2, 0.1)), (784,), 20,
        kind="monte-carlo", kernels=("ntk",), cold=True, rounds=2),
}


def write_inputs(case, folder):
    """Inputs in the order channels, rows, columns, flattened."""
    rng = np.random.default_rng(1)
    size = int(np.prod(case.shape))
    np.save(folder / "x.npy", rng.normal(size=(case.inputs, size)))
    if case.columns:
        np.save(folder / "z.npy", rng.normal(size=(case.columns, size)))
    if case.kind == "descent":
        np.save(folder / "y.npy", rng.normal(size=(case.inputs, 10)))
    (folder / "network.yaml").write_text(json.dumps({"network": network(case)}, indent=1))
    if case.kind == "empirical":
        write_weights(case, folder, rng)


def network(case):
    """The case as a network file of Wick."""
    layers = []
    for step in case.layers:
        match step:
            case ("dense", width, w, b):
                layers.append({"dense": {"width": width, "weight-variance": w * w, "bias-variance": b * b}})
            case ("conv", width, w, b):
                layers.append({"conv": {
                    "channels": width, "size": [3, 3], "padding": "same",
                    "weight-variance": w * w, "bias-variance": b * b}})
            case ("flatten",):
                layers.append("flatten")
            case ("global-average",):
                layers.append("global-average-pool")
            case (activation,):
                layers.append({"activation": activation})
    return {"input": list(case.shape) if len(case.shape) > 1 else case.shape[0], "layers": layers}


def write_weights(case, folder, rng):
    """Standard normal parameters for the peer, and the weights they stand for."""
    fan_in, parameters, weights = case.shape[0], {}, {}
    for number, (_, width, w, b) in enumerate((s for s in case.layers if s[0] == "dense"), start=1):
        u, v = rng.normal(size=(fan_in, width)), rng.normal(size=width)
        parameters |= {f"w{number}": u, f"b{number}": v}
        weights |= {f"w{number}": w / fan_in**0.5 * u.T, f"b{number}": b * v}
        fan_in = width
    np.savez(folder / "parameters.npz", **parameters)
    np.savez(folder / "weights.npz", **weights)


# ---- the peer's side: a process of its own


def _revive(source):
    """Imports neural-tangents into a JAX that has moved some of the names it uses."""
    import jax
    import jax.extend
    import jax.extend.core
    from jax.interpreters import ad

    jax.config.update("jax_enable_x64", True)
    for name in ("Jaxpr", "JaxprEqn", "Literal", "Primitive", "Var"):
        if not hasattr(jax.core, name):
            setattr(jax.core, name, getattr(jax.extend.core, name))
    try:
        import jax.util
    except ImportError:
        jax.util = types.ModuleType("jax.util")
        jax.util.safe_map = lambda f, *lists: [f(*items) for items in zip(*lists, strict=True)]
        jax.util.safe_zip = lambda *lists: list(zip(*lists, strict=True))
        sys.modules["jax.util"] = jax.util
    try:
        from jax.extend import source_info_util
    except ImportError:
        from jax._src import source_info_util

        jax.extend.source_info_util = source_info_util
        sys.modules["jax.extend.source_info_util"] = source_info_util
    if not hasattr(ad, "zeros_like_p"):
        ad.zeros_like_p = jax.extend.core.Primitive("zeros_like, which JAX no longer has")
    # the part that needs TensorFlow
    sys.modules["neural_tangents.experimental"] = types.ModuleType("neural_tangents.experimental")
    # this script's folder must not be searched
    sys.path[0:1] = [str(source)] if source else []
    import neural_tangents

    return jax, neural_tangents


def peer_network(case, nt):
    stax = nt.stax
    layers = []
    for step in case.layers:
        match step:
            case ("dense", width, w, b):
                layers.append(stax.Dense(width, w, b))
            case ("conv", width, w, b):
                layers.append(stax.Conv(width, (3, 3), padding="SAME", W_std=w, b_std=b))
            case ("relu",):
                layers.append(stax.Relu())
            case ("erf",):
                layers.append(stax.Erf())
            case ("tanh",):
                import jax.numpy as jnp

                layers.append(stax.ElementwiseNumerical(jnp.tanh, deg=25))
            case ("flatten",):
                layers.append(stax.Flatten())
            case ("global-average",):
                layers.append(stax.GlobalAvgPool())
    return stax.serial(*layers)


def peer_work(case, folder, source):
    """What the peer computes, as a function without arguments that returns arrays that are there."""
    jax, nt = _revive(source)
    init_fn, apply_fn, kernel_fn = peer_network(case, nt)

    def read(name):
        if not (folder / name).exists():
            return None
        flat = np.load(folder / name)
        # images the other way round: rows, columns, channels
        images = len(case.shape) == 3
        return jax.numpy.asarray(np.moveaxis(flat.reshape(-1, *case.shape), 1, -1) if images else flat)

    x, z = read("x.npy"), read("z.npy")
    ready = jax.block_until_ready
    match case.kind:
        case "kernels":
            compiled = jax.jit(lambda a, b: kernel_fn(a, b, case.kernels)._asdict())
            return lambda: {name: ready(value) for name, value in compiled(x, z).items()}
        case "descent":
            y = jax.numpy.asarray(np.load(folder / "y.npy"))
            learning_rate, seconds = DESCENT

            def descend():
                ntk = kernel_fn(x, None, "ntk")
                predict = nt.predict.gradient_descent_mse(ntk, y, learning_rate=learning_rate)
                return {"mean": ready(predict(seconds, 0.0, 0.0, kernel_fn(z, x, "ntk"))[1])}

            return descend
        case "empirical":
            given = np.load(folder / "parameters.npz")
            parameters, number = [], 0
            for step in case.layers:
                number += step[0] == "dense"
                parameters.append((given[f"w{number}"], given[f"b{number}"]) if step[0] == "dense" else ())
            of = nt.NtkImplementation
            tried = []
            for implementation in (of.JACOBIAN_CONTRACTION, of.NTK_VECTOR_PRODUCTS, of.STRUCTURED_DERIVATIVES):
                function = jax.jit(
                    nt.empirical_ntk_fn(apply_fn, trace_axes=(), vmap_axes=0, implementation=implementation))
                work = functools.partial(lambda f: {"ntk": ready(f(x, None, parameters)).transpose(0, 2, 1, 3)}, function)
                try:
                    work()
                    start = time.perf_counter()
                    work()
                    tried.append((time.perf_counter() - start, implementation.name, work))
                except Exception as e:
                    print(f"  {implementation.name}: {type(e).__name__}: {str(e)[:100]}", file=sys.stderr)
            seconds, name, work = min(tried, key=lambda one: one[0])
            print(f"  the peer's fastest implementation: {name}", file=sys.stderr)
            return work
        case "monte-carlo":
            kernel = nt.monte_carlo_kernel_fn(init_fn, apply_fn, jax.random.PRNGKey(1), 64)
            return lambda: {"ntk": ready(kernel(x, None, "ntk"))}
    raise ValueError(case.kind)


def peer_worker(case, folder, source):
    """Obeys `run` and `save` on standard input as Wick's worker does."""
    work = peer_work(case, folder, source)
    print("ready", flush=True)
    found = {}
    for line in sys.stdin:
        if line.strip() == "run":
            start = time.perf_counter()
            found = work()
            print(time.perf_counter() - start, flush=True)
        else:
            np.savez(folder / "peer.npz", **{name: np.asarray(value) for name, value in found.items()})
            print("saved", flush=True)


def peer_cold(case, folder, source):
    """One call, its file, and how long the call took."""
    work = peer_work(case, folder, source)
    start = time.perf_counter()
    found = {name: np.asarray(value) for name, value in work().items()}
    seconds = time.perf_counter() - start
    np.savez(folder / "peer.npz", **found)
    print(seconds, flush=True)


# ---- the comparison


class Missing(Exception):
    """One side cannot do this case yet."""


class Worker:
    """A process that computes when it is told to."""

    def __init__(self, name, command, folder):
        self.name = name
        self.log = open(folder / f"{name}.log", "w+")
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log, text=True, env=environment())
        self.expect()

    def expect(self):
        line = self.process.stdout.readline()
        if not line:
            raise Missing(f"{self.name}: {last_line(self.log)}")
        return line.strip()

    def tell(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.expect()

    def close(self):
        self.process.stdin.close()
        self.process.wait(60)
        self.process.stdout.close()
        self.log.close()


def last_line(log):
    log.seek(0)
    lines = [line.strip() for line in log if line.strip()]
    told = [line for line in lines if "Exception" in line or line.startswith("wick:") or "Error" in line]
    return (told or lines or ["ended without a word"])[-1 if not told else 0]


def environment():
    return {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "JAX_PLATFORMS": "cpu"}


def java():
    home = os.environ.get("WICK_JAVA_HOME") or os.environ.get("JAVA_HOME")
    return str(pathlib.Path(home, "bin", "java")) if home else "java"


def classpath():
    given = os.environ.get("WICK_CLASSPATH")
    jar = ROOT / "benchmarks" / "target" / "benchmarks.jar"
    if not given and not jar.exists():
        raise SystemExit(f"{jar} is not there; build it with ./mvnw -DskipTests package, or set WICK_CLASSPATH")
    return given or str(jar)


def launcher():
    given = os.environ.get("WICK")
    return [given] if given else [str(ROOT / "wick")]


def wick_worker(case, folder):
    command = [java(), *FLAGS, "-cp", classpath(), "wick.benchmarks.PeerWorker", case.kind, str(folder)]
    return Worker("wick", command, folder)


def this_script(mode, name, folder, source):
    return [sys.executable, __file__, "--peer", str(source or ""), mode, name, "--folder", str(folder)]


def warm(name, case, folder, source):
    wick, peer = None, None
    try:
        wick = wick_worker(case, folder)
        peer = Worker("peer", this_script("--worker", name, folder, source), folder)
        times = {"wick": [], "peer": []}
        for worker in (wick, peer):
            warm_up(worker)
        for _ in range(case.rounds):
            for worker in (wick, peer):
                # Wick is quick: several calls for one of the peer's, so that each gets a like share of luck
                for _ in range(3 if worker is wick else 1):
                    times[worker.name].append(float(worker.tell("run")))
        for worker in (wick, peer):
            worker.tell("save")
    finally:
        for worker in filter(None, (wick, peer)):
            worker.close()
    return {"wick": min(times["wick"]), "peer": min(times["peer"])}


def warm_up(worker):
    """Both have a just-in-time compiler: the peer's is done after one call, Wick's works on for a while."""
    start, calls = time.perf_counter(), 0
    while calls < 2 or time.perf_counter() - start < WARM_UP:
        worker.tell("run")
        calls += 1


def cold(name, case, folder, source):
    best = {"wick": np.inf, "peer": np.inf, "first_call": np.inf}
    for _ in range(case.rounds):
        seconds, _ = timed(wick_cold(case, folder), "wick")
        best["wick"] = min(best["wick"], seconds)
        seconds, said = timed(this_script("--once", name, folder, source), "peer")
        best["peer"] = min(best["peer"], seconds)
        best["first_call"] = min(best["first_call"], float(said.splitlines()[-1]))
    return best


def timed(command, name):
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, env=environment())
    seconds = time.perf_counter() - start
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.strip() and not line.startswith("WARNING")]
        raise Missing(f"{name}: {(lines or ['ended without a word'])[0 if name == 'wick' else -1]}")
    return seconds, done.stdout


# learning rate and time in the peer's units, in which the loss is divided by points and outputs; Wick's is not
DESCENT = (1.0, 1000.0)


def wick_cold(case, folder):
    network, x, out = (str(folder / name) for name in ("network.yaml", "x.npy", "wick.npz"))
    match case.kind:
        case "descent":
            rate, duration = DESCENT
            words = ["--targets", str(folder / "y.npy"), "--test", str(folder / "z.npy"), "--mean-only"]
            words += ["--learning-rate", str(rate), "--times", str(duration / case.inputs / 10)]
            return [*launcher(), "train", "--infinite", network, "--inputs", x, *words, "--out", out]
        case "monte-carlo":
            return [*launcher(), "kernel", network, "--inputs", x, "--kinds", "ntk", "--monte-carlo", "64", "--out", out]
    raise ValueError(case.kind)


def deviation(case, folder):
    """The largest deviation, and the largest off the diagonal where there is one; of random values the mean square."""
    worst, apart = 0.0, 0.0
    if case.kind == "monte-carlo":
        with np.load(folder / "wick.npz") as wick, np.load(folder / "peer.npz") as peer:
            upper = np.triu_indices(len(wick["ntk"]))
            # both are means over as many networks, so that their difference has twice the variance of one
            z = ((wick["ntk"] - peer["ntk"]) / (2**0.5 * wick["ntk_se"]))[upper]
            return {"rms_z": float(np.sqrt(np.mean(z**2)))}
    with np.load(folder / "wick.npz") as wick, np.load(folder / "peer.npz") as peer:
        for name in case.kernels if case.kind != "descent" else ("mean",):
            ours, theirs = wick[name], peer[name]
            if case.kind == "descent":
                ours, theirs = ours[0], theirs.reshape(ours[0].shape)
            if ours.shape != theirs.shape:
                raise Missing(f"{name} has shape {ours.shape} here and {theirs.shape} there")
            scale = np.abs(theirs).max()
            symmetric = ours.ndim == 2 and not case.columns
            if symmetric:
                root = np.sqrt(np.diag(theirs))
                scale = np.outer(root, root)
            difference = np.abs(ours - theirs) / scale
            worst = max(worst, float(difference.max()))
            if symmetric:
                apart = max(apart, float(difference[~np.eye(len(ours), dtype=bool)].max()))
    return {"deviation": worst, **({"off_diagonal": apart} if apart else {})}


def compare(name, source):
    case = CASES[name]
    with tempfile.TemporaryDirectory(prefix="wick-peer-") as temporary:
        folder = pathlib.Path(temporary)
        write_inputs(case, folder)
        found = (cold if case.cold else warm)(name, case, folder, source)
        found["ratio"] = found["peer"] / found["wick"]
        found |= deviation(case, folder)
    return found


def machine():
    model = platform.processor()
    info = pathlib.Path("/proc/cpuinfo")
    if info.exists():
        model = next((line.split(":")[1].strip() for line in info.read_text().splitlines() if "model name" in line), model)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{model}, {os.cpu_count()} cores{load}"


def row(name, found):
    case = CASES[name]
    head = f"| {case.about}{'; cold' if case.cold else ''} |"
    if "missing" in found:
        return f"{head} – | – | – | {case.goal} | {found['missing']} |"
    peer = seconds(found["peer"])
    if case.cold:
        peer += f" (first call {seconds(found['first_call'])})"
    if "rms_z" in found:
        return f"{head} {peer} | {seconds(found['wick'])} | {found['ratio']:.1f} | {case.goal} | {found['rms_z']:.2f} σ, rms |"
    apart = f" ({found['off_diagonal']:.1e} off the diagonal)" if "off_diagonal" in found else ""
    deviates = f"{found['deviation']:.1e}{apart}"
    return f"{head} {peer} | {seconds(found['wick'])} | {found['ratio']:.1f} | {case.goal} | {deviates} |"


def seconds(value):
    return f"{value * 1e3:.3g} ms" if value < 1 else f"{value:.3g} s"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peer", metavar="FOLDER", default="", help="the source of neural-tangents (default: installed)")
    parser.add_argument("--case", action="append", choices=CASES, help="only these cases")
    parser.add_argument("--json", type=pathlib.Path, help="write the figures here too")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    parser.add_argument("--once", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=pathlib.Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    source = asked.peer and pathlib.Path(asked.peer).resolve()
    if asked.worker:
        return peer_worker(CASES[asked.worker], asked.folder, source)
    if asked.once:
        return peer_cold(CASES[asked.once], asked.folder, source)
    print(machine())
    print("| case | neural-tangents | Wick | ratio | goal | largest deviation |\n|---|---|---|---|---|---|")
    figures = {}
    for name in asked.case or CASES:
        try:
            figures[name] = compare(name, source)
        except Missing as e:
            figures[name] = {"missing": str(e)}
        print(row(name, figures[name]), flush=True)
        if CASES[name].note:
            print(f"  {name}: {CASES[name].note}", file=sys.stderr)
    if asked.json:
        asked.json.write_text(json.dumps({"machine": machine(), "cases": figures}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
