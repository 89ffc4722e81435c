package wick.experiment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import wick.lab.ensemble.Ensemble;
import wick.lab.ensemble.Reading;
import wick.lab.realization.Outputs;
import wick.network.Distribution;
import wick.network.Gelu;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;
import wick.theory.finitewidth.CorrelatorLayer;
import wick.theory.finitewidth.Correlators;

/// Four widths of real networks, two inputs and two outputs: every tensor that one can read off outputs
/// and tangent kernels, extrapolated by a parabola in 1/n. With other seeds the 11 right entries would
/// exceed 4.5 standard errors once in ten thousand runs.
class CorrelatorsAgreementTest {
    private static final int[] WIDTHS = {10, 14, 20, 32};
    private static final int[] NETWORKS = {40_000, 30_000, 20_000, 15_000};
    private static final Matrix INPUTS = Matrix.of(2, 2, 1.2, 0.3, -0.2, 1.4);

    private static Wiring wiring(int n) {
        return new Wiring(
                2,
                2,
                List.of(
                        new Step.Linear(0, 2, n, 1.6, 0.1, 1.0, 0.5),
                        new Step.Pointwise(new Gelu()),
                        new Step.Linear(1, n, 2 * n, 1.8, 0.1, 1.2, 0.5),
                        new Step.Pointwise(new Gelu()),
                        new Step.Linear(2, 2 * n, 2, 1.5, 0.1, 0.9, 0.5)),
                Distribution.NORMAL);
    }

    /// Which tensor and which inputs.
    private record Entry(char tensor, int a, int b, int c, int d) {
        double predicted(CorrelatorLayer layer) {
            return switch (tensor) {
                case 'V' -> layer.fourPointVertex().at(a, b, c, d);
                case 'A' -> layer.tangentCovariance().at(a, b, c, d);
                case 'B' -> layer.tangentMixing().at(a, b, c, d);
                case 'D' -> layer.outputTangentCovariance().at(a, b, c, d);
                default -> layer.outputTangentMixing().at(a, b, c, d);
            };
        }

        /// The two factors whose covariance or mean product it is, with outputs 0 and 1 in the roles i and j.
        double[] factors(double[] z, double[][] h) {
            return switch (tensor) {
                case 'V' -> new double[] {z[2 * a] * z[2 * b], z[2 * c + 1] * z[2 * d + 1]};
                case 'A' -> new double[] {h[2 * a][2 * b], h[2 * c + 1][2 * d + 1]};
                case 'B' -> new double[] {h[2 * a][2 * b + 1], h[2 * c][2 * d + 1]};
                case 'D' -> new double[] {z[2 * a] * z[2 * b], h[2 * c + 1][2 * d + 1]};
                default -> new double[] {z[2 * a] * z[2 * b + 1], h[2 * c][2 * d + 1]};
            };
        }
    }

    private static final List<Entry> ENTRIES = List.of(
            new Entry('V', 0, 0, 1, 1),
            new Entry('V', 0, 1, 0, 1),
            new Entry('A', 0, 0, 1, 1),
            new Entry('A', 0, 1, 0, 1),
            new Entry('B', 0, 1, 0, 1),
            new Entry('B', 0, 1, 1, 0),
            new Entry('D', 0, 0, 1, 1),
            new Entry('D', 0, 1, 0, 0),
            new Entry('F', 0, 1, 0, 1),
            new Entry('F', 0, 1, 1, 0),
            new Entry('F', 0, 0, 1, 1));

    @Test
    void realNetworksHaveThePredictedTensorsOfTwoInputs() {
        CorrelatorLayer layer = Correlators.of(wiring(100), INPUTS).getLast();
        double[][][] normal = new double[ENTRIES.size()][3][4];
        for (int w = 0; w < WIDTHS.length; w++) {
            Matrix rows = new Ensemble(
                            wiring(WIDTHS[w]), Engine.REAL_WEIGHTS, Address.of(5, "correlators." + w), NETWORKS[w])
                    .sample(
                            INPUTS,
                            new Reading.Several(
                                    List.of(new Reading.OutputValues(), new Reading.TangentKernel(new Outputs.All()))),
                            _ -> {});
            for (int e = 0; e < ENTRIES.size(); e++) {
                add(1.0 / WIDTHS[w], measured(rows, ENTRIES.get(e), 2 * WIDTHS[w]), normal[e]);
            }
        }
        for (int e = 0; e < ENTRIES.size(); e++) {
            double[][] m = normal[e];
            double whole = determinant(m, new double[] {m[0][0], m[1][0], m[2][0]});
            double value = determinant(m, new double[] {m[0][3], m[1][3], m[2][3]}) / whole;
            double error = Math.sqrt(determinant(m, new double[] {1, 0, 0}) / whole);
            double predicted = ENTRIES.get(e).predicted(layer);
            String text = ENTRIES.get(e) + ": measured " + value + " +- " + error + ", predicted " + predicted;
            assertTrue(Math.abs(value - predicted) < 4.5 * error, text);
        }
    }

    private static void add(double x, double[] measured, double[][] normal) {
        double weight = 1 / (measured[1] * measured[1]);
        double[] basis = {1, x, x * x, measured[0]};
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 4; j++) {
                normal[i][j] += weight * basis[i] * basis[j];
            }
        }
    }

    /// n times the covariance of the factors, with the standard error of the product of their deviations. B and F have
    /// factors of mean 0 by the symmetry of the weights' signs, so that a covariance does for all.
    private static double[] measured(Matrix rows, Entry entry, int width) {
        int count = rows.rows();
        double[][] factors = new double[count][];
        double[] means = new double[2];
        for (int k = 0; k < count; k++) {
            double[] z = new double[4];
            double[][] h = new double[4][4];
            for (int i = 0; i < 4; i++) {
                z[i] = rows.at(k, i);
            }
            int at = 4;
            for (int i = 0; i < 4; i++) {
                for (int j = i; j < 4; j++) {
                    h[i][j] = rows.at(k, at);
                    h[j][i] = rows.at(k, at++);
                }
            }
            factors[k] = entry.factors(z, h);
            means[0] += factors[k][0] / count;
            means[1] += factors[k][1] / count;
        }
        double sum = 0;
        double squares = 0;
        for (double[] pair : factors) {
            double product = (pair[0] - means[0]) * (pair[1] - means[1]);
            sum += product;
            squares += product * product;
        }
        double mean = sum / count;
        return new double[] {width * mean, width * Math.sqrt((squares / count - mean * mean) / count)};
    }

    private static double determinant(double[][] m, double[] first) {
        return first[0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
                - first[1] * (m[0][1] * m[2][2] - m[0][2] * m[2][1])
                + first[2] * (m[0][1] * m[1][2] - m[0][2] * m[1][1]);
    }
}
