"""Eigenvalues of the Hessian of the loss of small networks, by second differences in 60 digits.

Weights are those of forward.py: entry (i, j) of matrix k (from 1) is sin(1 + 0.7 i + 1.3 j + 0.9 k) / sqrt(fan-in),
entry i of its bias is cos(2 + 0.6 i + k) / 3; entry (r, d) of the three inputs is sin(0.5 + 1.1 r + 0.37 d^1.5).
Targets are cos(1 + r + 2 c) for half squares, and for cross-entropy softmax over c of the same. Coordinates are
W = theta sqrt(0.8 k / fan-in), b = theta sqrt(0.3). Nets:

  chain     2 - 3 tanh - 3 tanh - 2, half squares            classes   the same with cross-entropy
  residual  2 - 3, + [gelu 3], gelu - 2, half squares         norm      2 - 3, layer norm (epsilon .01), tanh - 2

Writes curvature.csv: net, matrix (hessian, gauss-newton, loss, gradient), number, value; eigenvalues ascend.
"""
import csv

from mpmath import mp, mpf, matrix, sin, cos, sqrt, tanh, erf, exp, log, eigsy

mp.dps = 60
H = mpf(10) ** -14


def shapes(net):
    return [(3, 2), (2, 3)] if net == "norm" else [(3, 2), (3, 3), (2, 3)]


def start(net):
    theta = []
    for k, (n, m) in enumerate(shapes(net), 1):
        rate, bias = sqrt(mpf(8) / 10 * k / m), sqrt(mpf(3) / 10)
        theta += [sin(1 + mpf(7) / 10 * i + mpf(13) / 10 * j + mpf(9) / 10 * k) / sqrt(mpf(m)) / rate for i in range(n) for j in range(m)]
        theta += [cos(2 + mpf(6) / 10 * i + k) / 3 / bias for i in range(n)]
    return theta


def gelu(z):
    return z * (1 + erf(z / sqrt(mpf(2)))) / 2


def outputs(net, theta):
    at, layers = 0, []
    for k, (n, m) in enumerate(shapes(net), 1):
        rate, bias = sqrt(mpf(8) / 10 * k / m), sqrt(mpf(3) / 10)
        w = [[theta[at + i * m + j] * rate for j in range(m)] for i in range(n)]
        at += n * m
        b = [theta[at + i] * bias for i in range(n)]
        at += n
        layers.append((w, b))

    def apply(layer, h):
        w, b = layer
        return [sum(a * x for a, x in zip(row, h)) + c for row, c in zip(w, b)]

    result = []
    for r in range(3):
        h = [sin(mpf(1) / 2 + mpf(11) / 10 * r + mpf(37) / 100 * mpf(d) ** mpf(1.5)) for d in range(2)]
        z = apply(layers[0], h)
        if net == "residual":
            z = [a + b for a, b in zip(z, apply(layers[1], [gelu(a) for a in z]))]
            f = apply(layers[2], [gelu(a) for a in z])
        elif net == "norm":
            mean = sum(z) / 3
            s = sqrt(sum((a - mean) ** 2 for a in z) / 3 + mpf(1) / 100)
            f = apply(layers[1], [tanh((a - mean) / s) for a in z])
        else:
            z = apply(layers[1], [tanh(a) for a in z])
            f = apply(layers[2], [tanh(a) for a in z])
        result.append(f)
    return result


def targets(net):
    y = [[cos(1 + r + 2 * mpf(c)) for c in range(2)] for r in range(3)]
    if net == "classes":
        y = [[exp(a) / sum(exp(b) for b in row) for a in row] for row in y]
    return y


def loss(net, f, y):
    if net == "classes":
        return sum(log(sum(exp(a) for a in row)) - sum(a * t for a, t in zip(row, ts)) for row, ts in zip(f, y))
    return sum((a - t) ** 2 for row, ts in zip(f, y) for a, t in zip(row, ts)) / 2


def curvature(net, f):
    """Second derivatives of the loss of a point with respect to its outputs."""
    if net != "classes":
        return [[1, 0], [0, 1]]
    p = [exp(a) / sum(exp(b) for b in f) for a in f]
    return [[p[a] * ((a == b) - p[b]) for b in range(2)] for a in range(2)]


with open("reference/lab/curvature.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["net", "matrix", "number", "value"])
    for net in ["chain", "classes", "residual", "norm"]:
        theta, y = start(net), targets(net)
        size = len(theta)

        def at(moves):
            moved = list(theta)
            for i, h in moves:
                moved[i] += h
            return moved

        def value(moves):
            return loss(net, outputs(net, at(moves)), y)

        base = value([])
        ahead, behind = [value([(i, H)]) for i in range(size)], [value([(i, -H)]) for i in range(size)]
        hessian = matrix(size, size)
        for i in range(size):
            hessian[i, i] = (ahead[i] - 2 * base + behind[i]) / H**2
            for j in range(i):
                both = value([(i, H), (j, H)]) - value([(i, H), (j, -H)]) - value([(i, -H), (j, H)]) + value([(i, -H), (j, -H)])
                hessian[i, j] = hessian[j, i] = both / (4 * H**2)
        jacobian = []
        for i in range(size):
            up, down = outputs(net, at([(i, H)])), outputs(net, at([(i, -H)]))
            jacobian.append([[(a - b) / (2 * H) for a, b in zip(u, d)] for u, d in zip(up, down)])
        bends = [curvature(net, f) for f in outputs(net, theta)]
        newton = matrix(size, size)
        for i in range(size):
            for j in range(size):
                newton[i, j] = sum(jacobian[i][r][a] * bends[r][a][b] * jacobian[j][r][b] for r in range(3) for a in range(2) for b in range(2))
        out.writerow([net, "loss", 0, mp.nstr(base, 17)])
        for i in range(size):
            out.writerow([net, "gradient", i, mp.nstr((ahead[i] - behind[i]) / (2 * H), 17)])
        for name, m in [("hessian", hessian), ("gauss-newton", newton)]:
            for k, e in enumerate(sorted(eigsy(m, eigvals_only=True))):
                out.writerow([net, name, k, mp.nstr(e if abs(e) > 1e-20 else mpf(0), 17)])
