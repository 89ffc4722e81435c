"""Gradient flow of D weight matrices, every entry integrated: python3 deep_linear.py > deep_linear.csv

full:   matrices of 2 x 2 (D of them, all equal to Q diag(a) Q^T with a = (u0/s)^(1/D) ... balanced and aligned with a
        symmetric target Q diag(s) Q^T) integrated by scipy's DOP853 at 1e-12; the value is the first mode of the product.
mode:   tau a' = a^(D-1) (s - a^D) integrated by mpmath's Taylor method to 20 digits; the value is a^D.
Columns: kind, depth, strength, start, timescale, time, value.
"""

import numpy as np
from mpmath import mp, mpf, nstr, odefun
from scipy.integrate import solve_ivp

mp.dps = 20


def mode(depth, s, u0, tau, times):
    s, u0, tau = mpf(s), mpf(u0), mpf(tau)
    solution = odefun(lambda _, a: a ** (depth - 1) * (s - a**depth) / tau, 0, u0 ** (mpf(1) / depth))
    for t in times:
        print("mode", depth, nstr(s, 17), nstr(u0, 17), nstr(tau, 17), t, nstr(solution(mpf(t)) ** depth, 17), sep=",")


def full(depth, s, u0, times):
    q = np.array([[np.cos(0.4), -np.sin(0.4)], [np.sin(0.4), np.cos(0.4)]])
    target = q @ np.diag([s, 0.7]) @ q.T
    start = q @ np.diag([u0 ** (1 / depth), 0.05 ** (1 / depth)]) @ q.T

    def product(ws):
        m = np.eye(2)
        for w in ws:
            m = w @ m
        return m

    def rate(_, v):
        ws = list(v.reshape(depth, 2, 2))
        error = product(ws) - target
        return np.concatenate([(-product(ws[l + 1 :]).T @ error @ product(ws[:l]).T).ravel() for l in range(depth)])

    v0 = np.concatenate([start.ravel()] * depth)
    solution = solve_ivp(rate, (0, max(times)), v0, method="DOP853", rtol=1e-12, atol=1e-14, t_eval=times)
    for t, v in zip(times, solution.y.T):
        m = q.T @ product(list(v.reshape(depth, 2, 2))) @ q
        print("full", depth, s, u0, 1, t, repr(float(m[0, 0])), sep=",")


print("kind,depth,strength,start,timescale,time,value")
mode(1, "2", "0.01", "1", ["0.3", "1"])
mode(2, "2", "0.01", "1", ["1", "1.5", "2", "6"])
mode(3, "1.4", "0.02", "0.5", ["0.5", "1", "3"])
mode(4, "0.6", "0.1", "1", ["1", "5"])
mode(7, "2.5", "0.3", "2", ["0.1", "0.4", "0.9"])
mode(30, "1.1", "0.8", "1", ["0.1", "0.5"])
full(2, 2.0, 0.01, [0.5, 1.0, 2.0])
full(3, 2.0, 0.05, [0.3, 0.6, 1.2])
full(5, 1.3, 0.2, [0.5, 1.0, 2.0])
