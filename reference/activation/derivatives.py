"""Values and first two derivatives of the activations of wick.network, by differentiation at 400 digits with mpmath.

Columns: activation, z, value, first derivative, second derivative. Usage: python3 derivatives.py > derivatives.csv
"""
from mpmath import mp, mpf, cos, diff, erf, erfc, exp, log1p, sin, sqrt, tanh

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
}
POINTS = [-30.0, -12.5, -6.25, -3.5, -2.0, -1.0, -0.625, -0.125, 0.0078125, 0.25, 0.75, 1.5, 2.75, 4.5, 8.0, 20.0]

print("activation,z,value,first,second")
for name, f in ACTIVATIONS.items():
    for z in POINTS:
        x = mpf(z)
        print(f"{name},{z!r},{float(f(x))!r},{float(diff(f, x, 1, h=mpf(10)**-60))!r},"
              f"{float(diff(f, x, 2, h=mpf(10)**-40))!r}")
