"""Values and first two derivatives of the activations of wick.network, by differentiation at 400 digits with mpmath.

Columns: activation, z, value, first derivative, second derivative. Usage: python3 derivatives.py > derivatives.csv
"""
from mpmath import mp, mpf, cos, diff, erf, erfc, exp, factorial, hermite, log, log1p, pi, sign, sin, sqrt, tanh

mp.dps = 400


def sigmoid(z):
    return 1 / (1 + exp(-z))


ACTIVATIONS = {
    "linear": lambda z: z,
    "relu": lambda z: z if z > 0 else 0 * z,
    "abs": abs,
    "leaky-relu": lambda z: mpf("1.5") * z if z > 0 else mpf("0.25") * z,
    "erf": erf,
    "tanh": tanh,
    "sigmoid": sigmoid,
    "gelu": lambda z: z * erfc(-z / sqrt(2)) / 2,
    "silu": lambda z: z * sigmoid(z),
    "softplus": lambda z: log1p(exp(z)) if z < 0 else z + log1p(exp(-z)),
    "sin": sin,
    "cos": cos,
    "exp": exp,
    "sign": sign,
    "rectified-monomial-0": lambda z: 1 if z > 0 else 0 * z,
    "rectified-monomial-3": lambda z: z**3 if z > 0 else 0 * z,
    "monomial-5": lambda z: z**5,
    "polynomial": lambda z: mpf("0.5") - z + mpf("0.25") * z**3,
    "hermite-4": lambda z: (z**4 - 6 * z**2 + 3) / sqrt(24),
    "gaussian-1.5": lambda z: exp(-z**2 / mpf("4.5")),
    "rbf-0.5": lambda z: sin(z) + cos(z),
    "quick-gelu": lambda z: z * sigmoid(mpf("1.5") * z),
    "mish": lambda z: z * tanh(log1p(exp(z))),
    "clipped": lambda z: min(max(z, mpf("-0.875")), mpf("0.8125")),
    "softsign": lambda z: z / (1 + abs(z)),
    "all-operators": lambda z: -z**2 / (z**2 + pi) + sqrt(z**2 + 1) * erf(z / 2) - (1 + z**2)**(mpf(2) / 3)
                               + log(2 + cos(z)) + sign(z - 3) * abs(z + mpf(0.5)),
}
POINTS = [-30.0, -12.5, -6.25, -3.5, -2.0, -1.0, -0.625, -0.125, 0.0078125, 0.25, 0.75, 1.5, 2.75, 4.5, 8.0, 20.0]

print("activation,z,value,first,second")
for name, f in ACTIVATIONS.items():
    for z in POINTS:
        x = mpf(z)
        print(f"{name},{z!r},{float(f(x))!r},{float(diff(f, x, 1, h=mpf(10)**-60))!r},"
              f"{float(diff(f, x, 2, h=mpf(10)**-40))!r}")
