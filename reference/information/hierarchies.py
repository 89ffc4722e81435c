"""Information along hierarchies by exact rational and 40-digit arithmetic; writes hierarchies.csv.

Chains by products of matrices; broadcast trees by enumerating the likelihoods of all configurations of leaves, level
by level as a dictionary from (P(leaves | +), P(leaves | -)) to multiplicity. Independent of the program.
"""
from collections import defaultdict
from fractions import Fraction as F
from mpmath import mp, mpf, log

mp.dps = 40
rows = []


def information(prior, matrix):
    """I(cause; effect) in nats, columns are causes."""
    total = mpf(0)
    effects = [sum(m * p for m, p in zip(row, prior)) for row in matrix]
    for row, effect in zip(matrix, effects):
        for m, p in zip(row, prior):
            if m:
                joint = m * p
                total += mpf(joint.numerator) / joint.denominator * log(mpf((m / effect).numerator) / (m / effect).denominator)
    return total


def times(a, b):
    return [[sum(a[i][k] * b[k][j] for k in range(len(b))) for j in range(len(b[0]))] for i in range(len(a))]


def parse(rows_):
    return [[F(x) for x in row.split()] for row in rows_]


prior = [F('0.6'), F('0.4')]
m1 = parse(['.7 .2', '.2 .3', '.1 .5'])
m2 = parse(['.5 .1 .1', '.25 .05 .05', '.15 .45 .25', '.1 .4 .6'])
p1 = [sum(m * p for m, p in zip(row, prior)) for row in m1]
m = times(m2, m1)
rows.append(('worked I(y0;y1) nats', information(prior, m1)))
rows.append(('worked I(y0;y2) nats', information(prior, m)))
rows.append(('worked I(y1;y2) nats', information(p1, m2)))
for y, row in enumerate(m):
    rows.append((f'worked P(y0=0|y2={y})', row[0] * prior[0] / sum(a * b for a, b in zip(row, prior))))
for flip, levels in ((F(1, 20), 5), (F(1, 10), 4)):
    step = [[1 - flip, flip], [flip, 1 - flip]]
    chain = step
    for _ in range(levels - 1):
        chain = times(step, chain)
    rows.append((f'symmetric flip {flip} levels {levels} flip', chain[0][1]))
    rows.append((f'symmetric flip {flip} levels {levels} bits', information([F(1, 2)] * 2, chain) / log(2)))
rho = mpf(1)
for r in ('0.9', '0.8', '0.7'):
    rho *= mpf(r)
    rows.append((f'gaussian to {r} nats', -log(1 - rho ** 2) / 2))
for noise in (F(1, 10), F(1, 5)):
    laws = {(F(1), F(0)): 1, (F(0), F(1)): 1}
    for depth in range(1, 6):
        edge = defaultdict(int)
        for (plus, minus), count in laws.items():
            edge[(plus * (1 - noise) + minus * noise, plus * noise + minus * (1 - noise))] += count
        laws = defaultdict(int)
        for (a, b), n in edge.items():
            for (c, d), k in edge.items():
                laws[(a * c, b * d)] += n * k
        total = mpf(0)
        right = F(0)
        for (plus, minus), count in laws.items():
            mean = (plus + minus) / 2
            right += count * max(plus, minus) / 2
            for p in (plus, minus):
                total += count * mpf(p.numerator) / p.denominator / 2 * log(mpf((p / mean).numerator) / (p / mean).denominator)
        rows.append((f'tree noise {noise} depth {depth} bits', total / log(2)))
        rows.append((f'tree noise {noise} depth {depth} accuracy', right))

with open('hierarchies.csv', 'w') as out:
    out.write('quantity,value\n')
    for name, value in rows:
        v = mpf(value.numerator) / value.denominator if isinstance(value, F) else value
        out.write(f'{name},{mp.nstr(v, 17)}\n')
