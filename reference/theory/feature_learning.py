"""Training of f = kappa x a.w with one input: python3 feature_learning.py > feature_learning.csv

flow:  all 2n weights integrated as an ordinary differential equation by mpmath's Taylor method; weights given by
       a_i = sin(3 i + 1), w_i = cos(5 i + 2) + 1/4, i = 1 ... n.  Columns 6 and 7: f and kernel at time t.
drift: E kernel(end)/kernel(start) - 1 over standard normal weights, by nested adaptive quadrature over
       S = |a|^2/2 + |w|^2/2 ~ Gamma(n) and the cosine sin(phi) of twice their overlap, density cos(phi)^(n-1).
       Columns 6 and 7: mean, and the same without the part 1.
Columns: kind, scaling (ntk or mup), n, x, y, t, value, value.
"""

from mpmath import cos, gamma, inf, mp, mpf, nstr, odefun, pi, quad, sin, sqrt

mp.dps = 20


def scaling(kind, n):
    return (1 / sqrt(mpf(n)), mpf(1)) if kind == "ntk" else (1 / mpf(n), mpf(n))


def flow(kind, n, x, y, times):
    k, eta = scaling(kind, n)
    a = [sin(mpf(3 * i + 1)) for i in range(1, n + 1)]
    w = [cos(mpf(5 * i + 2)) + mpf(1) / 4 for i in range(1, n + 1)]

    def rate(_, v):
        a, w = v[:n], v[n:]
        r = eta * k * x * (k * x * sum(p * q for p, q in zip(a, w)) - y)
        return [-r * q for q in w] + [-r * p for p in a]

    solution = odefun(rate, 0, a + w)
    for t in times:
        v = solution(t)
        f = k * x * sum(p * q for p, q in zip(v[:n], v[n:]))
        theta = eta * (k * x) ** 2 * sum(p * p for p in v)
        print("flow", kind, n, nstr(x, 17), nstr(y, 17), nstr(t, 17), nstr(f, 17), nstr(theta, 17), sep=",")


def drift(kind, n, x, y):
    k, _ = scaling(kind, n)
    s = y / (k * x)

    def inner(phi):
        root = lambda size: sqrt(cos(phi) ** 2 + (s / size) ** 2)
        density = lambda size: size ** (n - 1) * mp.exp(-size) / gamma(n)
        return quad(lambda size: root(size) * density(size), [0, 0.01, 0.1, 0.5, n / 2, n, 2 * n, 4 * n + 20, inf])

    norm = quad(lambda phi: cos(phi) ** (n - 1), [-pi / 2, 0, pi / 2])
    mean = quad(lambda phi: cos(phi) ** (n - 1) * inner(phi), [-pi / 2, 0, pi / 2]) / norm
    print("drift", kind, n, nstr(x, 17), nstr(y, 17), "inf", nstr(mean, 15), nstr(mean - 1, 15), sep=",")


print("kind,scaling,width,input,target,time,first,second")
for kind in ("ntk", "mup"):
    flow(kind, 5, mpf("1.3"), mpf(2), [mpf("0.1"), mpf("0.5"), mpf(1), mpf(2)])
    flow(kind, 3, mpf("-0.8"), mpf("0.6"), [mpf("0.25"), mpf(1), mpf(4)])
    flow(kind, 4, mpf("0.7"), mpf(0), [mpf("0.5"), mpf(3)])
mp.dps = 15
for kind in ("ntk", "mup"):
    for n in (3, 8, 40):
        for y in ("2", "0.5"):
            drift(kind, n, mpf("1.3"), mpf(y))
