package wick.theory.finitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.Linear;
import wick.network.Polynomial;
import wick.network.Relu;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.theory.Chains;
import wick.theory.Chains.Laws;
import wick.theory.ReferenceTable;

class SecondOrderCorrelatorsTest {
    /// Inputs with x_a · x_b / 2 = \[\[1, 2/5\], \[2/5, 7/10\]\].
    private static final Matrix PAIR = Matrix.of(2, 2, Math.sqrt(2), 0, 0.4 * Math.sqrt(2), Math.sqrt(1.4 - 0.32));

    private static SecondOrderPairs last(Wiring wiring, Matrix inputs) {
        return SecondOrderCorrelators.of(wiring, inputs).getLast();
    }

    /// The reference composes the polynomials of whole layers in rational arithmetic and takes cumulants at the
    /// end; the first layer there has the kernel x_a · x_b / 2 itself.
    @ParameterizedTest
    @CsvSource({"quadratic, 3", "quartic, 2"})
    void polynomialActivationsHaveTheirRationalCoefficients(String name, int hidden) {
        List<Double> coefficients =
                name.equals("quadratic") ? List.of(0.0, 1.0, 0.5) : List.of(0.1, 1.0, 0.2, -1.0 / 6, 1.0 / 24);
        SecondOrderPairs layer = last(chain(new Polynomial(coefficients), hidden), PAIR);
        int compared = 0;
        for (ReferenceTable.Row row : ReferenceTable.rows("second_order_pairs.csv")) {
            if (!row.text(0).equals(name)) {
                continue;
            }
            List<Integer> at = row.text(2).chars().map(c -> c - '0').boxed().toList();
            double[] computed = switch (row.text(1)) {
                case "g" ->
                    new double[] {
                        layer.kernel().at(at.get(0)),
                        layer.metricFirst().at(at.get(0)),
                        layer.metricSecond().at(at.get(0))
                    };
                case "v" ->
                    new double[] {
                        0,
                        layer.vertexFirst().at(at.get(0), at.get(1)),
                        layer.vertexSecond().at(at.get(0), at.get(1))
                    };
                default -> new double[] {0, 0, layer.sixPoint().get(at.get(0)).at(at.get(1), at.get(2))};
            };
            for (int order = 0; order < 3; order++) {
                double reference = row.number(3 + order);
                assertEquals(reference, computed[order], 1e-9 * (1 + Math.abs(reference)), row.text(1) + at + order);
                compared++;
            }
        }
        assertEquals(57, compared);
    }

    /// The first layer with weight variance 1 and no bias, the others with 1/2 and 1/10.
    private static Wiring chain(Activation activation, int hidden) {
        Wiring wiring = Chains.deep(activation, Laws.ntk(0.5, 0.1), 2, 40, hidden + 1);
        return wiring.with(matrix -> matrix.index() == 0
                ? new wick.network.Step.Linear(0, matrix.fanIn(), matrix.fanOut(), 1, 0, 1, 0)
                : matrix);
    }

    /// [SecondOrder] has averages of its own in one dimension; unequal widths.
    @ParameterizedTest
    @ValueSource(strings = {"tanh", "gelu", "sin"})
    void eachInputByItselfHasTheSecondOrderOfOneInput(String name) {
        Activation activation = Activation.named(name).orElseThrow();
        Wiring wiring = Chains.of(activation, Laws.ntk(1.5, 0.1), 2, 30, 70, 20);
        SecondOrderPairs pair = last(wiring, PAIR);
        double[] squares = {1, 0.7};
        for (int a = 0; a < 2; a++) {
            SecondOrderLayer one = SecondOrder.of(wiring, squares[a]).getLast();
            int at = 2 * a;
            assertEquals(one.metricFirst().value(), pair.metricFirst().at(at), 1e-10);
            assertEquals(one.metricSecond().value(), pair.metricSecond().at(at), 1e-8);
            assertEquals(one.vertexFirst().value(), pair.vertexFirst().at(at, at), 1e-10);
            assertEquals(one.vertexSecond().value(), pair.vertexSecond().at(at, at), 1e-8);
            assertEquals(one.sixPoint().value(), pair.sixPoint().get(at).at(at, at), 1e-8);
        }
    }

    @Test
    void theFirstOrderIsThatOfTheRecursionOfFirstOrder() {
        Wiring wiring = Chains.of(new Tanh(), Laws.ntk(1.5, 0.1), 2, 30, 70, 20);
        CorrelatorLayer first = Correlators.of(wiring, PAIR).getLast();
        SecondOrderPairs both = last(wiring, PAIR);
        int[][] pairs = {{0, 0}, {0, 1}, {1, 1}};
        for (int a = 0; a < 3; a++) {
            assertEquals(
                    first.kernelCorrection().at(pairs[a]), both.metricFirst().at(a), 1e-10);
            for (int b = 0; b < 3; b++) {
                double v = first.fourPointVertex().at(pairs[a][0], pairs[a][1], pairs[b][0], pairs[b][1]);
                assertEquals(v, both.vertexFirst().at(a, b), 1e-10);
            }
        }
    }

    /// Exact in n: n² (Cov − V/n) is V₂ + V₃/n + V₄/n² + …, three widths and Richardson's extrapolation.
    @Test
    void deepLinearNetworksHaveTheSeriesOfTheirExactCorrelators() {
        Matrix inputs = Matrix.of(3, 3, 1.0, -0.5, 0.3, 0.2, 0.9, -0.7, -0.4, 0.6, 1.1);
        SecondOrderPairs layer = last(Chains.deep(new Linear(), Laws.ntk(1, 0), 3, 50, 4), inputs);
        Matrix kernel = DeepLinearMoments.of(Chains.deep(new Linear(), Laws.ntk(1, 0), 3, 50, 4))
                .kernel(inputs);
        int[][] pairs = {{0, 0}, {0, 1}, {0, 2}, {1, 1}, {1, 2}, {2, 2}};
        for (int a = 0; a < 6; a++) {
            for (int b = a; b < 6; b++) {
                double[] remainder = new double[3];
                double first = layer.vertexFirst().at(a, b);
                for (int j = 0; j < 3; j++) {
                    int n = 100 << j;
                    DeepLinearCorrelators exact =
                            DeepLinearCorrelators.of(Chains.deep(new Linear(), Laws.ntk(1, 0), 3, n, 4));
                    double product = exact.product(kernel, List.of(pairs[a][0], pairs[a][1], pairs[b][0], pairs[b][1]));
                    double means = kernel.at(pairs[a][0], pairs[a][1]) * kernel.at(pairs[b][0], pairs[b][1]);
                    remainder[j] = (product - means - first / n) * n * n;
                }
                double once = 2 * remainder[1] - remainder[0];
                double twice = 2 * remainder[2] - remainder[1];
                // the series ends with 1/n³ here
                assertEquals((4 * twice - once) / 3, layer.vertexSecond().at(a, b), 1e-6);
            }
        }
    }

    @Test
    void statedErrorsCoverTheDifferenceToOneInput() {
        Wiring wiring = Chains.of(new Tanh(), Laws.ntk(3, 0.1), 2, 30, 30);
        SecondOrderPairs pair = last(wiring, PAIR);
        SecondOrderLayer one = SecondOrder.of(wiring, 1).getLast();
        assertTrue(Math.abs(one.metricSecond().value() - pair.metricSecond().at(0))
                <= pair.errors().at(0) + one.metricSecond().error() + 1e-12);
        assertTrue(Math.abs(one.vertexSecond().value() - pair.vertexSecond().at(0, 0))
                <= pair.errors().at(1) + one.vertexSecond().error() + 1e-12);
    }

    @Test
    void whatIsNotCoveredIsRefusedByName() {
        Wiring tanh = Chains.deep(new Tanh(), Laws.ntk(1.5, 0.1), 2, 30, 3);
        Wiring relu = Chains.deep(new Relu(), Laws.ntk(2, 0), 2, 30, 3);
        assertMessage("kinks", relu, PAIR);
        assertMessage("parallel", Chains.deep(new Tanh(), Laws.ntk(1.5, 0), 2, 30, 3), Matrix.of(2, 2, 1, 0, 2, 0));
        assertMessage("differ", tanh, Matrix.of(2, 2, 1, 0, 1, 0));
        assertMessage("at most 3", tanh, Matrix.of(4, 2, 1, 0, 0, 1, 1, 1, 1, -1));
    }

    private static void assertMessage(String word, Wiring wiring, Matrix inputs) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> SecondOrderCorrelators.of(wiring, inputs));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(word), message);
    }
}
