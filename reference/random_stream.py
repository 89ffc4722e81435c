#!/usr/bin/env python3
"""Golden numbers of wick.numeric.random, from a second implementation: hash, generator and ziggurat in exact integers
and 40-digit arithmetic. Writes random_stream.csv: seed, experiment, network, layer, block, kind, index, value."""
import os
from mpmath import mp, mpf, exp, log, sqrt, erfc, pi

mp.dps = 40
MASK = (1 << 64) - 1
rotate = lambda x, k: ((x << k) | (x >> (64 - k))) & MASK


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


GOLDEN, SILVER = 0x9E3779B97F4A7C15, 0x6A09E667F3BCC909


def state(seed, experiment, network, layer, block):
    text = experiment.encode()
    words = [seed & MASK, len(text)]
    words += [int.from_bytes(text[i:i + 8], "little") for i in range(0, len(text), 8)]
    words += [network & MASK, ((layer & 0xFFFFFFFF) << 32) | (block & 0xFFFFFFFF)]
    first, second = GOLDEN, SILVER
    for word in words:
        first = mix(((first + GOLDEN) & MASK) ^ mix((word + GOLDEN) & MASK))
        second = mix(((second + SILVER) & MASK) ^ mix((word + SILVER) & MASK))
    out = []
    for _ in range(4):
        first, second = (first + GOLDEN) & MASK, (second + SILVER) & MASK
        out.append(mix(first) ^ rotate(mix(second), 32))
    return out


f = lambda x: exp(-x * x / 2)
R = mpf("3.654152885361008771645429720399515762975")
AREA = R * f(R) + sqrt(pi / 2) * erfc(R / sqrt(mpf(2)))
X = [AREA / f(R), R]
while len(X) < 256:
    X.append(sqrt(-2 * log(AREA / X[-1] + f(X[-1]))))
X.append(mpf(0))


class Stream:
    def __init__(self, *address):
        self.a, self.s, self.x0, self.x1 = state(*address)
        self.a |= 1

    def raw(self):
        z = (self.s + self.x0) & MASK
        for _ in range(2):
            z = ((z ^ (z >> 32)) * 0xDABA0B6EB09322E3) & MASK
        z ^= z >> 32
        self.s = (0xD1342543DE82EF95 * self.s + self.a) & MASK
        x = self.x1 ^ self.x0
        self.x0 = rotate(self.x0, 24) ^ x ^ ((x << 16) & MASK)
        self.x1 = rotate(x, 37)
        return z

    def uniform(self):
        return mpf(self.raw() >> 11) / 2**53

    def open(self):
        return mpf((self.raw() >> 11) | 1) / 2**53

    def normal(self):
        while True:
            raw = self.raw()
            layer = raw & 255
            signed = raw - (1 << 64) if raw >> 63 else raw
            z = mpf((signed >> 10) | 1) / 2**53 * X[layer]
            if abs(z) < X[layer + 1]:
                return z
            if layer == 0:
                while True:
                    x, y = -log(self.open()) / R, -log(self.open())
                    if 2 * y > x * x:
                        return (R + x) * (1 if z > 0 else -1)
            low, high = f(X[layer]), f(X[layer + 1]) if layer < 255 else mpf(1)
            if low + self.uniform() * (high - low) < f(z):
                return z


addresses = [(1, "", 0, 0, 0), (1, "golden", 0, 0, 0), (2, "golden", 0, 0, 0), (1, "golden", 1, 0, 0),
             (1, "golden", 0, 1, 0), (1, "golden", 0, 0, 1), (-7, "größer als acht Bytes", 2**40, 17, 3)]
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "random_stream.csv"), "w") as out:
    for address in addresses:
        row = ",".join(str(part) for part in address)
        raw = Stream(*address)
        for i in range(4):
            value = raw.raw()
            out.write(f"{row},long,{i},{value - (1 << 64) if value >> 63 else value}\n")
        stream = Stream(*address)
        normals = [stream.normal() for _ in range(3000)]
        tail = max(range(3000), key=lambda i: abs(normals[i]))
        for i in sorted({0, 1, 2, 100, 2999, tail}):
            out.write(f"{row},normal,{i},{mp.nstr(normals[i], 17)}\n")
