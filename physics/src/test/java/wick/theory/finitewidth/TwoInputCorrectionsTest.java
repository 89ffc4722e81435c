package wick.theory.finitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wick.theory.Printed.assertPrinted;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.gaussian.Covariance;
import wick.numeric.matrix.Matrix;
import wick.theory.Chains;
import wick.theory.Chains.Laws;
import wick.theory.infinitewidth.GaussianAverages;

class TwoInputCorrectionsTest {
    private static final Covariance INPUTS = new Covariance(1, 0.7, 0.4);

    @Test
    void tanhHasThePrintedVertexAndCorrection() {
        List<TwoInputLayer> layers =
                TwoInputCorrections.of(Chains.deep(new Tanh(), Laws.ntk(1.5, 0.1), 2, 64, 3), INPUTS);
        TwoInputLayer second = layers.get(1);
        TwoInputLayer third = layers.get(2);
        assertPrinted(".6377368498", third.kernel().at(0));
        assertPrinted(".3739370809", third.kernel().at(1));
        assertPrinted(".6066945074", third.kernel().at(2));
        assertUpperTriangle(
                second.fourPointVertex(), ".25644907", ".14194569", ".04382053", ".39262916", ".14249701", ".2320416");
        assertUpperTriangle(
                third.fourPointVertex(), ".2271276", ".14060331", ".05101593", ".3861704", ".1415021", ".21775383");
        assertPrinted("-.0451102", third.kernelCorrection().at(0));
        assertPrinted("-.0134133", third.kernelCorrection().at(1));
        // printed from finite differences with a step of 1e-3, good to 1e-6: -.0486790
        assertEquals(-.0486790, third.kernelCorrection().at(2), 2e-7);
        assertTrue(third.vertexError() < 1e-11 && third.correctionError() < 1e-11, third::toString);
    }

    private static void assertUpperTriangle(Matrix vertex, String... printed) {
        int next = 0;
        for (int e = 0; e < 3; e++) {
            for (int f = e; f < 3; f++) {
                assertPrinted(printed[next++], vertex.at(e, f));
                assertEquals(vertex.at(e, f), vertex.at(f, e));
            }
        }
    }

    /// First order of s((1 + 2/n)^(L−1)) + (t₁ − s)(1 − 1/n)^(L−1) − t₁, with different widths.
    @Test
    void theVertexOfADeepLinearNetworkIsTheFirstOrderOfItsExactMoments() {
        int[] widths = {300_000_000, 50_000_000, 100_000_000};
        Wiring wiring = Chains.of(new Linear(), Laws.ntk(1, 0), 2, widths);
        TwoInputLayer layer = TwoInputCorrections.of(wiring, INPUTS).getLast();
        DeepLinearMoments exact = DeepLinearMoments.of(wiring);
        Matrix kernel = Matrix.of(2, 2, 1, 0.4, 0.4, 0.7);
        int[][] pairs = {{0, 0}, {0, 1}, {1, 1}};
        for (int e = 0; e < 3; e++) {
            for (int f = 0; f < 3; f++) {
                double covariance = exact.pairCovariance(kernel, pairs[e][0], pairs[e][1], pairs[f][0], pairs[f][1]);
                assertEquals(covariance, layer.fourPointVertex().at(e, f) / layer.width(), 1e-6 * covariance);
            }
            assertEquals(0, layer.kernelCorrection().at(e), 1e-12);
        }
    }

    /// Against differences of the infinite-width kernel: J needs no derivative of φ, so kinks do no harm.
    @ParameterizedTest
    @ValueSource(strings = {"relu", "tanh", "gelu", "abs", "sigmoid"})
    void responsesAreTheDerivativesOfTheKernelMap(String name) {
        Activation activation = Activation.named(name).orElseThrow();
        TwoInputAverages averages = new TwoInputAverages(activation, new Covariance(1.3, 0.8, 0.5));
        double h = 1e-5;
        double[] expected = {
            (kernel(activation, 1.3 + h, 0.8, 0.5) - kernel(activation, 1.3 - h, 0.8, 0.5)) / (2 * h),
            (kernel(activation, 1.3, 0.8, 0.5 + h) - kernel(activation, 1.3, 0.8, 0.5 - h)) / (2 * h),
            (kernel(activation, 1.3, 0.8 + h, 0.5) - kernel(activation, 1.3, 0.8 - h, 0.5)) / (2 * h)
        };
        for (int e = 0; e < 3; e++) {
            assertEquals(expected[e], averages.response(e).value(), 1e-9);
        }
        double slopes = GaussianAverages.of(activation)
                .pair(new Covariance(1.3, 0.8, 0.5))
                .slopeProduct()
                .value();
        assertEquals(slopes, averages.response(1).value(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "tanh", "gelu"})
    void curvaturesAreTheSecondDerivativesOfTheKernelMap(String name) {
        Activation activation = Activation.named(name).orElseThrow();
        double[] at = {1.3, 0.5, 0.8};
        TwoInputAverages averages = new TwoInputAverages(activation, new Covariance(1.3, 0.8, 0.5));
        double h = 1e-3;
        for (int e = 0; e < 3; e++) {
            for (int f = e; f < 3; f++) {
                double sum = 0;
                for (int corner = 0; corner < 4; corner++) {
                    double[] moved = at.clone();
                    double first = corner % 2 == 0 ? h : -h;
                    double second = corner / 2 == 0 ? h : -h;
                    moved[e] += first;
                    moved[f] += second;
                    sum += Math.signum(first * second) * kernel(activation, moved[0], moved[2], moved[1]);
                }
                assertEquals(sum / (4 * h * h), averages.curvature(e, f).value(), 3e-6, "pair " + e + f);
            }
        }
    }

    private static double kernel(Activation activation, double a, double b, double c) {
        return GaussianAverages.of(activation)
                .pair(new Covariance(a, b, c))
                .product()
                .value();
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "silu"})
    void theDiagonalIsTheVertexOfASingleInput(String name) {
        Activation activation = Activation.named(name).orElseThrow();
        Wiring wiring = Chains.of(activation, Laws.ntk(1.7, 0.1), 2, 20, 50, 30);
        List<TwoInputLayer> both = TwoInputCorrections.of(wiring, INPUTS);
        List<SingleInputLayer> first = SingleInputCorrections.of(wiring, 1);
        List<SingleInputLayer> second = SingleInputCorrections.of(wiring, 0.7);
        for (int l = 0; l < 4; l++) {
            double scale = Math.max(1, Math.abs(both.get(l).fourPointVertex().at(0, 0)));
            assertEquals(
                    first.get(l).fourPointVertex().value(),
                    both.get(l).fourPointVertex().at(0, 0),
                    1e-12 * scale);
            assertEquals(
                    second.get(l).fourPointVertex().value(),
                    both.get(l).fourPointVertex().at(2, 2),
                    1e-12 * scale);
            assertEquals(
                    first.get(l).kernelCorrection().value(),
                    both.get(l).kernelCorrection().at(0),
                    1e-12 * scale);
        }
    }

    @Test
    void theVertexIsACovariance() {
        for (Activation activation : List.of(new Relu(), new Tanh())) {
            Matrix vertex = TwoInputCorrections.of(Chains.deep(activation, Laws.ntk(1.7, 0.1), 2, 64, 4), INPUTS)
                    .getLast()
                    .fourPointVertex();
            double[] values =
                    wick.numeric.matrix.SymmetricEigen.of(vertex).values().toArray();
            assertTrue(values[0] > 0, () -> "smallest eigenvalue " + values[0]);
        }
    }
}
