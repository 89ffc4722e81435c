"""Learning curves from a spectrum, to 20 digits: python3 eigen_learning.py > eigen_learning.csv

Eigenvalues i^-1.6, powers of the target i^-2 (i = 1..40), noise 0.03. Columns: ridge, points, kappa, test error
(noise included), training error. kappa by bisection.
"""

from mpmath import exp, mp, mpf, nstr

mp.dps = 40
LAMBDA = [mpf(i) ** mpf("-1.6") for i in range(1, 41)]
POWER = [mpf(i) ** -2 for i in range(1, 41)]
NOISE = mpf("0.03")

print("ridge,points,threshold,test,training")
for ridge in ["0", "1e-4", "0.1", "5"]:
    for n in [1, 5, 20, 39, 60, 1000]:
        d = mpf(ridge)
        if d == 0 and n >= 40:
            continue
        law = lambda lk: sum(l / (l + exp(lk)) for l in LAMBDA) + d / exp(lk) - n
        low, high = mpf(-60), mpf(20)
        for _ in range(120):
            middle = (low + high) / 2
            low, high = (middle, high) if law(middle) > 0 else (low, middle)
        k = exp(low)
        L = [l / (l + k) for l in LAMBDA]
        e0 = n / (n - sum(x * x for x in L))
        test = e0 * (sum((1 - x) ** 2 * v for x, v in zip(L, POWER)) + NOISE)
        print(",".join([ridge, str(n), nstr(k, 18), nstr(test, 18), nstr((d / (n * k)) ** 2 * test, 18)]))
