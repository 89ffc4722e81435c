package wick.theory.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.Activation;
import wick.network.Gelu;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Sin;
import wick.network.Tanh;
import wick.network.Wiring;

class RunningTest {
    private static List<Couplings> run(Activation activation, double weight, double bias, int hidden) {
        return Running.of(Chains.of(activation, weight, bias, hidden, 64), 1);
    }

    private static DepthFlow flow(Activation activation, double weight, double bias) {
        return DepthFlow.of(Chains.of(activation, weight, bias, 3, 64), 1).orElseThrow();
    }

    /// Field-theory sheet: V/(K² l) at layer l of the K* = 0 class.
    @ParameterizedTest
    @CsvSource({"10, .552352", "100, .648040", "1000, .664148", "2000, .665311"})
    void theCouplingOfTanhTendsToTwoThirdsOfTheDepth(int depth, double slope) {
        assertEquals(slope, run(new Tanh(), 1, 0, depth).get(depth - 1).vertex() / depth, 6e-7);
    }

    @Test
    void scaleInvariantNetworksGrowByFiveAndTwoPerLayer() {
        assertEquals(5 * 99.0, run(new Relu(), 2, 0, 99).getLast().vertex(), 1e-10);
        assertEquals(2 * 99.0, run(new Linear(), 1, 0, 99).getLast().vertex(), 1e-10);
        assertEquals(5, flow(new Relu(), 1.3, 0).slope().orElseThrow(), 1e-12);
        assertEquals(2, flow(new Linear(), 1.3, 0).slope().orElseThrow(), 1e-12);
        assertEquals(DepthFlow.Kind.SCALE_INVARIANT, flow(new Relu(), 1.3, 0).kind());
    }

    /// E S²/K² = 1 + 2/n and E S³/K³ = (1 + 2/n)(1 + 4/n), so κ₃/K³ = 8/n².
    @Test
    void theSixPointCouplingOfOneLinearLayerIsEight() {
        Couplings couplings = run(new Linear(), 1, 0, 1).getLast();
        assertEquals(8, couplings.sixPoint(), 1e-12);
        assertEquals(-15 * 8 + 90 * 4, couplings.sextic(), 1e-11);
    }

    @Test
    void theFactorsCarryADisturbanceOfTheCouplings() {
        Wiring disturbed = Chains.of(new Tanh(), 1.5, 0.1, 6, 64);
        List<Couplings> layers = Running.of(disturbed, 1);
        double step = 1e-5;
        List<Couplings> other = Running.of(disturbed, 1 + step);
        double before = Math.log(other.get(3).kernel() / layers.get(3).kernel());
        double after = Math.log(other.get(4).kernel() / layers.get(4).kernel());
        assertEquals(layers.get(4).kernelGain(), after / before, 1e-4);
        for (int l = 1; l < layers.size(); l++) {
            Couplings c = layers.get(l);
            double rebuilt = c.source() + c.vertexGain() * layers.get(l - 1).vertex();
            assertEquals(c.vertex(), rebuilt, 1e-12);
            assertEquals(Math.pow(c.kernelGain(), 2), c.vertexGain(), 1e-13);
            assertTrue(c.source() > 0);
        }
    }

    @Test
    void aStableFixedPointStopsTheCouplingWhereSourceAndDecayBalance() {
        DepthFlow flow = flow(new Tanh(), 1.5, 0.1);
        assertEquals(DepthFlow.Kind.SATURATING, flow.kind());
        Couplings deep = run(new Tanh(), 1.5, 0.1, 60).getLast();
        assertEquals(flow.fixedPoint().orElseThrow(), deep.kernel(), 1e-10);
        assertEquals(flow.vertex().orElseThrow(), deep.vertex(), 1e-9);
        assertEquals(flow.gain().orElseThrow(), deep.kernelGain(), 1e-10);
        flow.directions().forEach(d -> assertEquals(DepthFlow.Fate.IRRELEVANT, d.fate()));
        assertEquals(2 * Math.log(deep.kernelGain()), flow.directions().get(1).exponent(), 1e-9);
    }

    @Test
    void whereTheKernelVanishesExponentiallyLayersBecomeLinear() {
        DepthFlow flow = flow(new Sin(), 0.8, 0);
        assertEquals(DepthFlow.Kind.VANISHING, flow.kind());
        assertEquals(2, flow.slope().orElseThrow(), 1e-6);
        List<Couplings> layers = run(new Sin(), 0.8, 0, 100);
        assertEquals(2, layers.get(100).vertex() - layers.get(99).vertex(), 1e-6);
    }

    @Test
    void kindsOfFlowAreTold() {
        assertEquals(DepthFlow.Kind.VANISHING_CRITICAL, flow(new Tanh(), 1, 0).kind());
        assertEquals(
                DepthFlow.Kind.HALF_STABLE,
                flow(new Gelu(), 1.983058257437, 0.172922390756).kind());
        assertEquals(DepthFlow.Kind.RUNNING_AWAY, flow(new Relu(), 2, 0.1).kind());
        flow(new Tanh(), 1, 0).directions().forEach(d -> assertEquals(DepthFlow.Fate.MARGINAL, d.fate()));
        assertTrue(flow(new Relu(), 2, 0.1).directions().isEmpty());
    }
}
