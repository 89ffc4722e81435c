package wick.theory.finitewidth;

import wick.network.Activation;
import wick.numeric.gaussian.UniformGrid;

/// The part of the grid with one value of the first coordinate: sums of y_A y_B, with Hermite weights for
/// derivatives in the covariance, and of y_A y_B y_C; A ≤ B ≤ C and e ≤ f alone.
final class PairProducts {
    private final Activation activation;
    private final UniformGrid grid;
    private final int inputs;
    private final double[][] root;
    private final double[][] precision;
    private final int pairs;
    private final double[] u;
    private final double[] w;
    private final double[] y;
    private final double[] first;
    private final double[][] second;

    final double[][] square;
    final double[][][] square1;
    final double[][][][] square2;
    final double[][][] cube;

    PairProducts(Activation activation, double[][] covariance, UniformGrid grid, int pairs) {
        this.activation = activation;
        this.grid = grid;
        this.pairs = pairs;
        inputs = covariance.length;
        root = cholesky(covariance);
        precision = inverse(root);
        u = new double[inputs];
        w = new double[inputs];
        y = new double[pairs];
        first = new double[pairs];
        second = new double[pairs][pairs];
        square = new double[pairs][pairs];
        square1 = new double[pairs][pairs][pairs];
        square2 = new double[pairs][pairs][pairs][pairs];
        cube = new double[pairs][pairs][pairs];
    }

    private static double[][] cholesky(double[][] covariance) {
        int size = covariance.length;
        double[][] root = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = covariance[i][j];
                for (int l = 0; l < j; l++) {
                    sum -= root[i][l] * root[j][l];
                }
                root[i][j] = i == j ? Math.sqrt(sum) : sum / root[j][j];
            }
        }
        return root;
    }

    /// (L Lᵀ)⁻¹
    private static double[][] inverse(double[][] root) {
        int size = root.length;
        double[][] below = new double[size][size];
        for (int j = 0; j < size; j++) {
            below[j][j] = 1 / root[j][j];
            for (int i = j + 1; i < size; i++) {
                double sum = 0;
                for (int l = j; l < i; l++) {
                    sum -= root[i][l] * below[l][j];
                }
                below[i][j] = sum / root[i][i];
            }
        }
        double[][] inverse = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                for (int l = Math.max(i, j); l < size; l++) {
                    inverse[i][j] += below[l][i] * below[l][j];
                }
            }
        }
        return inverse;
    }

    /// Adds all points with u₀ = `node` times the step.
    void slice(int node) {
        u[0] = grid.step() * node;
        along(1, weight(u[0]));
    }

    private double weight(double x) {
        return grid.step() / Math.sqrt(2 * Math.PI) * Math.exp(-x * x / 2);
    }

    private void along(int coordinate, double weight) {
        if (coordinate == inputs) {
            add(weight);
            return;
        }
        int last = (int) Math.ceil(grid.reach() / grid.step());
        for (int n = -last; n <= last; n++) {
            u[coordinate] = grid.step() * n;
            along(coordinate + 1, weight * weight(u[coordinate]));
        }
    }

    private void add(double weight) {
        double[] z = new double[inputs];
        double[] value = new double[inputs];
        for (int a = 0; a < inputs; a++) {
            for (int b = 0; b <= a; b++) {
                z[a] += root[a][b] * u[b];
            }
            value[a] = activation.value(z[a]);
        }
        for (int a = 0; a < inputs; a++) {
            w[a] = 0;
            for (int b = 0; b < inputs; b++) {
                w[a] += precision[a][b] * z[b];
            }
        }
        weights(value);
        for (int a = 0; a < pairs; a++) {
            for (int b = a; b < pairs; b++) {
                double product = weight * y[a] * y[b];
                square[a][b] += product;
                for (int e = 0; e < pairs; e++) {
                    square1[a][b][e] += product * first[e];
                    for (int f = e; f < pairs; f++) {
                        square2[a][b][e][f] += product * second[e][f];
                    }
                }
                for (int c = b; c < pairs; c++) {
                    cube[a][b][c] += product * y[c];
                }
            }
        }
    }

    /// y_A, and the Hermite polynomials of second and fourth rank that stand for d/dK_e and d²/dK_e dK_f.
    private void weights(double[] value) {
        int e = 0;
        for (int a = 0; a < inputs; a++) {
            for (int b = a; b < inputs; b++) {
                double half = a == b ? 0.5 : 1;
                y[e] = value[a] * value[b];
                first[e] = half * (w[a] * w[b] - precision[a][b]);
                int f = 0;
                for (int c = 0; c < inputs; c++) {
                    for (int d = c; d < inputs; d++) {
                        second[e][f++] = half * (c == d ? 0.5 : 1) * fourth(a, b, c, d);
                    }
                }
                e++;
            }
        }
    }

    private double fourth(int a, int b, int c, int d) {
        double[][] p = precision;
        double squares = (p[a][b] * w[c] * w[d]) + (p[a][c] * w[b] * w[d]) + (p[a][d] * w[b] * w[c]);
        squares += (p[c][d] * w[a] * w[b]) + (p[b][d] * w[a] * w[c]) + (p[b][c] * w[a] * w[d]);
        double constant = (p[a][b] * p[c][d]) + (p[a][c] * p[b][d]) + (p[a][d] * p[b][c]);
        return (w[a] * w[b] * w[c] * w[d]) - squares + constant;
    }
}
