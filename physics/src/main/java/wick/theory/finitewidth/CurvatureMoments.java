package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import wick.network.Activation;
import wick.numeric.gaussian.Approximation;
import wick.numeric.gaussian.Factors;
import wick.numeric.gaussian.ProductAverages;
import wick.numeric.gaussian.UniformGrid;
import wick.numeric.parallel.Parallel;

/// Averages of four factors with two more derivatives than slopes, for a smooth φ: ⟨φ″_a φ″_b φ′_c φ′_d⟩ and
/// ⟨φ‴_a φ′_b φ′_c φ′_d⟩.
///
/// Third derivatives are found by parts. With z = L u, L the Cholesky factor in an order that has input a last,
/// only z_a depends on u_a, and ⟨∂G/∂z_a⟩ = ⟨u_a G⟩/L_aa. That divides by the deviation of z_a given the others:
/// nearly parallel inputs cost digits.
final class CurvatureMoments {
    private static final double TOLERANCE = 1e-11;

    private final Activation activation;
    private final SampleTensor kernel;
    private final int inputs;
    private final double uncertainty;
    private final UniformGrid grid;
    private final Map<List<Integer>, Arrangement> arrangements = new HashMap<>();

    /// Throws [IllegalArgumentException] for an activation with kinks.
    CurvatureMoments(Activation activation, SampleTensor kernel) {
        if (!activation.kinks().isEmpty()) {
            throw new IllegalArgumentException("the second differential of the tangent kernel needs a smooth"
                    + " activation; " + activation.name() + " has kinks at " + activation.kinks());
        }
        this.activation = activation;
        this.kernel = kernel;
        inputs = kernel.inputs();
        double largest = 0;
        double relative = 0;
        for (int a = 0; a < inputs; a++) {
            largest = Math.max(largest, kernel.at(a, a));
            for (int b = 0; b < inputs; b++) {
                double scale = Math.sqrt(kernel.at(a, a) * kernel.at(b, b));
                relative = Math.max(relative, kernel.bounded(a, b).error() / scale);
            }
        }
        uncertainty = relative;
        grid = UniformGrid.resolving(probes(largest), largest, TOLERANCE);
        List<Arrangement> all = new ArrayList<>();
        for (int a = 0; a < inputs; a++) {
            for (int b = 0; b < inputs; b++) {
                for (int c = b; c < inputs; c++) {
                    for (int d = c; d < inputs; d++) {
                        Arrangement one = new Arrangement(a, new int[] {b, c, d});
                        arrangements.put(List.of(a, b, c, d), one);
                        all.add(one);
                    }
                }
            }
        }
        Parallel.forEach(all.size(), i -> all.get(i).compute());
    }

    private List<DoubleUnaryOperator> probes(double variance) {
        double scale = 1 / Math.sqrt(variance);
        return List.of(
                z -> Math.pow(activation.derivative(z) * activation.secondDerivative(z), 2),
                z -> Math.pow(activation.secondDerivative(z), 2),
                z -> scale * z * activation.secondDerivative(z) * Math.pow(activation.derivative(z), 3));
    }

    private Arrangement arrangement(int a, int... others) {
        int[] sorted = others.clone();
        Arrays.sort(sorted);
        Arrangement found = arrangements.get(List.of(a, sorted[0], sorted[1], sorted[2]));
        if (found == null) {
            throw new IllegalArgumentException("no input " + a + " or " + Arrays.toString(others));
        }
        return found;
    }

    /// ⟨φ″_a φ″_b φ′_c φ′_d⟩
    Bounded bentTwice(int a, int b, int c, int d) {
        return arrangement(a, b, c, d).bentTwice(b);
    }

    /// ⟨φ″_a φ″_a⟩
    Bounded bentSquare(int a) {
        return new LayerAverages(activation, kernel.bounded(a, a)).bentSquare();
    }

    /// ⟨φ‴_a φ′_b φ′_c φ′_d⟩
    Bounded third(int a, int b, int c, int d) {
        return arrangement(a, b, c, d).third();
    }

    /// The averages of four factors at a and three others, a last.
    private final class Arrangement {
        private final int[] order;
        private final int[] multiplicity;
        private final List<ProductAverages> averages = new ArrayList<>();
        private double deviation;

        Arrangement(int a, int[] others) {
            int[] before = Arrays.stream(others).filter(i -> i != a).distinct().toArray();
            order = IntStream.concat(Arrays.stream(before), IntStream.of(a)).toArray();
            multiplicity = Arrays.stream(order)
                    .map(i -> (int) Arrays.stream(others).filter(j -> j == i).count() + (i == a ? 1 : 0))
                    .toArray();
        }

        void compute() {
            int size = order.length;
            List<Factors> factors = new ArrayList<>();
            double[][] covariance = new double[size][size];
            for (int i = 0; i < size; i++) {
                factors.add(new Bent(activation, multiplicity[i]));
                for (int j = 0; j < size; j++) {
                    covariance[i][j] = kernel.at(order[i], order[j]);
                }
            }
            deviation = lastDeviation(covariance);
            averages.add(ProductAverages.of(factors, covariance, grid));
        }

        private Bounded average(int... functions) {
            ProductAverages all = averages.getFirst();
            Approximation average = all.of(functions);
            return new Bounded(average.value(), average.error() + 4 * uncertainty * all.magnitude(functions));
        }

        Bounded bentTwice(int b) {
            int[] functions = new int[order.length];
            functions[order.length - 1]++;
            for (int i = 0; i < order.length; i++) {
                functions[i] += order[i] == b ? 1 : 0;
            }
            return average(functions);
        }

        Bounded third() {
            int last = order.length - 1;
            int[] functions = new int[order.length];
            functions[last] = Bent.BEND_TIMES_U;
            double error = (2 * uncertainty + 0x1p-51) * kernel.at(order[last], order[last]) / deviation;
            Bounded whole = average(functions).over(new Bounded(deviation, error));
            int again = multiplicity[last] - 1;
            return again == 0
                    ? whole
                    : whole.minus(bentTwice(order[last]).times(again));
        }
    }

    /// The standard deviation of the last variable given the others.
    private static double lastDeviation(double[][] covariance) {
        int size = covariance.length;
        double[][] root = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = covariance[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= root[i][k] * root[j][k];
                }
                root[i][j] = i == j ? Math.sqrt(rest) : rest / root[j][j];
            }
        }
        return root[size - 1][size - 1];
    }

    /// φ′^m, φ″φ′^(m−1), φ″²φ′^(m−2) (0 for m = 1), uφ″φ′^(m−1)
    private record Bent(Activation activation, int multiplicity) implements Factors {
        static final int BEND_TIMES_U = 3;

        @Override
        public int count() {
            return 4;
        }

        @Override
        public void into(double[] z, double[] u, int count, double[][] values) {
            activation.derivativeInto(z, 0, count, values[0], 0);
            for (int i = 0; i < count; i++) {
                double slope = values[0][i];
                double bend = activation.secondDerivative(z[i]);
                double below = power(slope, multiplicity - 2);
                values[0][i] = power(slope, multiplicity);
                values[1][i] = bend * power(slope, multiplicity - 1);
                values[2][i] = multiplicity > 1 ? bend * bend * below : 0;
                values[BEND_TIMES_U][i] = u[i] * values[1][i];
            }
        }

        private static double power(double x, int exponent) {
            double product = 1;
            for (int i = 0; i < exponent; i++) {
                product *= x;
            }
            return product;
        }
    }
}
