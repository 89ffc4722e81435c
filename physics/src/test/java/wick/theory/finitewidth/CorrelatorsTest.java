package wick.theory.finitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wick.theory.Printed.assertPrinted;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Gelu;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Sign;
import wick.network.Step;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SymmetricEigen;
import wick.theory.Chains;
import wick.theory.Chains.Laws;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;

class CorrelatorsTest {
    private static final Laws LAWS = new Laws(1.7, 0.1, 0.8, 0.3);
    /// (x₁·x₁, x₁·x₂, x₂·x₂)/2 = (1, .4, .7)
    private static final Matrix TWO = Matrix.of(2, 2, Math.sqrt(2), 0, 0.4 * Math.sqrt(2), Math.sqrt(2 * (0.7 - 0.16)));

    private static final Matrix FOUR = Matrix.of(4, 3, 1, -0.5, 0.3, 0.2, 0.9, -0.7, -0.4, 0.6, 1.1, 0.8, 0.7, 0.1);

    private static List<SampleTensor> tensors(CorrelatorLayer layer) {
        List<SampleTensor> tensors = new ArrayList<>();
        layer.map(tensor -> {
            tensors.add(tensor);
            return tensor;
        });
        return tensors;
    }

    @Test
    void twoInputsHaveThePrintedVertexAndCorrection() {
        List<CorrelatorLayer> layers = Correlators.of(Chains.deep(new Tanh(), Laws.ntk(1.5, 0.1), 2, 64, 3), TWO);
        SampleTensor second = layers.get(1).fourPointVertex();
        SampleTensor third = layers.get(2).fourPointVertex();
        assertTriangle(second, ".25644907", ".14194569", ".04382053", ".39262916", ".14249701", ".2320416");
        assertTriangle(third, ".2271276", ".14060331", ".05101593", ".3861704", ".1415021", ".21775383");
        SampleTensor correction = layers.get(2).kernelCorrection();
        assertPrinted("-.0451102", correction.at(0, 0));
        assertPrinted("-.0134133", correction.at(0, 1));
        // printed from finite differences, good to 1e-6
        assertEquals(-.0486790, correction.at(1, 1), 2e-7);
    }

    private static void assertTriangle(SampleTensor vertex, String... printed) {
        int[][] pairs = {{0, 0}, {0, 1}, {1, 1}};
        int next = 0;
        for (int e = 0; e < 3; e++) {
            for (int f = e; f < 3; f++) {
                assertPrinted(printed[next++], vertex.at(pairs[e][0], pairs[e][1], pairs[f][0], pairs[f][1]));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "gelu", "relu", "abs", "sin", "silu"})
    void entriesOfOneInputAreThoseOfTheSingleInput(String name) {
        Activation activation = Activation.named(name).orElseThrow();
        Wiring wiring = Chains.of(activation, LAWS, 3, 20, 50, 30);
        CorrelatorLayer layer = Correlators.of(wiring, FOUR.rows(0, 3)).getLast();
        double square = (0.04 + 0.81 + 0.49) / 3;
        SingleInputLayer alone = SingleInputCorrections.of(wiring, square).getLast();
        assertClose(alone.kernel().value(), layer.kernel().at(1, 1));
        assertClose(alone.tangentKernel().value(), layer.tangentKernel().at(1, 1));
        assertClose(alone.fourPointVertex().value(), layer.fourPointVertex().at(1, 1, 1, 1));
        assertClose(alone.kernelCorrection().value(), layer.kernelCorrection().at(1, 1));
        assertClose(alone.tangentCorrection().value(), layer.tangentCorrection().at(1, 1));
        assertClose(alone.tangentCovariance().value(), layer.tangentCovariance().at(1, 1, 1, 1));
        assertClose(alone.tangentMixing().value(), layer.tangentMixing().at(1, 1, 1, 1));
        assertClose(
                alone.outputTangentCovariance().value(),
                layer.outputTangentCovariance().at(1, 1, 1, 1));
        assertClose(
                alone.outputTangentMixing().value(), layer.outputTangentMixing().at(1, 1, 1, 1));
        assertEquals(alone.driftP().isPresent(), layer.driftP().isPresent());
        alone.driftP()
                .ifPresent(
                        p -> assertClose(p.value(), layer.driftP().orElseThrow().at(1, 1, 1, 1)));
        alone.driftQ()
                .ifPresent(
                        q -> assertClose(q.value(), layer.driftQ().orElseThrow().at(1, 1, 1, 1)));
    }

    private static void assertClose(double expected, double found) {
        assertEquals(expected, found, 1e-11 * Math.max(1, Math.abs(expected)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "relu"})
    void permutingInputsPermutesTensors(String name) {
        Wiring wiring = Chains.of(Activation.named(name).orElseThrow(), LAWS, 3, 20, 50);
        int[] order = {2, 0, 3, 1};
        Matrix permuted = Matrix.zeros(4, 3);
        for (int i = 0; i < 4; i++) {
            for (int k = 0; k < 3; k++) {
                permuted.set(i, k, FOUR.at(order[i], k));
            }
        }
        List<SampleTensor> plain = tensors(Correlators.of(wiring, FOUR).getLast());
        List<SampleTensor> moved = tensors(Correlators.of(wiring, permuted).getLast());
        for (int t = 0; t < plain.size(); t++) {
            assertTensor(plain.get(t).spread(order), moved.get(t), 1e-9);
        }
    }

    private static void assertTensor(SampleTensor expected, SampleTensor found, double tolerance) {
        double scale = Math.max(1, expected.largest());
        int inputs = expected.inputs();
        for (int a = 0; a < inputs; a++) {
            for (int b = 0; b < inputs; b++) {
                if (expected.rank() == 2) {
                    assertEquals(expected.at(a, b), found.at(a, b), tolerance * scale);
                    continue;
                }
                for (int c = 0; c < inputs; c++) {
                    for (int d = 0; d < inputs; d++) {
                        assertEquals(expected.at(a, b, c, d), found.at(a, b, c, d), tolerance * scale);
                    }
                }
            }
        }
    }

    @Test
    void tensorsHaveTheSymmetriesOfWhatTheyDescribe() {
        CorrelatorLayer layer = Correlators.of(Chains.of(new Gelu(), LAWS, 3, 20, 50, 40), FOUR.rows(0, 3))
                .getLast();
        int[][] swap = {{0, 1, 2, 0}, {0, 2, 1, 1}, {2, 1, 0, 0}, {1, 2, 0, 1}};
        for (int[] i : swap) {
            int a = i[0];
            int b = i[1];
            int c = i[2];
            int d = i[3];
            SampleTensor v = layer.fourPointVertex();
            assertEquals(v.at(a, b, c, d), v.at(c, d, a, b), 1e-11);
            assertEquals(v.at(a, b, c, d), v.at(b, a, c, d), 1e-11);
            SampleTensor covariance = layer.tangentCovariance();
            assertEquals(covariance.at(a, b, c, d), covariance.at(c, d, b, a), 1e-10);
            SampleTensor b4 = layer.tangentMixing();
            assertEquals(b4.at(a, b, c, d), b4.at(c, d, a, b), 1e-10);
            assertEquals(b4.at(a, b, c, d), b4.at(b, a, d, c), 1e-10);
            SampleTensor f = layer.outputTangentMixing();
            assertEquals(f.at(a, b, c, d), f.at(b, a, d, c), 1e-11);
            SampleTensor p = layer.driftP().orElseThrow();
            assertEquals(p.at(a, b, c, d), p.at(a, c, b, d), 1e-10);
        }
        assertTrue(Math.abs(layer.tangentMixing().at(0, 1, 0, 1)
                        - layer.tangentMixing().at(0, 1, 1, 0))
                > 1e-3);
    }

    /// Inputs 1e-5 apart: the kernel is singular up to 1e-10, what does not need its inverse stays sharp.
    @Test
    void inputsThatNearlyCoincideTendToTheSingleInput() {
        Wiring wiring = Chains.deep(new Tanh(), LAWS, 2, 64, 3);
        Matrix close = Matrix.of(2, 2, 1, 0.5, 1, 0.5 + 3e-5);
        CorrelatorLayer both = Correlators.of(wiring, close).getLast();
        CorrelatorLayer one = Correlators.of(wiring, close.rows(0, 1)).getLast();
        List<SampleTensor> single = tensors(one);
        List<SampleTensor> pair = tensors(both);
        for (int t = 0; t < single.size(); t++) {
            assertTensor(single.get(t).spread(new int[] {0, 0}), pair.get(t), 3e-4);
        }
    }

    @Test
    void coincidingInputsAreComputedOnce() {
        Wiring wiring = Chains.deep(new Tanh(), LAWS, 3, 64, 3);
        Matrix repeated = Matrix.of(3, 3, 1, -0.5, 0.3, 0.2, 0.9, -0.7, 1, -0.5, 0.3);
        List<SampleTensor> once =
                tensors(Correlators.of(wiring, FOUR.rows(0, 2)).getLast());
        List<SampleTensor> twice = tensors(Correlators.of(wiring, repeated).getLast());
        for (int t = 0; t < once.size(); t++) {
            assertTensor(once.get(t).spread(new int[] {0, 1, 0}), twice.get(t), 0);
        }
    }

    /// First order of s((1 + 2/n)^(L−1)) + (t₁ − s)(1 − 1/n)^(L−1) − t₁, with different widths; no other
    /// correction.
    @Test
    void aDeepLinearNetworkHasTheFirstOrderOfItsExactMoments() {
        int[] widths = {300_000_000, 50_000_000, 100_000_000};
        Wiring wiring = Chains.of(new Linear(), Laws.ntk(1, 0), 3, widths);
        CorrelatorLayer layer = Correlators.of(wiring, FOUR).getLast();
        DeepLinearMoments exact = DeepLinearMoments.of(wiring);
        Matrix kernel = exact.kernel(FOUR);
        int[][] some = {{0, 0, 0, 0}, {0, 1, 2, 3}, {0, 0, 1, 2}, {0, 1, 0, 1}, {3, 3, 2, 2}, {1, 2, 1, 3}};
        for (int[] i : some) {
            double covariance = exact.pairCovariance(kernel, i[0], i[1], i[2], i[3]);
            assertEquals(covariance, layer.fourPointVertex().at(i) / layer.width(), 1e-6 * Math.abs(covariance));
        }
        assertEquals(0, layer.kernelCorrection().largest(), 1e-12);
        assertEquals(0, layer.tangentCorrection().largest(), 1e-11);
        // H is a product of the same matrices: E dH z = 0 where φ″ = 0 but for the readout's own term
        assertEquals(0, layer.driftP().orElseThrow().largest(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "relu", "gelu"})
    void kernelsAreThoseOfInfiniteWidth(String name) {
        Wiring wiring = Chains.deep(Activation.named(name).orElseThrow(), LAWS, 3, 64, 4);
        List<CorrelatorLayer> layers = Correlators.of(wiring, FOUR);
        List<Kernels> kernels = KernelRecursion.of(wiring).layers(FOUR);
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < 4; b++) {
                assertEquals(
                        kernels.getLast().nngp().at(a, b),
                        layers.getLast().kernel().at(a, b),
                        1e-12);
                assertEquals(
                        kernels.getLast().ntk().at(a, b),
                        layers.getLast().tangentKernel().at(a, b),
                        1e-12);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "relu"})
    void theVertexIsACovariance(String name) {
        SampleTensor vertex = Correlators.of(Chains.deep(Activation.named(name).orElseThrow(), LAWS, 3, 64, 3), FOUR)
                .getLast()
                .fourPointVertex();
        Matrix matrix = Matrix.zeros(10, 10);
        int row = 0;
        for (int a = 0; a < 4; a++) {
            for (int b = a; b < 4; b++, row++) {
                int column = 0;
                for (int c = 0; c < 4; c++) {
                    for (int d = c; d < 4; d++, column++) {
                        matrix.set(row, column, vertex.at(a, b, c, d));
                    }
                }
            }
        }
        double smallest = SymmetricEigen.of(matrix).values().at(0);
        assertTrue(smallest > 0, "smallest eigenvalue " + smallest);
    }

    @ParameterizedTest
    @CsvSource({"tanh, 1.5", "gelu, 1.9", "relu, 1.5"})
    void aThousandLayersOfOneInputKeepTheirDigits(String name, double gain) {
        Wiring wiring = Chains.deep(Activation.named(name).orElseThrow(), new Laws(gain, 0.1, 1, 0.5), 2, 64, 1000);
        for (SampleTensor tensor :
                tensors(Correlators.of(wiring, Matrix.of(1, 2, 1, 1)).getLast())) {
            assertTrue(tensor.largestError() <= 1e-10 * Math.max(1, tensor.largest()), tensor::toString);
        }
    }

    @Test
    void whatIsNotCoveredIsRefusedByName() {
        Wiring plain = Chains.deep(new Tanh(), Laws.ntk(1, 0), 2, 64, 3);
        Matrix opposite = Matrix.of(3, 2, 1, 0.5, 0.2, 0.7, -2, -1);
        assertMessage("inputs 1 and 3 are parallel at layer 1", () -> Correlators.of(plain, opposite));
        assertMessage("input 2 has variance 0", () -> Correlators.of(plain, Matrix.of(2, 2, 1, 0.5, 0, 0)));
        assertMessage("input 1 contains NaN", () -> Correlators.of(plain, Matrix.of(1, 2, Double.NaN, 0)));
        Wiring sign = Chains.deep(new Sign(), Laws.ntk(1, 0), 2, 64, 3);
        assertMessage("sign jumps", () -> Correlators.of(sign, TWO));
        Step dense = new Step.Linear(0, 2, 2, 1, 0, 1, 0);
        Wiring residual =
                new Wiring(2, 2, List.of(dense, new Step.Residual(List.of(dense)), dense), Distribution.NORMAL);
        assertMessage("residual", () -> Correlators.of(residual, TWO));
        Wiring relu = Chains.deep(new Relu(), Laws.ntk(2, 0), 2, 64, 3);
        assertTrue(Correlators.of(relu, TWO).getLast().driftP().isEmpty());
    }

    private static void assertMessage(String part, Executable executable) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, executable).getMessage());
        assertTrue(message.contains(part), message);
    }
}
