"""Oracle for the expansion of a recurrent network in its weights: joint Markov chains of one and two units on a grid.

h' = a h + eta W phi(h) + sqrt(kappa eta) xi, a = 1 - eta gamma, phi = tanh. The density of one or two units on a uniform grid
is moved by the exact Gaussian transition probabilities; the trapezoid rule converges exponentially. Coefficients of powers
of single weights are read off by differences of X at several weights (no Hermite modes, no perturbation theory).

Run: python3 recurrent_loops.py > recurrent_loops.csv
"""
import sys

import numpy as np

GAMMA, KAPPA = 1.0, 1.0


class Pair:
    """Two units with weights W (2 x 2) in steps eta."""

    def __init__(self, weights, eta):
        self.a, self.eta = 1 - eta * GAMMA, eta
        noise = np.sqrt(KAPPA * eta)
        sigma = np.sqrt(KAPPA * eta / (1 - self.a**2))
        step = min(0.42 * noise, 0.32 * sigma)
        half = int(np.ceil(7.2 * sigma / step))
        self.x = step * np.arange(-half, half + 1)
        x0, x1 = np.meshgrid(self.x, self.x, indexing="ij")
        self.x0, self.x1 = x0.ravel(), x1.ravel()
        kernels = []
        for unit, own in ((0, self.x0), (1, self.x1)):
            mean = self.a * own + eta * (weights[unit][0] * np.tanh(self.x0) + weights[unit][1] * np.tanh(self.x1))
            k = np.exp(-((self.x[:, None] - mean[None, :]) ** 2) / (2 * noise**2))
            kernels.append(k / k.sum(axis=0))
        n = len(self.x)
        self.move = (kernels[0][:, None, :] * kernels[1][None, :, :]).reshape(n * n, n * n)
        p = np.full(n * n, 1.0 / (n * n))
        for _ in range(4000):
            q = self.move @ p
            if np.abs(q - p).sum() < 1e-15:
                break
            p = q
        self.p = p / p.sum()

    def moment(self, values):
        return float(values @ self.p)

    def driven(self, values):
        """Second moment of a unit h' = a h + eta phi + noise driven by a function of the state: per weight squared."""
        a, eta = self.a, self.eta
        total = self.moment(values * values)
        p = values * self.p
        factor = 1.0
        while factor > 1e-17:
            p = self.move @ p
            factor *= a
            total += 2 * factor * float(values @ p)
        return eta**2 * total / (1 - a * a)


def second(f, w=0.16):
    """f''(0)/2 and f''''(0)/24 of an even function, by its values at multiples of w."""
    points = w * np.arange(0, 6)
    v = np.vander(points**2, len(points), increasing=True)
    c = np.linalg.solve(v, np.array([f(p) for p in points]))
    return c[1], c[2]


def mixed(f, w=0.16, m=3):
    """The coefficient of u^2 v^2 of a function even in u and in v."""
    points = w * np.arange(0, m + 1)
    v = np.linalg.inv(np.vander(points**2, m + 1, increasing=True))
    table = np.array([[f(u, s) for s in points] for u in points])
    return (v @ table @ v.T)[1][1]


def sym(f):
    """The part of f(u, v) that is even in v; turning the sign of one unit shows that it is even in u then."""
    return lambda u, v: (f(u, v) + f(u, -v)) / 2 if v else f(u, v)


def coefficients(eta):
    def x0(weights):
        pair = Pair(weights, eta)
        return pair.moment(pair.x0**2)

    free = Pair([[0, 0], [0, 0]], eta)
    own = second(lambda w: (x0([[w, 0], [0, 0]]) + x0([[-w, 0], [0, 0]])) / 2)

    def driven(weights):
        pair = Pair(weights, eta)
        return pair.driven(np.tanh(pair.x0))

    return {
        "step": eta,
        "F": free.driven(np.tanh(free.x0)),
        "S": own[0],
        "R": own[1],
        "T": second(lambda v: driven([[0, v], [0, 0]]))[0],
        "Q": second(lambda v: (driven([[v, 0], [0, 0]]) + driven([[-v, 0], [0, 0]])) / 2)[0],
        "L": mixed(sym(lambda u, v: x0([[0, u], [v, 0]]))),
        "P": mixed(sym(lambda u, v: x0([[v, u], [0, 0]]))),
    }


if __name__ == "__main__":
    print("step,F,S,T,L,P,Q,R")
    for eta in [float(word) for word in sys.argv[1:]] or (0.5, 1.0):
        c = coefficients(eta)
        print(eta, *(f"{c[name]:.9f}" for name in "FSTLPQR"), sep=",")
