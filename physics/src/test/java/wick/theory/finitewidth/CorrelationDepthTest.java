package wick.theory.finitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.Activation;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Softplus;
import wick.network.Tanh;
import wick.theory.Chains;
import wick.theory.Chains.Laws;
import wick.theory.ReferenceTable;
import wick.theory.infinitewidth.MeanField;

class CorrelationDepthTest {
    private static final int WIDTH = 10;

    private static double fixedPoint(Activation activation, double cw, double cb) {
        return MeanField.of(activation, cw, cb)
                .state()
                .fixedPointVariance()
                .orElseThrow()
                .value();
    }

    private static CorrelationDepth.Finite finite(Activation activation, double cw, double cb) {
        double q = fixedPoint(activation, cw, cb);
        return assertInstanceOf(CorrelationDepth.Finite.class, CorrelationDepth.of(activation, cw, cb, q));
    }

    @ParameterizedTest
    @CsvSource({
        "tanh,1.69,.09",
        "tanh,2.25,.05",
        "tanh,1,.05",
        "erf,1,.1",
        "gelu,1.25,.3",
        "gelu,1.4,.3",
        "sin,1.25,.05",
        "relu,1.5,.1",
        "linear,.5,.1"
    })
    void alphaIsWhatTheRecursionAddsPerLayerAtLargeDepth(String name, double cw, double cb) {
        Activation activation = Activation.named(name).orElseThrow();
        CorrelationDepth.Finite depth = finite(activation, cw, cb);
        double square = (fixedPoint(activation, cw, cb) - cb) / cw;
        List<DifferenceLayer> layers =
                SmallDifferences.of(Chains.deep(activation, Laws.ntk(cw, cb), 2, WIDTH, 82), square);
        DifferenceLayer before = layers.get(80);
        DifferenceLayer last = layers.get(81);
        double annealed = WIDTH
                * (last.decorrelation().annealed().value()
                        - before.decorrelation().annealed().value());
        double typical = WIDTH
                * (last.decorrelation().typical().value()
                        - before.decorrelation().typical().value());
        assertEquals(annealed, depth.decorrelation().annealed().value(), 1e-8);
        assertEquals(typical, depth.decorrelation().typical().value(), 1e-8);
        assertEquals(
                last.logDecorrelation().value() - before.logDecorrelation().value(),
                -depth.rate().value(),
                1e-10);
    }

    /// Without bias the angle between two inputs of a linear network changes by χ²_{n−1}/χ²_n, of relu by the
    /// same with n replaced by the number of active units; the squared difference alone by χ²_n/n.
    @Test
    void networksThatMultiplyEveryVarianceAlikeHaveNoDepthButAShift() {
        CorrelationDepth.Finite linear =
                assertInstanceOf(CorrelationDepth.Finite.class, CorrelationDepth.of(new Linear(), 0.7, 0, 1.3));
        CorrelationDepth.Finite relu =
                assertInstanceOf(CorrelationDepth.Finite.class, CorrelationDepth.of(new Relu(), 2, 0, 1.3));
        assertEquals(0, linear.rate().value());
        assertEquals(1, linear.decorrelation().annealed().value(), 1e-12);
        assertEquals(-1, linear.decorrelation().typical().value(), 1e-12);
        assertEquals(2, relu.decorrelation().annealed().value(), 1e-12);
        assertEquals(-2, relu.decorrelation().typical().value(), 1e-12);
        assertEquals(-1, linear.distance().typical().value(), 1e-12);
        assertEquals(-2.5, relu.distance().typical().value(), 1e-12);
        double n = 1e6;
        assertEquals(1, n * Math.log((n - 1) / (n - 2)), 1e-5);
    }

    /// −1/n − 1/(3n²) for linear units.
    @ParameterizedTest
    @CsvSource({"linear,1,1", "relu,2,2.5"})
    void theExactRateTendsToTheFirstOrder(String name, double cw, double alpha) {
        Activation activation = Activation.named(name).orElseThrow();
        for (int width : new int[] {400, 800}) {
            double exact =
                    HomogeneousDepth.of(activation, cw, width).typicalRate().value();
            assertEquals(alpha, width * exact, 8.0 / width);
        }
    }

    @Test
    void theExactRatesHaveTheirReferenceValues() {
        int compared = 0;
        for (ReferenceTable.Row row : ReferenceTable.rows("small_differences.csv")) {
            if (!row.text(0).equals("homogeneous")) {
                continue;
            }
            Activation activation = Activation.named(row.text(1)).orElseThrow();
            int width = (int) row.number(2);
            double active = activation instanceof Relu ? 0.5 : 1;
            HomogeneousDepth depth = HomogeneousDepth.of(activation, 1.3, width);
            assertEquals(
                    -Math.log(1.3 * active) - row.number(3), depth.typicalRate().value(), 1e-13);
            double survival = activation instanceof Relu ? Math.log1p(-Math.pow(2, -width)) : 0;
            assertEquals(
                    -Math.log(1.3 * active) + survival, depth.annealedRate().value(), 1e-13);
            compared++;
        }
        assertEquals(8, compared);
    }

    @Test
    void ratesAtAWidthAreTheLimitLessAlphaOverIt() {
        CorrelationDepth.Finite depth = finite(new Tanh(), 1.69, 0.09);
        assertEquals(0.06208028780949, depth.rate().value(), 1e-12);
        assertEquals(0.06208028780949 + (1.727409331130 / 64), depth.typicalRate(64), 1e-12);
        assertEquals(0.06208028780949 - (0.224247297618 / 64), depth.annealedRate(64), 1e-12);
        assertEquals(3.903313257496, depth.decorrelation().variance(), 1e-10);
    }

    /// There χ_∥² exceeds χ₁: 1 − c falls by the difference of the two variances.
    @Test
    void wheretheVariancesOutliveTheDirectionThereIsNoSuchRate() {
        double q = fixedPoint(new Softplus(), 1.7, 0.1);
        CorrelationDepth depth = CorrelationDepth.of(new Softplus(), 1.7, 0.1, q);
        String reason = assertInstanceOf(CorrelationDepth.Nowhere.class, depth).reason();
        assertTrue(reason.contains("outlive"), reason);
    }

    @Test
    void aVarianceThatTheNextLayerChangesIsRefused() {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> CorrelationDepth.of(new Tanh(), 1.69, 0.09, 1))
                        .getMessage());
        assertTrue(message.contains("no fixed point"), message);
    }

    @Test
    void exactRatesAreRefusedForOtherActivations() {
        String message =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> HomogeneousDepth.of(new Tanh(), 1, 8))
                        .getMessage());
        assertTrue(message.contains("tanh"), message);
        assertThrows(IllegalArgumentException.class, () -> HomogeneousDepth.of(new Relu(), 1, 0));
    }
}
