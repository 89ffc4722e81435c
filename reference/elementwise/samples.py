"""Reference values for wick.numeric.elementwise from mpmath, at inputs that are exact doubles.

Columns: function, x, the double nearest to the true value, and the true value minus it in units in the last place.
Usage: python3 samples.py [samples per function] > samples.csv
"""
import math
import random
import sys

from mpmath import mp, mpf, cos, erf, erfc, exp, log, log1p, pi, sech, sin, sqrt, tanh, acos

mp.dps = 60


def sigmoid(x):
    return 1 / (1 + exp(-x))


def density(x):
    return exp(-x * x / 2) / sqrt(2 * pi)


def cdf(x):
    return erfc(-x / sqrt(2)) / 2


def softplus(x):
    return log1p(exp(x)) if x < 0 else x + log1p(exp(-x))


FUNCTIONS = {
    "exp": (exp, [-744.5, -708.5, 709.7], 700),
    "tanh": (tanh, [19.5, -21.0], 20),
    "sechSquared": (lambda x: sech(x) ** 2, [350.0, -300.0], 40),
    "sigmoid": (sigmoid, [-700.0, 36.0, -740.0], 60),
    "sigmoidDerivative": (lambda x: sigmoid(x) * sigmoid(-x), [-700.0, 690.0], 60),
    "softplus": (softplus, [-700.0, 800.0, 1e300], 60),
    "silu": (lambda x: x * sigmoid(x), [-700.0, 800.0, 1e300], 60),
    "siluDerivative": (lambda x: sigmoid(x) * (1 + x * sigmoid(-x)), [-700.0, 800.0], 60),
    "erf": (erf, [5.9, 5.0, -4.0, 0.999999, 1.0, 1.000001], 4),
    "erfDerivative": (lambda x: 2 * exp(-x * x) / sqrt(pi), [26.0, -25.5], 6),
    "normalDensity": (density, [37.0, -36.5], 9),
    "normalCdf": (cdf, [-37.0, -36.5, 8.0, -8.0], 9),
    "gelu": (lambda x: x * cdf(x), [-37.0, 8.0, -8.0, 1e300], 9),
    "geluDerivative": (lambda x: cdf(x) + x * density(x), [-37.0, 8.0, -8.0], 9),
    "acos": (acos, [1 - 2.0**-53, 1 - 2.0**-40, -1 + 2.0**-53, 0.5, -0.5, 0.5000001, -0.5000001, 1.0], 1),
    "sineOfAcos": (lambda x: sqrt((1 - x) * (1 + x)), [1 - 2.0**-53, -1 + 2.0**-53, 1.0], 1),
    "sin": (sin, [], 100),
    "cos": (cos, [], 100),
}


def inputs(name, count, special, width, draw):
    yield from special
    for i in range(count - len(special)):
        kind = i % 4
        if kind == 0:
            x = draw.uniform(-1, 1)
        elif kind == 1 and width > 1:
            x = draw.choice([-1, 1]) * 10 ** draw.uniform(-8, 0)
        elif kind == 1:
            x = draw.choice([-1, 1]) * (1 - 10 ** draw.uniform(-15, 0))
        else:
            x = draw.uniform(-width, width)
        yield x


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    draw = random.Random(1)
    print("function,x,value,rest")
    for name, (f, special, width) in FUNCTIONS.items():
        for x in inputs(name, count, special, width, draw):
            truth = f(mpf(x))
            value = float(truth)
            rest = float((truth - mpf(value)) / mpf(math.ulp(value)))
            print(f"{name},{x!r},{value!r},{rest:.3f}")


main()
