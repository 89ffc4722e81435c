"""The law of the kernel in networks so small that it is a plain integral, by Gauss-Legendre products in numpy.

One or two hidden layers of two units: K' = C_b + (C_W/2)(phi(z1)^2 + phi(z2)^2), z ~ N(0, K).
Every number is computed with two numbers of nodes; the script stops where they differ by more than 1e-10 (1e-8 for
probabilities). Writes kernel_law.csv: activation, C_W, C_b, hidden, statistic, argument, value.
"""
import csv

import numpy as np
from scipy.special import erf

REACH = 9.0


def nodes(count, low=-REACH, high=REACH):
    """Gauss-Legendre on panels that end at 0, with the normal density in the weights."""
    x, w = np.polynomial.legendre.leggauss(count)
    pieces = np.linspace(low, high, 13)
    xs, ws = [], []
    for a, b in zip(pieces[:-1], pieces[1:]):
        xs.append((a + b) / 2 + (b - a) / 2 * x)
        ws.append((b - a) / 2 * w)
    xs, ws = np.concatenate(xs), np.concatenate(ws)
    return xs, ws * np.exp(-xs * xs / 2) / np.sqrt(2 * np.pi)


PHI = {
    "tanh": np.tanh,
    "gelu": lambda z: z * (1 + erf(z / np.sqrt(2))) / 2,
    "sin": np.sin,
}


def given(phi, cw, cb, k, count, f):
    """E f(K') given K = k, for an array k."""
    x, w = nodes(count)
    out = np.empty_like(k)
    ww = np.outer(w, w)
    for i, one in enumerate(k):
        y = phi(np.sqrt(one) * x) ** 2
        out[i] = np.sum(ww * f(cb + cw / 2 * (y[:, None] + y[None, :])))
    return out


def below(cw, cb, k, count, level):
    """P(K' <= level | K = k) for tanh: phi^2 <= s means |z| <= atanh(sqrt(s))/sqrt(k)."""
    s = (level - cb) / (cw / 2)
    theta, w = np.polynomial.legendre.leggauss(8 * count)
    theta, w = (theta + 1) * np.pi / 4, w * np.pi / 4
    first = s * np.sin(theta) ** 2
    out = np.zeros_like(k)
    use = first < 1
    first, th, w = first[use], theta[use], w[use]
    root = np.sqrt(first)
    for i, one in enumerate(k):
        z = np.arctanh(root) / np.sqrt(one)
        # dz = d(root) / ((1 - root^2) sqrt(k)), d(root) = sqrt(s) cos(theta) d(theta)
        density = 2 * np.exp(-z * z / 2) / np.sqrt(2 * np.pi) / ((1 - first) * np.sqrt(one))
        rest = np.minimum(s - first, 1 - 1e-16)
        other = erf(np.arctanh(np.sqrt(rest)) / np.sqrt(2 * one))
        out[i] = np.sum(w * density * np.sqrt(s) * np.cos(th) * other)
    return out


def statistics(phi, name, cw, cb, hidden, count):
    k1 = np.array([cb + cw])
    rows = {}
    functions = {
        "mean": lambda k: k,
        "square": lambda k: k * k,
        "log": np.log,
        "cube": lambda k: k ** 3,
    }
    if hidden == 1:
        for key, f in functions.items():
            rows[key, 0.0] = given(phi, cw, cb, k1, count, f)[0]
        if name == "tanh":
            for level in (0.3, 0.5, 0.8):
                rows["below", level] = below(cw, cb, k1, count, level)[0]
        return rows
    x, w = nodes(count)
    y = phi(np.sqrt(k1[0]) * x) ** 2
    k2 = (cb + cw / 2 * (y[:, None] + y[None, :])).ravel()
    weight = np.outer(w, w).ravel()
    keep = weight > 1e-19
    k2, weight = k2[keep], weight[keep]
    # the inner average is a smooth function of ln K: Chebyshev interpolation in place of a fourfold integral
    low, high = np.log(k2.min()), np.log(k2.max())
    t = np.cos(np.pi * (np.arange(60) + 0.5) / 60)
    grid = np.exp((low + high) / 2 + (high - low) / 2 * t)

    def outer(inner):
        c = np.polynomial.chebyshev.chebfit(t, inner, 59)
        u = (np.log(k2) - (low + high) / 2) / ((high - low) / 2)
        return np.sum(weight * np.polynomial.chebyshev.chebval(u, c))

    for key, f in functions.items():
        rows[key, 0.0] = outer(given(phi, cw, cb, grid, count, f))
    if name == "tanh":
        for level in (0.3, 0.5, 0.8):
            rows["below", level] = outer(below(cw, cb, grid, count, level))
    return rows


with open("kernel_law.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["activation", "weight_variance", "bias_variance", "hidden", "statistic", "argument", "value"])
    for name, cw, cb in (("tanh", 1.5, 0.1), ("gelu", 2.0, 0.2), ("sin", 2.0, 0.6)):
        for hidden in (1, 2) if name == "tanh" else (1,):
            fine = statistics(PHI[name], name, cw, cb, hidden, 28)
            coarse = statistics(PHI[name], name, cw, cb, hidden, 22)
            for key, value in fine.items():
                difference = abs(value - coarse[key])
                assert difference < (1e-8 if key[0] == "below" else 1e-10) * max(1, value), (name, hidden, key, difference)
                out.writerow([name, cw, cb, hidden, key[0], key[1], repr(float(value))])
