"""Outputs of small networks with every kind of layer, computed from the definitions with plain numpy loops.

Weights are formulas, so that no file of them is needed: entry (i, j) of matrix k (from 1) is
sin(1 + 0.7 i + 1.3 j + 0.9 k) / sqrt(fan-in), entry i of its bias is cos(2 + 0.6 i + k) / 3; entry (r, d) of the
inputs is sin(0.5 + 1.1 r + 0.37 d^1.5). Convolution matrices are fan-out x (channels * points). Units are numbered
channels first. Writes forward.csv: name, input, output, value.
"""
import csv
import itertools
import math

import numpy as np


def weight(k, n, m):
    i, j = np.meshgrid(np.arange(n), np.arange(m), indexing="ij")
    return np.sin(1 + 0.7 * i + 1.3 * j + 0.9 * k) / math.sqrt(m), np.cos(2 + 0.6 * np.arange(n) + k) / 3


def windows(grid, size, stride, dilation, padding):
    """For every position that comes out, the grid points read (None outside)."""
    axes = []
    for n, s, t, d in zip(grid, size, stride, dilation):
        reach = (s - 1) * d + 1
        if padding == "valid":
            count, lead = (n - reach) // t + 1, 0
        else:  # as in TensorFlow: ceil(n / stride) come out, the smaller half of the padding leads
            count = math.ceil(n / t)
            lead = max(0, (count - 1) * t + reach - n) // 2
        axes.append([[p * t + q * d - lead for q in range(s)] for p in range(count)])
    out = []
    for position in itertools.product(*axes):
        points = []
        for point in itertools.product(*position):
            if padding == "circular":
                points.append(tuple(a % n for a, n in zip(point, grid)))
            else:
                points.append(point if all(0 <= a < n for a, n in zip(point, grid)) else None)
        out.append(points)
    return [len(a) for a in axes], out


class Net:
    def __init__(self):
        self.k = 0

    def dense(self, x, n):
        self.k += 1
        return self.dense_with(x, n, self.k)

    @staticmethod
    def dense_with(x, n, k):
        flat = x.reshape(-1)
        w, b = weight(k, n, flat.size)
        return w @ flat + b

    def conv(self, x, n, size, stride=None, dilation=None, padding="same"):
        self.k += 1
        return self.conv_with(x, n, self.k, size, stride, dilation, padding)

    @staticmethod
    def conv_with(x, n, k, size, stride=None, dilation=None, padding="same"):
        ones = [1] * len(size)
        shape, reads = windows(x.shape[1:], size, stride or ones, dilation or ones, padding)
        points = len(reads[0])
        w, b = weight(k, n, x.shape[0] * points)
        out = np.zeros((n, len(reads)))
        for i in range(n):
            for p, read in enumerate(reads):
                total = b[i]
                for c in range(x.shape[0]):
                    for q, place in enumerate(read):
                        if place is not None:
                            total += w[i, c * points + q] * x[(c,) + place]
                out[i, p] = total
        return out.reshape([n] + shape)

    @staticmethod
    def pool(x, kind, size, padding):
        shape, reads = windows(x.shape[1:], size, [1] * len(size), [1] * len(size), padding)
        out = np.zeros((x.shape[0], len(reads)))
        for c in range(x.shape[0]):
            for p, read in enumerate(reads):
                inside = [x[(c,) + place] for place in read if place is not None]
                out[c, p] = {
                    "average": sum(inside) / len(read),
                    "sum": sum(inside),
                    "maximum": max(inside),
                }[kind]
        return out.reshape([x.shape[0]] + shape)

    @staticmethod
    def norm(x, epsilon):
        return (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + epsilon)

    def attention(self, x, d):
        self.k += 3
        return self.attention_with(x, d, self.k - 2)

    @staticmethod
    def attention_with(x, d, k):
        h = x.reshape(x.shape[0], -1).T  # positions x channels
        (wk, bk), (wv, bv), (wo, bo) = weight(k, d, h.shape[1]), weight(k + 1, d, h.shape[1]), weight(k + 2, d, d)
        keys, values = h @ wk.T + bk, h @ wv.T + bv
        score = keys @ keys.T / d
        a = np.exp(score)
        a /= a.sum(axis=1, keepdims=True)
        return ((a @ values) @ wo.T + bo).T.reshape((d,) + x.shape[1:])


def fan(kind, x):
    net = Net()
    h = net.conv(x, 3, [3], padding="circular")
    one = net.conv(np.tanh(h), 3, [3], padding="circular")
    last = net.conv(h, 3, [3], padding="circular")
    parts = [one, h, np.tanh(h), last]
    if kind == "sum":
        y = sum(parts)
    elif kind == "product":
        y = parts[0] * parts[1] * parts[2] * parts[3]
    else:
        y = np.concatenate(parts)
    return net.dense(np.tanh(y), 2)


SPARSE = {"size": [2, 2], "stride": [2, 1], "dilation": [1, 2], "padding": "circular"}


def line(x):
    net = Net()
    return net.dense(np.tanh(net.conv(x, 3, [3])), 2)


def two(x):
    net = Net()
    h = np.tanh(net.conv(x, 3, [3, 3]))
    h = np.tanh(net.conv(h, 2, **SPARSE))
    return net.dense(h.mean(axis=(1, 2)), 2)


def strided(x):
    net = Net()
    h = np.tanh(net.conv(x, 3, [3], [2], [2], "valid"))
    return net.dense(np.tanh(net.dense(h, 4)), 2)


def pools(x):
    net = Net()
    h = net.pool(net.conv(x, 2, [3, 3]), "average", [3, 3], "same")
    h = net.pool(np.tanh(h), "maximum", [2, 2], "valid")
    h = net.pool(net.conv(h, 2, **SPARSE), "sum", [2, 2], "circular")
    return net.dense(h.max(axis=(1, 2)), 2)


def norms(x):
    net = Net()
    h = np.tanh(net.norm(net.conv(x, 4, [3, 3]), 0.1))
    return net.dense(net.norm(h.mean(axis=(1, 2)), 0), 2)


def flat_norm(x):
    net = Net()
    return net.dense(np.tanh(net.norm(net.dense(x, 5), 1e-3)), 2)


def cube(x):
    net = Net()
    h = net.dense(x, 4)
    return net.dense(h * h * np.tanh(h), 2)


def residual(x):
    net = Net()
    h = net.conv(x, 3, [3, 3])
    b = net.conv(np.tanh(net.conv(np.tanh(h), 4, [3, 3])), 3, [3, 3])
    return net.dense(np.tanh(h + b).mean(axis=(1, 2)), 2)


def attention(x):
    net = Net()
    return net.dense(np.tanh(net.attention(x, 3)), 2)


def residual_attention(x):
    net = Net()
    h = net.norm(x, 0.01)
    return net.dense((h + net.attention(h, 3)).mean(axis=(1, 2)), 2)


def tied_dense(x):
    h = Net.dense_with(x, 4, 1)
    for _ in range(3):
        h = Net.dense_with(np.tanh(h), 4, 2)
    return Net.dense_with(h, 2, 3)


def tied_conv(x):
    h = Net.conv_with(x, 3, 1, [3])
    for _ in range(2):
        h = Net.conv_with(np.tanh(h), 3, 2, [3])
    return Net.dense_with(np.tanh(h).mean(axis=1), 2, 3)


def tied_attention(x):
    h = x
    for _ in range(2):
        h = h + Net.attention_with(h, 3, 1)
    return Net.dense_with(h, 2, 4)


CASES = {
    "convolution in one dimension": (line, [2, 5]),
    "convolutions in two dimensions": (two, [2, 4, 3]),
    "valid strided dilated": (strided, [2, 9]),
    "pools": (pools, [2, 4, 3]),
    "layer norm": (norms, [2, 4, 3]),
    "layer norm of a flat signal": (flat_norm, [4]),
    "sum of branches": (lambda x: fan("sum", x), [2, 4]),
    "product of branches": (lambda x: fan("product", x), [2, 4]),
    "branches side by side": (lambda x: fan("concatenate", x), [2, 4]),
    "cube": (cube, [3]),
    "residual convolution": (residual, [2, 4, 3]),
    "attention": (attention, [2, 5]),
    "residual attention": (residual_attention, [3, 2, 2]),
    "tied dense layers": (tied_dense, [3]),
    "tied convolutions": (tied_conv, [2, 5]),
    "tied residual attention": (tied_attention, [3, 3]),
}

with open("forward.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["name", "input", "output", "value"])
    for name, (network, shape) in CASES.items():
        for r in range(2):
            x = np.sin(0.5 + 1.1 * r + 0.37 * np.arange(math.prod(shape)) ** 1.5).reshape(shape)
            for i, value in enumerate(network(x)):
                writer.writerow([name, r, i, repr(float(value))])
