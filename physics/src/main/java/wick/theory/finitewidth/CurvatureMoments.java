package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import wick.network.Activation;
import wick.numeric.gaussian.Approximation;
import wick.numeric.gaussian.Factors;
import wick.numeric.gaussian.ProductAverages;
import wick.numeric.gaussian.UniformGrid;
import wick.numeric.parallel.Parallel;

/// Averages of four factors with two more derivatives than slopes, for a smooth φ: ⟨φ″_a φ″_b φ′_c φ′_d⟩ and
/// ⟨φ‴_a φ′_b φ′_c φ′_d⟩. The third derivative is a central difference of φ″ over a stretch much shorter than the
/// step of a grid that resolves φ″; by parts it would not exist where the kernel of four inputs is singular.
final class CurvatureMoments {
    private static final double TOLERANCE = 1e-11;
    /// The stretch of a difference in steps of the grid.
    private static final double STRETCH = 1.0 / 64;
    /// What the difference adds to errors, relative to the average of absolute values.
    private static final double DIFFERENCE = 1e-10;

    private final Activation activation;
    private final SampleTensor kernel;
    private final double uncertainty;
    private final double stretch;
    private final Map<List<Integer>, Four> fours = new HashMap<>();

    /// Throws [IllegalArgumentException] for an activation with kinks.
    CurvatureMoments(Activation activation, SampleTensor kernel) {
        if (!activation.kinks().isEmpty()) {
            throw new IllegalArgumentException("the second differential of the tangent kernel needs a smooth"
                    + " activation; " + activation.name() + " has kinks at " + activation.kinks());
        }
        this.activation = activation;
        this.kernel = kernel;
        int inputs = kernel.inputs();
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
        UniformGrid grid = UniformGrid.resolving(probes(), largest, TOLERANCE);
        stretch = STRETCH * grid.step() * Math.sqrt(largest);
        List<Four> all = new ArrayList<>();
        for (int a = 0; a < inputs; a++) {
            for (int b = a; b < inputs; b++) {
                for (int c = b; c < inputs; c++) {
                    for (int d = c; d < inputs; d++) {
                        Four four = new Four(new int[] {a, b, c, d});
                        fours.put(List.of(a, b, c, d), four);
                        all.add(four);
                    }
                }
            }
        }
        Parallel.forEach(all.size(), i -> all.get(i).compute(grid));
    }

    private List<DoubleUnaryOperator> probes() {
        return List.of(
                z -> Math.pow(activation.derivative(z), 4),
                z -> Math.pow(activation.derivative(z) * activation.secondDerivative(z), 2),
                z -> Math.pow(activation.secondDerivative(z), 2));
    }

    private Four four(int... inputs) {
        int[] sorted = inputs.clone();
        Arrays.sort(sorted);
        Four found = fours.get(List.of(sorted[0], sorted[1], sorted[2], sorted[3]));
        if (found == null) {
            throw new IllegalArgumentException("inputs " + Arrays.toString(inputs) + " do not exist");
        }
        return found;
    }

    /// ⟨φ″_a φ″_b φ′_c φ′_d⟩
    Bounded bentTwice(int a, int b, int c, int d) {
        return four(a, b, c, d).bentTwice(a, b);
    }

    /// ⟨φ″_a φ″_a⟩
    Bounded bentSquare(int a) {
        return new LayerAverages(activation, kernel.bounded(a, a)).bentSquare();
    }

    /// ⟨φ‴_a φ′_b φ′_c φ′_d⟩
    Bounded third(int a, int b, int c, int d) {
        return four(a, b, c, d).third(a);
    }

    /// φ‴ by differences of φ″, the error of sixth order in the stretch.
    private double thirdDerivative(double z) {
        double near = activation.secondDerivative(z + stretch) - activation.secondDerivative(z - stretch);
        double middle = activation.secondDerivative(z + 2 * stretch) - activation.secondDerivative(z - 2 * stretch);
        double far = activation.secondDerivative(z + 3 * stretch) - activation.secondDerivative(z - 3 * stretch);
        return (0.75 * near - 0.15 * middle + far / 60) / stretch;
    }

    /// The averages of four factors, with every choice of where the derivatives are.
    private final class Four {
        private final int[] distinct;
        private final int[] multiplicity;
        private final List<ProductAverages> averages = new ArrayList<>();

        Four(int[] inputs) {
            distinct = Arrays.stream(inputs).distinct().toArray();
            multiplicity = Arrays.stream(distinct)
                    .map(i -> (int) Arrays.stream(inputs).filter(j -> j == i).count())
                    .toArray();
        }

        void compute(UniformGrid grid) {
            int size = distinct.length;
            List<Factors> factors = new ArrayList<>();
            double[][] covariance = new double[size][size];
            for (int i = 0; i < size; i++) {
                factors.add(new Bent(multiplicity[i]));
                for (int j = 0; j < size; j++) {
                    covariance[i][j] = kernel.at(distinct[i], distinct[j]);
                }
            }
            averages.add(ProductAverages.of(factors, covariance, grid));
        }

        private Bounded average(double relative, int... functions) {
            ProductAverages all = averages.getFirst();
            Approximation average = all.of(functions);
            return new Bounded(
                    average.value(), average.error() + (4 * uncertainty + relative) * all.magnitude(functions));
        }

        Bounded bentTwice(int a, int b) {
            int[] functions = new int[distinct.length];
            for (int i = 0; i < distinct.length; i++) {
                functions[i] = (distinct[i] == a ? 1 : 0) + (distinct[i] == b ? 1 : 0);
            }
            return average(0, functions);
        }

        Bounded third(int a) {
            int[] functions = new int[distinct.length];
            for (int i = 0; i < distinct.length; i++) {
                functions[i] = distinct[i] == a ? Bent.THIRD : 0;
            }
            return average(DIFFERENCE, functions);
        }
    }

    /// φ′^m, φ″φ′^(m−1), φ″²φ′^(m−2) (0 for m = 1), φ‴φ′^(m−1)
    private final class Bent implements Factors {
        static final int THIRD = 3;

        private final int multiplicity;

        Bent(int multiplicity) {
            this.multiplicity = multiplicity;
        }

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
                double others = power(slope, multiplicity - 1);
                values[0][i] = power(slope, multiplicity);
                values[1][i] = bend * others;
                values[2][i] = multiplicity > 1 ? bend * bend * power(slope, multiplicity - 2) : 0;
                values[THIRD][i] = thirdDerivative(z[i]) * others;
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
