"""Gaussian averages of activations in high-precision arithmetic: python3 averages.py > averages.csv

Columns: activation, a, b, c, <phi phi>, <phi' phi'>, <phi^2>_a, <phi'^2>_a, d<phi^2>/dq at a.
Smooth activations: a product trapezoid in the standard normal variables. Activations with a kink: one-dimensional
integrals over the conditional law, from mean and deviation; no arc-cosine formula is used.
"""
from mpmath import mp, mpf, sqrt, exp, pi, tanh, erf, sin, cos, log, quad, inf, ncdf, npdf
import sys

mp.dps = 30
Phi = ncdf
sig = lambda z: 1 / (1 + exp(-z))
SMOOTH = {
    'tanh': (tanh, lambda z: 1 - tanh(z)**2, lambda z: -2*tanh(z)*(1 - tanh(z)**2)),
    'sigmoid': (sig, lambda z: sig(z)*(1 - sig(z)), lambda z: sig(z)*(1 - sig(z))*(1 - 2*sig(z))),
    'silu': (lambda z: z*sig(z), lambda z: sig(z)*(1 + z*(1 - sig(z))),
             lambda z: sig(z)*(1 - sig(z))*(2 + z*(1 - 2*sig(z)))),
    'softplus': (lambda z: log(1 + exp(z)), sig, lambda z: sig(z)*(1 - sig(z))),
    'erf': (erf, lambda z: 2/sqrt(pi)*exp(-z*z), lambda z: -4*z/sqrt(pi)*exp(-z*z)),
    'gelu': (lambda z: z*Phi(z), lambda z: Phi(z) + z*npdf(z), lambda z: (2 - z*z)*npdf(z)),
    'sin': (sin, cos, lambda z: -sin(z)),
    'cos': (cos, lambda z: -sin(z), lambda z: -cos(z)),
    'exp': (exp, exp, exp),
}
# closeness to parallel is given exactly: c = rho * sqrt(a b) is what a double holds
CASES = [(1.3, .8, .5), (1.0, 1.0, 1 - 2.0**-20), (.3, .4, -.2), (2.5, .01, .1), (6.0, 5.0, -5.4)]
KINKED = {'linear': (1, 1), 'relu': (0, 1), 'abs': (-1, 1), 'leaky-relu': (0.1, 1)}
KINKED_CASES = CASES + [(1.0, 1.0, 1 - 2.0**-40), (1.0, 1.0, -1 + 2.0**-30), (1e-9, 1e9, .25)]


def grid(h, reach=mpf(12)):
    n = int(reach/h)
    return [(k*h, h*exp(-(k*h)**2/2)/sqrt(2*pi)) for k in range(-n, n + 1)]


def single(f, q, h=mpf(1)/20):
    reach = 24 if f(mpf(30)) > 1e4 else 12  # exp and powers of it reach far out
    return sum(w*f(sqrt(q)*x) for x, w in grid(h, mpf(reach)))


def smooth(name, a, b, c):
    f, d, dd = SMOOTH[name]
    a, b, c = mpf(a), mpf(b), mpf(c)
    rho = c/sqrt(a*b)
    rest = sqrt((sqrt(a*b) - c)*(sqrt(a*b) + c)/(a*b))
    h = mpf(1)/8 if max(a, b) < 3 else mpf(1)/16
    g = grid(h)
    value = slope = mpf(0)
    for x, w in g:
        left, dleft = f(sqrt(a)*x), d(sqrt(a)*x)
        inner = dinner = mpf(0)
        for y, v in g:
            z = sqrt(b)*(rho*x + rest*y)
            inner += v*f(z)
            dinner += v*d(z)
        value += w*left*inner
        slope += w*dleft*dinner
    growth = single(lambda z: d(z)**2 + f(z)*dd(z), a)
    return value, slope, single(lambda z: f(z)**2, a), single(lambda z: d(z)**2, a), growth


def half_moments(rho, rest):
    """<relu(x) relu(y)> and P(x > 0, y > 0) at unit variances."""
    if rest == 0:
        return (mpf(1)/2, mpf(1)/2) if rho > 0 else (mpf(0), mpf(0))
    t = rho/rest
    cuts = [0, 1/(1 + abs(t)), 5/(1 + abs(t)), 1, 3, 8, 16]
    cuts = sorted(set(cuts))
    m = quad(lambda x: npdf(x)*x*(rho*x*Phi(t*x) + rest*npdf(t*x)), cuts)
    p = quad(lambda x: npdf(x)*Phi(t*x), cuts)
    return m, p


def kinked(name, a, b, c):
    lo, hi = map(mpf, KINKED[name])
    a, b, c = mpf(a), mpf(b), mpf(c)
    s = sqrt(a*b)
    rho = c/s
    rest = sqrt((s - c)*(s + c))/s
    same, psame = half_moments(rho, rest)       # both positive, or both negative
    other, pother = half_moments(-rho, rest)    # opposite signs, product of sizes
    value = s*((hi*hi + lo*lo)*same - 2*hi*lo*other)
    slope = (hi*hi + lo*lo)*psame + 2*hi*lo*pother
    mean = (hi*hi + lo*lo)/2
    return value, slope, mean*a, mean, mean


def out(*row):
    print(','.join(r if isinstance(r, str) else (repr(r) if isinstance(r, float) else mp.nstr(r, 22)) for r in row), flush=True)


if __name__ == '__main__':
    print('activation,a,b,c,product,slope_product,square,slope_square,square_growth')
    for name in KINKED:
        for case in KINKED_CASES:
            out(name, *map(float, case), *kinked(name, *case))
    for name in SMOOTH:
        for case in CASES:
            out(name, *map(float, case), *smooth(name, *case))
