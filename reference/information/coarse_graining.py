"""Couplings of block means by the sum over aliases in 60-digit arithmetic; writes coarse_graining.csv.

Taylor coefficients of 1/S'(q') in Q = 4 sin^2(q'/2) by fitting a polynomial of high degree through points near 0, which
needs no series arithmetic; independent of the program.
"""
from mpmath import mp, mpf, sin, pi, asin, sqrt, matrix, lu_solve

mp.dps = 60


def spectrum(y, b, q1, q2):
    total = mpf(0)
    for m in range(b):
        for n in range(b):
            weight = mpf(1)
            k = mpf(0)
            for q, a in ((q1, m), (q2, n)):
                p = (q + 2 * pi * a) / b
                s = sin(p / 2)
                weight *= (sin(b * p / 2) / (b * s)) ** 2 if s != 0 else 1
                k += 4 * s * s
            if weight != 0:
                total += weight / sum(c * k ** i for i, c in enumerate(y))
    return total / b ** 2


def taylor(y, b, diagonal=False, degree=12):
    points = [mpf(j) / 1000 for j in range(1, degree + 2)]
    a = matrix(degree + 1, degree + 1)
    right = matrix(degree + 1, 1)
    for i, big in enumerate(points):
        q = 2 * asin(sqrt(big) / 2)
        k = 2 * big if diagonal else big
        for j in range(degree + 1):
            a[i, j] = k ** j
        right[i] = 1 / spectrum(y, b, q, q if diagonal else mpf('1e-55'))
    return lu_solve(a, right)


with open('coarse_graining.csv', 'w') as out:
    out.write('couplings,block,direction,y0,y1,y2\n')
    for y in (('0.01', '1', '0.5'), ('0', '1', '0.5')):
        for b in (2, 4, 8):
            for diagonal in (False, True):
                c = taylor([mpf(x) for x in y], b, diagonal)
                out.write(' '.join(y) + f',{b},' + ('diagonal' if diagonal else 'axis') + ','
                          + ','.join(mp.nstr(mp.chop(c[i], mpf('1e-25')), 15) for i in range(3)) + '\n')
