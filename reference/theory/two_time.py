"""Two-time mean field of recurrent networks in steps, by iteration of the whole table instead of a walk.

h_t = a^t h_0 + sum_{r<t} a^(t-1-r) (eta j_r + sqrt(kappa eta) xi_r), a = 1 - eta gamma, so with G_tr = a^(t-1-r) for r < t

    C = v0 a a^T + kappa eta G G^T + eta^2 G J(C) G^T,   J = g^2 <phi phi> + sigma_b^2 + <u u>,

started from anything and iterated once per time, after which causality makes it exact. Averages by the trapezoid
over the plane (smooth), for relu by the mean of relu(z_2) given z_1. P is the covariance of a tangent vector of
variance 1 at time 0, D that with a copy of the same noise whose start has correlation 0.4.
Columns: case, t, s, C, <phi phi>, P, D.
Usage: python3 two_time.py > two_time.csv
"""
import numpy as np
from scipy.special import erf, expit

N = 8
U = np.arange(-9.5, 9.5, 0.125)
W = np.exp(-U * U / 2) / np.sqrt(2 * np.pi) * 0.125
X, Y = np.meshgrid(U, U, indexing="ij")
WW = np.outer(W, W)
NODES, WEIGHTS = np.polynomial.legendre.leggauss(400)


def smooth(phi, a, b, c):
    first = np.sqrt(a)
    along = c / first if first > 0 else 0.0
    rest = np.sqrt(max(b - along * along, 0.0))
    return float(np.sum(WW * phi(first * X) * phi(along * X + rest * Y)))


def cdf(x):
    return (1 + erf(x / np.sqrt(2))) / 2


def relu(slopes, a, b, c):
    if a == 0 or b == 0:
        return 0.0
    x = (NODES + 1) * 6
    w = WEIGHTS * 6 * np.exp(-x * x / 2) / np.sqrt(2 * np.pi)
    mean = c / np.sqrt(a) * x
    rest = np.sqrt(max(b - c * c / a, 0.0))
    if rest < 1e-7 * np.sqrt(b):
        return (0.5 if slopes else b / 2) if c > 0 else 0.0
    r = mean / rest
    if slopes:
        return float(np.sum(w * cdf(r)))
    upper = mean * cdf(r) + rest * np.exp(-r * r / 2) / np.sqrt(2 * np.pi)
    return float(np.sum(w * np.sqrt(a) * x * upper))


AVERAGES = {
    "relu": (lambda a, b, c: relu(False, a, b, c), lambda a, b, c: relu(True, a, b, c)),
    "tanh": (lambda a, b, c: smooth(np.tanh, a, b, c), lambda a, b, c: smooth(lambda z: np.cosh(z) ** -2.0, a, b, c)),
    "sigmoid": (lambda a, b, c: smooth(expit, a, b, c),
                lambda a, b, c: smooth(lambda z: expit(z) * expit(-z), a, b, c)),
    "softplus": (lambda a, b, c: smooth(lambda z: np.logaddexp(0, z), a, b, c), lambda a, b, c: smooth(expit, a, b, c)),
}


def table(average, variances, covariance):
    out = np.zeros_like(covariance)
    for t in range(N + 1):
        for s in range(t + 1):
            out[t, s] = out[s, t] = average(variances[t], variances[s], covariance[t, s])
    return out


def solve(name, activation, gamma, g2, b2, kappa, eta, v0, fresh, inputs, white=0.0):
    phi, slope = AVERAGES[activation]
    a = 1 - eta * gamma
    power = np.array([a ** t for t in range(N + 1)])
    G = np.array([[a ** (t - 1 - r) if r < t else 0.0 for r in range(N + 1)] for t in range(N + 1)])
    mask = np.eye(N + 1) if fresh else np.ones((N + 1, N + 1))
    noise = (kappa + white) * eta * G @ G.T
    C = np.eye(N + 1)
    for _ in range(N + 2):
        S = table(phi, np.diag(C), C)
        C = v0 * np.outer(power, power) + noise + eta ** 2 * G @ ((g2 * S + b2) * mask + inputs) @ G.T
    K = table(slope, np.diag(C), C)
    P = np.eye(N + 1)
    D = np.eye(N + 1)
    for _ in range(N + 2):
        P = np.outer(power, power) + eta ** 2 * g2 * G @ (K * P * mask) @ G.T
        S2 = table(phi, np.diag(C), D)
        D = 0.4 * v0 * np.outer(power, power) + noise + eta ** 2 * G @ ((g2 * S2 + b2) * mask + inputs) @ G.T
    S = table(phi, np.diag(C), C)
    for t in range(N + 1):
        for s in range(t + 1):
            print(f"{name},{t},{s},{C[t, s]:.16g},{S[t, s]:.16g},{P[t, s]:.16g},{D[t, s]:.16g}")


def series(values, variance, steps_per_row):
    x = np.array(values)
    rows = np.zeros((N + 1, x.shape[1]))
    for t in range(N + 1):
        if t // steps_per_row < len(x):
            rows[t] = x[t // steps_per_row]
    return variance / x.shape[1] * rows @ rows.T


none = np.zeros((N + 1, N + 1))
print("case,t,s,C,activities,P,D")
solve("relu", "relu", 1.0, 1.5, 0.2, 0.3, 0.25, 0.7, False, none)
solve("softplus", "softplus", 0.7, 1.2, 0.1, 0.5, 0.5, 0.4, False, none + 0.6)
solve("series", "tanh", 1.0, 2.25, 0.05, 0.2, 0.2, 1.1, False, series([[1, -0.5], [0.3, 2], [-1.2, 0.4]], 0.9, 2))
solve("white", "sigmoid", 1.5, 4.0, 0.0, 0.1, 0.3, 0.9, False, none, white=0.4)
solve("fresh", "relu", 1.0, 1.5, 0.2, 0.3, 0.25, 0.7, True, none)
solve("fresh series", "tanh", 1.0, 2.25, 0.3, 0.2, 1.0, 1.1, True, series([[1, -0.5], [0.3, 2], [-1.2, 0.4]], 0.9, 2))
solve("map", "softplus", 1.0, 1.1, 0.3, 0.0, 1.0, 0.8, False, none)
