"""Training with cross-entropy in function space, two points, three classes: python3 cross_entropy.py > cross_entropy.csv

f' = -Theta (softmax(f) - y) from a given f; with momentum f = f(0) + Theta a, a'' + friction a' = y - softmax(f).
Solved by Taylor series to 25 digits. Columns: kind, friction, time, f row by row.
"""

from mpmath import exp, matrix, mp, mpf, nstr, odefun

mp.dps = 25
THETA = [[mpf(3), mpf("0.7")], [mpf("0.7"), mpf(2)]]
START = [[mpf("0.3"), mpf(-1), mpf("0.2")], [mpf("0.5"), mpf("0.1"), mpf("-0.4")]]
TARGETS = [[1, 0, 0], [mpf("0.25"), mpf("0.5"), mpf("0.25")]]


def outputs(a):
    return [[START[i][c] + sum(THETA[i][j] * a[j * 3 + c] for j in range(2)) for c in range(3)] for i in range(2)]


def down(a):
    rows = []
    for f, y in zip(outputs(a), TARGETS):
        e = [exp(v) for v in f]
        rows += [y[c] - e[c] / sum(e) for c in range(3)]
    return rows


print("kind,friction,time,f00,f01,f02,f10,f11,f12")
flow = odefun(lambda t, a: down(a), 0, [mpf(0)] * 6)
friction = mpf("0.4")
ball = odefun(lambda t, s: list(s[6:]) + [d - friction * w for d, w in zip(down(s[:6]), s[6:])], 0, [mpf(0)] * 12)
for time in ["0.1", "1", "5"]:
    for kind, solution, shown in [("flow", flow, "0"), ("ball", ball, "0.4")]:
        f = outputs(list(solution(mpf(time)))[:6])
        print(f"{kind},{shown},{time}," + ",".join(nstr(v, 17) for row in f for v in row))
