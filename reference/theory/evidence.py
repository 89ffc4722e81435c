"""Evidence of a Gaussian process and its derivatives, by differences in 60 digits: python3 evidence.py > evidence.csv

Inputs 0.1, 0.7, 1.2, 1.9, 3.0; kernel a exp(-(x - z)^2 / (2 l^2)); two outputs. Columns: a, l, noise, ln p, and the
derivatives with respect to ln a, ln l and ln noise; mean and variance at 1.5; ln p of leaving one out, summed.
"""

from mpmath import exp, log, matrix, mp, mpf, nstr, pi, det, lu_solve

mp.dps = 60
X = [mpf(v) for v in ["0.1", "0.7", "1.2", "1.9", "3.0"]]
Y = [[mpf(v) for v in row] for row in [["1", "-0.4"], ["0.3", "0.2"], ["-0.5", "0.9"], ["0.2", "0.1"], ["1.1", "-0.7"]]]


def k(x, z, a, l):
    return a * exp(-((x - z) ** 2) / (2 * l * l))


def gram(points, a, l, noise):
    return matrix([[k(x, z, a, l) + (noise if i == j else 0) for j, z in enumerate(points)] for i, x in enumerate(points)])


def evidence(la, ll, ln):
    A = gram(X, exp(la), exp(ll), exp(ln))
    total = mpf(0)
    for c in range(2):
        y = matrix([row[c] for row in Y])
        total += -((y.T * lu_solve(A, y))[0] + log(det(A)) + len(X) * log(2 * pi)) / 2
    return total


def predict(points, rows, at, a, l, noise):
    A = gram(points, a, l, noise)
    b = matrix([k(at, x, a, l) for x in points])
    w = lu_solve(A, b)
    means = [(w.T * matrix([row[c] for row in rows]))[0] for c in range(2)]
    return means, a - (w.T * b)[0]


print("a,l,noise,log_evidence,d_a,d_l,d_noise,mean0,mean1,variance,leave_one_out")
for a, l, noise in [("1.3", "0.6", "0.01"), ("0.4", "2", "0.3"), ("2", "0.2", "1e-6")]:
    at = [log(mpf(a)), log(mpf(l)), log(mpf(noise))]
    h = mpf(10) ** -20
    slopes = []
    for i in range(3):
        up, down = list(at), list(at)
        up[i] += h
        down[i] -= h
        slopes.append((evidence(*up) - evidence(*down)) / (2 * h))
    means, variance = predict(X, Y, mpf("1.5"), mpf(a), mpf(l), mpf(noise))
    left = mpf(0)
    for i in range(len(X)):
        m, v = predict(X[:i] + X[i + 1 :], Y[:i] + Y[i + 1 :], X[i], mpf(a), mpf(l), mpf(noise))
        v += mpf(noise)
        left -= sum((m[c] - Y[i][c]) ** 2 / v + log(2 * pi * v) for c in range(2)) / 2
    numbers = [evidence(*at), *slopes, *means, variance, left]
    print(",".join([a, l, noise] + [nstr(v, 18) for v in numbers]))
