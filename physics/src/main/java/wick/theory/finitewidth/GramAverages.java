package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import wick.network.Activation;
import wick.numeric.gaussian.UniformGrid;
import wick.numeric.parallel.Parallel;

/// Averages of the products y_A = φ_a φ_b of one unit over z ~ N(0, K) and their derivatives in the entries
/// K_e of the symmetric covariance, A and e among the unordered pairs of inputs 00, 01, …, 11, …:
///
/// - ⟨y_A⟩ up to the fourth derivative, which needs the entries of the pair A alone;
/// - ⟨y_A y_B⟩ up to the second;
/// - ⟨y_A y_B y_C⟩.
///
/// d/dK_ab is ∂_a ∂_b under the average, d/dK_aa half of ∂_a². Up to two derivatives fall on each φ, the
/// others on the density: Hermite polynomials of w = K⁻¹ z. The rule is the trapezoid's in the coordinates u of
/// z = L u.
final class GramAverages {
    private static final int RANK = 8;

    private final Activation activation;
    private final double[][] k;
    private final UniformGrid grid;
    private final int inputs;
    private final int[] left;
    private final int[] right;

    final int pairs;
    final double[] mean;
    final double[][] mean1;
    final double[][][] mean2;
    final double[][][][] mean3;
    final double[][][][][] mean4;
    final double[][] square;
    final double[][][] square1;
    final double[][][][] square2;
    final double[][][] cube;

    GramAverages(Activation activation, double[][] covariance, UniformGrid grid) {
        this.activation = activation;
        this.grid = grid;
        k = covariance;
        inputs = covariance.length;
        pairs = inputs * (inputs + 1) / 2;
        left = new int[pairs];
        right = new int[pairs];
        int next = 0;
        for (int a = 0; a < inputs; a++) {
            for (int b = a; b < inputs; b++) {
                left[next] = a;
                right[next++] = b;
            }
        }
        mean = new double[pairs];
        mean1 = new double[pairs][pairs];
        mean2 = new double[pairs][pairs][pairs];
        mean3 = new double[pairs][pairs][pairs][pairs];
        mean4 = new double[pairs][pairs][pairs][pairs][pairs];
        square = new double[pairs][pairs];
        square1 = new double[pairs][pairs][pairs];
        square2 = new double[pairs][pairs][pairs][pairs];
        cube = new double[pairs][pairs][pairs];
        Parallel.forEach(pairs, this::means);
        products();
    }

    /// A grid on which averages of six factors at these variances are resolved.
    static UniformGrid grid(Activation activation, double largest, double tolerance) {
        List<DoubleUnaryOperator> probes = List.of(
                z -> Math.pow(activation.value(z), 6),
                z -> Math.pow(activation.value(z), 4) * Math.pow(z * z / largest, 2),
                z -> Math.pow(activation.secondDerivative(z), 2) * Math.pow(z * z / largest, 2));
        return UniformGrid.resolving(probes, largest, tolerance);
    }

    private int index(int a, int b) {
        int low = Math.min(a, b);
        return low * inputs - low * (low - 1) / 2 + Math.max(a, b) - low;
    }

    /// ⟨y_A⟩ and its derivatives.
    private void means(int pair) {
        int a = left[pair];
        int b = right[pair];
        double[][][] sums = a == b ? alone(a) : together(a, b);
        int[] entries = {index(a, a), pair, index(b, b)};
        mean[pair] = sums[0][0][0];
        // derivative i times in K_aa, j times in K_ab, l times in K_bb
        List<int[]> steps = a == b ? List.of(new int[] {1, 0, 0, entries[0]}) : steps(entries);
        for (int[] e : steps) {
            mean1[pair][e[3]] = at(sums, e);
            for (int[] f : steps) {
                mean2[pair][e[3]][f[3]] = at(sums, e, f);
                for (int[] g : steps) {
                    mean3[pair][e[3]][f[3]][g[3]] = at(sums, e, f, g);
                    for (int[] h : steps) {
                        mean4[pair][e[3]][f[3]][g[3]][h[3]] = at(sums, e, f, g, h);
                    }
                }
            }
        }
    }

    private static List<int[]> steps(int[] entries) {
        return List.of(
                new int[] {1, 0, 0, entries[0]}, new int[] {0, 1, 0, entries[1]}, new int[] {0, 0, 1, entries[2]});
    }

    private static double at(double[][][] sums, int[]... steps) {
        int i = 0;
        int j = 0;
        int l = 0;
        for (int[] step : steps) {
            i += step[0];
            j += step[1];
            l += step[2];
        }
        return sums[i][j][l];
    }

    /// d^i ⟨φ_a²⟩ / dK_aa^i: the Hermite polynomial of degree 2i − 2 with (φ²)″ from the first derivative on.
    private double[][][] alone(int a) {
        double[][][] sums = new double[5][1][1];
        double[] hermite = new double[RANK + 1];
        double deviation = Math.sqrt(k[a][a]);
        int last = last();
        for (int n = -last; n <= last; n++) {
            double u = grid.step() * n;
            double z = deviation * u;
            double value = activation.value(z);
            double slope = activation.derivative(z);
            double bend = 2 * (slope * slope + value * activation.secondDerivative(z));
            hermiteInto(u / deviation, 1 / k[a][a], hermite);
            double weight = weight(u);
            sums[0][0][0] += weight * value * value;
            for (int i = 1; i <= 4; i++) {
                sums[i][0][0] += weight * bend * hermite[2 * i - 2] * Math.pow(0.5, i);
            }
        }
        return sums;
    }

    private static void hermiteInto(double w, double precision, double[] hermite) {
        hermite[0] = 1;
        hermite[1] = w;
        for (int n = 1; n + 1 < hermite.length; n++) {
            hermite[n + 1] = w * hermite[n] - n * precision * hermite[n - 1];
        }
    }

    private double[][][] together(int a, int b) {
        double[][][] sums = new double[5][5][5];
        double first = Math.sqrt(k[a][a]);
        double slope = k[a][b] / first;
        double rest = Math.sqrt(k[b][b] - slope * slope);
        double determinant = k[a][a] * k[b][b] - k[a][b] * k[a][b];
        double[] precision = {k[b][b] / determinant, -k[a][b] / determinant, k[a][a] / determinant};
        double[][] hermite = new double[RANK - 1][RANK - 1];
        double[] f = new double[3];
        double[] g = new double[3];
        int last = last();
        for (int m = -last; m <= last; m++) {
            double za = first * grid.step() * m;
            derivativesInto(za, f);
            for (int n = -last; n <= last; n++) {
                double zb = slope * grid.step() * m + rest * grid.step() * n;
                derivativesInto(zb, g);
                double weight = weight(grid.step() * m) * weight(grid.step() * n);
                hermiteInto(
                        precision[0] * za + precision[1] * zb,
                        precision[1] * za + precision[2] * zb,
                        precision,
                        hermite);
                add(sums, weight, f, g, hermite);
            }
        }
        return sums;
    }

    private static void add(double[][][] sums, double weight, double[] f, double[] g, double[][] hermite) {
        for (int i = 0; i <= 4; i++) {
            for (int j = 0; i + j <= 4; j++) {
                for (int l = 0; i + j + l <= 4; l++) {
                    int p = 2 * i + j;
                    int q = j + 2 * l;
                    int onF = Math.min(p, 2);
                    int onG = Math.min(q, 2);
                    sums[i][j][l] += weight * f[onF] * g[onG] * hermite[p - onF][q - onG] / (1 << (i + l));
                }
            }
        }
    }

    private void derivativesInto(double z, double[] values) {
        values[0] = activation.value(z);
        values[1] = activation.derivative(z);
        values[2] = activation.secondDerivative(z);
    }

    /// He_pq of (x, y) = K⁻¹ z with `precision` K⁻¹, for p + q up to 6; larger ones are not needed.
    private static void hermiteInto(double x, double y, double[] precision, double[][] hermite) {
        for (int p = 0; p < hermite.length; p++) {
            for (int q = 0; q < hermite.length; q++) {
                hermite[p][q] = p > 0
                        ? x * hermite[p - 1][q]
                                - (p > 1 ? (p - 1) * precision[0] * hermite[p - 2][q] : 0)
                                - (q > 0 ? q * precision[1] * hermite[p - 1][q - 1] : 0)
                        : q == 0 ? 1 : y * hermite[0][q - 1] - (q > 1 ? (q - 1) * precision[2] * hermite[0][q - 2] : 0);
            }
        }
    }

    private int last() {
        return (int) Math.ceil(grid.reach() / grid.step());
    }

    private double weight(double u) {
        return grid.step() / Math.sqrt(2 * Math.PI) * Math.exp(-u * u / 2);
    }

    /// ⟨y y⟩ with two derivatives and ⟨y y y⟩: one slice of the grid after the other, summed in order.
    private void products() {
        int last = last();
        List<PairProducts> slices = new ArrayList<>();
        for (int n = -last; n <= last; n++) {
            slices.add(new PairProducts(activation, k, grid, pairs));
        }
        Parallel.forEach(slices.size(), i -> slices.get(i).slice(i - last));
        for (int a = 0; a < pairs; a++) {
            for (int b = 0; b < pairs; b++) {
                int low = Math.min(a, b);
                int high = Math.max(a, b);
                for (PairProducts slice : slices) {
                    square[a][b] += slice.square[low][high];
                    for (int e = 0; e < pairs; e++) {
                        square1[a][b][e] += slice.square1[low][high][e];
                        for (int f = 0; f < pairs; f++) {
                            square2[a][b][e][f] += slice.square2[low][high][Math.min(e, f)][Math.max(e, f)];
                        }
                        int[] sorted = IntStream.of(a, b, e).sorted().toArray();
                        cube[a][b][e] += slice.cube[sorted[0]][sorted[1]][sorted[2]];
                    }
                }
            }
        }
    }
}
