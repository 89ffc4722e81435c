"""Dynamic mean-field theory of training with responses as derivatives: python3 rich_training.py > rich_training.csv

curved: one input, one output, one or two hidden layers, by Gauss-Hermite quadrature over the noise of each layer and
        exact derivatives of every node's path with respect to its noise.  phi = tanh or softplus.
linear: any inputs and depth, phi = identity: all fields are linear in the noise, so kernels and responses obey matrix
        equations over (input, step), iterated until they repeat.
Rows: kind, case, step, output of the first input, output of the last input,
      <h h> of the last hidden layer at the first input, tangent kernel at the first input.
The cases are written out in RichTrainingTest as well.
"""

import numpy as np

SOFT = (lambda z: np.logaddexp(0, z), lambda z: 1 / (1 + np.exp(-z)), lambda z: 1 / (2 + np.exp(z) + np.exp(-z)))
TANH = (np.tanh, lambda z: 1 / np.cosh(z) ** 2, lambda z: -2 * np.tanh(z) / np.cosh(z) ** 2)


def grid(nodes):
    axes = [np.polynomial.hermite_e.hermegauss(n) for n in nodes]
    points = np.meshgrid(*[a[0] for a in axes], indexing="ij")
    weights = 1
    for k, a in enumerate(axes):
        shape = [1] * len(axes)
        shape[k] = -1
        weights = weights * (a[1] / a[1].sum()).reshape(shape)
    return [p.ravel() for p in points], weights.ravel()


class Case:
    """Input x (a number), target y; layers as (V, Vb, m, mb, ratio)."""

    def __init__(self, name, phi, x, y, layers, rate, steps):
        self.name, self.phi, self.x, self.y, self.layers = name, phi, x, y, layers
        self.rate, self.steps = rate, steps


def correlated(covariance, normals):
    l = np.linalg.cholesky(covariance)
    return [sum(l[t, s] * normals[s] for s in range(t + 1)) for t in range(len(l))]


def lower(case, kernels, delta, t_max, nodes):
    """The first of two hidden layers: <h h>, <g g>, d h(t) / d r(s) up to t_max, and h(t) needs r(s < t)."""
    f, f1, f2 = case.phi
    v0, vb0, m0, mb0, _ = case.layers[0]
    _, _, m, _, alpha = case.layers[1]
    big_g, back, vr = kernels["G2"], kernels["B"], case.layers[1][0] * case.layers[1][4]
    known = min(t_max + 1, len(big_g))
    noise, w = grid(nodes[: 1 + known])
    a1 = np.sqrt(v0 * case.x**2 + vb0) * noise[0]
    r = correlated(vr * big_g[:known, :known], noise[1:]) if known else []
    eta = case.rate
    z, h, p, g, dz, dg = [], [], [], [], [], []
    for t in range(t_max + 1):
        z.append(a1 - eta * (m0 * case.x**2 + mb0) * sum((delta[s] * g[s] for s in range(t)), 0 * a1))
        dz.append([-eta * (m0 * case.x**2 + mb0) * sum((delta[s] * dg[s][q] for s in range(t)), 0 * a1) for q in range(known)])
        h.append(f(z[t]))
        if t < known:
            c = [back[t, s] - (alpha * eta * m * delta[s] * big_g[s, t] if s < t else 0) for s in range(t + 1)]
            p.append(r[t] + sum(c[s] * h[s] for s in range(t + 1)))
            g.append(f1(z[t]) * p[t])
            dp = [(1.0 if q == t else 0.0) + sum(c[s] * f1(z[s]) * dz[s][q] for s in range(t + 1)) for q in range(known)]
            dg.append([f2(z[t]) * p[t] * dz[t][q] + f1(z[t]) * dp[q] for q in range(known)])
    n = len(h)
    kernels["F1"] = np.array([[w @ (h[s] * h[t]) for s in range(n)] for t in range(n)])
    kernels["G1"] = np.array([[w @ (g[s] * g[t]) for s in range(len(g))] for t in range(len(g))])
    kernels["A"] = np.array([[w @ (f1(z[t]) * dz[t][s]) if known else 0 for s in range(known)] for t in range(n)])


def upper(case, kernels, delta, t_max, nodes):
    """The last hidden layer, with <h h> of what feeds it given up to t_max."""
    f, f1, f2 = case.phi
    two = len(case.layers) == 3
    noise, wt = grid([nodes[1], nodes[0]] + nodes[2 : t_max + 2] if two else [nodes[0], nodes[0]])
    w0 = np.sqrt(case.layers[-1][0]) * noise[0]
    m2 = case.layers[-1][2]
    eta = case.rate
    if two:
        v, vb, m, mb, alpha = case.layers[1]
        phi1 = kernels["F1"]
        u = correlated(v * phi1 + vb, noise[1:])
        coefficient = lambda t, s: v * alpha * kernels["A"][t, s] - eta * delta[s] * (alpha * m * phi1[s, t] + mb)
    else:
        v, vb, m, mb, _ = case.layers[0]
        u = [np.sqrt(v * case.x**2 + vb) * noise[1]] * (t_max + 1)
        coefficient = lambda t, s: -eta * delta[s] * (m * case.x**2 + mb)
    z, h, wr, g, dz, dw, dg = [], [], [], [], [], [], []
    for t in range(t_max + 1):
        z.append(u[t] + sum((coefficient(t, s) * g[s] for s in range(t)), 0 * w0))
        dz.append([(1.0 if q == t else 0.0) + sum((coefficient(t, s) * dg[s][q] for s in range(t)), 0 * w0) for q in range(t_max + 1)])
        h.append(f(z[t]))
        wr.append(w0 - eta * m2 * sum((delta[s] * h[s] for s in range(t)), 0 * w0))
        dw.append([-eta * m2 * sum((delta[s] * f1(z[s]) * dz[s][q] for s in range(t)), 0 * w0) for q in range(t_max + 1)])
        g.append(f1(z[t]) * wr[t])
        dg.append([f2(z[t]) * wr[t] * dz[t][q] + f1(z[t]) * dw[t][q] for q in range(t_max + 1)])
    n = t_max + 1
    kernels["F2"] = np.array([[wt @ (h[s] * h[t]) for s in range(n)] for t in range(n)])
    kernels["G2"] = np.array([[wt @ (g[s] * g[t]) for s in range(n)] for t in range(n)])
    if two:
        kernels["B"] = np.array([[v * (wt @ dg[t][s]) for s in range(n)] for t in range(n)])
    return wt @ (wr[t_max] * h[t_max])


def curved(case, nodes):
    kernels = {"G2": np.zeros((0, 0)), "B": np.zeros((0, 0)), "A": np.zeros((1, 1))}
    two = len(case.layers) == 3
    delta, bias, rows = [], 0.0, []
    for t in range(case.steps + 1):
        if two:
            lower(case, kernels, delta, t, nodes)
        out = upper(case, kernels, delta, t, nodes) + bias
        if two:
            lower(case, kernels, delta, t, nodes)
        x2 = case.x**2
        theta = case.layers[-1][2] * kernels["F2"][t, t] + case.layers[-1][3]
        if two:
            _, _, m, mb, alpha = case.layers[1]
            theta += kernels["G2"][t, t] * (alpha * m * kernels["F1"][t, t] + mb)
            theta += kernels["G1"][t, t] * (case.layers[0][2] * x2 + case.layers[0][3])
        else:
            theta += kernels["G2"][t, t] * (case.layers[0][2] * x2 + case.layers[0][3])
        rows.append((out, out, kernels["F2"][t, t], theta))
        delta.append(out - case.y)
        bias -= case.rate * case.layers[-1][3] * delta[-1]
    return rows


def linear(x, y, layers, rate, steps):
    x, y = np.array(x), np.array(y)
    points, times = len(x), steps + 1
    size = points * times
    before = np.kron(np.tril(np.ones((times, times)), -1), np.ones((points, points)))
    gram = np.kron(np.ones((times, times)), x @ x.T)
    depth = len(layers) - 1
    phi = [np.zeros((size, size)) for _ in range(depth)]
    g = [np.zeros((size, size)) for _ in range(depth)]
    up = [np.zeros((size, size)) for _ in range(depth)]
    down = [np.zeros((size, size)) for _ in range(depth)]
    f = np.zeros(size)
    one = np.eye(size)
    for sweep in range(200):
        delta = f - np.tile(y, times)
        last = f.copy()
        for l in range(depth):
            v, vb, m, mb, alpha = layers[l]
            below = gram if l == 0 else phi[l - 1]
            noise = v * below + vb
            along = -rate * (alpha * m * below + mb) * before * delta[None, :]
            if l > 0:
                along = along + v * alpha * up[l - 1]
            v, _, m, _, alpha = layers[l + 1]
            if l == depth - 1:
                back_noise = v * np.ones((size, size))
                back = -rate * m * before * delta[None, :]
            else:
                back_noise = v * alpha * g[l + 1]
                back = v * down[l + 1] - rate * alpha * m * g[l + 1] * before * delta[None, :]
            first = np.linalg.inv(one - along @ back)
            second = np.linalg.inv(one - back @ along)
            phi[l] = first @ (noise + along @ back_noise @ along.T) @ first.T
            g[l] = second @ (back_noise + back @ noise @ back.T) @ second.T
            up[l], down[l] = first @ along, second @ back
            if l == depth - 1:
                # w(t) is g here; <w(t) h(t)>
                cross = second @ (back_noise @ along.T + back @ noise) @ first.T
                bias = -rate * layers[-1][3] * np.array([sum(delta[: (k // points) * points]) for k in range(size)])
                f = np.diag(cross) + bias
        if np.abs(f - last).max() < 1e-15:
            break
    theta = layers[-1][2] * phi[-1] + layers[-1][3]
    for l in range(depth):
        v, vb, m, mb, alpha = layers[l]
        theta = theta + g[l] * (alpha * m * (gram if l == 0 else phi[l - 1]) + mb)
    return [(f[t * points], f[t * points + points - 1], phi[-1][t * points, t * points], theta[t * points, t * points]) for t in range(times)]


def show(kind, name, rows):
    for t, row in enumerate(rows):
        print(kind, name, t, *["%.12g" % value for value in row], sep=",")


CURVED = [
    Case("tanh-one", TANH, 0.9, 1.2, [(1.5, 0.2, 1, 1, 1), (0.8, 0, 1, 0.5, 1)], 0.3, 8),
    Case("tanh-two", TANH, 0.9, 1.2, [(0.8, 0.1, 1, 0.7, 1), (1.2, 0.1, 0.6, 1, 2), (0.8, 0, 1, 0, 1)], 0.3, 3),
    Case("softplus-two", SOFT, 1.1, -0.7, [(1.2, 0.1, 1, 1, 1), (1.3, 0, 1, 0, 1), (1.5, 0, 1, 1, 1)], 0.15, 3),
]

if __name__ == "__main__":
    import sys

    nodes = [60, 30, 10, 8, 5] if len(sys.argv) == 1 else [int(n) for n in sys.argv[1].split("-")]
    for case in CURVED:
        show("curved", case.name, curved(case, nodes if len(case.layers) == 3 else [200]))
    show("linear", "two", linear([[1.3]], [2.0], [(1, 0, 1, 0, 1), (1, 0, 1, 0, 1)], 0.1, 12))
    show(
        "linear",
        "three-points",
        linear(
            [[1, 0.2], [-0.5, 0.9], [0.3, -1.1]],
            [1, -0.5, 0.3],
            [(0.8, 0.1, 1, 1, 1), (1.2, 0.05, 0.7, 0.4, 2), (0.9, 0, 1, 1, 0.5), (1.1, 0, 0.8, 0.3, 1)],
            0.1,
            7,
        ),
    )
