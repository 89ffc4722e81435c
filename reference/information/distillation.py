"""Information bottleneck of one Gaussian number, Ising rings by enumeration; writes distillation.csv and rings.csv."""
from itertools import product
from mpmath import mp, mpf, log, exp

mp.dps = 30
with open('distillation.csv', 'w') as out:
    out.write('rho,kept,relevant\n')
    for kept in ('0.5', '1', '2'):
        out.write(f'0.9,{kept},{mp.nstr(-log(1 - mpf("0.81") * (1 - exp(-2 * mpf(kept)))) / 2, 15)}\n')


def ring(n, k, h):
    z = mpf(0)
    law = {}
    for s in product((-1, 1), repeat=n):
        law[s] = exp(k * sum(s[i] * s[(i + 1) % n] for i in range(n)) + h * sum(s))
        z += law[s]
    return {s: w / z for s, w in law.items()}, log(z)


with open('rings.csv', 'w') as out:
    out.write('quantity,value\n')
    law, logz = ring(10, mpf('0.7'), 0)
    out.write(f'ln Z (N=10 K=0.7),{mp.nstr(logz, 15)}\n')
    out.write(f'<s0 s3> (N=10 K=0.7),{mp.nstr(sum(p * s[0] * s[3] for s, p in law.items()), 15)}\n')
    p, zp = ring(8, mpf('0.6'), mpf('0.2'))
    q, zq = ring(8, mpf('-0.3'), mpf('0.5'))
    out.write(f'KL (N=8 K=0.6 h=0.2 | K=-0.3 h=0.5),{mp.nstr(sum(a * log(a / q[s]) for s, a in p.items()), 15)}\n')
