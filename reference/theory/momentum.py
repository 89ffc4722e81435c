"""Residuals and gains of training with momentum: python3 momentum.py > momentum.csv

steps: r_{k+1} = (1 + m - x) r_k - m r_{k-1} with x = rate * eigenvalue, by powers of a 2 x 2 matrix
flow:  r'' + friction r' + eigenvalue r = 0 from rest, by its closed form
gain:  (1 - r) / eigenvalue; for eigenvalue 0 its limit
Columns: kind, rate or friction, momentum, eigenvalue, steps or time, residual, gain.
"""

from mpmath import cosh, exp, matrix, mp, mpc, mpf, nstr, sinh, sqrt

mp.dps = 60


def steps(rate, momentum, eigenvalue, count):
    x = rate * eigenvalue
    # (residual, gain, last move of both, 1)
    once = matrix([[1 - x, momentum], [-x, momentum]])
    affine = matrix([[1 - x, momentum, rate], [-x, momentum, rate], [0, 0, 1]])
    residual = (once**count)[0, 0]
    gain = (affine**count)[0, 2]
    return residual, gain


def flow(friction, eigenvalue, time):
    if eigenvalue == 0:
        g = (friction * time - 1 + exp(-friction * time)) / friction**2
        return mpf(1), g
    h = friction / 2
    w = sqrt(mpc(h * h - eigenvalue))
    if w == 0:
        r = exp(-h * time) * (1 + h * time)
    else:
        r = (exp(-h * time) * (cosh(w * time) + h * sinh(w * time) / w)).real
    return r, (1 - r) / eigenvalue


rows = []
for momentum in ["0.5", "0.9", "0.99"]:
    for eigenvalue in ["0", "1e-9", "1e-4", "0.01", "0.08578643762690485", "0.3", "1", "2.4", "2.95"]:
        for count in [1, 2, 7, 1024, 1025, 1300, 20000]:
            r, g = steps(mpf(1) / 2, mpf(momentum), mpf(eigenvalue), count)
            rows.append(("steps", "0.5", momentum, eigenvalue, count, r, g))
for friction in ["0.2", "2"]:
    for eigenvalue in ["0", "1e-9", "1e-3", "0.0099999", "0.01", "0.5", "0.999999999", "1", "1.5", "40"]:
        for time in ["0.001", "0.3", "2", "50", "400"]:
            r, g = flow(mpf(friction), mpf(eigenvalue), mpf(time))
            rows.append(("flow", friction, "0", eigenvalue, time, r, g))

print("kind,rate,momentum,eigenvalue,progress,residual,gain")
for *key, r, g in rows:
    print(",".join(map(str, key)) + f",{nstr(r, 20)},{nstr(g, 20)}")
