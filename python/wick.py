"""Wick from Python: predict and measure neural networks.

One file, nothing to install: the standard library and NumPy (and wick_torch.py beside it for wick.capture, which looks
at PyTorch models). It hands networks over as files and arrays as .npy, and
gives dicts and NumPy arrays back. The first call starts Wick (wick serve), which then waits for the next ones, so that
a loop pays for the start once; it ends with Python, or with wick.close().

    import wick

    net = {"input": 64, "layers": [
        {"repeat": {"times": 3, "layers": [
            {"dense": {"width": 256, "weight-variance": 1.76, "bias-variance": 0.05}}, {"activation": "tanh"}]}},
        {"dense": {"width": 10, "weight-variance": 1}}]}

    wick.criticality(activation="tanh", bias_variance=0.05)["critical_weight_variance"]
    K = wick.kernel(net, X)                # K["nngp"], K["ntk"]
    study = wick.study(net, X, y)          # shows the first page of its report in a notebook
    study["comparisons"][0]["verdict"]
    wick.diagnose(model, batch)            # a PyTorch model: which layer breaks its signals or gradients?

Networks are written as in Wick's YAML files, as dicts or as the path of such a file. The launcher is taken from the
environment variable WICK (the launcher or wick.jar), from the folder above this file, or from the PATH. With
WICK_SERVE=off every call starts a Wick of its own. Calls from several threads wait for one another.
"""

import atexit
import collections
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import weakref

import numpy as np

__all__ = [
    "Arrays",
    "Capture",
    "Error",
    "Study",
    "capture",
    "check",
    "close",
    "criticality",
    "diagnose",
    "gp",
    "kernel",
    "study",
    "train_infinite",
    "version",
]

_FLAGS = [
    "--enable-native-access=ALL-UNNAMED",
    "--add-modules=jdk.incubator.vector",
    "--sun-misc-unsafe-memory-access=allow",
]


class Error(Exception):
    """What Wick says of an input it cannot use, or of a failure. `code` is its exit code (2: bad input)."""

    def __init__(self, message, code=2):
        super().__init__(message)
        self.code = code


class Study(dict):
    """The content of study.json, such as `study["comparisons"]`, and more beside it.

    arrays       the arrays of arrays.npz by name, as NumPy arrays
    folder       the folder that holds report.html, study.json and arrays.npz
    as_expected  whether every verdict is the one that was expected
    """

    def __init__(self, found, arrays, folder, as_expected):
        super().__init__(found)
        self.arrays = arrays
        self.folder = pathlib.Path(folder)
        self.as_expected = as_expected
        # read now: the folder may be a temporary one that is emptied before the notebook is shown again
        page = self.folder / "notebook.html"
        self._page = page.read_text("utf-8") if page.exists() else _comparisons(self)

    @property
    def report(self):
        """The report, a page for any browser."""
        return self.folder / "report.html"

    def _repr_html_(self):
        return self._page

    def __repr__(self):
        lines = [str(self.get("title", "study")), str(self.get("answer", ""))]
        for c in self.get("comparisons", []):
            lines.append(f"{c.get('verdict', ''):14} {c.get('id', '')}")
        return "\n".join(line for line in lines + [f"report: {self.report}"] if line)


class Arrays(dict):
    """NumPy arrays by name, and what Wick says about them.

    about        Wick's own words on the call, such as the relative error of each kernel
    conventions  in which units the arrays are, such as which derivatives the tangent kernel is made of
    """

    def __init__(self, arrays, about, conventions):
        super().__init__(arrays)
        self.about = about
        self.conventions = conventions

    def _rows(self):
        return [(name, " x ".join(map(str, a.shape)), f"{a.min():.6g}", f"{a.max():.6g}") for name, a in self.items()]

    def _repr_html_(self):
        return _table(("array", "shape", "smallest", "largest"), self._rows())

    def __repr__(self):
        return "\n".join(f"{name}: {shape}, from {low} to {high}" for name, shape, low, high in self._rows())


class Capture(os.PathLike):
    """What wick.capture recorded, in a file.

    path     the .npz file
    about    the modules in order of execution and what the arrays hold
    moments  steps x stages x quantities x statistics
    """

    def __init__(self, path):
        self.path = pathlib.Path(path)
        arrays, texts = _read_npz(self.path)
        self.about = json.loads(texts["about"])
        self.moments = arrays["moments"]
        self._figures = arrays["figures"]
        self._known = arrays["known"]
        self.loss = arrays["loss"]

    def __fspath__(self):
        return str(self.path)

    def moment(self, stage, quantity, statistic, step=0):
        """One number, such as moment("fc1", "output", "square")."""
        place = [s["name"] for s in self.about["stages"]].index(stage)
        return float(
            self.moments[
                step, place, self.about["quantities"].index(quantity), self.about["statistics"].index(statistic)
            ]
        )

    def figure(self, stage, name, step=0):
        """One figure, such as figure("fc1", "output_cosine"), or None."""
        at = (step, [s["name"] for s in self.about["stages"]].index(stage), self.about["figures"].index(name))
        return float(self._figures[at]) if self._known[at] else None

    def __repr__(self):
        about = self.about
        return f"{about['model']}: {len(about['stages'])} stages, {self.moments.shape[0]} steps, {self.path}"


def study(
    net=None,
    X=None,
    y=None,
    *,
    test=None,
    scale="sphere",
    targets=None,
    widths=None,
    networks=None,
    training=None,
    seed=None,
    quick=False,
    full=False,
    threads=None,
    name="network",
    out=None,
    verbose=False,
):
    """Predicts a network from theory, measures it on ensembles of real networks, and compares the two.

    net       a network as a dict or the path of a file; without X a study file with its data, or None for the digits
    X, y      inputs, one row each, and what the outputs are to be: whole numbers are classes (unless the network has
              one output), others are real targets
    test      (X, y) to measure accuracy on
    scale     "sphere" (|x|^2 becomes the number of components), "standardize" or "none"
    targets   "centered-one-hot", "one-hot" or "raw"; chosen by the kind of y if not given
    widths    widths to measure at, at least four; networks: how many independent networks at each
    training  a dict such as {"width": 256, "networks": 64, "inputs": 100, "steps": 100, "rate": 0.5}
    name      what the report calls it, if the network is a dict
    out       a folder for report.html, study.json and arrays.npz; a temporary one if not given
    verbose   pass on what Wick says while it works

    Returns a Study. Raises wick.Error with Wick's message.
    """
    with tempfile.TemporaryDirectory(prefix="wick-") as temporary:
        folder = pathlib.Path(temporary)
        files = []
        if X is None and (y is not None or test is not None):
            raise Error("y and test need X")
        if X is not None or isinstance(net, dict):
            file = folder / f"{_word(name)}.yaml"
            files.append(_study_file(file, net, X, y, test, scale, targets, widths, training))
        else:
            if widths is not None or training is not None:
                raise Error("widths and training stand in the study file; give them with a dict and X only")
            if net is not None:
                files.append(_network_file(folder, net))
        target = pathlib.Path(out) if out is not None else pathlib.Path(tempfile.mkdtemp(prefix="wick-study-"))
        options = {"out": os.path.abspath(target), "networks": networks, "seed": seed, "threads": threads}
        options |= {"quick": bool(quick), "full": bool(full)}
        code, _ = _ask("study", files, options, folder, verbose)
        with open(target / "study.json", encoding="utf-8") as file:
            found = json.load(file)
        arrays, _ = _read_npz(target / "arrays.npz")
        return Study(found, arrays, target, code == 0)


def kernel(
    net,
    X,
    Z=None,
    *,
    kinds=("nngp", "ntk"),
    empirical=False,
    weights=None,
    logits=None,
    compare=False,
    seed=None,
    threads=None,
):
    """Kernel matrices of a network between the rows of X, or between those of X and Z.

    At infinite width "nngp" is the covariance of one output over networks and "ntk" the neural tangent kernel of one
    output. With empirical=True, or with weights (a dict w1, b1, w2, b2, ... or the path of an .npz), "ntk" is that of
    one finite network, traced over its outputs or in full (logits="full"); compare=True gives both.

    Returns Arrays, a dict of NumPy arrays. Raises wick.Error with Wick's message.
    """
    with tempfile.TemporaryDirectory(prefix="wick-") as temporary:
        folder = pathlib.Path(temporary)
        options = {"inputs": _save(folder / "X.npy", X)}
        if Z is not None:
            options["inputs2"] = _save(folder / "Z.npy", Z)
        options["kinds"] = [kinds] if isinstance(kinds, str) else list(kinds)
        options |= {"empirical": bool(empirical), "compare": bool(compare)}
        if isinstance(weights, dict):
            np.savez(folder / "W.npz", **{name: np.asarray(w, dtype=float) for name, w in weights.items()})
            weights = folder / "W.npz"
        if weights is not None:
            options["weights"] = os.path.abspath(weights)
        options |= {"logits": logits, "seed": seed, "threads": threads}
        return _arrays("kernel", [_network_file(folder, net)], options, folder)


def gp(
    net,
    X,
    y,
    Z,
    z=None,
    *,
    kernel="nngp",
    noise=0.0,
    jitter=0.0,
    optimize=False,
    scale="none",
    targets=None,
    seed=None,
    threads=None,
):
    """Gaussian-process regression on X and y with the kernel of a network as prior, and its predictions at Z.

    y, z     whole numbers are classes (unless the network has one output), others real targets; z, those of Z, if known
    kernel   "nngp", "ntk", "empirical" (the tangent kernel of one drawn network), or the matrix of all rows of X and Z
    noise    variance of the noise on targets; jitter, added to the diagonal, is no part of the model
    optimize first climb the evidence over weight variances, bias variances and noise
    scale    of inputs: "none", "sphere" or "standardize"

    Returns Arrays with "mean" (tests x outputs), "variance", leave-one-out predictions, and probabilities of classes;
    `about` has the log evidence, the condition number and, with z, how good it is. Raises wick.Error.
    """
    with tempfile.TemporaryDirectory(prefix="wick-") as temporary:
        folder = pathlib.Path(temporary)
        y = np.asarray(y)
        file = _network_file(folder, net)
        coding = targets or _coding(y, _ask("check", [file], {}, folder)[1]["outputs"])
        known = y[:1].repeat(len(Z), 0) if z is None else np.asarray(z)
        files = [_save(folder / "X.npy", X), _save(folder / "Z.npy", Z)]
        options = {"network": file, "train-labels": _save(folder / "y.npy", y)}
        options |= {"test-labels": _save(folder / "z.npy", known), "scale": scale, "targets": coding}
        options["kernel"] = kernel if isinstance(kernel, str) else _save(folder / "K.npy", kernel)
        options |= {"noise": noise, "jitter": jitter, "optimize": bool(optimize), "seed": seed, "threads": threads}
        found = _arrays("gp", files, options, folder)
        if z is None:
            # the targets of Z were made up, and how well they are met says nothing
            for name in ("accuracy", "root_mean_squared_error", "negative_log_likelihood", "calibration"):
                found.about.pop(name, None)
        return found


def train_infinite(
    net,
    X,
    y,
    Z,
    times=None,
    *,
    learning_rate=None,
    steps=None,
    momentum=None,
    loss="squares",
    kernel="ntk",
    draws=None,
    variance=True,
    covariance=False,
    seed=None,
    threads=None,
):
    """What infinitely wide networks, trained on X and y, answer at Z: mean and variance over networks.

    times    times of gradient flow, a number of steps of learning rate `learning_rate` (default 1) each; inf is the end
    steps    or numbers of steps of gradient descent with this learning rate
    loss     "squares", half their sum over points and outputs, in closed form; or "cross-entropy", summed over points,
             averaged over `draws` initial functions, with standard errors (y: probabilities, or whole numbers: classes)
    kernel   "ntk": all layers learn; "nngp": the readout alone

    Returns Arrays with "mean" and "variance" (times x tests x outputs), and "covariance" between tests if asked for;
    `about` has the largest stable learning rate. Raises wick.Error with Wick's message.
    """
    with tempfile.TemporaryDirectory(prefix="wick-") as temporary:
        folder = pathlib.Path(temporary)
        options = _training_set(folder, X, y) | {"infinite": True, "test": _save(folder / "Z.npy", Z)}
        for name, values in {"times": times, "steps": steps}.items():
            if values is not None:
                options[name] = [_plain_number(value) for value in np.atleast_1d(values)]
        options |= {"rate": learning_rate, "momentum": momentum, "loss": loss, "kernel": kernel}
        options |= {"draws": draws, "mean-only": not variance, "covariance": bool(covariance)}
        options |= {"seed": seed, "threads": threads}
        return _arrays("train", [_network_file(folder, net)], options, folder)


def criticality(activation, weight_variance=None, bias_variance=None):
    """How deep a signal survives in a wide network that repeats one dense layer and activation.

    Returns a dict with phase, fixed_point_variance, susceptibility, variance_susceptibility, correlation_fixed_point,
    correlation_depth and variance_depth; None where a quantity does not exist. Without weight_variance it also has
    critical_weight_variance and the list critical_points. Raises wick.Error with Wick's message.
    """
    name = activation if isinstance(activation, str) else json.dumps(activation, default=_plain)
    options = {"activation": name, "weight-variance": weight_variance, "bias-variance": bias_variance}
    return _ask("criticality", [], options)[1]


def check(net):
    """Reads a network strictly and returns its shapes, parameter count and memory as a dict."""
    with tempfile.TemporaryDirectory(prefix="wick-") as temporary:
        folder = pathlib.Path(temporary)
        return _ask("check", [_network_file(folder, net)], {}, folder)[1]


def capture(model, batch, loss=None, optimizer=None, *, steps=1, file=None):
    """Runs a PyTorch model on a batch, forward and backward, and records what each module did, as moments.

    batch      what the model is called with: a tensor, a tuple of arguments, or a dict of keyword arguments
    loss       a function of the model's output that gives a scalar; without it the output's own `loss` if it has one,
               else the sum of the outputs with random signs, over the number of samples
    optimizer  a torch optimizer of this model, or a function that makes one from its parameters; then `steps` steps
               are made, their updates are recorded, and all weights are put back
    file       where the capture is written, an .npz for `wick diagnose`; a temporary one if not given

    Moments only are kept, no tensor. The model, its mode, gradients, buffers and the state of random numbers are left
    as they were. Returns a Capture. Raises wick.Error if the model cannot be run.
    """
    try:
        import torch
    except ImportError as e:
        raise Error("wick.capture needs PyTorch, and there is none") from e
    if not isinstance(model, torch.nn.Module):
        raise Error(f"a model is a torch.nn.Module, not {type(model).__name__}")
    if steps < 1 or (steps > 1 and optimizer is None):
        raise Error(f"steps={steps}: must be one or more, and one without an optimizer")
    kept = None
    if file is None:
        kept = tempfile.mkdtemp(prefix="wick-capture-")
        file = pathlib.Path(kept) / "capture.npz"
    import wick_torch

    try:
        recorder = wick_torch.Recorder(model, batch)
        recorder.run(loss, optimizer, steps)
    except wick_torch.Unsuitable as e:
        raise Error(str(e)) from e
    recorder.write(file)
    found = Capture(file)
    if kept is not None:
        weakref.finalize(found, shutil.rmtree, kept, ignore_errors=True)
    return found


def diagnose(model, batch=None, **how):
    """What `wick diagnose` finds in a capture, the path of one, or a model that is captured here on `batch`.

    `how` is handed to `wick.capture`. Returns a dict with "verdict" and the list "findings", the gravest first. Raises
    wick.Error with Wick's message.
    """
    if isinstance(model, (str, os.PathLike)):
        if batch is not None or how:
            raise Error("a capture that is made already takes no batch")
        return _ask("diagnose", [os.path.abspath(model)], {})[1]
    if batch is None:
        raise Error("diagnose needs a batch to run the model on")
    return diagnose(capture(model, batch, **how))


def version():
    """The version of the Wick that answers."""
    return _process(["--version"]).stdout.strip()


def close():
    """Ends the Wick that waits for calls; the next call starts another one."""
    with _lock:
        _server.close()


# ---- files


def _word(name):
    """A name that can be a file's."""
    return re.sub(r"[^\w .-]", "-", str(name)).strip(" .") or "network"


def _study_file(path, net, X, y, test, scale, targets, widths, training):
    document = dict(_document(net))
    if X is not None:
        if y is None:
            raise Error("X needs y: a class or a target for each of its rows")
        y = np.asarray(y)
        if targets is None:
            targets = _coding(y, _outputs(document))
        data = {"train": _part(path.parent, "train", X, y), "scale": scale, "targets": targets}
        if test is not None:
            data["test"] = _part(path.parent, "test", test[0], np.asarray(test[1]))
        document["data"] = data
    settings = dict(document.get("study", {}))
    for name, value in {"widths": widths, "training": training}.items():
        if value is not None:
            settings[name] = value
    if settings:
        document["study"] = settings
    return _write(path, document)


def _coding(y, outputs):
    """Whole numbers are classes, unless there is one output."""
    classes = y.dtype.kind in "iub" and (y.ndim == 1 or y.shape[1:] == (1,)) and outputs != 1
    return "centered-one-hot" if classes else "raw"


def _part(folder, name, X, y):
    _save(folder / f"{name}-X.npy", X)
    _save(folder / f"{name}-y.npy", y)
    return {"file": f"{name}-X.npy", "labels": {"file": f"{name}-y.npy"}}


def _document(net):
    """A network dict, with or without the word "network" around it, as a whole file."""
    if not isinstance(net, dict):
        raise Error(f"a network is a dict or the path of a file, not {type(net).__name__}; with data it must be a dict")
    return net if "network" in net else {"network": net}


def _outputs(document):
    """The width of the readout, or None if the network has none that could be read (Wick will say so)."""
    try:
        return int(document["network"]["layers"][-1]["dense"]["width"])
    except (KeyError, IndexError, TypeError, ValueError):
        return None


def _network_file(folder, net):
    if isinstance(net, (str, os.PathLike)):
        return os.path.abspath(net)
    return _write(folder / "network.yaml", _document(net))


def _write(path, document):
    # JSON is YAML too; NaN and infinity are written as words that Wick refuses by name
    path.write_text(json.dumps(document, indent=2, ensure_ascii=False, default=_plain), encoding="utf-8")
    return str(path)


def _plain(value):
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.ndarray):
        return value.tolist()
    raise Error(f"{value!r} cannot be written as JSON")


def _save(path, array):
    array = np.asarray(array)
    if array.dtype.kind not in "fiub":
        raise Error(f"an array of {array.dtype} cannot be used; numbers can")
    np.save(path, array, allow_pickle=False)
    return str(path)


def _training_set(folder, X, y):
    y = np.asarray(y)
    column = y[:, None] if y.ndim == 1 else y
    return {"inputs": _save(folder / "X.npy", X), "targets": _save(folder / "y.npy", column)}


def _plain_number(value):
    """As Wick reads it: whole numbers without a point, and inf."""
    if np.isinf(value):
        return "inf"
    return int(value) if value == np.floor(value) else float(value)


def _arrays(verb, files, options, folder):
    """Asks a verb that writes arrays and returns them."""
    target = folder / "answer.npz"
    _, about = _ask(verb, files, {**options, "out": str(target)}, folder)
    arrays, texts = _read_npz(target)
    return Arrays(arrays, about, texts.get("conventions", ""))


def _read_npz(path):
    arrays, texts = {}, {}
    with np.load(path, allow_pickle=False) as file:
        for name in file.files:
            array = file[name]
            if array.dtype.kind == "U":
                texts[name] = str(array)
            else:
                arrays[name] = array
    return arrays, texts


# ---- the process


class _Dead(Exception):
    """The server has ended; what it said last is the message."""


class _Server:
    """One `wick serve`, started when it is needed."""

    def __init__(self):
        self.process = None
        self.command = None
        self.answered = False
        self.verbose = False
        self.said = collections.deque(maxlen=50)

    def ask(self, request, verbose):
        """Sends one request and returns its answer, the line of the server as a dict."""
        command = _launcher() + ["serve", "--stdio"]
        if self.process is None or self.process.poll() is not None or self.command != command:
            self.start(command)
        self.verbose = verbose
        line = json.dumps(request, default=_plain) + "\n"
        try:
            self.process.stdin.write(line)
            self.process.stdin.flush()
            for line in self.process.stdout:
                answer = json.loads(line)
                if "event" not in answer:
                    self.answered = True
                    return answer
                if verbose:
                    print(answer["event"], file=sys.stderr)
        except OSError:
            pass  # it has ended, which is told below
        except BaseException:
            self.kill()
            raise
        code = self.process.wait()
        self.listener.join(1)
        raise _Dead(_message("".join(self.said)) or f"Wick ended with exit code {code}", code)

    def start(self, command):
        self.close()
        self.command, self.answered = command, False
        self.said.clear()
        try:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="replace",
                # an interrupt is for Python, which then ends the server itself
                start_new_session=os.name != "nt",
            )
        except OSError as e:
            raise Error(f"cannot start Wick: {e}") from e
        self.listener = threading.Thread(target=self.listen, args=(self.process.stderr,), daemon=True)
        self.listener.start()

    def listen(self, stream):
        for line in stream:
            self.said.append(line)
            if self.verbose:
                print(line, end="", file=sys.stderr)
        stream.close()

    def close(self):
        """Ends it by ending its input, or by force where it does not heed that."""
        if self.process is None:
            return
        try:
            self.process.stdin.close()
            self.process.wait(10)
        except (OSError, subprocess.TimeoutExpired):
            pass
        self.kill()

    def kill(self):
        process, self.process = self.process, None
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.listener.join(1)
        process.stdout.close()


_lock = threading.RLock()
_server = _Server()


def _after_fork():
    """A forked Python must not talk into its parent's conversation."""
    global _lock, _server
    _lock = threading.RLock()
    _server = _Server()


def _at_exit():
    """Work that a daemon thread still waits for is given up."""
    idle = _lock.acquire(timeout=0.5)
    if idle:
        _server.close()
    elif _server.process is not None:
        _server.kill()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
atexit.register(_at_exit)


def _ask(verb, arguments, options, folder=None, verbose=False):
    """Asks Wick; returns the exit code (0 done, 1 a verdict differs from the expected one) and the JSON object.

    `folder` holds the files made for this call, whose names are shown without it.
    """
    options = {name: value for name, value in options.items() if value is not None and value is not False}
    if os.environ.get("WICK_SERVE") == "off":
        return _once(verb, arguments, options, folder, verbose)
    request = {"verb": verb, "arguments": arguments, "options": options, "events": True}
    with _lock:
        try:
            answer = _server.ask(request, verbose)
        except _Dead as dead:
            message, code = dead.args
            if not _server.answered and "no verb 'serve'" in message:
                return _once(verb, arguments, options, folder, verbose)
            raise Error(message, code) from None
    if "error" in answer:
        hints = [hint[len("wick: ") :] for hint in answer["error"]["hints"] if hint.startswith("wick: ")]
        raise Error("; ".join([_named(answer["error"]["message"], folder), *hints]), answer["code"])
    return answer["code"], answer["answer"]


def _named(message, folder):
    """The message with files of this call, and those below the working directory, named as the caller knows them."""
    for known in (folder, os.getcwd()):
        message = message.replace(f"{known}{os.sep}", "") if known else message
    return message


def _launcher():
    here = pathlib.Path(__file__).resolve().parent
    name = "wick.cmd" if os.name == "nt" else "wick"
    asked = os.environ.get("WICK")
    candidates = [asked] if asked else [here.parent / name, here.parent / "wick.jar", shutil.which("wick")]
    for candidate in filter(None, candidates):
        path = pathlib.Path(candidate)
        if path.is_file():
            return ["java", *_FLAGS, "-jar", str(path)] if path.suffix == ".jar" else [str(path)]
    where = f"WICK={asked} is not a file" if asked else f"neither {here.parent / name} nor the PATH has it"
    raise Error(f"cannot find Wick: {where}; set the environment variable WICK to the launcher or to wick.jar")


def _process(command, verbose=False):
    """Runs Wick to its end; an interrupt of Python ends it too."""
    said = []
    # into a file, so that neither stream can block the other
    with tempfile.TemporaryFile() as out:
        try:
            process = subprocess.Popen(
                _launcher() + command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="replace",
            )
        except OSError as e:
            raise Error(f"cannot start Wick: {e}") from e
        try:
            for line in process.stderr:
                said.append(line)
                if verbose:
                    print(line, end="", file=sys.stderr)
            process.wait()
        except BaseException:
            process.terminate()
            process.wait()
            raise
        finally:
            process.stderr.close()
        out.seek(0)
        answer = out.read().decode("utf-8", "replace")
    return subprocess.CompletedProcess(process.args, process.returncode, answer, "".join(said))


def _once(verb, arguments, options, folder, verbose):
    """The same with a Wick for this call alone."""
    words = [verb, "--json"]
    for name, value in options.items():
        text = ",".join(map(str, value)) if isinstance(value, list) else str(value)
        words.append(f"--{name}" if value is True else f"--{name}={text}")
    done = _process([*words, "--", *arguments], verbose)
    if done.returncode not in (0, 1) or not done.stdout.strip():
        message = _message(done.stderr) or f"Wick ended with exit code {done.returncode}"
        raise Error(_named(message, folder), done.returncode)
    return done.returncode, json.loads(done.stdout)


def _message(stderr):
    """The last thing Wick said, without its name in front; without any, what the Java below it said."""
    lines = [line for line in stderr.splitlines() if line.strip() and not line.startswith("WARNING: ")]
    own = [line[len("wick: ") :] for line in lines if line.startswith("wick: ")]
    return own[-1] if own else "\n".join(lines[-5:])


# ---- tables


def _table(head, rows):
    def row(cells, tag):
        return "<tr>" + "".join(f"<{tag}>{html.escape(str(cell))}</{tag}>" for cell in cells) + "</tr>"

    return "<table>" + row(head, "th") + "".join(row(cells, "td") for cells in rows) + "</table>"


def _comparisons(found):
    rows = []
    for c in found.get("comparisons", []):
        p, m = c.get("prediction") or {}, c.get("measurement") or {}
        measured = f"{_short(m.get('mean'))} ± {_short(m.get('standard_error'))}"
        rows.append((c.get("id", ""), _short(p.get("value")), measured, c.get("verdict", "")))
    return _table(("quantity", "predicted", "measured", "verdict"), rows)


def _short(value):
    return f"{value:.6g}" if isinstance(value, (int, float)) else "—"
