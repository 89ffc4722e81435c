"""Taylor coefficients of activations and zeros of their derivatives, with mpmath at 120 digits.

activation_series.csv: activation, point, order, coefficient (by numerical differentiation at 120 digits).
activation_zeros.csv: activation, order of the derivative, zero: logistic and tanh from the roots of their
derivative polynomials (integer arithmetic), others by root finding from a grid.
Usage: python3 activation_series.py
"""
from mpmath import (
    mp, mpf, cos, diff, erf, erfc, exp, findroot, log, log1p, pi, polyroots, sign, sin, sqrt, tanh, taylor)

mp.dps = 120


def sigmoid(z):
    return 1 / (1 + exp(-z))


ACTIVATIONS = {
    "sigmoid": sigmoid,
    "tanh": tanh,
    "softplus": lambda z: log1p(exp(z)),
    "silu": lambda z: z * sigmoid(z),
    "gelu": lambda z: z * erfc(-z / sqrt(2)) / 2,
    "erf": erf,
    "exp": exp,
    "sin": sin,
    "cos": cos,
    "gaussian": lambda z: exp(-z**2 / mpf("4.5")),
    "rbf": lambda z: sin(z) + cos(z),
    "polynomial": lambda z: mpf("0.5") - z + mpf("0.25") * z**3,
    "hermite": lambda z: (z**4 - 6 * z**2 + 3) / sqrt(24),
    "mish": lambda z: z * tanh(log1p(exp(z))),
    "odd-powers": lambda z: -z**2 / (z**2 + pi) + sqrt(z**2 + 1) * erf(z / 2) - (1 + z**2)**(mpf(2) / 3),
}
ORDER = 14


def derivative_polynomial(kind, order):
    """Coefficients, ascending, of P with phi^(order) = P(phi): phi' = s (1 - s) or 1 - t^2."""
    slope = {"sigmoid": [0, 1, -1], "tanh": [1, 0, -1]}[kind]
    p = [0, 1]
    for _ in range(order):
        d = [k * c for k, c in enumerate(p)][1:]
        q = [0] * (len(d) + 2)
        for i, a in enumerate(d):
            for j, b in enumerate(slope):
                q[i + j] += a * b
        p = q
    return p


def polynomial_zeros(kind, order):
    roots = polyroots(derivative_polynomial(kind, order)[::-1], maxsteps=2000, extraprec=2000)
    inside = (0, 1) if kind == "sigmoid" else (-1, 1)
    zeros = []
    for r in roots:
        x = r.real
        if abs(r.imag) < mpf(10)**-60 and inside[0] + mpf(10)**-40 < x < inside[1] - mpf(10)**-40:
            zeros.append(log(x / (1 - x)) if kind == "sigmoid" else log((1 + x) / (1 - x)) / 2)
    return sorted(zeros)


def searched_zeros(function, order):
    mp.dps = 40
    def f(z):
        return diff(function, z, order)
    grid = [mpf(i) / 8 - mpf("11.97") for i in range(192)]
    values = [f(z) for z in grid]
    zeros = [findroot(f, (grid[i], grid[i + 1]), solver="anderson", tol=1e-25)
             for i in range(len(grid) - 1) if values[i] * values[i + 1] < 0]
    mp.dps = 120
    return zeros


def main():
    with open("activation_series.csv", "w") as out:
        print("activation,point,order,coefficient", file=out)
        for name, function in ACTIVATIONS.items():
            for point in ("-3.25", "-0.5", "0.0", "0.75", "2.5"):
                for k, c in enumerate(taylor(function, mpf(point), ORDER)):
                    print(f"{name},{point},{k},{mp.nstr(c, 20) if abs(c) > mpf(10)**-70 else '0.0'}", file=out)
    with open("activation_zeros.csv", "w") as out:
        print("activation,order,zero", file=out)
        for kind in ("sigmoid", "tanh"):
            for order in range(1, 13):
                for zero in polynomial_zeros(kind, order):
                    print(f"{kind},{order},{mp.nstr(zero, 20) if abs(zero) > mpf(10)**-40 else '0.0'}", file=out)
        for kind in ("silu", "gelu", "softplus"):
            for order in range(1, 5):
                for zero in searched_zeros(ACTIVATIONS[kind], order):
                    print(f"{kind},{order},{mp.nstr(zero, 20) if abs(zero) > mpf(10)**-20 else '0.0'}", file=out)


main()
