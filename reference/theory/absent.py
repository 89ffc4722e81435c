"""Kernels of inputs with absent positions, with 30 digits: writes absent.csv beside this file.

    python3 absent.py

Needs mpmath. Written from the definition alone: an absent position is one outside the grid. A signal is a list of the
positions that each input has, and K and T between those; nothing is kept of any other. Inputs are as in
architectures.py. Of P positions, input 0 lacks the last P // 3 and input 2 every position p with p mod 5 = 1.

A window that must lie within the grid (padding: valid) is there where all points that it reads are; any other where the
point in its middle is. Lines are as in architectures.csv.
"""

import itertools
import json
import pathlib

from architectures import INPUTS, act, conv, dense, erf, relu, window
from mpmath import mp, mpf

END = [dense(1, 1.25, 0.5)]
LINE, IMAGE = [2, 7], [2, 3, 4]
FRONT = [conv(6, [3], 1.5, 0.25, padding="same"), act("relu")]
FRONT_2D = [conv(6, [3, 3], 1.5, 0.25, padding="same"), act("relu")]
AVERAGE = ["global-average-pool", *END]

NETWORKS = {
    "absent-conv-same": (LINE, [*FRONT, conv(4, [2], 1.25, 0.125, padding="same"), act("cos"), *AVERAGE]),
    "absent-conv-valid": (
        [2, 9], [conv(4, [2], 1.5, 0.25, padding="valid"), act("erf"), conv(4, [2], 1.25, 0.5, padding="valid"),
                 act("relu"), *AVERAGE]),
    "absent-conv-circular": (LINE, [conv(4, [3], 1.5, 0.25, padding="circular"), act("erf"), "flatten", *END]),
    "absent-conv-stride": (
        LINE, [conv(4, [3], 1.5, 0.25, padding="same", stride=[2]), "flatten", act("cos"), *END]),
    "absent-conv-dilation": (
        [1, 9], [conv(4, [2], 1.5, 0.25, padding="same", dilation=[3]), act("relu"),
                 conv(4, [3], 1.25, 0.125, padding="same"), "global-sum-pool", *END]),
    "absent-conv-2d": (
        IMAGE, [*FRONT_2D, conv(4, [3, 2], 1.25, 0.125, padding="same", stride=[1, 2]), act("cos"), *AVERAGE]),
    "absent-average-pool": (
        LINE, [*FRONT, {"average-pool": {"size": [3], "stride": [2], "padding": "same"}},
               conv(4, [3], 1.25, 0.125, padding="same"), act("relu"), "flatten", *END]),
    "absent-sum-pool": (
        [2, 9], [*FRONT, {"sum-pool": {"size": [2], "stride": [1], "padding": "valid"}}, *AVERAGE]),
    "absent-global-pool-2d": (IMAGE, [conv(4, [3, 3], 1.5, 0.25), "global-average-pool", act("relu"), *END]),
    "absent-layer-norm": (LINE, [conv(4, [3], 1.5, 0.25), "layer-norm", act("erf"), *AVERAGE]),
    "absent-layer-norm-flat": (LINE, [conv(4, [3], 1.5, 0.25), "flatten", "layer-norm", act("cos"), *END]),
    "absent-dropout": (LINE, [*FRONT, {"dropout": {"rate": 0.25}}, conv(4, [3], 1.25, 0.125), act("relu"), *AVERAGE]),
    "absent-residual": (
        LINE, [conv(4, [3], 1.5, 0.25), {"residual": {"branch": [act("relu"), conv(4, [3], 0.75, 0.125)]}},
               act("cos"), *AVERAGE]),
    "absent-sum-of-strides": (
        [2, 8], [*FRONT, {"sum": {"branches": [[conv(4, [1], 1.5, 0.25, stride=[2])],
                                               [conv(4, [3], 0.5, 0.125, stride=[2])]]}}, act("cos"), *AVERAGE]),
    "absent-product": (
        LINE, [*FRONT, {"product": {"branches": [[conv(4, [3], 1.5), act("relu")],
                                                 [conv(4, [1], 0.5, 0.25), act("cos")]]}}, *AVERAGE]),
    "absent-concatenate": (
        LINE, [*FRONT, {"concatenate": {"branches": [[conv(4, [3], 1.5, 0.25), act("relu")],
                                                     [conv(12, [1], 0.5), act("cos")]]}},
               "global-sum-pool", *END]),
    "absent-tied": (
        LINE, [conv(4, [3], 1.5), act("relu"),
               {"repeat": {"times": 2, "weights": "tied", "layers": [conv(4, [3], 1.25, 0.125), act("relu")]}},
               *AVERAGE]),
    "absent-attention": (
        LINE, [*FRONT, {"attention": {"channels": 4, "key-variance": 2, "value-variance": 1.25, "output-variance": 1.5}},
               act("relu"), *AVERAGE]),
}


class Signal:
    """`places[i]`: the positions that input i has on `grid`. `flat` behind flatten."""

    def __init__(self, grid, channels, places, flat=False):
        self.grid, self.channels, self.places, self.flat = grid, channels, places, flat
        self.K, self.T = {}, {}

    def pairs(self):
        for i, j in itertools.product(range(INPUTS), repeat=2):
            yield from ((i, p, j, q) for p in self.places[i] for q in self.places[j])

    def like(self):
        return Signal(self.grid, self.channels, self.places, self.flat)

    def size(self):
        return mp.fprod(self.grid)


def start(shape):
    channels, grid = shape[0], shape[1:]
    P = int(mp.fprod(grid))
    lacks = [lambda p: p >= P - P // 3, lambda p: False, lambda p: p % 5 == 1]
    s = Signal(grid, channels, [[p for p in range(P) if not lacks[i](p)] for i in range(INPUTS)])

    def x(i, u):
        return mpf((3 * u * u + 5 * i * u + 7 * i + u) % 17 - 8) / 8

    for i, p, j, q in s.pairs():
        s.K[i, p, j, q] = sum(x(i, c * P + p) * x(j, c * P + q) for c in range(channels)) / channels
        s.T[i, p, j, q] = mpf(0)
    return s


def there(s, settings):
    """The grid behind a window, what each of its places reads, and which places each input has."""
    grid, sources = window(s.grid, settings)
    n = len(grid)
    size, stride = settings["size"], settings.get("stride", [1] * n)
    dilation = settings.get("dilation", [1] * n)
    middles = []
    for out in itertools.product(*(range(g) for g in grid)):
        index = 0
        for d in range(n):
            reach = (size[d] - 1) * dilation[d] + 1
            before = max(0, (grid[d] - 1) * stride[d] + reach - s.grid[d]) // 2
            index = index * s.grid[d] + out[d] * stride[d] - before + (reach - 1) // 2
        middles.append(index)
    places = []
    for i in range(INPUTS):
        has = set(s.places[i])
        places.append([
            k for k in range(len(sources))
            if (set(sources[k]) <= has if settings.get("padding") == "valid" else middles[k] in has)])
    return grid, sources, places


def summed(s, grid, places, sources):
    """Sums over what is there of the points that each place reads."""
    out = Signal(grid, s.channels, places)
    for i, p, j, q in out.pairs():
        both = [(i, a, j, c) for a in sources[p] for c in sources[q] if (i, a, j, c) in s.K]
        out.K[i, p, j, q], out.T[i, p, j, q] = sum(s.K[k] for k in both), sum(s.T[k] for k in both)
    return out


def weighted(s, settings, grid, places, sources):
    w, b = mpf(settings["weight-variance"]), mpf(settings["bias-variance"])
    out = Signal(grid, settings.get("channels", settings.get("width")), places)
    for i, p, j, q in out.pairs():
        both = [(i, a, j, c) for a, c in zip(sources[p], sources[q]) if (i, a, j, c) in s.K]
        K = w * sum(s.K[k] for k in both) / len(sources[p])
        out.K[i, p, j, q] = b + K
        out.T[i, p, j, q] = b + K + w * sum(s.T[k] for k in both) / len(sources[p])
    return out


def cos(a, b, c):
    return mp.exp(-(a + c) / 2) * mp.cosh(b), mp.exp(-(a + c) / 2) * mp.sinh(b)


def activated(s, name):
    out = s.like()
    for i, p, j, q in s.pairs():
        value, slope = {"relu": relu, "erf": erf, "cos": cos}[name](
            s.K[i, p, i, p], s.K[i, p, j, q], s.K[j, q, j, q])
        out.K[i, p, j, q], out.T[i, p, j, q] = value, slope * s.T[i, p, j, q]
    return out


def normalized(s, epsilon):
    out = s.like()

    def square(i, p):
        own = [s.K[i, k, i, k] for k in s.places[i]]
        return (sum(own) / len(own) if s.flat else s.K[i, p, i, p]) + epsilon

    for i, p, j, q in s.pairs():
        root = mp.sqrt(square(i, p) * square(j, q))
        out.K[i, p, j, q], out.T[i, p, j, q] = s.K[i, p, j, q] / root, s.T[i, p, j, q] / root
    return out


def dropped(s, rate):
    out = s.like()
    for i, p, j, q in s.pairs():
        gain = 1 / (1 - mpf(rate)) if (i, p) == (j, q) else 1
        out.K[i, p, j, q], out.T[i, p, j, q] = gain * s.K[i, p, j, q], gain * s.T[i, p, j, q]
    return out


def attended(s, settings):
    A = {}
    for i in range(INPUTS):
        for p in s.places[i]:
            e = {q: mp.exp(mpf(settings["key-variance"]) * s.K[i, p, i, q]) for q in s.places[i]}
            A[i, p] = {q: value / sum(e.values()) for q, value in e.items()}
    vo = mpf(settings["value-variance"]) * mpf(settings["output-variance"])
    out = Signal(s.grid, settings["channels"], s.places)
    for i, p, j, q in s.pairs():
        def mixed(M):
            return vo * sum(A[i, p][a] * A[j, q][c] * M[i, a, j, c] for a in s.places[i] for c in s.places[j])

        out.K[i, p, j, q], out.T[i, p, j, q] = mixed(s.K), 2 * mixed(s.K) + mixed(s.T)
    return out


def combined(kind, ends):
    channels = sum(e.channels for e in ends) if kind == "concatenate" else ends[0].channels
    out = Signal(ends[0].grid, channels, [sorted(set().union(*(e.places[i] for e in ends))) for i in range(INPUTS)])
    for k in out.pairs():
        K, T = [e.K.get(k, mpf(0)) for e in ends], [e.T.get(k, mpf(0)) for e in ends]
        if kind == "product":
            out.K[k], out.T[k] = K[0] * K[1], T[0] * K[1] + K[0] * T[1]
        else:
            shares = [mpf(e.channels) / channels if kind == "concatenate" else 1 for e in ends]
            out.K[k] = sum(share * one for share, one in zip(shares, K))
            out.T[k] = sum(share * one for share, one in zip(shares, T))
    return out


def through(s, layers):
    for layer in layers:
        kind, settings = (layer, {}) if isinstance(layer, str) else next(iter(layer.items()))
        everything, one = [list(range(int(s.size())))], [[0]] * INPUTS
        if kind == "dense":
            s = weighted(s, settings, [], one, everything)
        elif kind == "conv":
            grid, sources, places = there(s, settings)
            s = weighted(s, settings, grid, places, sources)
        elif kind == "activation":
            s = activated(s, settings)
        elif kind in ("average-pool", "sum-pool"):
            grid, sources, places = there(s, settings)
            s = summed(s, grid, places, sources)
            if kind == "average-pool":
                s.K = {k: value / len(sources[0]) ** 2 for k, value in s.K.items()}
                s.T = {k: value / len(sources[0]) ** 2 for k, value in s.T.items()}
        elif kind in ("global-average-pool", "global-sum-pool"):
            counts = [len(s.places[i]) if kind == "global-average-pool" else 1 for i in range(INPUTS)]
            s = summed(s, [], one, everything)
            s.K = {k: value / counts[k[0]] / counts[k[2]] for k, value in s.K.items()}
            s.T = {k: value / counts[k[0]] / counts[k[2]] for k, value in s.T.items()}
        elif kind == "flatten":
            s.flat = True
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
    lines = ["# network;NAME;JSON or KERNEL;NAME;i;j;VALUE, see absent.py"]
    for name, (shape, layers) in NETWORKS.items():
        document = {"network": {"input": {"shape": shape, "absent": "nan"}, "layers": layers}}
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
