"""Stochastic gradient descent of linear regression, all batches enumerated: python3 sgd.py > sgd.csv

Six points of three features: x_pj = sin(2 p + 3 j + 1) + j/4, y_p = cos(3 p + 1), p = 0 ... 5, j = 0 ... 2.
The moments (1, w, w w^T) obey a linear map of 1 + 3 + 9 numbers, the mean over all batches of the same map for one batch.
threshold: the rate at which the spectral radius of the part that acts on w w^T is one, by bisection. Value: that rate.
settled:   the mean loss of the fixed point, by a linear solve. Value: loss.
path:      the mean loss after some steps from w = (1, -1, 0.5). Value: loss.
Columns: kind, batch, replacement (1 or 0), rate, steps, value.
"""

from itertools import combinations, product

import numpy as np

P, D = 6, 3
X = np.array([[np.sin(2 * p + 3 * j + 1) + j / 4 for j in range(D)] for p in range(P)])
Y = np.array([np.cos(3 * p + 1) for p in range(P)])


def batches(size, replacement):
    return list(product(range(P), repeat=size)) if replacement else list(combinations(range(P), size))


def moments_map(size, replacement, rate):
    total = np.zeros((1 + D + D * D,) * 2)
    every = batches(size, replacement)
    for batch in every:
        b = list(batch)
        m = np.eye(D) - rate * X[b].T @ X[b] / size
        c = rate * X[b].T @ Y[b] / size
        one = np.zeros_like(total)
        one[0, 0] = 1
        one[1 : 1 + D, 0] = c
        one[1 : 1 + D, 1 : 1 + D] = m
        one[1 + D :, 0] = np.kron(c, c)
        one[1 + D :, 1 : 1 + D] = np.kron(m, c[:, None]) + np.kron(c[:, None], m)
        one[1 + D :, 1 + D :] = np.kron(m, m)
        total += one / len(every)
    return total


def loss(v):
    w, s = v[1 : 1 + D], v[1 + D :].reshape(D, D)
    return (np.trace(X @ s @ X.T) - 2 * Y @ X @ w + Y @ Y) / (2 * P)


def radius(size, replacement, rate):
    return max(abs(np.linalg.eigvals(moments_map(size, replacement, rate)[1 + D :, 1 + D :])))


def threshold(size, replacement):
    low, high = 1e-3, 10
    for _ in range(60):
        mid = (low + high) / 2
        low, high = (mid, high) if radius(size, replacement, mid) < 1 else (low, mid)
    return low


print("kind,batch,replacement,rate,steps,value")
start = np.array([1, -1, 0.5])
v0 = np.concatenate([[1], start, np.kron(start, start)])
for size, replacement in [(1, True), (2, True), (3, True), (1, False), (2, False), (4, False), (6, False)]:
    flag = int(replacement)
    eta = threshold(size, replacement)
    print("threshold", size, flag, "", "", repr(float(eta)), sep=",")
    for rate in (0.05, 0.5 * eta, 0.9 * eta):
        m = moments_map(size, replacement, rate)
        n = m.shape[0] - 1
        fixed = np.concatenate([[1], np.linalg.solve(np.eye(n) - m[1:, 1:], m[1:, 0])])
        print("settled", size, flag, repr(float(rate)), "", repr(float(loss(fixed))), sep=",")
        for steps in (1, 2, 17):
            v = np.linalg.matrix_power(m, steps) @ v0
            print("path", size, flag, repr(float(rate)), steps, repr(float(loss(v))), sep=",")
