package wick.lab.simulation.linear;

import static org.junit.jupiter.api.Assertions.assertTrue;

import wick.numeric.matrix.Matrix;

/// Slow and plain ways to the same numbers.
final class Oracle {
    private Oracle() {}

    /// A C + C Aᵀ + κ = 0 as n² linear equations.
    static Matrix lyapunov(Matrix a, double noise) {
        int n = a.rows();
        double[][] system = new double[n * n][n * n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double[] row = system[i * n + j];
                for (int k = 0; k < n; k++) {
                    row[k * n + j] += a.at(i, k);
                    row[i * n + k] += a.at(j, k);
                }
                row[n * n] = i == j ? -noise : 0;
            }
        }
        return solved(system, n);
    }

    /// C = M C Mᵀ + q as n² linear equations.
    static Matrix stein(Matrix m, double q) {
        int n = m.rows();
        double[][] system = new double[n * n][n * n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double[] row = system[i * n + j];
                for (int k = 0; k < n; k++) {
                    for (int l = 0; l < n; l++) {
                        row[k * n + l] -= m.at(i, k) * m.at(j, l);
                    }
                }
                row[i * n + j] += 1;
                row[n * n] = i == j ? q : 0;
            }
        }
        return solved(system, n);
    }

    /// Elimination with pivoting.
    private static Matrix solved(double[][] system, int n) {
        int size = system.length;
        for (int p = 0; p < size; p++) {
            int best = p;
            for (int i = p + 1; i < size; i++) {
                if (Math.abs(system[i][p]) > Math.abs(system[best][p])) {
                    best = i;
                }
            }
            double[] pivot = system[best];
            system[best] = system[p];
            system[p] = pivot;
            for (int i = 0; i < size; i++) {
                double factor = i == p ? 0 : system[i][p] / pivot[p];
                for (int j = p; factor != 0 && j <= size; j++) {
                    system[i][j] -= factor * pivot[j];
                }
            }
        }
        Matrix solution = Matrix.zeros(n, n);
        for (int k = 0; k < size; k++) {
            solution.set(k / n, k % n, system[k][size] / system[k][k]);
        }
        return solution;
    }

    /// Response and covariance at the end of a path.
    record Path(Matrix response, Matrix covariance) {}

    /// dR = A R, dC = A C + C Aᵀ + κ from R = 1, C = 0 by the classical Runge-Kutta method.
    static Path integrated(Matrix a, double noise, double time, int steps) {
        int n = a.rows();
        Path at = new Path(Matrix.identity(n), Matrix.zeros(n, n));
        double h = time / steps;
        for (int k = 0; k < steps; k++) {
            Path one = slope(a, noise, at);
            Path two = slope(a, noise, moved(at, h / 2, one));
            Path three = slope(a, noise, moved(at, h / 2, two));
            Path four = slope(a, noise, moved(at, h, three));
            at = moved(moved(moved(moved(at, h / 6, one), h / 3, two), h / 3, three), h / 6, four);
        }
        return at;
    }

    private static Path slope(Matrix a, double noise, Path at) {
        Matrix ac = product(a, at.covariance());
        Matrix c = combined(noise, Matrix.identity(a.rows()), 1, combined(1, ac, 1, ac.transposed()));
        return new Path(product(a, at.response()), c);
    }

    private static Path moved(Path at, double h, Path slope) {
        return new Path(
                combined(1, at.response(), h, slope.response()), combined(1, at.covariance(), h, slope.covariance()));
    }

    static Matrix product(Matrix a, Matrix b) {
        Matrix c = Matrix.zeros(a.rows(), b.columns());
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < b.columns(); j++) {
                double sum = 0;
                for (int k = 0; k < a.columns(); k++) {
                    sum += a.at(i, k) * b.at(k, j);
                }
                c.set(i, j, sum);
            }
        }
        return c;
    }

    /// x A + y B
    static Matrix combined(double x, Matrix a, double y, Matrix b) {
        Matrix sum = Matrix.zeros(a.rows(), a.columns());
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.columns(); j++) {
                sum.set(i, j, x * a.at(i, j) + y * b.at(i, j));
            }
        }
        return sum;
    }

    static double trace(Matrix a) {
        double sum = 0;
        for (double entry : a.diagonal()) {
            sum += entry;
        }
        return sum;
    }

    /// Every entry within `tolerance` of the largest expected one.
    static void assertNear(Matrix expected, Matrix found, double tolerance) {
        double largest = 0;
        double off = 0;
        for (int i = 0; i < expected.rows(); i++) {
            for (int j = 0; j < expected.columns(); j++) {
                largest = Math.max(largest, Math.abs(expected.at(i, j)));
                off = Math.max(off, Math.abs(expected.at(i, j) - found.at(i, j)));
            }
        }
        assertTrue(off <= tolerance * largest, "off by " + off + " where the largest entry is " + largest);
    }
}
