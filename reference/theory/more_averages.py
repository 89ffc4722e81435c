"""Gaussian averages of further activations in high-precision arithmetic: python3 more_averages.py > more_averages.csv

Columns as in averages.csv; the first is a text that names an activation as network files do, with ; for commas. Smooth
activations: a product trapezoid. Kinked ones: Gauss-Legendre between all kinks, the inner variable conditional on the
outer one. Neither Hermite series nor arc-cosine formulas nor any closed form is used. Where the slope has no square
the last columns are nan.
"""
from mpmath import mp, mpf, sqrt, exp, pi, sin, cos, sign
import mpmath
from averages import grid, out, single

mp.dps = 30
sig = lambda z: 1/(1 + exp(-z))
nodes = {}


def legendre(n):
    if n not in nodes:
        found = []
        for i in range(n):
            x = mpmath.cos(pi*(i + mpf(3)/4)/(n + mpf(1)/2))
            for _ in range(60):
                p0, p1 = mpf(1), x
                for k in range(2, n + 1):
                    p0, p1 = p1, ((2*k - 1)*x*p1 - (k - 1)*p0)/k
                dp = n*(x*p1 - p0)/(x*x - 1)
                step = p1/dp
                x -= step
                if abs(step) < mpf(10)**-28:
                    break
            found.append((x, 2/((1 - x*x)*dp*dp)))
        nodes[n] = found
    return nodes[n]


def pieces(f, marks, lo, hi, widest, n=20):
    """Integral of f over [lo, hi], Gauss-Legendre on pieces no wider than `widest` between the marks."""
    cuts = sorted({lo, hi, *[m for m in marks if lo < m < hi]})
    total = mpf(0)
    for a, b in zip(cuts, cuts[1:]):
        count = max(1, int(mpmath.ceil((b - a)/widest)))
        for k in range(count):
            left, right = a + (b - a)*k/count, a + (b - a)*(k + 1)/count
            mid, half = (left + right)/2, (right - left)/2
            total += half*sum(w*f(mid + half*x) for x, w in legendre(n))
    return total


def kinked(f, d, kinks, a, b, c):
    a, b, c = mpf(a), mpf(b), mpf(c)
    rest = sqrt((a*b - c*c)/a)              # deviation of z2 given z1
    slope = c/a
    reach = mpf(9.5)
    value = [mpf(0), mpf(0)]
    # where the band of width `rest` around z2 = kink is crossed the outer function bends on that scale
    marks = list(kinks)
    for k in kinks:
        marks += [(k + t*rest)/slope for t in (-10, -5, 0, 5, 10)] if slope != 0 else []
    def inner(z1, g):
        mean = slope*z1
        return pieces(lambda z: g(z)*exp(-((z - mean)/rest)**2/2), kinks, mean - reach*rest, mean + reach*rest, min(2*rest, mpf(2)))/(rest*sqrt(2*pi))
    def outer(g):
        return pieces(lambda z: g(z)*inner(z, g)*exp(-z*z/(2*a)), marks, -reach*sqrt(a), reach*sqrt(a), min(sqrt(a), mpf(2)))/sqrt(2*pi*a)
    return outer(f), outer(d)


def alone(g, kinks, q):
    q = mpf(q)
    return pieces(lambda z: g(z)*exp(-z*z/(2*q)), kinks, -12*sqrt(q), 12*sqrt(q), min(sqrt(q), mpf(2))/2)/sqrt(2*pi*q)


SMOOTH = {
    '{monomial: {degree: 3}}': (lambda z: z**3, lambda z: 3*z*z),
    '{monomial: {degree: 8}}': (lambda z: z**8, lambda z: 8*z**7),
    '{polynomial: {coefficients: [0.5; -1; 0; 0.25]}}': (lambda z: mpf('.5') - z + z**3/4, lambda z: -1 + 3*z*z/4),
    '{hermite: {degree: 4}}': (lambda z: (z**4 - 6*z*z + 3)/sqrt(24), lambda z: (4*z**3 - 12*z)/sqrt(24)),
    '{gaussian: {width: 0.75}}': (lambda z: exp(-z*z*8/9), lambda z: -z*16/9*exp(-z*z*8/9)),
    '{rbf: {gamma: 0.5}}': (lambda z: sin(z) + cos(z), lambda z: cos(z) - sin(z)),
    'z * sigmoid(1.702 * z)': (lambda z: z*sig(mpf(1.702)*z), lambda z: sig(mpf(1.702)*z)*(1 + mpf(1.702)*z*(1 - sig(mpf(1.702)*z)))),
}
KINKED = {
    '{rectified-monomial: {degree: 2}}': (lambda z: z*z if z > 0 else mpf(0), lambda z: 2*z if z > 0 else mpf(0), [0]),
    '{rectified-monomial: {degree: 5}}': (lambda z: z**5 if z > 0 else mpf(0), lambda z: 5*z**4 if z > 0 else mpf(0), [0]),
    'min(max(z; -1); 1)': (lambda z: min(max(z, mpf(-1)), mpf(1)), lambda z: mpf(1) if abs(z) < 1 else mpf(0), [-1, 1]),
    'max(z; 0) + min(exp(z) - 1; 0)': (lambda z: z if z > 0 else exp(z) - 1, lambda z: mpf(1) if z > 0 else exp(z), [0]),
    'z / (1 + abs(z))': (lambda z: z/(1 + abs(z)), lambda z: 1/(1 + abs(z))**2, [0]),
    'max(z; 0.5 - z)': (lambda z: max(z, mpf('.5') - z), lambda z: mpf(1) if z > .25 else mpf(-1), [mpf('.25')]),
}
JUMPS = {
    'sign': (sign, [0]),
    '{rectified-monomial: {degree: 0}}': (lambda z: mpf(1) if z > 0 else mpf(0), [0]),
}
CASES = [(1.3, .8, .5), (1.0, 1.0, .96875), (6.0, 5.0, -5.25)]
HARD = [(1.0, 1.0, 1 - 2.0**-12), (2.0, 1.75, 1.8125)]


def smooth(f, d, a, b, c):
    a, b, c = mpf(a), mpf(b), mpf(c)
    rho, rest = c/sqrt(a*b), sqrt((a*b - c*c)/(a*b))
    h, reach = (mpf(1)/8 if max(a, b) < 3 else mpf(1)/12), mpf(10 if f(mpf(10)) < 100 else 14)
    g = grid(h, reach)
    value = slope = mpf(0)
    for x, w in g:
        inner = dinner = mpf(0)
        for y, v in g:
            z = sqrt(b)*(rho*x + rest*y)
            inner += v*f(z)
            dinner += v*d(z)
        value += w*f(sqrt(a)*x)*inner
        slope += w*d(sqrt(a)*x)*dinner
    return value, slope


if __name__ == '__main__':
    import sys
    print('activation,a,b,c,product,slope_product,square,slope_square,square_growth')
    mp.dps = 25
    for name, (f, d) in SMOOTH.items():
        for case in CASES:
            q = mpf(case[0])
            growth = single(lambda z: f(z)**2*(z*z - q)/(2*q*q), q, mpf(1)/40)
            out(name, *map(float, case), *smooth(f, d, *case), single(lambda z: f(z)**2, q, mpf(1)/40), single(lambda z: d(z)**2, q, mpf(1)/40), growth)
    mp.dps = 22
    for name, (f, d, kinks) in KINKED.items():
        for case in CASES + HARD:
            q = mpf(case[0])
            out(name, *map(float, case), *kinked(f, d, kinks, *case), alone(lambda z: f(z)**2, kinks, q),
                alone(lambda z: d(z)**2, kinks, q), alone(lambda z: f(z)**2*(z*z - q)/(2*q*q), kinks, q))
    for name, (f, kinks) in JUMPS.items():
        for case in CASES + HARD:
            q = mpf(case[0])
            out(name, *map(float, case), kinked(f, lambda z: mpf(0), kinks, *case)[0], float('nan'), alone(lambda z: f(z)**2, kinks, q), float('nan'), float('nan'))
