"""Slopes with width of one-step updates, measured on networks, for WidthScalingReferenceTest.

Each network is drawn at several widths; one step of size 0+ (a derivative with respect to the rate, exact by forward
differentiation) of gradient descent or of the sign of the gradient (Adam's first step with epsilon = 0) is taken on
f itself, one input, and root mean squares over units and networks are fitted as n^slope. No power counting here.

  python3 width_scaling.py CASE[:PARAMETERIZATION] ...     measures these (all if none) and rewrites their rows of the table
"""

import csv
import pathlib
import sys

import numpy as np

D = 3  # inputs
ABC = {
    "standard": ([0, 0, 0], [0, 0.5, 0.5], [0, 0, 0]),
    "slow": ([0, 0, 0], [0, 0.5, 0.5], [1, 1, 1]),
    "ntk": ([0, 0.5, 0.5], [0, 0, 0], [0, 0, 0]),
    "mup": ([-0.5, 0, 0.5], [0.5, 0.5, 0.5], [0, 0, 0]),
    "mup-adam": ([-0.5, 0, 0.5], [0.5, 0.5, 0.5], [0.5, 1, 0.5]),
    "mixed": ([0.25, -0.25, 0.5], [-0.25, 0.75, 0.25], [-0.5, 0.25, 0.5]),
}


class Net:
    """Signals are positions x units. `run` calls the network; every operation leaves its pull-back and push-forward."""

    def __init__(self, n, abc, weights, adam):
        self.n, self.abc, self.weights, self.adam = n, abc, weights, adam

    def scales(self, k, last):
        a, b, c = (e[0 if k == 0 else 2 if last else 1] for e in self.abc)
        return self.n**-a, self.n**-b, self.n**-c

    def linear(self, k, x, last=False):
        m, s, r = self.scales(k, last)
        W = self.weights[k]
        if k == 0:
            s = s / np.sqrt(W.shape[1])
        z = m * s * (x[0] @ W.T)
        node = [z, np.zeros_like(z), np.zeros_like(z)]

        def back():
            node.append((node[1].copy(), x[0].copy()))
            x[1] += m * s * (node[1] @ W)

        def push():
            g, h = node[3]
            if self.adam and len(g) == 1:
                own = -r * m * np.sign(g) * (np.sign(h) @ x[0].T).item()
            elif self.adam:
                own = -r * m * (x[0] @ np.sign(g.T @ h).T)
            else:
                own = -r * m * m * (x[0] @ h.T) @ g
            node.append(own)
            node[2] = own + m * s * (x[2] @ W.T)

        self.ops.append((back, push))
        self.seen.append(node)
        return node

    def op(self, value, back, push):
        node = [value, np.zeros_like(value), np.zeros_like(value)]
        self.ops.append((lambda: back(node), lambda: push(node)))
        return node

    def phi(self, x, relu=False):
        h = np.maximum(x[0], 0) if relu else np.tanh(x[0])
        d = (x[0] > 0).astype(x[0].dtype) if relu else 1 - h * h

        def back(node):
            x[1] += d * node[1]

        def push(node):
            node[2] = d * x[2]

        return self.op(h, back, push)

    def add(self, x, y):
        def back(node):
            x[1] += node[1]
            y[1] += node[1]

        def push(node):
            node[2] = x[2] + y[2]

        return self.op(x[0] + y[0], back, push)

    def norm(self, x):
        center = x[0] - x[0].mean(1, keepdims=True)
        sd = np.sqrt((center**2).mean(1, keepdims=True))
        y = center / sd

        def both(v):
            return (v - v.mean(1, keepdims=True) - y * (y * v).mean(1, keepdims=True)) / sd

        def back(node):
            x[1] += both(node[1])

        def push(node):
            node[2] = both(x[2])

        return self.op(y, back, push)

    def logits(self, k):
        d = k[0].shape[1]

        def back(node):
            k[1] += (node[1] + node[1].T) @ k[0] / d

        def push(node):
            node[2] = (k[2] @ k[0].T + k[0] @ k[2].T) / d

        node = self.op(k[0] @ k[0].T / d, back, push)
        self.seen.append(node)
        return node

    def attend(self, l, v):
        A = np.exp(l[0] - l[0].max(1, keepdims=True))
        A /= A.sum(1, keepdims=True)

        def back(node):
            v[1] += A.T @ node[1]
            gA = node[1] @ v[0].T
            l[1] += A * (gA - (A * gA).sum(1, keepdims=True))

        def push(node):
            dA = A * (l[2] - (A * l[2]).sum(1, keepdims=True))
            node[2] = A @ v[2] + dA @ v[0]

        return self.op(A @ v[0], back, push)

    def pool(self, x):
        p = len(x[0])

        def back(node):
            x[1] += node[1] / p

        def push(node):
            node[2] = x[2].mean(0, keepdims=True)

        return self.op(x[0].mean(0, keepdims=True), back, push)

    def run(self, build):
        """Mean squares over units of what was made, of its change and of the own weights' part of that, by signal."""
        self.ops, self.seen = [], []
        build(self)
        self.seen[-1][1][...] = 1
        for back, _ in reversed(self.ops):
            back()
        for _, push in self.ops:
            push()
        return np.array([[np.mean(v.astype(float) ** 2) for v in (s[0], s[2], s[4] if len(s) > 4 else s[2])] for s in self.seen])


X = np.array([[1.0, -0.7, 0.4]], dtype=np.float32)
XS = np.array([[1.0, -0.7, 0.4], [0.2, 0.9, -1.1], [-0.8, 0.3, 0.5], [0.6, -0.2, 1.2]], dtype=np.float32)


def start(x):
    return [x, np.zeros_like(x), np.zeros_like(x)]


def mlp(net):
    h = net.phi(net.linear(0, start(X)))
    h = net.phi(net.linear(1, h))
    net.linear(2, h, True)


def relu(net):
    h = net.phi(net.linear(0, start(X)), True)
    h = net.phi(net.linear(1, h), True)
    net.linear(2, h, True)


def residual(net):
    z = net.linear(0, start(X))
    z = net.add(z, net.linear(1, net.phi(z, True)))
    net.linear(2, net.phi(z), True)


def norm(net):
    h = net.phi(net.norm(net.linear(0, start(X))))
    h = net.phi(net.norm(net.linear(1, h)))
    net.linear(2, h, True)


def attention(net):
    x = net.phi(net.linear(0, start(XS)))
    k = net.linear(1, x)
    v = net.linear(2, x)
    o = net.linear(3, net.attend(net.logits(k), v))
    net.linear(4, net.phi(net.pool(o)), True)


BUILD = {"mlp": mlp, "relu": relu, "residual": residual, "norm": norm, "attention": attention}
HIDDEN = {"attention": 3}
PLANS = {  # widths and networks at each
    "attention": ([64, 128, 256, 512], [200, 120, 60, 30]),
}
PLAN = ([256, 512, 1024, 2048, 4096], [160, 100, 60, 30, 8])


def measure(name, jobs):
    """Mean squares of every network: job -> width -> networks x signals x 3."""
    widths, counts = PLANS.get(name, PLAN)
    found = {job: [] for job in jobs}
    for n, count in zip(widths, counts):
        rows = {job: [] for job in jobs}
        for s in range(count):
            rng = np.random.default_rng([7, sorted(BUILD).index(name), n, s])
            hidden = HIDDEN.get(name, 1)
            shapes = [(n, D)] + [(n, n)] * hidden + [(1, n)]
            weights = [rng.standard_normal(shape, dtype=np.float32) for shape in shapes]
            for par, optimizer in jobs:
                net = Net(n, ABC[par], weights, optimizer == "adam")
                rows[par, optimizer].append(net.run(BUILD[name]))
        for job in jobs:
            found[job].append(np.array(rows[job]))
        print(name, n, flush=True)
    return widths, found


def slope(widths, means, errors):
    """Of ln rms over ln n, weighted, with a relative correction ~ n^-1/2 of at most order one."""
    y = 0.5 * np.log(means)
    e = 0.5 * errors / means
    x = np.log(np.array(widths, float))
    A = np.stack([np.ones_like(x), x, (widths[0] / np.array(widths, float)) ** 0.5], 1) / e[:, None]
    A = np.vstack([A, [0, 0, 1 / 0.5]])
    cov = np.linalg.inv(A.T @ A)
    return (cov @ A.T @ np.append(y / e, 0))[1], cov[1, 1] ** 0.5


def main(cases):
    path = pathlib.Path(__file__).with_suffix(".csv")
    rows = {}
    if path.exists():
        with open(path) as f:
            for r in list(csv.reader(f))[1:]:
                rows[tuple(r[:5])] = r[5:]
    for case in cases or BUILD:
        name, _, par = case.partition(":")
        pars = ["standard", "slow", "ntk", "mup", "mixed"] if name == "mlp" else ["standard", "ntk", "mup"]
        pars = [par] if par else pars
        jobs = [(p, "sgd") for p in pars] + [(p if p != "mup" else "mup-adam", "adam") for p in pars]
        widths, found = measure(name, jobs)
        for (par, optimizer), data in found.items():
            for j in range(data[0].shape[1]):
                for q, what in enumerate(["activation", "update", "own"]):
                    means = np.array([d[:, j, q].mean() for d in data])
                    errors = np.array([d[:, j, q].std(ddof=1) / len(d) ** 0.5 for d in data])
                    fixed = (errors <= 1e-6 * means).all()
                    errors = np.maximum(errors, 1e-4 * means)
                    s, e = slope(widths, means, errors)
                    key = (name, par, optimizer, str(j), what)
                    rows[key] = [f"{s:.4f}", f"{e:.4f}"]
                    print(*key, *rows[key], "fixed" if fixed else "", flush=True)
    with open(path, "w", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["network", "parameterization", "optimizer", "signal", "quantity", "slope", "error"])
        for key in sorted(rows):
            out.writerow(list(key) + rows[key])


main(sys.argv[1:])
