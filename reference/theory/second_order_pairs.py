"""Second order in 1/n of the kernel of two inputs, exact for polynomial activations, in rational arithmetic.

S of the inputs is a Markov chain. Given S, the next S' = C_b + (C/n) sum of y over n independent units, y = (phi1^2,
phi1 phi2, phi2^2), has means m, covariances s/n and third cumulants t/n^2, polynomials in S. So the averages of
S'_A, S'_A S'_B and S'_A S'_B S'_C are polynomials in S, their averages over S another step, and so on; cumulants are
taken at the very end. No recursion for corrections is used. Writes second_order_pairs.csv.
"""

import csv
from functools import lru_cache
from itertools import combinations_with_replacement, product
from pathlib import Path

from sympy import QQ
from sympy.polys.rings import ring

R, K11, K12, K22, e = ring("K11,K12,K22,e", QQ)  # e = 1/n
KS = (K11, K12, K22)
PAIRS = ((0, 0), (0, 1), (1, 1))


def key(*indices):
    return tuple(sorted(indices))


def cut(x):
    """Without what is beyond e^2."""
    return R.from_dict({k: v for k, v in x.items() if k[3] <= 2})


@lru_cache(maxsize=None)
def moment(p, q):
    """<z1^p z2^q> by parts."""
    if p < 0 or q < 0 or (p + q) % 2:
        return R(0)
    if p == 0 and q == 0:
        return R(1)
    if p > 0:
        return (p - 1) * K11 * moment(p - 2, q) + q * K12 * moment(p - 1, q - 1)
    return (q - 1) * K22 * moment(p, q - 2)


def times(f, g):
    h = {}
    for (p, q), a in f.items():
        for (r, s), b in g.items():
            h[p + r, q + s] = h.get((p + r, q + s), 0) + a * b
    return h


def average(f):
    return sum((c * moment(p, q) for (p, q), c in f.items()), R(0))


def step(coefficients, c, cb):
    """m, s, t as polynomials in S."""
    f = ({(i, 0): a for i, a in enumerate(coefficients)}, {(0, i): a for i, a in enumerate(coefficients)})
    y = [times(f[a], f[b]) for a, b in PAIRS]
    mean = [average(x) for x in y]
    two = {(a, b): average(times(y[a], y[b])) for a, b in combinations_with_replacement(range(3), 2)}
    s = {k: c**2 * (v - mean[k[0]] * mean[k[1]]) for k, v in two.items()}
    t = {}
    for a, b, d in combinations_with_replacement(range(3), 3):
        x = average(times(times(y[a], y[b]), y[d]))
        x -= two[a, b] * mean[d] + two[a, d] * mean[b] + two[b, d] * mean[a]
        t[a, b, d] = c**3 * (x + 2 * mean[a] * mean[b] * mean[d])
    return [cb + c * x for x in mean], s, t


def products(m, s, t):
    """E S'_A, E S'_A S'_B, E S'_A S'_B S'_C given S."""
    averages = {(a,): m[a] for a in range(3)}
    for a, b in combinations_with_replacement(range(3), 2):
        averages[a, b] = m[a] * m[b] + e * s[a, b]
    for a, b, d in combinations_with_replacement(range(3), 3):
        x = m[a] * m[b] * m[d] + e**2 * t[a, b, d]
        averages[a, b, d] = x + e * (m[a] * s[key(b, d)] + m[b] * s[key(a, d)] + m[d] * s[key(a, b)])
    return averages


class At:
    """Polynomials at S = m."""

    def __init__(self, m):
        self.powers = [[R(1)] for _ in m]
        self.m = m

    def power(self, i, n):
        while len(self.powers[i]) <= n:
            self.powers[i].append(self.powers[i][-1] * self.m[i])
        return self.powers[i][n]

    def __call__(self, q):
        x = R(0)
        for (i, j, l, n), c in q.items():
            x += c * self.power(0, i) * self.power(1, j) * self.power(2, l) * e**n
        return cut(x)


def over(q, m, s, t):
    """E q(S') given S through e^2, from the cumulants of S': a polynomial in S."""
    at = At(m)
    r = range(3)
    d = lambda *vs: q if not vs else d(*vs[1:]).diff(KS[vs[0]])
    x = at(q)
    for a, b in product(r, r):
        x += e * at(d(a, b)) * s[key(a, b)] / 2
    for a, b, c in product(r, r, r):
        x += e**2 * at(d(a, b, c)) * t[key(a, b, c)] / 6
    for a, b, c, f in product(r, r, r, r):
        x += e**2 * at(d(a, b, c, f)) * s[key(a, b)] * s[key(c, f)] / 8
    return cut(x)


def fixed(polynomials, start):
    return [At([R(k) for k in start])(x) for x in polynomials]


def chain(coefficients, c, cb, start, hidden):
    m, s, t = step(coefficients, c, cb)
    averages = products(m, s, t)  # polynomials in the kernel in front of the last hidden layer
    for _ in range(hidden - 2):
        averages = {i: over(x, m, s, t) for i, x in averages.items()}
    numbers = (
        fixed(m, start),
        dict(zip(s, fixed(s.values(), start))),
        dict(zip(t, fixed(t.values(), start))),
    )
    averages = {i: over(x, *numbers) for i, x in averages.items()}
    one = {a: averages[(a,)] for a in range(3)}
    rows = {("g", a): one[a] for a in range(3)}
    for a, b in combinations_with_replacement(range(3), 2):
        rows["v", a, b] = averages[a, b] - one[a] * one[b]
    for a, b, d in combinations_with_replacement(range(3), 3):
        x = averages[a, b, d] - averages[a, b] * one[d] - averages[a, d] * one[b] - averages[b, d] * one[a]
        rows["u", a, b, d] = x + 2 * one[a] * one[b] * one[d]
    return {i: [x.coeff(e**j) if j else x.coeff(1) for j in range(3)] for i, x in rows.items()}


F = QQ
CASES = {
    "quadratic": ((F(0), F(1), F(1, 2)), F(1, 2), F(1, 10), 3),
    "quartic": ((F(1, 10), F(1), F(1, 5), F(-1, 6), F(1, 24)), F(1, 2), F(1, 10), 2),
}
START = (F(1), F(2, 5), F(7, 10))

if __name__ == "__main__":
    with open(Path(__file__).with_suffix(".csv"), "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["case", "quantity", "pairs", "order0", "order1", "order2"])
        for name, (coefficients, c, cb, hidden) in CASES.items():
            for where, orders in chain(coefficients, c, cb, START, hidden).items():
                out.writerow([name, where[0], "".join(map(str, where[1:])), *[repr(float(x)) for x in orders]])
