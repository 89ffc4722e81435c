"""Kernels of residual networks measured on networks of finite width: python3 residual.py > residual.csv

z1 = W1 x; z2 = z1 + W2 tanh(z1); z3 = z2 + W3 relu(W4 tanh(z2)); out = w5 . z3, all in the NTK parameterization with
weight variances 1.5, .8, .9, 2, 1.2 and bias variances .1, .05, .02, .03, .04. For widths n the means over networks of the
output covariance (given the layers before the readout) and of the NTK between two inputs are extrapolated to 1/n -> 0 by a
straight line. Columns: quantity, pair, mean, standard_error.
"""
import numpy as np
x = np.array([[1.0, -0.5, 0.3], [0.2, 0.9, -0.7]])
cw = [1.5, .8, .9, 2.0, 1.2]
cb = [.1, .05, .02, .03, .04]
pairs = [(0, 0), (0, 1), (1, 1)]
relu = lambda z: np.maximum(z, 0)


def network(n, rng):
    d = x.shape[1]
    w = [np.sqrt(cw[0]/d)*rng.standard_normal((n, d))] + [np.sqrt(cw[i]/n)*rng.standard_normal((n, n)) for i in (1, 2, 3)]
    w5 = np.sqrt(cw[4]/n)*rng.standard_normal(n)
    b = [np.sqrt(cb[i])*rng.standard_normal((n, 1)) for i in range(4)]
    z1 = w[0]@x.T + b[0]; h1 = np.tanh(z1)
    z2 = z1 + w[1]@h1 + b[1]; h2 = np.tanh(z2)
    z4 = w[3]@h2 + b[3]; h4 = relu(z4)
    z3 = z2 + w[2]@h4 + b[2]
    g3 = np.repeat(w5[:, None], 2, 1)
    g4 = (w[2].T@g3)*(z4 > 0)
    g2 = g3 + (w[3].T@g4)*(1 - h2**2)
    g1 = g2 + (w[1].T@g2)*(1 - h1**2)
    gram = lambda v: v.T@v
    k = cb[4] + cw[4]*gram(z3)/n
    t = cb[4] + cw[4]*gram(z3)/n + gram(g3)*(cb[2] + cw[2]*gram(h4)/n) + gram(g4)*(cb[3] + cw[3]*gram(h2)/n)
    t += gram(g2)*(cb[1] + cw[1]*gram(h1)/n) + gram(g1)*(cb[0] + cw[0]*x@x.T/d)
    return [k[p] for p in pairs] + [t[p] for p in pairs]


widths, networks = [48, 96, 192], [12000, 6000, 3000]
means, errors = [], []
for n, m in zip(widths, networks):
    rng = np.random.default_rng(n)
    s = np.array([network(n, rng) for _ in range(m)])
    means.append(s.mean(0)); errors.append(s.std(0, ddof=1)/np.sqrt(m))
means, errors = np.array(means), np.array(errors)
print('quantity,pair,mean,standard_error')
for j in range(6):
    a = np.stack([np.ones(3), 1/np.array(widths)], 1)/errors[:, j, None]
    cov = np.linalg.inv(a.T@a)
    fit = cov@a.T@(means[:, j]/errors[:, j])
    print(f"{'nngp' if j < 3 else 'ntk'},{pairs[j%3][0]}{pairs[j%3][1]},{fit[0]:.6f},{cov[0, 0]**.5:.6f}", flush=True)
