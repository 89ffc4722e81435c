"""Reference values of Gaussian averages for wick.numeric.gaussian, from mpmath.

Columns: function, Var z1, Var z2, Cov, value, and how the value was found: `line` <f(z1)> by adaptive quadrature in
pieces, `closed` <f(z1) f(z2)> from its closed form, `plane` <f(z1) f(z2)> by iterated quadrature.
Usage: python3 averages.py > averages.csv
"""
from mpmath import acos, asin, cos, cosh, erf, erfc, exp, log1p, mp, mpf, pi, quad, sech, sin, sinh, sqrt, tanh

mp.dps = 30


def sigmoid(z):
    return 1 / (1 + exp(-z))


def softplus(z):
    return log1p(exp(z)) if z < 0 else z + log1p(exp(-z))


def cdf(z):
    return erfc(-z / sqrt(2)) / 2


# name: (function, kinks)
LINE = {
    "tanh^2": (lambda z: tanh(z) ** 2, []),
    "sech^4": (lambda z: sech(z) ** 4, []),
    "erf^2": (lambda z: erf(z) ** 2, []),
    "gelu^2": (lambda z: (z * cdf(z)) ** 2, []),
    "silu^2": (lambda z: (z * sigmoid(z)) ** 2, []),
    "softplus": (softplus, []),
    "cos": (cos, []),
    "exp": (exp, []),
    "relu-tanh": (lambda z: tanh(z) if z > 0 else mpf(0), [0]),
    "distance-to-1": (lambda z: abs(z - 1), [1]),
    "step-at-half": (lambda z: mpf(z > 0.5), [0.5]),
    "hat": (lambda z: max(mpf(0), 1 - abs(z)), [-1, 0, 1]),
    "clip": (lambda z: max(mpf(-1), min(mpf(1), z)) ** 2, [-1, 1]),
}


def density(z, variance):
    return exp(-z * z / (2 * variance)) / sqrt(2 * pi * variance)


def breaks(deviation, kinks, reach=16):
    """Pieces graded around 0 and the kinks, as wide as `reach` deviations."""
    end = reach * deviation
    points = {mpf(k) for k in kinks} | {mpf(0), end, -end}
    step = mpf("0.5")
    while step < end:
        points |= {step, -step}
        step *= 2
    for k in range(-reach, reach + 1, 2):
        points.add(k * deviation)
    return sorted(p for p in points if -end <= p <= end)


def line(f, kinks, variance):
    value, error = quad(lambda z: density(z, variance) * f(z), breaks(sqrt(variance), kinks), error=True, maxdegree=8)
    assert error < mpf(10) ** -20 * max(abs(value), mpf(10) ** -12), (value, error)
    return value




CLOSED = {
    "linear": lambda a, b, c: c,
    "relu": lambda a, b, c: sqrt(a * b) / (2 * pi) * (sin(angle(a, b, c)) + (pi - angle(a, b, c)) * rho(a, b, c)),
    "abs": lambda a, b, c: sqrt(a * b) * 2 / pi * (sqrt(1 - rho(a, b, c) ** 2) + rho(a, b, c) * asin(rho(a, b, c))),
    "step": lambda a, b, c: (pi - angle(a, b, c)) / (2 * pi),
    "erf": lambda a, b, c: 2 / pi * asin(2 * c / sqrt((1 + 2 * a) * (1 + 2 * b))),
    "erf-slope": lambda a, b, c: 4 / pi / sqrt((1 + 2 * a) * (1 + 2 * b) - 4 * c * c),
    "sin": lambda a, b, c: exp(-(a + b) / 2) * sinh(c),
    "cos": lambda a, b, c: exp(-(a + b) / 2) * cosh(c),
    "exp": lambda a, b, c: exp((a + b) / 2 + c),
    "gelu": lambda a, b, c: gelu(a, b, c),
}


def rho(a, b, c):
    return max(mpf(-1), min(mpf(1), c / sqrt(a * b)))


def angle(a, b, c):
    return acos(rho(a, b, c))


def gelu(a, b, c):
    d = (1 + a) * (1 + b) - c * c
    q = mpf(1) / 4 + asin(c / sqrt((1 + a) * (1 + b))) / (2 * pi)
    return c * q + (a * b + c * c - a * c * c / (1 + a) - b * c * c / (1 + b)) / (2 * pi * sqrt(d))


COVARIANCES = [(1.3, 0.8, 0.5), (1.0, 1.0, 0.99), (1.0, 1.0, 1.0), (1.0, 1.0, -1.0), (4.0, 0.01, 0.1), (100.0, 50.0, 30.0),
               (1e4, 1e4, 9999.0), (1e-6, 1.0, 0.0), (25.0, 1.0, -4.9), (2.0, 3.0, 1e-9), (0.25, 0.25, 0.2499999)]


def plane(f, kinks, a, b, c):
    slope = c / a
    spread = sqrt(b - c * c / a)
    def inner(z):
        m = slope * z
        points = sorted({m + spread * k for k in (-14, -7, -3, 0, 3, 7, 14)}
                        | {mpf(k) for k in kinks if abs(k - m) < 14 * spread})
        return quad(lambda y: exp(-((y - m) / spread) ** 2 / 2) * f(y), points, maxdegree=6) / (spread * sqrt(2 * pi))
    s = sqrt(a)
    points = sorted({s * k for k in (-14, -7, -3, 0, 3, 7, 14)} | {mpf(k) for k in kinks}
                    | {mpf(k) / slope for k in kinks if slope != 0 and abs(k / slope) < 14 * s})
    return quad(lambda z: density(z, a) * f(z) * inner(z), points, maxdegree=6)


PLANE = [("tanh", tanh, [], [(1.3, 0.8, 0.5), (4.0, 1.0, -1.5)]),
         ("hard-tanh", lambda z: max(mpf(-1), min(mpf(1), z)), [-1, 1], [(1.3, 0.8, 0.5), (4.0, 1.0, -1.5)])]

print("function,first,second,cross,value,kind")
for name, (f, kinks) in LINE.items():
    for v in (1e-8, 0.01, 1.0, 25.0, 1e4):
        if (name == "exp" and v > 30) or (name == "cos" and v > 30):
            continue
        print(f"{name},{v!r},{v!r},{v!r},{float(line(f, kinks, mpf(v)))!r},line")
mp.dps = 80
for name, f in CLOSED.items():
    for a, b, c in COVARIANCES:
        if a > 50 and name in ("sin", "cos", "exp"):
            continue
        value = f(mpf(a), mpf(b), mpf(c))
        print(f"{name},{a!r},{b!r},{c!r},{float(value) if abs(value) > 1e-70 else 0.0!r},closed")
mp.dps = 18
for name, f, kinks, cases in PLANE:
    for a, b, c in cases:
        print(f"{name},{a!r},{b!r},{c!r},{float(plane(f, kinks, mpf(a), mpf(b), mpf(c)))!r},plane")
