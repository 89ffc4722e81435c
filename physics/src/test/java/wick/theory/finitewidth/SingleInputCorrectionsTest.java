package wick.theory.finitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wick.theory.Printed.assertPrinted;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Step;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Matrix;
import wick.theory.Chains;
import wick.theory.Chains.Laws;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;

class SingleInputCorrectionsTest {

    private static SingleInputLayer last(Activation activation, Laws laws, int layers) {
        return SingleInputCorrections.of(Chains.deep(activation, laws, 7, 64, layers), 1)
                .getLast();
    }

    @ParameterizedTest
    @CsvSource({
        "1.5,2,.8199946128,1.8448538791,.2564490665,0,.2357605530,1.3994014183,-.2262637935,.2254628819,"
                + "-.4166671354,-.2663585475,0",
        "1.5,3,.6377368498,2.2429716746,.2271276028,-.0451101636,.7693808487,3.6381531981,-.3777965408,.3466803370,"
                + "-1.3192174947,-.6519181083,.0021106609",
        "1.5,4,.5715641968,2.6543225241,.2098794471,-.0761427495,1.8326422937,7.1293414783,-.5392517911,.4607629490,"
                + "-2.8850183894,-1.2524697822,.0395320145",
        "3,3,1.6282231141,3.5799731728,1.1507094099,-.0933308038,8.2526459171,17.9170810712,-2.735363118,1.4245827621,"
                + ",,.138327826"
    })
    void tanhHasThePrintedCoefficients(
            double cw,
            int layers,
            String k,
            String theta,
            String v,
            String g,
            String a,
            String b,
            String d,
            String f,
            String p,
            String q,
            String t1) {
        SingleInputLayer layer = last(new Tanh(), new Laws(cw, 0.1, 1, 0.5), layers);
        assertPrinted(k, layer.kernel().value());
        assertPrinted(theta, layer.tangentKernel().value());
        assertPrinted(v, layer.fourPointVertex().value());
        assertPrinted(g, layer.kernelCorrection().value());
        assertPrinted(a, layer.tangentCovariance().value());
        assertPrinted(b, layer.tangentMixing().value());
        assertPrinted(d, layer.outputTangentCovariance().value());
        assertPrinted(f, layer.outputTangentMixing().value());
        assertPrinted(t1, layer.tangentCorrection().value());
        if (p != null) {
            assertPrinted(p, layer.driftP().orElseThrow().value());
            assertPrinted(q, layer.driftQ().orElseThrow().value());
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 40, 48.25, 22.5, 39, 18", "5, 80, 277.5, 135, 130, 60"})
    void criticalReluHasThePrintedCoefficients(int layers, double v, double a, double b, double d, double f) {
        SingleInputLayer layer = last(new Relu(), new Laws(2, 0, 1, 0.5), layers);
        assertWithin(v, layer.fourPointVertex());
        assertWithin(a, layer.tangentCovariance());
        assertWithin(b, layer.tangentMixing());
        assertWithin(d, layer.outputTangentCovariance());
        assertWithin(f, layer.outputTangentMixing());
        assertWithin(0, layer.kernelCorrection());
        assertWithin(0, layer.tangentCorrection());
        assertEquals(Optional.empty(), layer.driftP());
    }

    private static void assertWithin(double expected, Approximation found) {
        assertTrue(
                Math.abs(found.value() - expected) <= found.error() + 1e-300,
                () -> found + " does not contain " + expected);
        assertTrue(found.error() <= 1e-11 * Math.max(1, Math.abs(expected)), () -> found + " is not sharp");
    }

    /// B4: each layer adds its own term divided by its own width.
    @Test
    void unequalWidthsAddUpAsTheExactRecursionOfReluSays() {
        int[] widths = {10, 40, 25};
        List<SingleInputLayer> layers =
                SingleInputCorrections.of(Chains.of(new Relu(), new Laws(2, 0, 1, 0.5), 7, widths), 1);
        double k = 2;
        double theta = 1.5;
        double v = 0;
        double b = 0;
        double f = 0;
        double d = 0;
        double a = 0;
        for (int l = 0; l < widths.length; l++) {
            double n = widths[l];
            a = (1.25 * k * k + k * theta + theta * theta) / n + v / 4 + d + a;
            d = (2.5 * k * k + k * theta) / n + v / 2 + d;
            b = 2 * theta * theta / n + b;
            f = 2 * k * theta / n + f;
            v = 5 * k * k / n + v;
            theta = 0.5 + k / 2 + theta;
            SingleInputLayer layer = layers.get(l + 1);
            assertEquals(widths[l], layer.width());
            assertWithin(v * n, layer.fourPointVertex());
            assertWithin(a * n, layer.tangentCovariance());
            assertWithin(b * n, layer.tangentMixing());
            assertWithin(d * n, layer.outputTangentCovariance());
            assertWithin(f * n, layer.outputTangentMixing());
        }
    }

    /// Cov(z_i², z_j²) of the exactly solvable chains, at widths so large that the second order is below
    /// the tolerance.
    @ParameterizedTest
    @ValueSource(strings = {"linear", "relu"})
    void theVertexIsTheFirstOrderOfTheExactMoments(String name) {
        int[] widths = {100_000_000, 40_000_000, 70_000_000};
        Activation activation = Activation.named(name).orElseThrow();
        double gain = name.equals("relu") ? 2 : 1;
        Wiring wiring = Chains.of(activation, Laws.ntk(gain, 0), 7, widths);
        double exact = name.equals("relu")
                ? DeepReluMoments.of(wiring).squareCovariance(gain)
                : DeepLinearMoments.of(wiring).squareCovariance(gain);
        SingleInputLayer layer = SingleInputCorrections.of(wiring, 1).getLast();
        assertEquals(exact, layer.fourPointVertex().value() / layer.width(), 1e-6 * exact);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "relu", "gelu", "silu", "sin", "erf"})
    void kernelsAreThoseOfInfiniteWidth(String name) {
        Wiring wiring = Chains.deep(Activation.named(name).orElseThrow(), new Laws(1.3, 0.1, 0.7, 0.2), 2, 64, 4);
        List<SingleInputLayer> layers = SingleInputCorrections.of(wiring, 0.625);
        List<Kernels> kernels = KernelRecursion.of(wiring).layers(Matrix.of(1, 2, 1, 0.5));
        for (int l = 0; l < 4; l++) {
            assertEquals(kernels.get(l).nngp().at(0, 0), layers.get(l).kernel().value(), 1e-13);
            assertEquals(
                    kernels.get(l).ntk().at(0, 0), layers.get(l).tangentKernel().value(), 1e-13);
        }
    }

    @Test
    void atTheFirstLayerEveryCorrectionIsZero() {
        SingleInputLayer first = SingleInputCorrections.of(Chains.deep(new Tanh(), Laws.ntk(1.5, 0.1), 2, 64, 3), 1)
                .getFirst();
        assertEquals(Approximation.exact(0), first.fourPointVertex());
        assertEquals(Approximation.exact(0), first.tangentMixing());
    }

    @Test
    void whatTheDerivationDoesNotCoverIsRefused() {
        Step dense = new Step.Linear(0, 2, 2, 1, 0, 1, 0);
        Wiring residual =
                new Wiring(2, 2, List.of(dense, new Step.Residual(List.of(dense)), dense), Distribution.NORMAL);
        Wiring uniform = new Wiring(2, 2, List.of(dense, dense), Distribution.UNIFORM);
        assertThrows(IllegalArgumentException.class, () -> SingleInputCorrections.of(residual, 1));
        assertThrows(IllegalArgumentException.class, () -> SingleInputCorrections.of(uniform, 1));
        Wiring plain = Chains.deep(new Tanh(), Laws.ntk(1, 0), 2, 64, 3);
        assertThrows(IllegalArgumentException.class, () -> SingleInputCorrections.of(plain, 0));
        assertThrows(IllegalArgumentException.class, () -> DeepLinearMoments.of(plain));
        assertThrows(IllegalArgumentException.class, () -> DeepReluMoments.of(plain));
        Wiring biased = Chains.deep(new Linear(), Laws.ntk(1, 0.1), 2, 64, 3);
        assertThrows(IllegalArgumentException.class, () -> DeepLinearMoments.of(biased));
    }
}
