"""Kernels of networks with one hidden layer for every activation, with 20 digits: writes activations.csv beside this file.

    python3 activations.py

Needs mpmath. The format is that of architectures.csv (see architectures.py, which this uses), inputs included. Averages over two
Gaussian variables: of analytic functions by the trapezoidal rule in the plane, whose error falls exponentially with the
step; of piecewise powers in polar coordinates, between the rays where either variable vanishes. Slopes are written out by
hand. For the sign only the covariance is given: its tangent kernel is infinite.
"""

import json
import pathlib

from mpmath import mp, mpf

from architectures import INPUTS, dense, start, through

mp.dps = 25
W, B, W_OUT, B_OUT = 1.5, 0.25, 1.25, 0.5
STEP, REACH = mpf(1) / 8, 12


def phi(z):
    return (1 + mp.erf(z / mp.sqrt(2))) / 2


def density(z):
    return mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi)


def sigmoid(z):
    return 1 / (1 + mp.exp(-z))


def turned(z):
    return mp.sqrt(2 / mp.pi) * (z + mpf("0.044715") * z**3)


# name: (activation as in network files, function, slope)
SMOOTH = {
    "linear": ("linear", lambda z: z, lambda z: mpf(1)),
    "erf": ("erf", mp.erf, lambda z: 2 / mp.sqrt(mp.pi) * mp.exp(-z * z)),
    "tanh": ("tanh", mp.tanh, lambda z: mp.sech(z) ** 2),
    "sigmoid": ("sigmoid", sigmoid, lambda z: sigmoid(z) * sigmoid(-z)),
    "gelu": ("gelu", lambda z: z * phi(z), lambda z: phi(z) + z * density(z)),
    "silu": ("silu", lambda z: z * sigmoid(z), lambda z: sigmoid(z) + z * sigmoid(z) * sigmoid(-z)),
    "softplus": ("softplus", lambda z: mp.log1p(mp.exp(z)), sigmoid),
    "sin": ("sin", mp.sin, mp.cos),
    "cos": ("cos", mp.cos, lambda z: -mp.sin(z)),
    "exp": ("exp", mp.exp, mp.exp),
    "gaussian": ({"gaussian": {"width": 1.5}}, lambda z: mp.exp(-z * z / 4.5), lambda z: -z / 2.25 * mp.exp(-z * z / 4.5)),
    "rbf": (
        {"rbf": {"gamma": 0.5}}, lambda z: mp.sqrt(2) * mp.sin(z + mp.pi / 4), lambda z: mp.sqrt(2) * mp.cos(z + mp.pi / 4)),
    "monomial": ({"monomial": {"degree": 3}}, lambda z: z**3, lambda z: 3 * z**2),
    "polynomial": (
        {"polynomial": {"coefficients": [0.25, 1, -0.5, 0.125]}},
        lambda z: mpf(1) / 4 + z - z**2 / 2 + z**3 / 8, lambda z: 1 - z + 3 * z**2 / 8),
    "hermite": ({"hermite": {"degree": 3}}, lambda z: (z**3 - 3 * z) / mp.sqrt(6), lambda z: (3 * z**2 - 3) / mp.sqrt(6)),
    "formula-gabor": (
        "exp(-z^2) * sin(z)", lambda z: mp.exp(-z * z) * mp.sin(z), lambda z: mp.exp(-z * z) * (mp.cos(z) - 2 * z * mp.sin(z))),
    "formula-gelu-approximate": (
        "0.5 * z * (1 + tanh(sqrt(2 / pi) * (z + 0.044715 * z^3)))", lambda z: z * (1 + mp.tanh(turned(z))) / 2,
        lambda z: (1 + mp.tanh(turned(z))) / 2
        + z * mp.sech(turned(z)) ** 2 * mp.sqrt(2 / mp.pi) * (1 + 3 * mpf("0.044715") * z * z) / 2),
    "formula-sigmoid-like": (
        "0.5 * erf(0.416 * z) + 0.5", lambda z: mp.erf(mpf("0.416") * z) / 2 + mpf(1) / 2,
        lambda z: mpf("0.416") / mp.sqrt(mp.pi) * mp.exp(-((mpf("0.416") * z) ** 2))),
}

# name: (activation, degree, factor for z > 0, factor for z < 0) of factor * |z|^degree
POWERS = {
    "relu": ("relu", 1, 1, 0),
    "leaky-relu": ({"leaky-relu": {"negative-slope": 0.25, "positive-slope": 1.5}}, 1, mpf(3) / 2, mpf(-1) / 4),
    "abs": ("abs", 1, 1, 1),
    "sign": ("sign", 0, 1, -1),
    "rectified-square": ({"rectified-monomial": {"degree": 2}}, 2, 1, 0),
    "rectified-cube": ({"rectified-monomial": {"degree": 3}}, 3, 1, 0),
}


def plane(f, a, b, c):
    """The average of f(u) f(v) over Gaussian u, v of variances a, c and covariance b."""
    nodes = [STEP * k for k in range(-int(REACH / STEP), int(REACH / STEP) + 1)]
    weights = [STEP * density(node) for node in nodes]
    root, slope = mp.sqrt(a), b / mp.sqrt(a)
    rest = c - b * b / a
    total = mpf(0)
    if rest < mpf(10) ** -20:
        return sum(w * f(root * s) * f(slope * s) for s, w in zip(nodes, weights))
    apart = mp.sqrt(rest)
    for s, w in zip(nodes, weights):
        if abs(s) <= REACH:
            inner = sum(v * f(slope * s + apart * t) for t, v in zip(nodes, weights))
            total += w * f(root * s) * inner
    return total


def rays(degree, up, down, a, b, c):
    """The same for f(z) = up |z|^degree for z > 0 and down |z|^degree for z < 0."""

    def f(z):
        return (up if z > 0 else down) * abs(z) ** degree if z != 0 else mpf(0)

    cosine = max(mpf(-1), min(mpf(1), b / mp.sqrt(a * c)))
    turn = mp.acos(cosine)
    ends = sorted({mpf(0), mp.pi / 2, 3 * mp.pi / 2, turn + mp.pi / 2, (turn - mp.pi / 2) % (2 * mp.pi), 2 * mp.pi})
    ends = [end for k, end in enumerate(ends) if k == 0 or end - ends[k - 1] > mpf(10) ** -18]
    around = mp.quad(lambda t: f(mp.cos(t)) * f(mp.cos(t - turn)), ends)
    return mp.sqrt(a * c) ** degree * around * mpf(2) ** degree * mp.factorial(degree) / (2 * mp.pi)


def main():
    lines = ["# as architectures.csv, see activations.py"]
    for name, entry in {**SMOOTH, **POWERS}.items():
        layers = [dense(4, W, B), {"activation": entry[0]}, dense(1, W_OUT, B_OUT)]
        lines.append(f"network;{name};" + json.dumps({"network": {"input": 3, "layers": layers}}))
        hidden = through(start(3), layers[:1]).K
        ntk = []
        for i in range(INPUTS):
            for j in range(i, INPUTS):
                a, b, c = (hidden[k, 0, m, 0] for k, m in ((i, i), (i, j), (j, j)))
                if name in SMOOTH:
                    value, slope = plane(entry[1], a, b, c), plane(entry[2], a, b, c)
                else:
                    _, degree, up, down = entry
                    value = rays(degree, up, down, a, b, c)
                    slope = rays(degree - 1, degree * up, -degree * down, a, b, c) if degree else None
                nngp = W_OUT * value + B_OUT
                lines.append(f"nngp;{name};{i};{j};{mp.nstr(nngp, 18)}")
                if slope is not None:
                    ntk.append(f"ntk;{name};{i};{j};{mp.nstr(nngp + W_OUT * slope * b, 18)}")
        lines += ntk
    pathlib.Path(__file__).with_suffix(".csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
