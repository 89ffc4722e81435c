"""Densities of the eigenvalues of J J^T for (D W)^L at one variance, by mpmath alone.

The one unknown is w, the argument of M(w) = <s/(w - s)>, s = phi'(z)^2: with M = M(w)
    Gaussian weights    z = W^L (1 + M) M^(L-1) w^L
    orthogonal weights  z = W^L (M/(1 + M))^(L-1) w^L
It is followed from Im z large down to the real line with the secant method of mpmath. Writes jacobian_spectrum.csv.
"""
import csv
from mpmath import mp, mpf, mpc, quad, exp, sqrt, pi, tanh, erf, findroot, linspace, sech, inf, npdf, ncdf

mp.dps = 20


def slope(name):
    if name == "tanh":
        return lambda z: sech(z) ** 4
    if name == "erf":
        return lambda z: 4 / pi * exp(-2 * z * z)
    if name == "gelu":
        return lambda z: (ncdf(z) + z * npdf(z)) ** 2
    raise ValueError(name)


def density(name, q, weight, layers, law, lam):
    s = slope(name)
    root = sqrt(mpf(q))
    pieces = linspace(-10, 10, 21)

    def transform(w):
        return quad(lambda u: npdf(u) * s(root * u) / (w - s(root * u)), pieces, maxdegree=7)

    def z(w):
        m = transform(w)
        if law == "normal":
            return mpf(weight) ** layers * (1 + m) * m ** (layers - 1) * w**layers, m
        return mpf(weight) ** layers * (m / (1 + m)) ** (layers - 1) * w**layers, m

    height = mpf(200)
    mean = quad(lambda u: npdf(u) * s(root * u), pieces)
    w = mpc(lam, height) / (mpf(weight) ** layers * mean ** (layers - 1))
    while True:
        target = mpc(lam, height)
        w = findroot(lambda t: z(t)[0] / target - 1, (w, w * (1 + mpf(10) ** -4)), solver="secant", tol=1e-30, maxsteps=60)
        if height == 0:
            break
        height = height / mpf(1.5) if height > mpf(lam) / 50 else mpf(0)
    m = z(w)[1]
    assert m.imag < 0 and w.imag > 0
    return -m.imag / (pi * lam)


rows = [("activation", "variance", "weight_variance", "layers", "law", "eigenvalue", "density")]
for name, q, weight, layers, law, lam in [
    ("tanh", "0.57", "1.76", 3, "normal", "1"),
    ("tanh", "0.57", "1.76", 3, "normal", "4"),
    ("tanh", "0.57", "1.76", 3, "orthogonal", "1"),
    ("erf", "0.8", "1.5", 2, "orthogonal", "0.5"),
    ("erf", "0.8", "1.5", 5, "normal", "0.3"),
    ("gelu", "1.3", "2", 2, "normal", "0.7"),
    ("gelu", "1.3", "2", 4, "orthogonal", "0.7"),
]:
    value = density(name, q, weight, layers, law, mpf(lam))
    rows.append((name, q, weight, layers, law, lam, mp.nstr(value, 17)))
    print(rows[-1], flush=True)
with open(__file__.replace(".py", ".csv"), "w", newline="") as out:
    csv.writer(out, lineterminator="\n").writerows(rows)
