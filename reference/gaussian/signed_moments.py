"""<z1^p1 .. z4^p4 prod_{j in S} sgn z_j> by quadrature: python3 signed_moments.py > signed_moments.csv

The innermost variable in closed form (moments of a normal variable and of its sign, by the error function), the others by
Gauss-Legendre on each half line. Columns: case, p1..p4, signs (bit set), value; cases are the covariances below.
"""
import numpy as np
from scipy.special import erf
K = [np.array([[1.3, .5, -.2, .4], [.5, .8, .3, .1], [-.2, .3, 1.1, -.5], [.4, .1, -.5, .9]]),
     np.array([[1, .9, .8, .7], [.9, 1, .85, .8], [.8, .85, 1, .9], [.7, .8, .9, 1]])]
moments = [(0, 0, 0, 0, 15), (1, 1, 1, 1, 15), (1, 1, 0, 0, 15), (1, 1, 1, 1, 3), (2, 1, 1, 0, 6), (0, 0, 0, 0, 5),
           (1, 0, 0, 1, 6), (2, 2, 2, 2, 15), (1, 1, 1, 1, 0), (0, 1, 0, 1, 15), (3, 1, 0, 0, 12), (0, 0, 1, 0, 7)]
x, w = np.polynomial.legendre.leggauss(60)
half = 4.6*(x+1); u = np.concatenate([-half[::-1], half]); W = np.concatenate([4.6*w[::-1], 4.6*w])
U = np.stack(np.meshgrid(u, u, u, indexing='ij')).reshape(3, -1)


def inner(p, sign, m, s):
    # moments of z and of z sgn(z), z ~ N(m, s^2), by parts
    r = m/s
    g = np.exp(-r*r/2)/np.sqrt(2*np.pi)
    t = [np.ones_like(m), m] if not sign else [erf(r/np.sqrt(2)), m*erf(r/np.sqrt(2))+2*s*g]
    for k in range(1, p):
        t.append(m*t[k]+s*s*k*t[k-1])
    return t[p]


print('case,p1,p2,p3,p4,signs,value')
for c, k in enumerate(K):
    k3, inv = k[:3, :3], np.linalg.inv(k[:3, :3])
    sd = np.sqrt(np.diag(k3))
    z = sd[:, None]*U
    density = np.exp(-np.einsum('ig,ij,jg->g', z, inv, z)/2)*np.prod(sd)/np.sqrt((2*np.pi)**3*np.linalg.det(k3))
    density *= np.multiply.outer(np.multiply.outer(W, W), W).ravel()
    m = (k[3, :3]@inv)@z; s = np.sqrt(k[3, 3]-k[3, :3]@inv@k[:3, 3])
    for p in moments:
        f = inner(p[3], p[4] >> 3 & 1, m, s)
        for j in range(3):
            f = f*z[j]**p[j]*(np.sign(z[j]) if p[4] >> j & 1 else 1)
        print(f"{c},{p[0]},{p[1]},{p[2]},{p[3]},{p[4]},{(f*density).sum():.12g}", flush=True)
