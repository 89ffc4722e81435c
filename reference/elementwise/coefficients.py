"""Polynomials behind wick.numeric.elementwise: Chebyshev interpolation at 60 digits, turned into powers of the variable.

Prints Java constants and, for each polynomial, the largest relative error of the function it stands for.
Usage: python3 coefficients.py
"""
from mpmath import (mp, mpf, acos, cos, sin, pi, exp, expm1, log1p, asin, erf, erfc, sqrt, matrix, lu_solve, log, floor, ldexp)

mp.dps = 60
TAIL = mpf(5)  # the tail of the normal density is expanded in t = (a - TAIL) / (a + TAIL)


def interpolate(f, low, high, degree):
    """Monomial coefficients, lowest first, of the interpolant of f at Chebyshev points of [low, high]."""
    n = degree + 1
    x = [(low + high) / 2 + (high - low) / 2 * cos(pi * (2 * i + 1) / (2 * n)) for i in range(n)]
    a = matrix(n, n)
    b = matrix(n, 1)
    for i in range(n):
        b[i] = f(x[i])
        for k in range(n):
            a[i, k] = x[i] ** k
    return [mpf(float(c)) for c in lu_solve(a, b)]


def horner(c, x):
    s = mpf(0)
    for a in reversed(c):
        s = s * x + a
    return s


def show(name, c):
    for k in range(len(c)):
        print(f"    static final double {name}_{k} = {float(c[k])!r};")


def worst(name, value, truth, low, high, count=2000):
    e = mpf(0)
    for i in range(count + 1):
        x = low + (high - low) * mpf(i) / count
        if x != 0:
            e = max(e, abs(value(x) / truth(x) - 1))
    print(f"    // {name}\n    // relative error {float(e):.1e}")


r = mpf("0.34658")
c = interpolate(lambda x: (expm1(x) - x) / x ** 2 if x != 0 else mpf(1) / 2, -r, r, 9)
worst("exp r = 1 + r + r^2 EXP(r), |r| < 0.3466", lambda x: 1 + x + x * x * horner(c, x), exp, -r, r)
worst("exp r - 1", lambda x: x + x * x * horner(c, x), expm1, -r, r)
show("EXP", c)


def log_rest(z):  # ln(1+u) = 2 s + s R, s = u / (2 + u), z = s^2, R = z LOG(z)
    s = sqrt(z)
    return (log((1 + s) / (1 - s)) / s - 2) / z


def log1p_value(u, c):
    s = u / (2 + u)
    return u - (u * u / 2 - s * (u * u / 2 + s * s * horner(c, s * s)))


c = interpolate(log_rest, mpf(0), mpf(1) / 9, 10)
worst("ln(1 + u), 0 < u < 1", lambda u: log1p_value(u, c), log1p, mpf(0), mpf(1))
show("LOG", c)

c = interpolate(lambda z: (asin(sqrt(z)) / sqrt(z) - 1) / z, mpf(0), mpf(1) / 4, 12)
worst("arcsin s = s + s z ASIN(z), z = s^2 < 1/4", lambda s: s + s ** 3 * horner(c, s * s), asin, mpf(0), mpf(1) / 2)
show("ASIN", c)

c = interpolate(lambda z: erf(sqrt(z)) / sqrt(z), mpf(0), mpf(1), 12)
worst("erf y = y ERF(y^2), y < 1", lambda y: y * horner(c, y * y), erf, mpf(0), mpf(1))
show("ERF", c)


def tail(a):  # the normal probability beyond a
    return erfc(a / sqrt(2)) / 2


def scaled(t):
    a = TAIL * (1 + t) / (1 - t)
    return (a + TAIL) * exp(a * a / 2) * tail(a)


end = mpf(40)
high = (end - TAIL) / (end + TAIL)
c = interpolate(scaled, mpf(-1), high, 23)
worst("Phi(-a) = exp(-a^2/2) TAIL(t) / (a + TAIL_AT), t = (a - TAIL_AT) / (a + TAIL_AT), 0 < a < 40",
      lambda a: exp(-a * a / 2) * horner(c, (a - TAIL) / (a + TAIL)) / (a + TAIL), tail, mpf(0), end)
print(f"    static final double TAIL_AT = {float(TAIL)!r};")
show("TAIL", c)

ln2 = log(2)
high = ldexp(floor(ldexp(ln2, 36)), -36)
print(f"    static final double LN2_HIGH = {float(high)!r};")
print(f"    static final double LN2_LOW = {float(ln2 - high)!r};")
half = pi / 2
print(f"    static final double HALF_PI_HIGH = {float(half)!r};")
print(f"    static final double HALF_PI_LOW = {float(half - mpf(float(half)))!r};")


def angle_ratio(v):  # arccos(1 - v) / sqrt(v)
    return acos(1 - v) / sqrt(v)


def cap_ratio(v):  # (sin t - t cos t) / v^(3/2), v = 1 - cos t
    t = acos(1 - v)
    return (sin(t) - t * cos(t)) / v ** mpf(1.5)


c = interpolate(angle_ratio, mpf(0), mpf(1), 17)
worst("arccos(1 - v) = sqrt(v) ANGLE(v), 0 <= v <= 1", lambda v: horner(c, v), angle_ratio, mpf(0), mpf(1))
show("ANGLE", c)
c = interpolate(cap_ratio, mpf(0), mpf(1), 16)
worst("sin t - t cos t = v sqrt(v) CAP(v), 1 - cos t = v, 0 <= v <= 1", lambda v: horner(c, v), cap_ratio, mpf(0), mpf(1))
show("CAP", c)
end = mpf(1) / 32
c = interpolate(cap_ratio, mpf(0), end, 5)
worst("sin t - t cos t = v sqrt(v) SLIVER(v), 1 - cos t = v, 0 <= v <= 1/32", lambda v: horner(c, v), cap_ratio, mpf(0), end)
show("SLIVER", c)
print(f"    static final double SLIVER_END = {float(end)!r};")
