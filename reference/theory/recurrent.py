"""Second moments of linear random recurrent networks at infinite N and at orders 1/N and 1/N^2, by mpmath.

Everything is a double series sum_kl f_k g_l E (1/N) tr W^k W^Tl. The means are counted here by listing all pairings up to
k + l = 10 and by a recursion on words up to 30; beyond that the pattern of their first two orders in 1/N, which is
asserted on all counts, goes on. No closed form of the program is used. Unstable-eigenvalue counts: the densities of
Edelman, Kostlan and Shub (1994) and Edelman (1997), integrated at 25 digits.
Writes recurrent.csv: quantity, decay, weight deviation, step (0: continuous), first time, second time, three orders.
Run: python3 recurrent.py (about a minute).
"""
import csv
from functools import lru_cache

from mpmath import binomial, erfc, exp, gammainc, gamma, inf, mp, mpc, mpf, pi, quad, sqrt

mp.dps = 30
TERMS = 200


def pairings(items):
    if not items:
        yield []
        return
    for i in range(1, len(items)):
        for rest in pairings(items[1:i] + items[i + 1:]):
            yield [(items[0], items[i])] + rest


def listed(k, l):
    """Coefficients of 1/N^g from all pairings: factor p of W^k W^Tl has row index p and column index p + 1, or reversed."""
    n = k + l
    ends = [(p, (p + 1) % n) if p < k else ((p + 1) % n, p) for p in range(n)]
    counts = [0] * (n // 2 + 1)
    for pairing in pairings(list(range(n))):
        parent = list(range(n))

        def root(x):
            while parent[x] != x:
                x = parent[x]
            return x

        for a, b in pairing:
            for u, v in zip(ends[a], ends[b]):
                parent[root(u)] = root(v)
        counts[n // 2 + 1 - len({root(x) for x in range(n)})] += 1
    return counts


TRANSPOSE = str.maketrans("01", "10")


def flip(word):
    return word[::-1].translate(TRANSPOSE)


@lru_cache(None)
def least(word):
    return min(w[i:] + w[:i] for w in (word, flip(word)) for i in range(len(word)))


@lru_cache(None)
def traces(words):
    if not words:
        return {0: 1}
    word, rest = words[0], list(words[1:])
    out = {}

    def add(new, others):
        shift = sum(w == "" for w in new)
        for e, c in traces(tuple(sorted([least(w) for w in new if w] + others))).items():
            out[e + shift] = out.get(e + shift, 0) + c

    for q in range(1, len(word)):
        inner, outer = word[1:q], word[q + 1:]
        add([inner + flip(outer)] if word[q] == word[0] else [inner, outer], rest)
    for i, other in enumerate(rest):
        for q in range(len(other)):
            turned = other[q + 1:] + other[:q]
            add([word[1:] + (flip(turned) if other[q] == word[0] else turned)], rest[:i] + rest[i + 1:])
    return out


def counted(k, l):
    n = (k + l) // 2
    found = traces((least("0" * k + "1" * l),))
    return [found.get(n + 1 - g, 0) for g in range(n + 1)]


def pattern(k, l):
    k, l = max(k, l), min(k, l)
    odd = mpf(l % 2) / 8
    if k == l:
        return 1, 0, odd - mpf(l) / 3 - mpf(l) ** 2 / 6 + mpf(l) ** 3 / 3 + mpf(l) ** 4 / 24
    j = mpf(k - l) / 2
    return 0, l + 1, (l + 1) * j * j + (l * l - 1) * j + odd - mpf(3 * l) / 4 - mpf(5 * l * l) / 8 + mpf(l) ** 3 / 4


for total in range(2, 31, 2):
    for k in range(total // 2, total + 1):
        c = counted(k, total - k)
        assert total > 10 or c == listed(k, total - k), (k, total - k)
        assert all(abs(x - y) < 1e-30 for x, y in zip(c + [0], pattern(k, total - k))), (k, total - k, c)
print("counts agree with the pattern")


def pair(weight, terms=TERMS):
    """Three orders of sum_kl weight(k, l) (1/N) tr (W/s)^k (W^T/s)^l."""
    sums = [mpf(0)] * 3
    for n in range(0, terms, 2):
        for k in range(n + 1):
            w = weight(k, n - k)
            if w:
                for g, c in enumerate(pattern(k, n - k)):
                    sums[g] += w * c
    return sums


FACT = [gamma(k + 1) for k in range(TERMS + 1)]


def variance(g, s):
    return pair(lambda k, l: FACT[k + l] / FACT[k] / FACT[l] * s ** (k + l) / (2 * g) ** (k + l + 1))


def static(g, s):
    return pair(lambda k, l: s ** (k + l) / g ** (k + l + 2))


def spectrum(g, s, w):
    z = mpc(g, w)
    return [x.real for x in pair(lambda k, l: s ** (k + l) / (z ** (k + 1) * z.conjugate() ** (l + 1)))]


def white(g, s, t1, t2):
    """int dv over min(t1, t2) of the propagators over v + lag and v, each power of v by an incomplete gamma function."""
    lag, end = abs(t1 - t2), min(t1, t2)
    count = 70
    moments = [gammainc(q + 1, 0, 2 * g * end) / (2 * g) ** (q + 1) for q in range(count)]

    def weight(k, l):
        total = sum(lag ** (k - i) / FACT[k - i] * moments[i + l] / FACT[i] for i in range(k + 1))
        return exp(-g * lag) * s ** (k + l) * total / FACT[l]

    return pair(weight, count)


def stepped(g, s, eta, n, m):
    """Noise of variance eta per step and a bias of variance 1, from h(0) = 0."""
    a, sig = 1 - eta * g, eta * s

    def power(j):
        return [binomial(j, k) * a ** (j - k) * sig ** k for k in range(j + 1)]

    sums = [mpf(0)] * 3

    def add(f, h, factor):
        got = pair(lambda k, l: f[k] * h[l] if k < len(f) and l < len(h) else 0, len(f) + len(h))
        for i in range(3):
            sums[i] += factor * got[i]

    for j in range(min(n, m)):
        add(power(n - 1 - j), power(m - 1 - j), eta)
    for i in range(n):
        for j in range(m):
            add(power(i), power(j), eta * eta)
    return sums


def real_above(n, x):
    def density(y):
        bulk = gammainc(n - 1, y * y, inf) / gamma(n - 1) / sqrt(2 * pi)
        edge = abs(y) ** (n - 1) * exp(-y * y / 2) / (2 ** (mpf(n) / 2) * gamma(mpf(n) / 2))
        return bulk + edge * gammainc(mpf(n - 1) / 2, 0, y * y / 2) / gamma(mpf(n - 1) / 2)

    return quad(density, [x, x + 1, x + 3, x + 12])


def pairs_above(n, x):
    def density(u, v):
        q = gammainc(n - 1, u * u + v * v, inf) / gamma(n - 1)
        return sqrt(2 / pi) * v * exp(2 * v * v) * erfc(sqrt(2) * v) * q

    return quad(density, [x, x + 2, x + 10], [0, 2, 5, 12])


rows = []


def put(name, g, s, eta, t1, t2, orders):
    rows.append([name, g, s, eta, t1, t2] + [mp.nstr(x, 17) for x in orders])
    print(rows[-1], flush=True)


for g, s in (("1", "0.3"), ("1", "0.5"), ("1", "0.7"), ("1.7", "0.9")):
    G, S = mpf(g), mpf(s)
    put("variance", g, s, 0, 0, 0, variance(G, S))
    put("static", g, s, 0, 0, 0, static(G, S))
    for w in ("0", "0.4", "2"):
        put("spectrum", g, s, 0, w, 0, spectrum(G, S, mpf(w)))
    put("covariance", g, s, 0, "2", "2", white(G, S, mpf(2), mpf(2)))
    put("covariance", g, s, 0, "2.5", "1.5", white(G, S, mpf("2.5"), mpf("1.5")))
for g, s, eta in (("1", "0.5", "0.1"), ("1", "0.5", "1"), ("2", "0.6", "0.7")):
    put("stepped", g, s, eta, 6, 4, stepped(mpf(g), mpf(s), mpf(eta), 6, 4))
    put("stepped", g, s, eta, 9, 9, stepped(mpf(g), mpf(s), mpf(eta), 9, 9))
mp.dps = 18
for n, x in ((2, "1"), (10, "4.5"), (20, "5")):
    put("eigenvalues", 0, 0, 0, n, x, [real_above(n, mpf(x)), pairs_above(n, mpf(x)), mpf(0)])
with open("recurrent.csv", "w", newline="") as f:
    out = csv.writer(f, lineterminator="\n")
    out.writerow("quantity decay deviation step first_time second_time infinite first second".split())
    out.writerows(rows)
