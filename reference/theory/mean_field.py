"""Stationary dynamic mean field theory of dh = (-h + W phi(h) + b) dt + sqrt(kappa) dB, weight variance g^2.

Shares no method with the program: averages by double Gauss quadrature on primitives of phi instead of Hermite series,
the static part and the variance by nested root finding, the autocorrelation by integrating d tau = -d Delta / speed
with the substitution Delta = q + (Delta0 - q) cos^2, the Lyapunov exponent from a matrix (finite differences of second
order, extrapolated in the step over a box of 40 correlation times).

Writes mean_field.csv (some minutes); `mean_field.py FROM TO` prints the rows of these cases only.
"""
import sys
import numpy as np
from scipy.interpolate import BarycentricInterpolator
from scipy.linalg import eigh_tridiagonal
from scipy.optimize import brentq

z = np.linspace(-10, 10, 401)
w = np.exp(-z * z / 2) / np.sqrt(2 * np.pi) * (z[1] - z[0])
log_cosh = lambda x: np.logaddexp(x, -x) - np.log(2)

# phi, its primitive, its slope
KINDS = {
    'tanh': (np.tanh, log_cosh, lambda x: 1 - np.tanh(x) ** 2),
    'sigmoid': (lambda x: (1 + np.tanh(x / 2)) / 2, lambda x: np.logaddexp(0, x), lambda x: (1 - np.tanh(x / 2) ** 2) / 4),
    'sin': (np.sin, lambda x: -np.cos(x), np.cos),
}


def one(f, q):
    return float(w @ f(np.sqrt(q) * z))


def two(f, d, q):
    d = min(max(d, 0.0), q)
    inner = f(np.sqrt(d) * z[:, None] + np.sqrt(q - d) * z[None, :]) @ w
    return float(w @ inner ** 2)


class Case:
    def __init__(self, kind, g, kappa, sigma):
        self.phi, self.primitive, self.slope = KINDS[kind]
        self.g2, self.kappa, self.sigma = g * g, kappa, sigma

    def potential(self, d, q0):
        return -d * d / 2 + self.g2 * two(self.primitive, d, q0) + self.sigma * d

    def static(self, q0):
        """Smallest zero of V' in (0, q0), None if there is none."""
        f = lambda d: self.g2 * two(self.phi, d, q0) + self.sigma - d
        if f(0.0) < 1e-12:
            return 0.0
        grid = np.linspace(0, q0, 60)
        values = [f(d) for d in grid]
        for i in range(len(grid) - 1):
            if values[i] > 0 >= values[i + 1]:
                return brentq(f, grid[i], grid[i + 1], xtol=1e-15)
        return None

    def balance(self, q0):
        q = self.static(q0)
        if q is None:
            return -1.0
        return self.kappa ** 2 / 8 * -1 + self.potential(q, q0) - self.potential(q0, q0)

    def solve(self):
        low = self.sigma + self.kappa / 2 + 1e-3
        grid = low * 1.05 ** np.arange(300)
        before = self.balance(grid[0])
        for a, b in zip(grid, grid[1:]):
            here = self.balance(b)
            if before < 0 <= here:
                q0 = brentq(self.balance, a, b, xtol=1e-14, rtol=1e-14)
                return q0, self.static(q0)
            before = here
        raise ValueError

    def path(self, q0, q):
        """tau as a function of the angle u, Delta = q + A cos^2 u, and W = 1 - g^2 <phi' phi'> there."""
        a = q0 - q
        nodes = (1 - np.cos(np.pi * np.arange(241) / 240)) / 2
        top = self.potential(q, q0)
        v = np.array([max(top - self.potential(q + a * x, q0), 0) for x in nodes])
        ratio = np.empty_like(v)  # (V(q) - V)/(p^2 A^2 / 2)
        small = nodes < 2e-3
        ratio[~small] = 2 * v[~small] / (a * nodes[~small]) ** 2
        # the limit p -> 0 and the slope there, from derivatives of <phi phi>
        m2 = 1 - self.g2 * two(self.slope, q, q0)
        inside = np.where(~small)[0][:6]
        line = np.polyfit(np.r_[0, nodes[inside]], np.r_[m2, ratio[inside]], 6)
        ratio[small] = np.polyval(line, nodes[small])
        deviation = np.array([1 - self.g2 * two(self.slope, q + a * x, q0) for x in nodes])
        m = BarycentricInterpolator(nodes, ratio)
        return m, BarycentricInterpolator(nodes, deviation), m2

    def times(self, q0, q):
        """d(ln p)/d tau = -sqrt(M(p)): classical steps, with the start from the equation of motion."""
        m, deviation, m2 = self.path(q0, q)
        a = q0 - q
        force = lambda p: ((q + a * p) - self.g2 * two(self.phi, q + a * p, q0) - self.sigma) / a
        dt = 0.01 * min(1, 3 / max(1.0, self.g2))
        p, v, t = 1.0, -self.kappa / 2 / a, 0.0
        ts, ps = [t], [p]
        while p > 0.8:
            k1 = force(p)
            k2 = force(p + dt / 2 * v)
            k3 = force(p + dt / 2 * (v + dt / 2 * k1))
            k4 = force(p + dt * (v + dt / 2 * k2))
            p, v = p + dt * v + dt * dt / 6 * (k1 + k2 + k3), v + dt / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
            t += dt
            ts.append(t)
            ps.append(p)
        y = np.log(p)
        f = lambda y: -np.sqrt(max(float(m(np.exp(y))), 0))
        while y > np.log(1e-10):
            k1 = f(y)
            k2 = f(y + dt / 2 * k1)
            k3 = f(y + dt / 2 * k2)
            k4 = f(y + dt * k3)
            y += dt / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
            t += dt
            ts.append(t)
            ps.append(np.exp(y))
        return np.array(ts), np.array(ps), deviation, m2

    def exponent(self, q0, q):
        from scipy.interpolate import CubicSpline
        ts, ps, deviation, m2 = self.times(q0, q)
        log_p = CubicSpline(ts, np.log(ps))
        end = 40 / np.sqrt(m2)
        energies = []
        for n in (6000, 12000):
            dx = end / n
            x = dx * (np.arange(n) + 0.5)
            p = np.exp(np.where(x < ts[-1], log_p(np.minimum(x, ts[-1])), -60))
            pot = deviation(p)
            main = 2 / dx ** 2 + pot
            main[0] -= 1 / dx ** 2
            last = main[-1]

            def lowest(energy):
                # beyond the box psi falls like exp(-k x): the bound state may be far wider than the well
                main[-1] = last - np.exp(-np.sqrt(max(m2 - energy, 0)) * dx) / dx ** 2
                return eigh_tridiagonal(main, -np.ones(n - 1) / dx ** 2, select='i', select_range=(0, 0),
                                        eigvals_only=True)[0]

            energy = brentq(lambda e: lowest(e) - e, lowest(m2) - 1e-9, m2, xtol=1e-13)
            energies.append(energy)
        energy = (4 * energies[1] - energies[0]) / 3
        half = brentq(lambda t: float(log_p(t)) - np.log(0.5), ts[0], ts[-1])
        return -1 + np.sqrt(1 - energy), half


CASES = [('tanh', g, 0.0, 0.0) for g in (1.1, 1.25, 1.5, 2.0, 3.0, 5.0)] + [
    ('tanh', 0.5, 1.0, 0.0), ('tanh', 0.9, 1.0, 0.0), ('tanh', 1.0, 1.0, 0.0), ('tanh', 1.5, 1.0, 0.0),
    ('tanh', 1.5, 0.25, 0.0), ('tanh', 2.0, 1.0, 0.0), ('tanh', 2.0, 0.0, 0.3), ('tanh', 2.0, 0.5, 0.3),
    ('tanh', 0.8, 0.5, 0.1), ('sigmoid', 3.0, 0.4, 0.0), ('sin', 2.0, 0.1, 0.0)]

HEADER = 'activation,g,kappa,sigma_b2,variance,static,mean_square,exponent,half_time'


def row(kind, g, kappa, sigma):
    case = Case(kind, g, kappa, sigma)
    q0, q = case.solve()
    exponent, half = case.exponent(q0, q)
    square = one(lambda x: case.phi(x) ** 2, q0)
    return f'{kind},{g},{kappa},{sigma},{q0:.13g},{q:.13g},{square:.13g},{exponent:.9f},{half:.8g}'


if __name__ == '__main__':
    if len(sys.argv) > 2:
        for case in CASES[int(sys.argv[1]):int(sys.argv[2])]:
            print(row(*case), flush=True)
    else:
        with open(__file__.replace('.py', '.csv'), 'w') as out:
            out.write('\n'.join([HEADER] + [row(*case) for case in CASES]) + '\n')
