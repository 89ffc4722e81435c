"""Fixed points of mean-field theory in high-precision arithmetic: python3 criticality.py > criticality.csv

Columns: activation, sigma_w^2, sigma_b^2, q*, chi_1, chi_parallel, c*, slope of the correlation map at c*.
Roots by mpmath's secant method on trapezoid sums; pairs by a two-dimensional trapezoid.
"""
from mpmath import mp, mpf, sqrt, findroot
from averages import SMOOTH, single, grid
mp.dps = 24

CASES = [
    ('tanh', 1, .05, .2), ('tanh', 1.69, .09, .6), ('tanh', 2.25, .05, .9), ('tanh', 4, .05, 2.2), ('tanh', 2.25, 0, .8),
    ('tanh', 1.76, .05, .57), ('sigmoid', 2, .05, .6), ('sigmoid', 20, .5, 9), ('silu', 1.5, .1, .17), ('silu', 2, .05, .108),
    ('softplus', 1.5, .1, 2.6), ('softplus', .5, .2, .5), ('gelu', 1.5, .1, .19), ('gelu', 2, .05, .12), ('erf', 2, .05, .97),
    ('erf', 1.5, .1, .69), ('sin', 2, .05, .88), ('cos', 4, 0, 2.03), ('cos', 2, .05, 1.15), ('exp', .1, .1, .27),
]


def pair(f, q, c):
    g = grid(mpf(1)/8)
    s = sqrt(1 - c*c)
    return sum(w*f(sqrt(q)*x)*sum(v*f(sqrt(q)*(c*x + s*y)) for y, v in g) for x, w in g)


print('activation,weight_variance,bias_variance,variance,susceptibility,variance_susceptibility,correlation,slope')
for name, cw, cb, guess in CASES:
    f, d, dd = SMOOTH[name]
    w, b = mpf(cw), mpf(cb)
    q = findroot(lambda q: b + w*single(lambda z: f(z)**2, q) - q, (mpf(guess), mpf(guess)*mpf('1.01')))
    chi = w*single(lambda z: d(z)**2, q)
    par = w*single(lambda z: d(z)**2 + f(z)*dd(z), q)
    c, slope = mpf(1), chi
    if chi > 1:
        start = {0: mpf('0.001')}.get(cb, mpf('0.4'))
        if cb == 0 and name == 'tanh':
            c = mpf(0)
        else:
            c = findroot(lambda c: (b + w*pair(f, q, c))/q - c, (start, start + mpf('0.05')), tol=mpf('1e-36'))
        slope = w*pair(d, q, c)
    print(','.join([name, repr(float(cw)), repr(float(cb))] + [mp.nstr(x, 20) for x in (q, chi, par, c, slope)]), flush=True)
