"""phi^4 in networks of one neuron, by quadrature over its three parameters.

f(x) = a sqrt(C/(w^2+m^2)) cos(w x + c), C = 2 cutoff/pi, a normal, c and w uniform, in one dimension, with the density
multiplied by exp(-(coupling/24) sum_p weight_p f(x_p)^4) on a box with the trapezoid rule. Writes network_fields.csv:
mass, cutoff, half side, points, coupling, <f(0)^2>, <f(0) f(1/2)>. Two grids; stops where they differ.
"""
import csv

import numpy as np


def averages(m, cutoff, half, count, coupling, grid):
    xs = np.linspace(-half, half, count)
    weights = np.full(count, xs[1] - xs[0])
    weights[[0, -1]] /= 2
    x, w = np.polynomial.legendre.leggauss(grid)
    reach = 9
    # a = reach u^5: strong couplings leave a narrow peak at a = 0
    a = reach * x ** 5
    wa = w * x ** 4 * np.exp(-a * a / 2)
    q, wq = cutoff * (x + 1) / 2, w
    c = 2 * np.pi * np.arange(grid) / grid
    total = np.zeros(3)
    for one, weight in zip(q, wq):
        shape = np.sqrt(2 * cutoff / np.pi / (one * one + m * m))
        quartic = sum(u * (shape * np.cos(one * p + c)) ** 4 for p, u in zip(xs, weights))
        density = weight * wa[:, None] * np.exp(-coupling / 24 * a[:, None] ** 4 * quartic[None, :])
        f0 = a[:, None] * shape * np.cos(c)[None, :]
        f1 = a[:, None] * shape * np.cos(one / 2 + c)[None, :]
        total += [density.sum(), (density * f0 * f0).sum(), (density * f0 * f1).sum()]
    return total[1] / total[0], total[2] / total[0]


with open(__file__.replace(".py", ".csv"), "w", newline="") as out:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["mass", "cutoff", "half_side", "points", "coupling", "square", "half_apart"])
    for case in [(1, 4, 1, 9, 0), (1, 4, 1, 9, 1), (1, 4, 1, 9, 30), (1, 4, 1, 9, 3000), (0.5, 2, 2, 9, 300)]:
        coarse, fine = averages(*case, 300), averages(*case, 400)
        assert np.allclose(coarse, fine, rtol=0, atol=1e-7), (case, coarse, fine)
        writer.writerow([*case, *(repr(float(v)) for v in fine)])
