"""Joint cumulants of outputs of one hidden layer over several inputs, and its tangent kernel.

Independent of Wick: the generating function of the outputs, K(t) = n ln E exp((C_W/2n) (t.phi)^2), is expanded as a
power series in t with averages of phi from plain quadrature (polar coordinates for relu, a dense grid for tanh).
Columns: activation, weight variance, bias variance, width, inputs (digits), what, value. Inputs have
x_a.x_b/d = ((1, .4, -.2), (.4, .7, .3), (-.2, .3, .9)).
"""
import csv, itertools, math
import numpy as np

GRAM = np.array([[1, .4, -.2], [.4, .7, .3], [-.2, .3, .9]])


def nodes(activation, cov):
    """Weights, values and slopes of a quadrature over z ~ N(0, cov)."""
    p = len(cov)
    root = np.linalg.cholesky(cov)
    if activation == "tanh":
        u = np.arange(-56, 57) * .15
        w = .15 * np.exp(-u * u / 2) / math.sqrt(2 * math.pi)
        grid = np.array(list(itertools.product(u, repeat=p)))
        weight = np.prod(np.array(list(itertools.product(w, repeat=p))), axis=1)
        z = grid @ root.T
        return weight, np.tanh(z), 1 / np.cosh(z) ** 2
    assert p == 2
    # phi of degree 1: E over r of r^2m for exact powers by Gauss-Laguerre in r^2/2, panels between the kinks in angle
    s, v = np.polynomial.laguerre.laggauss(12)
    kinks = sorted({float(k) % (2 * math.pi) for row in root for a in (0, math.pi)
                    for k in [math.atan2(-row[0], row[1]) + a]} | {0.0, 2 * math.pi})
    x, wx = np.polynomial.legendre.leggauss(30)
    out = []
    for lo, hi in zip(kinks, kinks[1:]):
        angle = (lo + hi) / 2 + (hi - lo) / 2 * x
        for a, wa in zip(angle, wx * (hi - lo) / 2 / (2 * math.pi)):
            for r2, wr in zip(2 * s, v):
                out.append((wa * wr, math.sqrt(r2) * math.cos(a), math.sqrt(r2) * math.sin(a)))
    out = np.array(out)
    z = out[:, 1:] @ root.T
    return out[:, 0], np.maximum(z, 0), (z > 0) * 1.0


def cumulant(activation, cw, cb, n, places):
    """The derivative of K along t_a for every place: one formal variable per place, t_place^2 = 0."""
    distinct = sorted(set(places))
    cov = cb + cw * GRAM[np.ix_(distinct, distinct)]
    weight, phi, _ = nodes(activation, cov)
    at = [phi[:, distinct.index(a)] for a in places]
    k = len(places)
    # M(t) = E exp(c (t.phi)^2/2n) with every t_i at most once: coefficient of a subset of 2m places is
    # (2m-1)!! (c/n)^m E prod phi
    moment = {0: 1.0}
    for subset in range(1, 1 << k):
        m = bin(subset).count("1")
        if m % 2 == 0:
            product = weight.copy()
            for i in range(k):
                if subset >> i & 1:
                    product = product * at[i]
            moment[subset] = math.prod(range(1, m, 2)) * (cw / n) ** (m // 2) * product.sum()
    # ln M by the recursion over the subset that holds the lowest place
    log = {}
    for subset in sorted(moment, key=lambda s: bin(s).count("1")):
        if subset == 0:
            continue
        low = subset & -subset
        rest = subset ^ low
        value = moment[subset]
        part = rest
        while part:
            inner = subset ^ part
            if part and inner in log and part in moment:
                value -= log[inner] * moment[part]
            part = (part - 1) & rest
        log[subset] = value
    value = n * log[(1 << k) - 1]
    return value + (cb if k == 2 else 0)


def tangent(activation, cw, cb, n, places):
    """Cov(H_ab, H_cd), tangent rates equal to variances, by averaging over omega as well: E w^2 = 1, E w^4 = 3."""
    distinct = sorted(set(places) | {0, 1})
    cov = cb + cw * GRAM[np.ix_(distinct, distinct)]
    weight, phi, slope = nodes(activation, cov)
    a, b, c, d = [distinct.index(p) for p in places]
    w, v = np.polynomial.hermite_e.hermegauss(3)
    mean1 = mean2 = both = 0
    for wi, vi in zip(w, v / v.sum()):
        one = cw * phi[:, a] * phi[:, b] + cw * wi ** 2 * slope[:, a] * slope[:, b] * cov[a, b]
        two = cw * phi[:, c] * phi[:, d] + cw * wi ** 2 * slope[:, c] * slope[:, d] * cov[c, d]
        mean1 += vi * (weight * one).sum()
        mean2 += vi * (weight * two).sum()
        both += vi * (weight * one * two).sum()
    return (both - mean1 * mean2) / n


rows = []
for activation, cw, cb, n in (("relu", 2.0, 0.1, 6), ("tanh", 1.5, 0.1, 9)):
    for places in ("01", "0011", "0101", "0001", "000111", "001111", "010101", "00001111", "00000111") + (
            ("0012", "001122", "000012") if activation == "tanh" else ()):
        rows.append((activation, cw, cb, n, places, "cumulant", cumulant(activation, cw, cb, n, [int(c) for c in places])))
    for places in ("0000", "0011", "0101", "0001"):
        rows.append((activation, cw, cb, n, places, "tangent", tangent(activation, cw, cb, n, [int(c) for c in places])))
with open(__file__.replace(".py", ".csv"), "w", newline="") as f:
    out = csv.writer(f)
    out.writerow(["activation", "weight_variance", "bias_variance", "width", "inputs", "what", "value"])
    out.writerows(r[:-1] + (f"{r[-1]:.12e}",) for r in rows)
