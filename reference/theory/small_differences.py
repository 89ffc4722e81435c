"""Shifts of order 1/width of a small difference of two inputs, without the recursion under test.

Given a layer, its units have (z, delta) jointly normal with covariance (s, q; q, r). The three sums over units that
make (s, q, r) of the next layer have means and covariances computed here by quadrature; the chain is expanded to
second order with derivatives of these means by finite differences in (s, q, r), all nine moments kept, no structure
used. Rows: shift,activation,weight variance,bias variance,mean square of the input,layer,four shifts times the width
(distance ln E, distance E ln, decorrelation ln E, decorrelation E ln).

Rows: ensemble,...: networks with every weight drawn (numpy), layer 10, two widths: the same four with their errors.
Rows: homogeneous,activation,width: E ln of the mean over units of (phi(z)/rms)^2 given that it is not 0, by scipy.
"""
import numpy as np
from scipy.special import comb, digamma, erf

X = np.linspace(-13, 13, 5201)
P = np.exp(-X * X / 2)
P /= P.sum()
Phi = lambda z: 0.5 * (1 + erf(z / np.sqrt(2)))
density = lambda z: np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
ACTS = {
    "tanh": (np.tanh, lambda z: 1 / np.cosh(z) ** 2),
    "erf": (erf, lambda z: 2 / np.sqrt(np.pi) * np.exp(-z * z)),
    "gelu": (lambda z: z * Phi(z), lambda z: Phi(z) + z * density(z)),
    "sin": (np.sin, np.cos),
}


def units(state, act):
    """Means of the powers of delta given z: delta = (q/s) z + sqrt(r - q^2/s) eta."""
    s, q, r = state
    f, d = ACTS[act]
    z = np.sqrt(s) * X
    m, v = q / s * z, r - q * q / s
    m1, m2 = m, m * m + v
    m3, m4 = m**3 + 3 * m * v, m**4 + 6 * m * m * v + 3 * v * v
    return f(z), d(z), m1, m2, m3, m4


def mean(state, act, cw, cb):
    f, d, m1, m2, _, _ = units(state, act)
    return np.array([cb + cw * (P * f * f).sum(), cw * (P * f * d * m1).sum(), cw * (P * d * d * m2).sum()])


def noise(state, act, cw):
    """Covariance of one unit's contributions."""
    f, d, m1, m2, m3, m4 = units(state, act)
    e = lambda g: (P * g).sum()
    first = np.array([e(f * f), e(f * d * m1), e(d * d * m2)])
    second = np.array([
        [e(f**4), e(f**3 * d * m1), e(f * f * d * d * m2)],
        [0, e(f * f * d * d * m2), e(f * d**3 * m3)],
        [0, 0, e(d**4 * m4)]])
    second = np.triu(second) + np.triu(second, 1).T
    return cw * cw * (second - np.outer(first, first))


def derivatives(g, x, h):
    """Gradient and Hessian of g (vector or number) by central differences, extrapolated once."""
    def at(step):
        n = len(x)
        zero = np.asarray(g(x))
        J = np.zeros(zero.shape + (n,))
        H = np.zeros(zero.shape + (n, n))
        E = np.eye(n) * step * h
        for i in range(n):
            p, m = np.asarray(g(x + E[i])), np.asarray(g(x - E[i]))
            J[..., i] = (p - m) / (2 * E[i, i])
            H[..., i, i] = (p - 2 * zero + m) / E[i, i] ** 2
            for j in range(i):
                c = (np.asarray(g(x + E[i] + E[j])) - np.asarray(g(x + E[i] - E[j]))
                     - np.asarray(g(x - E[i] + E[j])) + np.asarray(g(x - E[i] - E[j]))) / (4 * E[i, i] * E[j, j])
                H[..., i, j] = H[..., j, i] = c
        return J, H
    (J1, H1), (J2, H2) = at(1.0), at(0.5)
    return (4 * J2 - J1) / 3, (4 * H2 - H1) / 3


def shifts(act, cw, cb, square, layers):
    x = np.array([cb + cw * square, 0.0, 1.0])
    m, C = np.zeros(3), np.zeros((3, 3))
    half = lambda y: y[2] / y[0] - (y[1] / y[0]) ** 2
    out = []
    for layer in range(1, layers + 1):
        rows = []
        for number in (lambda y: y[2], half):
            for change in (lambda y: y, np.log):
                value = number(x)
                J, H = derivatives(lambda y: change(number(y) / value), x, 0.02 * np.array([x[0], x[0] ** 0.5, 1]))
                rows.append(J @ m + 0.5 * (H * C).sum())
        out.append(rows)
        J, H = derivatives(lambda y: mean(y, act, cw, cb), x, 0.02 * np.array([x[0], x[0] ** 0.5, 1]))
        m, C = J @ m + 0.5 * (H * C).sum((1, 2)), J @ C @ J.T + noise(x, act, cw)
        x = mean(x, act, cw, cb)
        # units of delta in which r stays 1
        scale = np.array([1, x[2] ** -0.5, 1 / x[2]])
        m, C, x = m * scale, C * np.outer(scale, scale), x * scale
    return out


def ensemble(act, cw, cb, square, width, networks, layers, rng):
    f, d = ACTS[act]
    rows = []
    part = 500
    for _ in range(networks // part):
        z = rng.standard_normal((part, width)) * np.sqrt(cb + cw * square)
        delta = rng.standard_normal((part, width))
        for _ in range(layers - 1):
            h, g = f(z), d(z) * delta
            s, q, r = cb + cw * (h * h).mean(1), cw * (h * g).mean(1), cw * (g * g).mean(1)
            w = rng.standard_normal((part, width, width)) * np.sqrt(cw / width)
            z = (w @ h[:, :, None])[:, :, 0] + np.sqrt(cb) * rng.standard_normal((part, width))
            delta = (w @ g[:, :, None])[:, :, 0]
        rows.append(np.stack([r, r / s - (q / s) ** 2], 1))
    return np.concatenate(rows)


def measured(act, cw, cb, square, width, networks, layers, rng):
    x = np.array([cb + cw * square, 0.0, 1.0])
    for _ in range(layers - 1):
        x = mean(x, act, cw, cb)
    limit = np.array([x[2], x[2] / x[0]])
    rows = ensemble(act, cw, cb, square, width, networks, layers, rng) / limit
    out = []
    for j in range(2):
        for values in (rows[:, j] - 1, np.log(rows[:, j])):
            out += [width * values.mean(), width * values.std(ddof=1) / networks**0.5]
    return out


if __name__ == "__main__":
    print("kind,activation,numbers as in the script")
    digits = lambda v: ",".join("%.12g" % y for y in v)
    for act, cw, cb, square in [("tanh", 1.69, 0.09, 0.31), ("tanh", 2.25, 0.05, 1.0), ("erf", 1.0, 0.1, 0.4),
                                ("gelu", 1.4, 0.3, 0.5), ("sin", 1.25, 0.05, 0.2)]:
        all_layers = shifts(act, cw, cb, square, 24)
        for layer in (2, 3, 6, 23, 24):
            print("shift,%s,%r,%r,%r,%d,%s" % (act, cw, cb, square, layer, digits(all_layers[layer - 1])))
    for width in (2, 5, 24, 100):
        k = np.arange(1, width + 1)
        relu = comb(width, k) / (2.0**width - 1)
        print("homogeneous,linear,%d,%.17g" % (width, digamma(width / 2) + np.log(2 / width)))
        print("homogeneous,relu,%d,%.17g" % (width, (relu * (digamma(k / 2) + np.log(4 / width))).sum()))
    rng = np.random.default_rng(20261123)
    for width, networks in ((32, 60000), (64, 30000)):
        print("ensemble,tanh,1.69,0.09,0.31,10,%d,%s" % (width, digits(measured("tanh", 1.69, 0.09, 0.31, width, networks, 10, rng))))
