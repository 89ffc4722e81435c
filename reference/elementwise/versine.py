"""Reference values for wick.numeric.elementwise.Versine from mpmath, at versines that are exact doubles.

Columns: v = 1 - cos t, t, sin t - t cos t. Usage: python3 versine.py > versine.csv
"""
import random

from mpmath import mp, mpf, acos, sin, cos

mp.dps = 120
draw = random.Random(1)
special = [1.0, 0.5, 2.0, 1.0 + 2.0**-52, 1.0 - 2.0**-53, 2.0 - 2.0**-51, 1e-30, 1e-16, 1e-8]
for v in special + [draw.uniform(0, 2) for _ in range(80)] + [10 ** draw.uniform(-25, 0) for _ in range(60)]:
    t = acos(1 - mpf(v))
    print(f"{v!r},{mp.nstr(t, 40)},{mp.nstr(sin(t) - t * cos(t), 40)}")
