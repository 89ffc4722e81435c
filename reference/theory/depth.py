"""Correlations, variances and tangent kernels of two inputs after ten thousand layers, in high precision.

relu: the arc-cosine kernels of order 1 and 0 at 60 digits. tanh: Mehler's series at the fixed point of the variance,
its coefficients by the trapezoid, at 40 digits. NTK parameterization; `depth` dense layers, inputs with x.x/d = q1, q2 and
correlation rho. Columns: activation, weight variance, bias variance, q1, q2, 1 - rho, depth; then at the outputs
1 - correlation, ln K_11, ln Theta_11, Theta_12 / sqrt(Theta_11 Theta_22).
Usage: python3 depth.py > depth.csv
"""
from mpmath import mp, mpf, acos, exp, log, pi, sin, sqrt, tanh

DEPTH = 10000


def show(*cells):
    print(",".join(c if isinstance(c, str) else mp.nstr(c, 20) for c in cells))


def relu(w, b, q1, q2, delta):
    mp.dps = 60
    k = [mpf(q1), mpf(q2)]
    c = sqrt(k[0] * k[1]) * (1 - mpf(delta))
    t = [mpf(0), mpf(0), mpf(0)]
    for layer in range(DEPTH):
        if layer > 0:
            rho = c / sqrt(k[0] * k[1])
            theta = acos(rho)
            slope = (pi - theta) / (2 * pi)
            t = [t[0] / 2, t[1] / 2, t[2] * slope]
            c = sqrt(k[0] * k[1]) * (sin(theta) + (pi - theta) * rho) / (2 * pi)
            k = [k[0] / 2, k[1] / 2]
        k = [mpf(b) + mpf(w) * x for x in k]
        c = mpf(b) + mpf(w) * c
        t = [k[0] + mpf(w) * t[0], k[1] + mpf(w) * t[1], c + mpf(w) * t[2]]
    rho = c / sqrt(k[0] * k[1])
    # 1 - rho once more, with the digits that are left of it
    show("relu", repr(w), repr(b), repr(q1), repr(q2), repr(delta), str(DEPTH), 1 - rho, log(k[0]), log(t[0]),
         t[2] / sqrt(t[0] * t[1]))


def hermite(q, terms):
    """Normalized coefficients of tanh(sqrt(q) x) and of its derivative in sqrt(q) x."""
    step = mpf(1) / 24
    values, slopes = [mpf(0)] * terms, [mpf(0)] * terms
    for n in range(-24 * 15, 24 * 15 + 1):
        x = n * step
        weight = step * exp(-x * x / 2) / sqrt(2 * pi)
        f = tanh(sqrt(q) * x)
        g = 1 - f * f
        before, here = mpf(0), mpf(1)
        for k in range(terms):
            values[k] += weight * f * here
            slopes[k] += weight * g * here
            before, here = here, (x * here - sqrt(mpf(k)) * before) / sqrt(mpf(k + 1))
    return values, slopes


def square(q):
    step = mpf(1) / 24
    return sum(step * exp(-(n * step) ** 2 / 2) / sqrt(2 * pi) * tanh(sqrt(q) * n * step) ** 2
               for n in range(-24 * 15, 24 * 15 + 1))


def fixed_point(w, b):
    old, q = mpf(1), mpf(w) * square(mpf(1)) + mpf(b)
    while abs(q - old) > mpf(10) ** -35:  # secant
        f_old, f = mpf(w) * square(old) + mpf(b) - old, mpf(w) * square(q) + mpf(b) - q
        old, q = q, q - f * (q - old) / (f - f_old)
    return q


def tanh_case(w, b, delta, terms=140):
    mp.dps = 40
    q = fixed_point(w, b)
    values, slopes = hermite(q, terms)
    v = [x * x for x in values]
    s = [x * x for x in slopes]
    q0 = (q - mpf(b)) / mpf(w)
    d = mpf(w) * q0 * mpf(delta) / q
    chi = mpf(w) * sum(s)
    k = q
    t, own = q * (1 - d), q
    for layer in range(1, DEPTH):
        rho = 1 - d
        lost, separation = mpf(0), mpf(0)
        product, power = mpf(0), mpf(1)
        for n in range(terms):
            separation += v[n] * lost
            product += s[n] * power
            lost = lost * rho + d
            power *= rho
        d = mpf(w) * separation / q
        t = q * (1 - d) + mpf(w) * product * t
        own = q + chi * own
    show("tanh", repr(w), repr(b), q0, q0, repr(delta), str(DEPTH), d, log(k), log(own), t / own)


relu(2.0, 0.0, 1.0, 1.0, 0.7)
relu(2.0, 0.0, 1.0, 1.0, 1e-10)
relu(2.0, 0.0, 0.5, 3.0, 1.9999)
relu(2.0, 0.25, 1.0, 1.0, 1.5)
relu(3.0, 0.5, 1.0, 2.5, 0.7)
relu(1.998046875, 0.001953125, 1.0, 1.0, 0.5)
relu(1.0, 0.0, 2.0, 2.0, 0.25)
tanh_case(1.25, 0.0, 0.5)
tanh_case(1.1875, 0.0078125, 0.5)
tanh_case(2.0, 0.0625, 1e-12)
