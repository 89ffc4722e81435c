"""Random features in the limit of large dimension, and numbers of separable labels.

random-features: excess risk by the closed form of Mei and Montanari (arXiv:1908.05355): the fixed point for nu_1,
nu_2 is followed from large imaginary xi, then put into their E_0, E_1, E_2. Columns: N/d, n/d, mu_1, mu_star^2,
lambda, F_1^2, tau^2, risk; their ridge, lambda N/d on the mean of squares, is (N/d)(n/d) lambda d on the sum.
separable: the number of labels of P points in N dimensions that a linear program can separate, all 2^P tried,
points as in the formula below. Columns: P, N, count.
two-cycle: load and the tangent kernels times the rate that the map of (along, against) ends in, after 10^5 steps in
40 digits from an unbalanced start. Columns: load, lower, upper.

Writes double_descent.csv.
"""
import csv
import itertools
import math

import numpy as np
from mpmath import mp, mpf
from scipy.optimize import linprog


def risk(p1, p2, mu1, mus, lam, f, tau):
    z = mu1 / math.sqrt(mus)
    goal = math.sqrt(p1 * p2 * lam / mus)
    v1, v2 = 1j * p1 / 1e3, 1j * p2 / 1e3
    for s in list(np.geomspace(1e3, goal, 3000)) + [goal] * 3:
        for _ in range(20000 if s == goal else 50):
            n1 = p1 / (-1j * s - v2 - z**2 * v2 / (1 - z**2 * v1 * v2))
            n2 = p2 / (-1j * s - n1 - z**2 * n1 / (1 - z**2 * n1 * v2))
            v1, v2 = (v1 + n1) / 2, (v2 + n2) / 2
    c = (v1 * v2).real
    e0 = (-(c**5) * z**6 + 3 * c**4 * z**4 + (p1 * p2 - p2 - p1 + 1) * c**3 * z**6 - 2 * c**3 * z**4 - 3 * c**3 * z**2
          + (p1 + p2 - 3 * p1 * p2 + 1) * c**2 * z**4 + 2 * c**2 * z**2 + c**2 + 3 * p1 * p2 * c * z**2 - p1 * p2)
    e1 = p2 * c**3 * z**4 - p2 * c**2 * z**2 + p1 * p2 * c * z**2 - p1 * p2
    e2 = c**5 * z**6 - 3 * c**4 * z**4 + (p1 - 1) * c**3 * z**6 + 2 * c**3 * z**4 + 3 * c**3 * z**2 + (-p1 - 1) * c**2 * z**4 - 2 * c**2 * z**2 - c**2
    return f * e1 / e0 + tau * e2 / e0


def separable(points, dimensions):
    x = np.array([[math.sin(1 + 1.7 * i + 0.9 * j * j + 0.31 * i * i * j) for j in range(dimensions)] for i in range(points)])
    count = 0
    for labels in itertools.product([1, -1], repeat=points):
        a = np.array(labels)[:, None] * x
        count += linprog(np.zeros(dimensions), A_ub=-a, b_ub=-np.ones(points), bounds=[(None, None)] * dimensions).status == 0
    return count


def cycle(load):
    mp.dps = 40
    a, b, load = mpf("0.7"), mpf("0.2"), mpf(load)
    seen = []
    for step in range(100_002):
        off = a - b - load
        a, b = a * (1 - off) ** 2, b * (1 + off) ** 2
        if step >= 100_000:
            seen.append(2 * (a + b))
    return sorted(seen)


with open("reference/theory/double_descent.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["quantity"])
    for case in [(0.5, 2, 0.8, 0.3, 1e-3, 1, 0.25), (2, 2, 0.8, 0.3, 1e-2, 1, 0.25), (4, 2, 0.8, 0.3, 1e-3, 1, 0.25),
                 (1.5, 3, 0.5, 0.1, 0.1, 1, 0), (3, 1, 1.1, 0.5, 1e-4, 2, 0.5), (1, 4, 0.6, 0.2, 0.02, 1, 0.1)]:
        out.writerow(["random-features", *case, repr(float(risk(*case)))])
    for points, dimensions in [(3, 2), (5, 2), (5, 3), (6, 4), (7, 3), (8, 4), (4, 6)]:
        out.writerow(["separable", points, dimensions, separable(points, dimensions)])
    for load in ["1.02", "1.1", "1.2", "1.23"]:
        out.writerow(["two-cycle", load, *[mp.nstr(v, 16) for v in cycle(load)]])
