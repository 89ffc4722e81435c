package wick.theory.infinitewidth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wick.theory.Printed.assertPrinted;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Relu;
import wick.network.Step;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.theory.Chains;
import wick.theory.Chains.Laws;
import wick.theory.ReferenceTable;

class KernelRecursionTest {
    /// Inputs with x·x′/2 = ((1, 0.4), (0.4, 0.7)).
    private static final Matrix TWO =
            Matrix.of(2, 2, Math.sqrt(2), 0, 0.4 * Math.sqrt(2), Math.sqrt(2) * Math.sqrt(0.7 - 0.16));

    private static final List<String> NAMES =
            List.of("linear", "relu", "abs", "erf", "tanh", "sigmoid", "gelu", "silu", "softplus", "sin", "cos", "exp");

    @ParameterizedTest
    @CsvSource({
        "relu, 2, 0, 2, 2, .9947550817, 1.4, 4, 1.5216920827, 2.8",
        "relu, 2, 0, 3, 2, 1.1272535535, 1.4, 6, 2.1964583374, 4.2",
        "relu, 2, 0, 4, 2, 1.2224844163, 1.4, 8, 2.8374962856, 5.6",
        "erf, 1.5, .1, 2, .9272067743, .4681544738, .8364064192, 2.0505319711, .8557028638, 1.7645287127",
        "erf, 1.5, .1, 3, .7752729116, .4302475889, .7457584553, 2.5800000571, 1.0591562929, 2.3623635762",
        "erf, 1.5, .1, 4, .7239961058, .4326524510, .7128736628, 3.1571599591, 1.2863706613, 2.9735642107"
    })
    void kernelsOfTwoInputsHaveThePrintedValues(
            String name,
            double cw,
            double cb,
            int layers,
            String k11,
            String k12,
            String k22,
            String t11,
            String t12,
            String t22) {
        Wiring wiring = Chains.deep(GaussianAveragesTest.activation(name), Laws.ntk(cw, cb), 2, 8, layers);
        Kernels kernels = KernelRecursion.of(wiring).kernels(TWO);
        assertPrinted(k11, kernels.nngp().at(0, 0));
        assertPrinted(k12, kernels.nngp().at(1, 0));
        assertPrinted(k22, kernels.nngp().at(1, 1));
        assertPrinted(t11, kernels.ntk().at(0, 0));
        assertPrinted(t12, kernels.ntk().at(0, 1));
        assertPrinted(t22, kernels.ntk().at(1, 1));
    }

    static Matrix normal(int rows, int columns, int seed) {
        RandomStream stream = Address.of(seed, "kernel test").open();
        Matrix matrix = Matrix.zeros(rows, columns);
        stream.normalsInto(rows * columns, matrix.entries(), 0);
        return matrix;
    }

    @Test
    void everyEntryEqualsThePairOfAveragesItStandsFor() {
        Matrix inputs = normal(6, 5, 1);
        for (String name : NAMES) {
            Activation activation = GaussianAveragesTest.activation(name);
            Laws laws = new Laws(0.8, 0.1, 1.3, 0.4);
            Kernels kernels =
                    KernelRecursion.of(Chains.deep(activation, laws, 5, 8, 2)).kernels(inputs);
            GaussianAverages averages = GaussianAverages.of(activation);
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j < 6; j++) {
                    double s = dot(inputs, i, j) / 5;
                    var covariance = new wick.numeric.gaussian.Covariance(
                            0.1 + 0.8 * dot(inputs, i, i) / 5, 0.1 + 0.8 * dot(inputs, j, j) / 5, 0.1 + 0.8 * s);
                    GaussianAverages.Pair pair = averages.pair(covariance);
                    double theta = 0.4
                            + 1.3 * pair.product().value()
                            + 0.8 * pair.slopeProduct().value() * (0.4 + 1.3 * s);
                    double scale =
                            Math.sqrt(kernels.ntk().at(i, i) * kernels.ntk().at(j, j));
                    assertEquals(
                            0.1 + 0.8 * pair.product().value(), kernels.nngp().at(i, j), 1e-12 * scale, name);
                    // the diagonal of relu has θ = 0 on one side and a rounding of it on the other
                    assertEquals(theta, kernels.ntk().at(i, j), (i == j ? 3e-8 : 1e-12) * scale, name);
                }
            }
        }
    }

    private static double dot(Matrix x, int i, int j) {
        double sum = 0;
        for (int k = 0; k < x.columns(); k++) {
            sum += x.at(i, k) * x.at(j, k);
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "abs", "erf", "tanh", "silu", "gelu", "sin", "cos"})
    void kernelsAreSymmetricPositiveAndTheSameBetweenTwoSetsOfInputs(String name) {
        Matrix inputs = normal(40, 7, 2);
        KernelRecursion recursion =
                KernelRecursion.of(Chains.deep(GaussianAveragesTest.activation(name), Laws.ntk(1.7, 0.05), 7, 8, 4));
        Kernels own = recursion.kernels(inputs);
        Kernels between = recursion.kernels(inputs.rows(0, 11), inputs.rows(11, 40));
        for (Matrix kernel : List.of(own.nngp(), own.ntk())) {
            assertEquals(kernel, kernel.transposed());
            double[] values = SymmetricEigen.of(kernel).values().toArray();
            assertTrue(values[0] > -1e-12 * values[39], () -> "smallest eigenvalue " + values[0]);
        }
        for (int i = 0; i < 11; i++) {
            for (int j = 0; j < 29; j++) {
                assertEquals(own.nngp().at(i, 11 + j), between.nngp().at(i, j), 1e-13);
                assertEquals(own.ntk().at(i, 11 + j), between.ntk().at(i, j), 2e-12);
            }
        }
    }

    @Test
    void kernelsDoNotDependOnHowInputsAreSplitIntoStretches() {
        Matrix inputs = normal(1100, 3, 3);
        KernelRecursion recursion = KernelRecursion.of(Chains.deep(new Relu(), Laws.ntk(2, 0.1), 3, 8, 3));
        Kernels all = recursion.kernels(inputs.rows(0, 1), inputs);
        Kernels tail = recursion.kernels(inputs.rows(0, 1), inputs.rows(509, 1100));
        for (int j = 509; j < 1100; j++) {
            assertEquals(all.nngp().at(0, j), tail.nngp().at(0, j - 509), 1e-14);
            assertEquals(all.ntk().at(0, j), tail.ntk().at(0, j - 509), 1e-12);
        }
    }

    @Test
    void reluKernelsOfRepeatedAndNearlyRepeatedInputsKeepTheirDigits() {
        Matrix inputs = normal(3, 64, 4);
        for (int k = 0; k < 64; k++) {
            inputs.set(1, k, inputs.at(0, k));
            inputs.set(2, k, inputs.at(0, k) * (1 + (k % 2 == 0 ? 1e-7 : -1e-7)));
        }
        Kernels kernels = KernelRecursion.of(Chains.deep(new Relu(), Laws.ntk(2, 0), 64, 8, 2))
                .kernels(inputs);
        assertEquals(kernels.ntk().at(0, 0), kernels.ntk().at(0, 1));
        // θ = 1e-7 times the share of the change that turns the input; ρ itself is 1 − θ²/2
        double angle = 1e-7 * Math.sqrt(1 - skew(inputs) * skew(inputs));
        double scale = Math.sqrt(kernels.nngp().at(0, 0) * kernels.nngp().at(2, 2));
        assertEquals(scale * (2 - angle / Math.PI), kernels.ntk().at(0, 2), 4e-9 * scale);
        assertEquals(4e-9, kernels.ntkError(), 4e-8);
    }

    /// (even − odd)/all of the squares: the part of the change that is along the input and does not turn
    /// it.
    private static double skew(Matrix inputs) {
        double along = 0;
        for (int k = 0; k < 64; k++) {
            along += (k % 2 == 0 ? 1 : -1) * inputs.at(0, k) * inputs.at(0, k);
        }
        return along / dot(inputs, 0, 0);
    }

    @Test
    void layersEndWithTheKernelsOfTheOutputs() {
        Matrix inputs = normal(5, 4, 5);
        KernelRecursion recursion = KernelRecursion.of(Chains.deep(new Tanh(), Laws.ntk(1.7, 0.05), 4, 8, 4));
        List<Kernels> layers = recursion.layers(inputs);
        assertEquals(4, layers.size());
        assertEquals(recursion.kernels(inputs), layers.getLast());
        assertArrayEquals(
                layers.getFirst().nngp().entries(), layers.getFirst().ntk().entries(), 1e-15);
    }

    /// f = w₃·(1 + W₂) W₁ x: all three layers' squared gradients can be averaged by hand at any width.
    @Test
    void aLinearResidualNetworkHasTheKernelsComputedByHand() {
        Step.Linear first = new Step.Linear(0, 2, 8, 1.3, 0, 0.7, 0);
        Step.Linear inner = new Step.Linear(1, 8, 8, 0.6, 0, 1.1, 0);
        Step.Linear readout = new Step.Linear(2, 8, 1, 0.9, 0, 1.7, 0);
        Wiring wiring =
                new Wiring(2, 1, List.of(first, new Step.Residual(List.of(inner)), readout), Distribution.NORMAL);
        Kernels kernels = KernelRecursion.of(wiring).kernels(TWO);
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                double s = dot(TWO, i, j) / 2;
                double k = 1.3 * s * (1 + 0.6) * 0.9;
                double theta = 1.7 * 1.3 * s * (1 + 0.6) + 0.9 * 1.1 * 1.3 * s + 0.9 * (1 + 0.6) * 0.7 * s;
                assertEquals(k, kernels.nngp().at(i, j), 1e-14);
                assertEquals(theta, kernels.ntk().at(i, j), 1e-14);
            }
        }
    }

    /// Networks of width 48, 96, 192 extrapolated in 1/width by `reference/theory/residual.py`; six
    /// numbers, so a right theory fails at four standard errors once in 2600 runs of the script.
    @Test
    void aResidualNetworkHasTheKernelsMeasuredOnFiniteNetworks() {
        Step.Linear[] dense = {
            new Step.Linear(0, 3, 96, 1.5, 0.1, 1.5, 0.1),
            new Step.Linear(1, 96, 96, 0.8, 0.05, 0.8, 0.05),
            new Step.Linear(2, 96, 96, 2, 0.03, 2, 0.03),
            new Step.Linear(3, 96, 96, 0.9, 0.02, 0.9, 0.02),
            new Step.Linear(4, 96, 1, 1.2, 0.04, 1.2, 0.04)
        };
        Step tanh = new Step.Pointwise(new Tanh());
        Step relu = new Step.Pointwise(new Relu());
        Wiring wiring = new Wiring(
                3,
                1,
                List.of(
                        dense[0],
                        new Step.Residual(List.of(tanh, dense[1])),
                        new Step.Residual(List.of(tanh, dense[2], relu, dense[3])),
                        dense[4]),
                Distribution.NORMAL);
        Kernels kernels = KernelRecursion.of(wiring).kernels(Matrix.of(2, 3, 1, -0.5, 0.3, 0.2, 0.9, -0.7));
        for (ReferenceTable.Row row : ReferenceTable.rows("residual.csv")) {
            Matrix kernel = row.text(0).equals("ntk") ? kernels.ntk() : kernels.nngp();
            double found = kernel.at(row.text(1).charAt(0) - '0', row.text(1).charAt(1) - '0');
            double deviation = (row.number(2) - found) / row.number(3);
            assertTrue(Math.abs(deviation) < 4, () -> row + " but theory " + found + ": " + deviation + " errors");
        }
    }

    @Test
    void theStatedErrorCoversTheDifferenceToAShallowerRoundingPath() {
        // relu at σ_w² = 2 without bias keeps the diagonal, so that rounding is the only difference
        Matrix inputs = normal(30, 9, 6);
        Kernels kernels = KernelRecursion.of(Chains.deep(new Relu(), Laws.ntk(2, 0), 9, 8, 40))
                .kernels(inputs);
        for (int i = 0; i < 30; i++) {
            double exact = 2 * dot(inputs, i, i) / 9;
            assertEquals(exact, kernels.nngp().at(i, i), kernels.nngpError() * exact);
            assertEquals(40 * exact, kernels.ntk().at(i, i), kernels.ntkError() * 40 * exact);
        }
        assertTrue(kernels.nngpError() < 1e-11 && kernels.ntkError() < 1e-9, kernels::toString);
    }

    @Test
    void networksOutsideTheTheoryAreRefused() {
        Step dense = new Step.Linear(0, 2, 2, 1, 0, 1, 0);
        Step tanh = new Step.Pointwise(new Tanh());
        for (List<Step> steps : List.of(
                List.of(tanh, dense),
                List.of(dense, tanh),
                List.of(dense, tanh, tanh, dense),
                List.of(new Step.Residual(List.of(dense)), dense),
                List.of(dense, new Step.Residual(List.of(dense, tanh)), dense))) {
            Wiring wiring = new Wiring(2, 2, steps, Distribution.NORMAL);
            assertThrows(IllegalArgumentException.class, () -> KernelRecursion.of(wiring));
        }
        KernelRecursion recursion =
                KernelRecursion.of(new Wiring(2, 2, List.of(dense, tanh, dense), Distribution.NORMAL));
        assertThrows(IllegalArgumentException.class, () -> recursion.kernels(Matrix.zeros(3, 5)));
        assertThrows(IllegalArgumentException.class, () -> recursion.kernels(Matrix.of(1, 2, 1, Double.NaN)));
    }
}
