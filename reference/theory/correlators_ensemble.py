"""Tensors of two inputs measured on real networks: python3 correlators_ensemble.py WIDTH (one line per quantity)

tanh, layers 2 -> n -> 2n -> 6, weight variance 1.5, bias variance .1, weight rate 1, bias rate .5, inputs with S = [[1, .4],
[.4, .7]]. The tangent kernel and its differential by the chain rule, layer by layer, from the weights of every network; no
average over weights is done by theory. Estimates use all pairs of different outputs. 2n is the width in front of the readout;
the numbers are multiplied by it. correlators_ensemble.csv has the lines of widths 6, 8, 12, 16 together. Columns: width,
tensor, a, b, c, d, mean, standard_error, networks.
"""
import sys
import numpy as np
n = int(sys.argv[1]); n2, m = 2*n, 6
total = {6: 200000, 8: 100000, 12: 40000, 16: 6000}[n]
cw, cb, lw, lb = 1.5, .1, 1.0, .5
S = np.array([[1, .4], [.4, .7]])
K1, T1 = cb+cw*S, lb+lw*S
L = np.linalg.cholesky(K1)
rng = np.random.default_rng(n)
batch = max(50, 1000000//(8*n2**3))
rows = []


def bend(z):
    f = np.tanh(z); g = 1-f*f
    return f, g, -2*f*g


def run(M):
    z = rng.standard_normal((M, n, 2))@L.T
    f, g, h = bend(z)                                  # M k a
    W = rng.standard_normal((M, n2, n))*np.sqrt(cw/n)
    z2 = W@f+np.sqrt(cb)*rng.standard_normal((M, n2, 1))
    Wg = [W*g[:, None, :, a] for a in (0, 1)]          # M i k
    Wh = [W*h[:, None, :, a] for a in (0, 1)]
    eye2, eyem = np.eye(n2), np.eye(m)
    H = {(a, b): T1[a, b]*Wg[a]@Wg[b].transpose(0, 2, 1)+eye2*(lb+lw/n*(f[..., a]*f[..., b]).sum(1))[:, None, None]
         for a in (0, 1) for b in (0, 1)}
    dH = {}
    for a in (0, 1):
        for b in (0, 1):
            for c in (0, 1):
                left = (Wh[a][:, :, None, :]*Wg[b][:, None, :, :]).reshape(M, n2*n2, n)
                D = T1[a, b]*T1[a, c]*(left@Wg[c].transpose(0, 2, 1)).reshape(M, n2, n2, n2)
                u = lw/n*T1[a, c]*np.einsum('mk,mik->mi', f[..., b]*g[..., a], Wg[c])
                v = lw/n*T1[a, b]*np.einsum('mk,mik->mi', f[..., c]*g[..., a], Wg[b])
                i = np.arange(n2)
                D[:, i, i, :] += u[:, None, :]
                D[:, i, :, i] += v[None]
                dH[a, b, c] = D
    f, g, h = bend(z2)
    W = rng.standard_normal((M, m, n2))*np.sqrt(cw/n2)
    z3 = W@f+np.sqrt(cb)*rng.standard_normal((M, m, 1))
    A = [W*g[:, None, :, a] for a in (0, 1)]
    H3 = {(a, b): A[a]@H[a, b]@A[b].transpose(0, 2, 1)+eyem*(lb+lw/n2*(f[..., a]*f[..., b]).sum(1))[:, None, None]
          for a in (0, 1) for b in (0, 1)}
    off = 1-eyem
    mean = lambda t: (t*off).sum((1, 2))/(m*(m-1))
    out = {}
    diag = lambda t: np.einsum('mii->mi', t)
    zz = {(a, b): z3[..., a]*z3[..., b] for a in (0, 1) for b in (0, 1)}
    for a in (0, 1):
        for b in (0, 1):
            out['K', a, b] = zz[a, b].mean(1)
            out['Th', a, b] = diag(H3[a, b]).mean(1)
    for a, b, c, d in np.ndindex(2, 2, 2, 2):
        o = lambda u, v: mean(u[:, :, None]*v[:, None, :])
        out['V', a, b, c, d] = o(zz[a, b], zz[c, d])
        out['A', a, b, c, d] = o(diag(H3[a, b]), diag(H3[c, d]))
        out['D', a, b, c, d] = o(zz[a, b], diag(H3[c, d]))
        out['B', a, b, c, d] = mean(H3[a, b]*H3[c, d])
        out['F', a, b, c, d] = mean(z3[:, :, None, a]*z3[:, None, :, b]*H3[c, d])
    for a, b, c in np.ndindex(2, 2, 2):
        R = h[:, :, a, None, None]*H[a, b][:, :, :, None]*H[a, c][:, :, None, :]+g[:, :, a, None, None]*dH[a, b, c]
        R = (W@R.reshape(M, n2, n2*n2)).reshape(M, m, n2, n2)       # i p q
        RP = np.einsum('mjp,mipj->mij', A[b], R@A[c].transpose(0, 2, 1)[:, None])   # dH_ijj
        RQ = np.einsum('mip,mipj->mij', A[b], R@A[c].transpose(0, 2, 1)[:, None])   # dH_iij
        w = lw/n2*np.einsum('mk,mkp,mjp->mj', f[..., b]*g[..., a], H[a, c], A[c])
        RQ = RQ+w[:, None, :]
        for d in (0, 1):
            out['P', a, b, c, d] = mean(RP*z3[:, :, None, d])
            out['Q', a, b, c, d] = mean(RQ*z3[:, None, :, d])
    return out


done = 0
while done < total:
    o = run(batch); done += batch
    rows.append(np.array([v.mean() for v in o.values()]))
    keys = list(o)
rows = np.array(rows)
blocks = 40
per = len(rows)//blocks
rows = rows[:per*blocks].reshape(blocks, per, -1).mean(1)


def estimate(x):
    v = dict(zip(keys, x)); r = {}
    for k in keys:
        y = v[k]
        if k[0] == 'V': y -= v['K', k[1], k[2]]*v['K', k[3], k[4]]
        if k[0] == 'A': y -= v['Th', k[1], k[2]]*v['Th', k[3], k[4]]
        if k[0] == 'D': y -= v['K', k[1], k[2]]*v['Th', k[3], k[4]]
        r[k] = y*(n2 if len(k) == 5 else 1)
    return np.array(list(r.values()))


full = estimate(rows.mean(0))
jack = np.array([estimate((rows.sum(0)-x)/(blocks-1)) for x in rows])
se = np.sqrt((blocks-1)/blocks*((jack-jack.mean(0))**2).sum(0))
for k, y, e in zip(keys, full, se):
    c = k[3:] if len(k) == 5 else (-1, -1)
    print(f"{n},{k[0]},{k[1]},{k[2]},{c[0]},{c[1]},{y:.8g},{e:.3g},{done}", flush=True)
