"""Correlators of networks that are field theories, by direct numerical averages of products of cosines.

No expansion in signs and no Bessel functions: one neuron a A(w) cos(w.x + c) is averaged over its phase (equidistant
points, exact for trigonometric polynomials, or Gauss-Legendre), over its frequency (Gauss-Legendre, polar or
spherical in more dimensions), cumulants come from all set partitions, propagators from mpmath. Every average is done
with two grids; the script stops where they differ. Writes network_fields.csv: quantity, parameters, points, value.
Parameters and points are numbers joined by blanks; points are joined by blanks coordinate after coordinate.
"""
import csv
import itertools
import math

import mpmath as mp
import numpy as np

mp.mp.dps = 30
ROWS = []


def put(quantity, parameters, points, value):
    flat = [c for p in points for c in (p if isinstance(p, (tuple, list)) else (p,))]
    ROWS.append([quantity, " ".join(repr(float(p)) for p in parameters), " ".join(repr(float(c)) for c in flat),
                 repr(float(value))])


def propagator(d, m, cutoff, r):
    edges = [mp.mpf(0)]
    step = mp.pi / max(r, mp.mpf("0.3"))
    while edges[-1] < cutoff:
        edges.append(min(mp.mpf(cutoff), edges[-1] + min(step, 2 * m + edges[-1])))
    if d == 1:
        f = lambda p: mp.cos(p * r) / (p * p + m * m) / mp.pi
    elif d == 2:
        f = lambda p: p * mp.besselj(0, p * r) / (p * p + m * m) / (2 * mp.pi)
    else:
        f = lambda p: p * p * mp.sinc(p * r) / (p * p + m * m) / (2 * mp.pi ** 2)
    return mp.quad(f, edges)


for d, m, cutoff in [(1, 1, 10), (2, 1, 10), (3, 1, 10), (1, 0.05, 200), (3, 2.5, 7)]:
    for r in (0, 0.5, 1, 2, 7.3):
        put("propagator", (d, m, cutoff), (r,), propagator(d, mp.mpf(m), mp.mpf(cutoff), mp.mpf(r)))


def partitions(items):
    if not items:
        yield []
        return
    head, rest = items[0], items[1:]
    for k in range(len(rest) + 1):
        for chosen in itertools.combinations(rest, k):
            left = [i for i in rest if i not in chosen]
            for others in partitions(left):
                yield [(head,) + chosen] + others


def cumulant(moment, count):
    """Joint cumulant from a function of tuples of indices."""
    total = 0.0
    for blocks in partitions(list(range(count))):
        k = len(blocks)
        total += (-1) ** (k - 1) * math.factorial(k - 1) * math.prod(moment(b) for b in blocks)
    return total


def legendre(count, low, high):
    x, w = np.polynomial.legendre.leggauss(count)
    return (low + high) / 2 + (high - low) / 2 * x, (high - low) / 2 * w


class Ball:
    """Frequencies in a ball with the amplitude of a free scalar."""

    def __init__(self, d, m, cutoff, count):
        p, w = legendre(count, 0, cutoff)
        if d == 1:
            q = np.concatenate([-p, p])[:, None]
            weight = np.concatenate([w, w])
            volume = 2 * cutoff
        elif d == 2:
            angles = 2 * np.pi * np.arange(count) / count
            q = np.stack([np.outer(p, np.cos(angles)).ravel(), np.outer(p, np.sin(angles)).ravel()], 1)
            weight = np.outer(w * p, np.full(count, 2 * np.pi / count)).ravel()
            volume = np.pi * cutoff ** 2
        else:
            z, wz = legendre(count, -1, 1)
            angles = 2 * np.pi * np.arange(count) / count
            s = np.sqrt(1 - z * z)
            unit = np.stack([np.outer(s, np.cos(angles)).ravel(), np.outer(s, np.sin(angles)).ravel(),
                             np.repeat(z, count)], 1)
            wu = np.repeat(wz, count) * 2 * np.pi / count
            q = (p[:, None, None] * unit[None]).reshape(-1, 3)
            weight = np.outer(w * p * p, wu).ravel()
            volume = 4 * np.pi / 3 * cutoff ** 3
        self.q, self.weight = q, weight / volume
        square = (q * q).sum(1)
        self.amplitude = np.sqrt(2 * volume / (2 * np.pi) ** d / (square + m * m))


class Normal:
    """Frequencies normal, the amplitude 1."""

    def __init__(self, deviations, count):
        x, w = np.polynomial.hermite_e.hermegauss(count)
        w = w / w.sum()
        grids = np.meshgrid(*[s * x for s in deviations], indexing="ij")
        self.q = np.stack([g.ravel() for g in grids], 1)
        weights = np.meshgrid(*[w] * len(deviations), indexing="ij")
        self.weight = np.prod([g.ravel() for g in weights], 0)
        self.amplitude = np.ones(len(self.q))


def readout_moment(mean, deviation, uniform, n):
    if uniform:
        x, w = legendre(40, mean - math.sqrt(3) * deviation, mean + math.sqrt(3) * deviation)
        return float((w * x ** n).sum() / w.sum())
    x, w = np.polynomial.hermite_e.hermegauss(40)
    return float((w * (mean + deviation * x) ** n).sum() / w.sum())


def neuron(frequencies, points, phases, readout):
    """A function of index tuples: the moments of one neuron."""
    points = np.atleast_2d(np.array(points, float))
    if points.shape[1] != frequencies.q.shape[1]:
        points = points.reshape(-1, frequencies.q.shape[1])
    center, half = phases
    if half == math.pi:
        c = 2 * np.pi * np.arange(16) / 16
        wc = np.full(16, 1 / 16)
    else:
        c, wc = legendre(40, center - half, center + half)
        wc = wc / wc.sum()
    dots = frequencies.q @ points.T
    known = {}

    def moment(block):
        if block not in known:
            total = 0.0
            for one, weight in zip(c, wc):
                product = np.prod(np.cos(dots[:, list(block)] + one), axis=1)
                total += weight * np.sum(frequencies.weight * frequencies.amplitude ** len(block) * product)
            known[block] = total * readout_moment(*readout, len(block))
        return known[block]

    return moment


def both(make, counts):
    a, b = (make(count) for count in counts)
    assert abs(a - b) < 1e-11 * max(1, abs(a)), (a, b)
    return b


CIRCLE, PLAIN = (0, math.pi), (0, 1, False)
for d, m, cutoff, places, counts in [
        (1, 1, 10, [0, 0, 0, 0], (150, 200)), (1, 1, 10, [0, 0.3, -1.1, 2], (150, 200)),
        (1, 1, 10, [0, 0.3, -1.1, 2, 0.7, 0.2], (250, 300)), (1, 0.4, 3, [0, 0, 1, 1, 1, 1], (150, 200)),
        (2, 1, 4, [(0, 0), (0.3, 0.1), (-0.4, 0.6), (0.2, -1)], (60, 80)),
        (2, 1, 4, [(0, 0), (0.3, 0.1), (-0.4, 0.6), (0.2, -1), (0.5, 0.5), (0, 0.9)], (90, 110)),
        (3, 1.5, 4, [(0, 0, 0), (0.3, 0.1, 0.2), (-0.4, 0.3, 0.5), (0.2, -0.6, 0.1)], (40, 48))]:
    put("ball", (d, m, cutoff), places,
        both(lambda n: cumulant(neuron(Ball(d, m, cutoff, n), places, CIRCLE, PLAIN), len(places)), counts))

for deviations, phases, readout, places in [
        ((1.0,), CIRCLE, PLAIN, [0, 0.5, 1, 2]), ((1.0,), CIRCLE, (0, 1, True), [0, 0.5, 1, 2]),
        ((1.0,), (0.4, 0.9), (0, 1, False), [0, 0.5, 1, 2]), ((1.0,), (0.4, 0.9), (0.7, 0.5, False), [0.1, 0.5, 1]),
        ((1.0,), (0.4, 0.9), (0.7, 0.5, True), [0.1, 0.5, 1, -0.3]),
        ((1.0,), CIRCLE, (0.7, 0.5, False), [0.1, 0.5, 1, -0.3]),
        ((0.6, 1.2), CIRCLE, PLAIN, [(0, 0), (0.5, 0.2), (-0.3, 0.4), (0.1, -0.7)]),
        ((0.6, 1.2), (0, 1.1), PLAIN, [(0.2, 0.3), (0.5, 0.2), (-0.3, 0.4), (0.1, -0.7)])]:
    put("normal", [*deviations, *phases, *readout], places,
        both(lambda n: cumulant(neuron(Normal(deviations, n), places, phases, readout), len(places)), (50, 60)))


def gauss_net(vw, vb, places):
    def moment(block):
        x, w = np.polynomial.hermite_e.hermegauss(80)
        w = w / w.sum()
        weights, biases = math.sqrt(vw) * x[:, None], math.sqrt(vb) * x[None, :]
        product = np.ones((80, 80))
        for i in block:
            product = product * np.exp(weights * places[i] + biases - vb - vw * places[i] ** 2)
        return float(w @ product @ w) * readout_moment(0, 1, False, len(block))
    return cumulant(moment, len(places))


for vw, vb, places in [(0.25, 0.1, [0, 0.5, 1, 2]), (0.1, 0.3, [0.2, -0.5, 1, 0.4])]:
    put("exponential", (vw, vb), places, gauss_net(vw, vb, places))


def shift(m, cutoff, width, half, count, legs):
    """-(1/24) int dx of the joint cumulant of the legs with f_x^4, from full moments of the network."""
    xs = np.linspace(-half, half, count)
    ws = np.full(count, xs[1] - xs[0])
    ws[[0, -1]] /= 2
    total = 0.0
    ball = Ball(1, m, cutoff, 200)
    for x, w in zip(xs, ws):
        one = neuron(ball, list(legs) + [x] * 4, CIRCLE, PLAIN)
        kappa = {}

        def network(block):
            value = 0.0
            for blocks in partitions(list(block)):
                term = 1.0
                for b in blocks:
                    if b not in kappa:
                        kappa[b] = 0.0 if len(b) % 2 else cumulant(lambda c: one(tuple(b[i] for i in c)), len(b))
                    term *= kappa[b] * width ** (1 - len(b) / 2)
                value += term
            return value

        fourth = tuple(range(len(legs), len(legs) + 4))

        def joint(block):
            indices = tuple(i for i in block if i < len(legs)) + (fourth if len(legs) in block else ())
            return network(indices)

        total += w * cumulant(joint, len(legs) + 1)
    return -total / 24


for width, legs in [(1e12, (0, 0)), (128, (0, 0)), (32, (0, 0)), (32, (0.4, -0.7)), (3, (0.4, -0.7))]:
    put("shift", (1, 10, width, 3, 41), legs, shift(1, 10, width, 3, 41, legs))
for width in (1e12, 20):
    put("shift", (1, 4, width, 2, 5), (0, 0.3, -0.4, 0.6), shift(1, 4, width, 2, 5, (0, 0.3, -0.4, 0.6)))


def toy(coupling, power):
    weight = lambda z: mp.exp(-z * z / 2 - coupling * z ** 4 / 24)
    edges = [-30, -4, -1, 0, 1, 4, 30]
    return mp.quad(lambda z: z ** power * weight(z), edges) / mp.quad(weight, edges)


for coupling in ("0.1", "0.5", "1", "100"):
    second = toy(mp.mpf(coupling), 2)
    put("toy_second", (coupling,), (), second)
    put("toy_cumulant", (coupling,), (), toy(mp.mpf(coupling), 4) - 3 * second ** 2)

with open(__file__.replace(".py", ".csv"), "w", newline="") as out:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["quantity", "parameters", "points", "value"])
    writer.writerows(ROWS)
