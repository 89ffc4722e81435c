"""Kernels of small networks of every kind of layer, with 30 digits: writes architectures.csv beside this file.

    python3 architectures.py

Needs mpmath. Written from the definitions alone: the covariance K and the tangent kernel T of one unit between all
pairs (input, position) are carried through the layers as two full matrices. Inputs are small fractions without rounding,
x[i][u] = (((3 u^2 + 5 i u + 7 i + u) mod 17) - 8) / 8 for input i and unit u = channel * positions + position.

A line `network;NAME;JSON` gives a network, `nngp;NAME;i;j;VALUE` and `ntk;NAME;i;j;VALUE` its kernels.
"""

import itertools
import json
import pathlib

from mpmath import mp, mpf

mp.dps = 30
INPUTS = 3


def dense(width, w, b=0):
    return {"dense": {"width": width, "weight-variance": w, "bias-variance": b}}


def conv(channels, size, w, b=0, **more):
    return {"conv": {"channels": channels, "size": size, **more, "weight-variance": w, "bias-variance": b}}


def act(name):
    return {"activation": name}


IMAGE = [2, 3, 4]
FRONT = [conv(6, [3, 3], 1.5, 0.25, padding="same"), act("relu")]
FLAT = [dense(5, 1.75, 0.125), act("relu")]
END = [dense(1, 1.25, 0.5)]

NETWORKS = {
    "dense": (5, [*FLAT, dense(7, 1.25, 0.25), act("erf"), *END]),
    "conv-1d-same": ([2, 6], [conv(4, [3], 1.5, 0.25, padding="same"), act("relu"), "flatten", *END]),
    "conv-1d-valid": ([2, 6], [conv(4, [3], 1.5, 0.25, padding="valid"), act("erf"), "flatten", *END]),
    "conv-1d-circular": ([2, 6], [conv(4, [3], 1.5, 0.25, padding="circular"), act("relu"), "flatten", *END]),
    "conv-1d-stride-dilation": (
        [1, 9], [conv(4, [2], 1.5, 0.25, padding="same", stride=[2], dilation=[3]), act("relu"), "flatten", *END]),
    "conv-2d-same": (IMAGE, [*FRONT, conv(4, [3, 2], 1.25, 0.125, padding="same"), act("erf"), "flatten", *END]),
    "conv-2d-valid": (
        IMAGE, [*FRONT, conv(4, [2, 3], 1.25, 0.125, padding="valid"), act("relu"), "flatten", *END]),
    "conv-2d-circular": (
        IMAGE, [conv(4, [3, 3], 1.5, padding="circular"), act("relu"),
                conv(4, [2, 2], 1.25, 0.125, padding="circular", stride=[1, 2]), act("erf"), "flatten", *END]),
    "conv-2d-stride": (IMAGE, [conv(4, [3, 3], 1.5, padding="same", stride=[2, 2]), act("relu"), "flatten", *END]),
    "conv-2d-dilation": (
        [1, 5, 4], [conv(4, [2, 2], 1.5, padding="valid", dilation=[2, 3]), act("relu"), "flatten", *END]),
    "average-pool": (
        IMAGE, [*FRONT, {"average-pool": {"size": [2, 2], "stride": [1, 2], "padding": "valid"}}, "flatten", *END]),
    "average-pool-same": (
        IMAGE, [*FRONT, {"average-pool": {"size": [2, 3], "stride": [1, 1], "padding": "same"}},
                conv(4, [3, 3], 1.25, 0.125, padding="same"), act("relu"), "flatten", *END]),
    "sum-pool": (
        IMAGE, [*FRONT, {"sum-pool": {"size": [3, 2], "stride": [3, 2], "padding": "circular"}}, "flatten", *END]),
    "global-average-pool": (IMAGE, [*FRONT, conv(4, [3, 3], 1.25, 0.125), act("relu"), "global-average-pool", *END]),
    "global-sum-pool": (IMAGE, [*FRONT, "global-sum-pool", *END]),
    "flatten": (IMAGE, [*FRONT, "flatten", *FLAT, *END]),
    "dropout": (5, [*FLAT, {"dropout": {"rate": 0.25}}, dense(5, 1.5, 0.125), act("erf"), *END]),
    "dropout-conv": (
        IMAGE, [*FRONT, {"dropout": {"rate": 0.5}}, conv(4, [3, 3], 1.25, 0.125), act("relu"), "global-average-pool", *END]),
    "layer-norm": (5, [dense(6, 1.5, 0.25), "layer-norm", act("relu"), *END]),
    "layer-norm-conv": (
        IMAGE, [conv(4, [3, 3], 1.5, 0.25), {"layer-norm": {"epsilon": 0.5}}, act("erf"), "flatten", *END]),
    "residual": (5, [dense(6, 1.5, 0.25), {"residual": {"branch": [act("relu"), dense(6, 0.75, 0.125)]}}, act("erf"), *END]),
    "residual-conv": (
        IMAGE, [conv(4, [3, 3], 1.5, 0.25), {"residual": {"branch": [act("relu"), conv(4, [3, 3], 0.75, 0.125)]}},
                act("relu"), "global-average-pool", *END]),
    "sum": (
        5, [*FLAT, {"sum": {"branches": [[dense(4, 1.5)], [dense(4, 0.5, 0.25), act("erf"), dense(4, 1.25)]]}},
            act("relu"), *END]),
    "concatenate": (
        5, [*FLAT, {"concatenate": {"branches": [[dense(4, 1.5), act("relu")], [dense(12, 0.5, 0.25), act("erf")]]}}, *END]),
    "product": (
        5, [*FLAT, {"product": {"branches": [[dense(4, 1.5), act("relu")], [dense(4, 0.5, 0.25), act("erf")]]}}, *END]),
    "repeat": (5, [{"repeat": {"times": 3, "layers": [dense(6, 1.5, 0.25), act("relu")]}}, *END]),
    "tied": (
        IMAGE, [conv(4, [3, 3], 1.5), act("relu"),
                {"repeat": {"times": 3, "weights": "tied", "layers": [conv(4, [3, 3], 1.25, 0.125), act("relu")]}},
                "global-average-pool", *END]),
    "attention": (
        [3, 5], [conv(4, [1], 1.5, 0.25), act("relu"),
                 {"attention": {"channels": 4, "key-variance": 2, "value-variance": 1.25, "output-variance": 1.5}},
                 act("relu"), "flatten", *END]),
}


class Signal:
    """K and T between all pairs of (input, position); positions in row-major order over `grid`."""

    def __init__(self, grid, channels, K, T):
        self.grid, self.channels, self.K, self.T = grid, channels, K, T

    @property
    def positions(self):
        count = 1
        for size in self.grid:
            count *= size
        return count

    def pairs(self):
        return itertools.product(range(INPUTS), range(self.positions), range(INPUTS), range(self.positions))


def start(shape):
    channels, grid = (shape, []) if isinstance(shape, int) else (shape[0], shape[1:])
    s = Signal(grid, channels, {}, {})
    P = s.positions

    def x(i, u):
        return mpf((3 * u * u + 5 * i * u + 7 * i + u) % 17 - 8) / 8

    for i, p, j, q in s.pairs():
        s.K[i, p, j, q] = sum(x(i, c * P + p) * x(j, c * P + q) for c in range(channels)) / channels
        s.T[i, p, j, q] = mpf(0)
    return s


def weights(s, grid, channels, w, b, sources):
    """Fresh weights on the mean over `sources[p]`, lists with None for points outside."""
    out = Signal(grid, channels, {}, {})
    for i, p, j, q in out.pairs():
        K, T = mpf(0), mpf(0)
        for a, c in zip(sources[p], sources[q]):
            if a is not None and c is not None:
                K += s.K[i, a, j, c]
                T += s.T[i, a, j, c]
        K, T = mpf(w) * K / len(sources[p]), mpf(w) * T / len(sources[p])
        out.K[i, p, j, q] = K + mpf(b)
        out.T[i, p, j, q] = T + K + mpf(b)
    return out


def window(grid, settings):
    """The grid that comes out, and for every position the positions read."""
    n = len(grid)
    size = settings["size"]
    stride, dilation = settings.get("stride", [1] * n), settings.get("dilation", [1] * n)
    padding = settings.get("padding", "same")
    axes = []
    for d in range(n):
        reach = (size[d] - 1) * dilation[d] + 1
        count = (grid[d] - reach) // stride[d] + 1 if padding == "valid" else -(-grid[d] // stride[d])
        before = 0 if padding == "valid" else max(0, (count - 1) * stride[d] + reach - grid[d]) // 2
        axis = []
        for o in range(count):
            points = [o * stride[d] - before + k * dilation[d] for k in range(size[d])]
            if padding == "circular":
                points = [point % grid[d] for point in points]
            axis.append([point if 0 <= point < grid[d] else None for point in points])
        axes.append(axis)
    sources = []
    for place in itertools.product(*axes):
        reads = []
        for point in itertools.product(*place):
            index = 0
            for d in range(n):
                index = None if index is None or point[d] is None else index * grid[d] + point[d]
            reads.append(index)
        sources.append(reads)
    return [len(axis) for axis in axes], sources


def pooled(s, grid, sources, total):
    out = Signal(grid, s.channels, {}, {})
    for i, p, j, q in out.pairs():
        both = [(a, c) for a in sources[p] if a is not None for c in sources[q] if c is not None]
        size = 1 if total else len(sources[p]) * len(sources[q])
        out.K[i, p, j, q] = sum(s.K[i, a, j, c] for a, c in both) / size
        out.T[i, p, j, q] = sum(s.T[i, a, j, c] for a, c in both) / size
    return out


def activated(s, name):
    out = Signal(s.grid, s.channels, {}, {})
    for i, p, j, q in s.pairs():
        a, b, c = s.K[i, p, i, p], s.K[i, p, j, q], s.K[j, q, j, q]
        value, slope = {"relu": relu, "erf": erf}[name](a, b, c)
        out.K[i, p, j, q] = value
        out.T[i, p, j, q] = slope * s.T[i, p, j, q]
    return out


def relu(a, b, c):
    cosine = max(mpf(-1), min(mpf(1), b / mp.sqrt(a * c)))
    angle = mp.acos(cosine)
    return mp.sqrt(a * c) * (mp.sin(angle) + (mp.pi - angle) * cosine) / (2 * mp.pi), (mp.pi - angle) / (2 * mp.pi)


def erf(a, b, c):
    product = (1 + 2 * a) * (1 + 2 * c)
    return 2 / mp.pi * mp.asin(2 * b / mp.sqrt(product)), 4 / mp.pi / mp.sqrt(product - 4 * b * b)


def normalized(s, epsilon):
    out = Signal(s.grid, s.channels, {}, {})
    for i, p, j, q in s.pairs():
        factor = mp.sqrt((s.K[i, p, i, p] + epsilon) * (s.K[j, q, j, q] + epsilon))
        out.K[i, p, j, q], out.T[i, p, j, q] = s.K[i, p, j, q] / factor, s.T[i, p, j, q] / factor
    return out


def dropped(s, rate):
    out = Signal(s.grid, s.channels, dict(s.K), dict(s.T))
    for i, p in itertools.product(range(INPUTS), range(s.positions)):
        out.K[i, p, i, p] /= 1 - mpf(rate)
        out.T[i, p, i, p] /= 1 - mpf(rate)
    return out


def attended(s, settings):
    P = s.positions
    A = {}
    for i, p in itertools.product(range(INPUTS), range(P)):
        e = [mp.exp(mpf(settings["key-variance"]) * s.K[i, p, i, q]) for q in range(P)]
        A[i, p] = [value / sum(e) for value in e]
    v, o = mpf(settings["value-variance"]), mpf(settings["output-variance"])
    out = Signal(s.grid, settings["channels"], {}, {})
    for i, p, j, q in s.pairs():
        def mixed(M):
            return sum(A[i, p][a] * A[j, q][c] * M[i, a, j, c] for a in range(P) for c in range(P))

        K = o * v * mixed(s.K)
        # outputs learn (K), values learn (K), what came before learns
        out.K[i, p, j, q], out.T[i, p, j, q] = K, 2 * K + o * v * mixed(s.T)
    return out


def combined(kind, ends):
    out = Signal(ends[0].grid, ends[0].channels, {}, {})
    total = sum(e.channels for e in ends)
    for key in out.pairs():
        if kind == "sum":
            out.K[key], out.T[key] = sum(e.K[key] for e in ends), sum(e.T[key] for e in ends)
        elif kind == "concatenate":
            out.channels = total
            out.K[key] = sum(e.channels * e.K[key] for e in ends) / total
            out.T[key] = sum(e.channels * e.T[key] for e in ends) / total
        else:
            out.K[key] = mp.fprod(e.K[key] for e in ends)
            out.T[key] = sum(
                e.T[key] * mp.fprod(other.K[key] for other in ends if other is not e) for e in ends)
    return out


def through(s, layers):
    for layer in layers:
        kind, settings = (layer, {}) if isinstance(layer, str) else next(iter(layer.items()))
        everything = [list(range(s.positions))]
        if kind == "dense":
            s = weights(s, [], settings["width"], settings["weight-variance"], settings["bias-variance"], everything)
        elif kind == "conv":
            grid, sources = window(s.grid, settings)
            s = weights(s, grid, settings["channels"], settings["weight-variance"], settings["bias-variance"], sources)
        elif kind == "activation":
            s = activated(s, settings)
        elif kind in ("average-pool", "sum-pool"):
            s = pooled(s, *window(s.grid, settings), kind == "sum-pool")
        elif kind in ("global-average-pool", "global-sum-pool"):
            s = pooled(s, [], everything, kind == "global-sum-pool")
        elif kind == "flatten":
            out = Signal([], s.channels * s.positions, {}, {})
            for i, _, j, _ in out.pairs():
                for new, old in ((out.K, s.K), (out.T, s.T)):
                    new[i, 0, j, 0] = sum(old[i, p, j, p] for p in range(s.positions)) / s.positions
            s = out
        elif kind == "dropout":
            s = dropped(s, settings["rate"])
        elif kind == "layer-norm":
            s = normalized(s, mpf(settings.get("epsilon", 0)))
        elif kind == "residual":
            s = combined("sum", [s, through(s, settings["branch"])])
        elif kind in ("sum", "concatenate", "product"):
            s = combined(kind, [through(s, branch) for branch in settings["branches"]])
        elif kind == "repeat":
            for _ in range(settings["times"]):
                s = through(s, settings["layers"])
        elif kind == "attention":
            s = attended(s, settings)
    return s


def main():
    lines = ["# network;NAME;JSON or KERNEL;NAME;i;j;VALUE, see architectures.py"]
    for name, (shape, layers) in NETWORKS.items():
        document = {"network": {"input": shape, "layers": layers}}
        lines.append(f"network;{name};{json.dumps(document)}")
        end = through(start(shape), layers)
        for kernel, values in (("nngp", end.K), ("ntk", end.T)):
            for i in range(INPUTS):
                for j in range(i, INPUTS):
                    lines.append(f"{kernel};{name};{i};{j};{mp.nstr(values[i, 0, j, 0], 20)}")
    path = pathlib.Path(__file__).with_suffix(".csv")
    path.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
