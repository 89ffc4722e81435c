"""Eigenvalues of kernels of dense networks on the sphere, by mpmath quadrature over t = cos(theta).

relu and erf networks (Var W = weight/fan-in, bias variance, `hidden` hidden layers, NTK parameterization); Gegenbauer
polynomials from mpmath. Writes sphere_spectrum.csv.
"""
import csv
from mpmath import mp, mpf, quad, sqrt, acos, asin, pi, gegenbauer, linspace, cos, sin

mp.dps = 30


def maps(name, q, c):
    """<phi phi>, <phi' phi'> at equal variances q and covariance c."""
    if name == "relu":
        rho = min(max(c / q, mpf(-1)), mpf(1))
        th = acos(rho)
        return q / (2 * pi) * (sin(th) + (pi - th) * rho), (pi - th) / (2 * pi)
    return 2 / pi * asin(2 * c / (1 + 2 * q)), 4 / pi / sqrt((1 + 2 * q) ** 2 - 4 * c * c)


def kernels(name, weight, bias, hidden, t):
    q, c = bias + weight, bias + weight * t
    ntk = c
    for _ in range(hidden):
        value, slope = maps(name, q, c)
        top, _ = maps(name, q, q)
        c = bias + weight * value
        q = bias + weight * top
        ntk = c + weight * slope * ntk
    return c, ntk


def eigenvalue(name, weight, bias, hidden, kind, d, k):
    nodes = linspace(mpf(0), pi, 9)

    def legendre(t):
        if d == 2:
            return cos(k * acos(t))
        a = mpf(d - 2) / 2
        return gegenbauer(k, a, t) / gegenbauer(k, a, 1)

    def f(th):
        t = cos(th)
        return kernels(name, weight, bias, hidden, t)[kind == "ntk"] * legendre(t) * sin(th) ** (d - 2)

    return quad(f, nodes) / quad(lambda th: sin(th) ** (d - 2), nodes)


rows = [("activation", "weight_variance", "bias_variance", "hidden", "kind", "dimension", "degree", "eigenvalue")]
for name, weight, bias, hidden in [("relu", "2", "0", 1), ("relu", "2", "0.1", 3), ("erf", "1.5", "0.2", 2)]:
    for kind in ("nngp", "ntk"):
        for d, k in [(2, 0), (2, 4), (3, 1), (3, 6), (5, 2), (5, 3), (10, 4)]:
            value = eigenvalue(name, mpf(weight), mpf(bias), hidden, kind, d, k)
            rows.append((name, weight, bias, hidden, kind, d, k, mp.nstr(value, 17)))
with open(__file__.replace(".py", ".csv"), "w", newline="") as out:
    csv.writer(out, lineterminator="\n").writerows(rows)
