"""First-order tensors of several inputs by brute force: python3 correlators.py > correlators.csv

tanh, layers 3 -> 20 -> 50 -> 30 -> 1, weight variances 1.7 1.5 1.3 1.1, bias variance .1, weight rates 1 .8 1.2 .9, bias
rate .5. Averages: trapezoid rule on a grid over all three inputs; derivatives in K: Cauchy's integral on a circle in the
complex plane; derivatives of tanh written out. Nothing by parts. Index order as in Roberts, Yaida, Hanin arXiv:2106.10165:
B_acbd, F_acbd (a, b the inputs of the first, c, d of the second object); printed as "b,a,b,c,d" with the pairs (ab)(cd) of the
objects. Columns: layer, tensor, a, b, c, d, value (times the width in front of the layer).
"""
import numpy as np
P = 3
X = np.array([[1.0, -0.5, 0.3], [0.2, 0.9, -0.7], [-0.4, 0.6, 1.1]])
CW, CB, LW, LB, N = [1.7, 1.5, 1.3, 1.1], .1, [1.0, .8, 1.2, .9], .5, [3, 20, 50, 30]
t = np.arange(-7.5, 7.51, .25)
U = np.stack(np.meshgrid(t, t, t, indexing='ij'), 0).reshape(3, -1)
W = np.exp(-(U**2).sum(0)/2)*(.25/np.sqrt(2*np.pi))**3
keep = W > 1e-17
U, W = U[:, keep], W[keep]
pairs = [(a, b) for a in range(P) for b in range(a, P)]


def chol(K):
    L = np.zeros_like(K)
    for i in range(P):
        for j in range(i+1):
            s = K[i, j]-sum(L[i, k]*L[j, k] for k in range(j))
            L[i, j] = np.sqrt(s) if i == j else s/L[j, j]
    return L


def maps(K):
    z = chol(K)@U
    f = np.tanh(z); g = 1-f*f
    return np.stack([(f*W)@f.T, (g*W)@g.T])


def along(K, direction, order, r=.06, M=20):
    th = 2*np.pi*np.arange(M)/M
    v = [maps(K.astype(complex)+r*np.exp(1j*x)*direction) for x in th]
    return sum(np.exp(-1j*order*x)*y for x, y in zip(th, v)).real/M/r**order*(1, 1, 2)[order]


def unit(e):
    d = np.zeros((P, P)); d[e] = 1; d[e[::-1]] = 1
    return d


def step(s, l):
    c, lw, n = CW[l], LW[l], N[l]
    K, Th = s['K'], s['Th']
    z = chol(K)@U
    f = np.tanh(z); g = 1-f*f; h = -2*f*g; h3 = g*(6*f*f-2)
    E = lambda *a: np.einsum('ag,g,bg->ab', a[0], W, a[1])
    pair = lambda u, v: np.einsum('ag,bg->abg', u, v).reshape(P*P, -1)
    four = lambda u, v: ((u*W)@v.T).reshape(P, P, P, P)
    ff, gg = pair(f, f), pair(g, g)
    m, q = E(f, f), E(g, g)
    J1 = {e: along(K, unit(e), 1) for e in pairs}
    J2 = {}
    for e in pairs:
        J2[e, e] = along(K, unit(e), 2)
    for i, e in enumerate(pairs):
        for o in pairs[:i]:
            both = along(K, unit(e)+unit(o), 2)
            J2[e, o] = J2[o, e] = (both-J2[e, e]-J2[o, o])/2
    Om = lambda x: lw*x[0]+c*Th*x[1]
    om = lw*ff+c*Th.reshape(-1, 1)*gg
    V, A, B, D, F, G, T, Pt, Q = (s[k] for k in 'V A B D F G T P Q'.split())
    r = {}
    r['K'] = CB+c*m
    r['Th'] = LB+lw*m+c*q*Th
    mm = np.multiply.outer(m, m)
    omm = lw*m+c*Th*q
    v = c*c*(four(ff, ff)-mm)/n
    d = c*(four(ff, om)-np.multiply.outer(m, omm))/n
    a = (four(om, om)-np.multiply.outer(omm, omm))/n
    for e in pairs:
        for o in pairs:
            v = v+c*c*V[e+o]*np.multiply.outer(J1[e][0], J1[o][0])
            d = d+c*V[e+o]*np.multiply.outer(J1[e][0], Om(J1[o]))
            a = a+V[e+o]*np.multiply.outer(Om(J1[e]), Om(J1[o]))
        d = d+c*np.multiply.outer(J1[e][0], c*q*D[e])
        a = a+np.multiply.outer(Om(J1[e]), c*q*D[e])+np.multiply.outer(c*q*D[e], Om(J1[e]))
    a = a+c*c*np.einsum('ab,cd,abcd->abcd', q, q, A)
    r['V'], r['D'], r['A'] = v, d, a
    # B_acbd, F_acbd
    s4 = four(gg, gg); mix = four(ff, gg)
    r['B'] = c*c*(np.einsum('abcd,ab,cd->acbd', s4, Th, Th)/n+np.einsum('ac,bd,acbd->acbd', q, q, B))
    fh = E(f, h)                                     # <f_a h_c>
    x = np.einsum('abcd,cd->acbd', mix, Th)/n
    grad = lambda own, other: lambda a, b: {a: own[a, b]+other[a, b]} if a == b else {a: own[a, b], b: other[a, b]}
    M = grad(q, fh)                                   # d(f_a g_c)
    S3 = grad(E(h3, g), E(h, h))        # d(h_a g_b): by z_a h3_a g_b, by z_b h_a h_b
    for aa in range(P):
        for cc in range(P):
            for bb in range(P):
                for dd in range(P):
                    x[aa, cc, bb, dd] += sum(u*w*F[e, cc, o, dd] for e, u in M(aa, cc).items() for o, w in M(bb, dd).items())
    r['F'] = c*c*x
    Gn = np.zeros((P, P)); Gq = np.zeros((P, P)); DF = np.zeros((P, P))
    for e in pairs:
        Gn += J1[e][0]*G[e]; Gq += J1[e][1]*G[e]
        for o in pairs:
            Gn += .5*J2[e, o][0]*V[e+o]; Gq += .5*J2[e, o][1]*V[e+o]
        i, j = e
        DF += J1[e][1]*np.array([[D[i, j, p, w]+F[i, p, j, w]+F[i, w, j, p] for w in range(P)] for p in range(P)])
    r['G'] = c*Gn
    r['T'] = lw*Gn+c*(Th*Gq+q*T+DF)
    bent = four(pair(h, g), pair(g, f))               # h_a g_b g_c f_d
    p = np.einsum('abcd,ab,ac->abcd', bent, Th, Th)/n
    w = c*p+lw*np.einsum('bdac,ac->abcd', four(ff, gg), Th)/n
    hf = E(h, f)
    p = p+np.einsum('bc,ad,aabc->abcd', q, hf, B)+np.einsum('bc,ad,abcd->abcd', q, q, Pt)+np.einsum('bc,ad,abca->abcd', q, hf, Pt)
    for aa in range(P):
        for bb in range(P):
            for cc in range(P):
                for dd in range(P):
                    right = M(dd, cc)
                    for o, y in right.items():
                        w[aa, bb, cc, dd] += c*q[aa, bb]*y*Q[aa, bb, cc, o]
                        for e, u in S3(aa, bb).items():
                            w[aa, bb, cc, dd] += c*Th[aa, bb]*u*y*F[e, aa, o, cc]
                        for e, u in M(bb, aa).items():
                            w[aa, bb, cc, dd] += lw*u*y*F[e, aa, o, cc]
    r['P'], r['Q'] = c*c*p, c*w
    return r


zero2, zero4 = np.zeros((P, P)), np.zeros((P,)*4)
state = {k: zero4 for k in 'VABDFPQ'} | {'G': zero2, 'T': zero2, 'K': CB+CW[0]*X@X.T/3, 'Th': LB+LW[0]*X@X.T/3}
print('layer,tensor,a,b,c,d,value')
for l in (1, 2, 3):
    state = step(state, l)
    n = N[l]
    for k in ('K', 'Th', 'G', 'T'):
        for a, b in pairs:
            print(f"{l+1},{k},{a},{b},-1,-1,{state[k][a, b]*(n if k in 'GT' and k != 'Th' else 1):.13g}")
    if l < 2:
        continue
    for k in 'VABDFPQ':
        tensor = state[k].transpose(0, 2, 1, 3) if k in 'BF' else state[k]
        for i in np.ndindex(P, P, P, P):
            print(f"{l+1},{k},{','.join(map(str, i))},{tensor[i]*n:.13g}")
