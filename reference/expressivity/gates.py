"""Relative errors of flat product gates at one point, with mpmath at 80 digits; see wick.topic.expressivity.theory.product.

The sums over neurons are carried out as they stand. gates.csv: shape, activation, factors, bias, scale, error of the
product relative to it at x = (.7, -.4, .5, .9, -.6, .3)[:factors]. Usage: python3 gates.py > gates.csv
"""
from itertools import product
from mpmath import mp, mpf, cos, diff, erfc, exp, findroot, log, log1p, sqrt, tanh

mp.dps = 80
X = [mpf(x) for x in ("0.7", "-0.4", "0.5", "0.9", "-0.6", "0.3")]


def sigmoid(z):
    return 1 / (1 + exp(-z))


ACTIVATIONS = {
    "sigmoid": sigmoid,
    "tanh": tanh,
    "softplus": lambda z: log1p(exp(z)),
    "exp": exp,
    "cos": cos,
    "silu": lambda z: z * sigmoid(z),
    "gelu": lambda z: z * erfc(-z / sqrt(2)) / 2,
    "gaussian": lambda z: exp(-z**2 / 2),
}


def gate(shape, f, n, b, scale):
    total, count = mpf(0), 1
    dn = diff(f, b, n)
    if shape == "subsets":
        for bits in product((0, 1), repeat=n):
            total += (-1)**(n - sum(bits)) * f(b + scale * sum(c * x for c, x in zip(bits, X)))
    else:
        first = (1,) if shape == "half-signs" else (1, -1)
        count = 0
        for s in product(first, *[(1, -1)] * (n - 1)):
            sign = 1
            for c in s:
                sign *= c
            total += sign * f(b + scale * sum(c * x for c, x in zip(s, X)))
            count += 1
    return total / (count * dn * scale**n)


def zero(f, order, near):
    return findroot(lambda z: diff(f, z, order), near)


def row(shape, name, n, b, scale):
    true = mpf(1)
    for x in X[:n]:
        true *= x
    error = gate(shape, ACTIVATIONS[name], n, b, mpf(scale)) / true - 1
    print(f"{shape},{name},{n},{mp.nstr(b, 25)},{scale},{mp.nstr(error, 17)}")


print("shape,activation,factors,bias,scale,error")
s = ACTIVATIONS["sigmoid"]
zeros = {3: mpf(0), 4: zero(s, 3, 1.317), 5: mpf(0), 6: zero(s, 5, 0.8426)}
for scale in ("0.1", "0.01"):
    for n, b in zeros.items():
        row("half-signs", "sigmoid", n, b, scale)
    row("half-signs", "sigmoid", 5, zero(s, 4, 2.2924), scale)
    row("half-signs", "sigmoid", 6, zero(s, 5, 3.1443), scale)
    row("half-signs", "tanh", 3, mpf(0), scale)
    row("half-signs", "silu", 2, zero(ACTIVATIONS["silu"], 1, -1.278), scale)
    row("half-signs", "gelu", 2, zero(ACTIVATIONS["gelu"], 1, -0.7518), scale)
    row("half-signs", "cos", 2, mpf(0), scale)
    row("half-signs", "gaussian", 2, mpf(0), scale)
    for n in (2, 3, 4, 6):
        row("signs", "sigmoid", n, mpf(1), scale)
        row("subsets", "sigmoid", n, mpf(1), scale)
    row("signs", "sigmoid", 2, -log(5 + 2 * sqrt(6)), scale)
    row("signs", "softplus", 2, mpf(0), scale)
    row("signs", "exp", 3, mpf("0.5"), scale)
    row("subsets", "exp", 3, mpf("0.5"), scale)
    row("subsets", "softplus", 2, mpf(0), scale)
