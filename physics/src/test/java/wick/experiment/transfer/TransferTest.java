package wick.experiment.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Relu;
import wick.network.training.OptimizerKind;

class TransferTest {

    /// Losses exp(½ (k − best)²) of 5 networks, whose own best powers lie `spread` apart, unstable from
    /// power `edge` on.
    private static RateCurve curve(int width, double best, double spread, int edge) {
        TreeMap<Integer, List<RateSweep.Ending>> endings = new TreeMap<>();
        for (int power = (int) Math.floor(best) - 3; power <= best + 4; power++) {
            List<RateSweep.Ending> there = new ArrayList<>();
            for (int k = 0; k < 5; k++) {
                double own = best + spread * (k - 2);
                there.add(
                        power >= edge
                                ? RateSweep.Ending.UNSTABLE
                                : new RateSweep.Ending(Math.exp(0.5 * (power - own) * (power - own)), 1, 1, false));
            }
            endings.put(power, there);
        }
        return new RateCurve(width, endings);
    }

    private static RateCurve level(int width, double best, int edge) {
        return curve(width, best, 0, edge);
    }

    private static double optimum(RateCurve curve) {
        return Transfer.of("mup", List.of(curve, curve), 1).optima().getFirst().value();
    }

    @Test
    void theLowestPointOfAParabolaIsFoundBetweenRates() {
        assertEquals(-5.3, optimum(curve(64, -5.3, 0.1, 100)), 1e-9);
        assertEquals(-5, curve(64, -5.3, 0.1, 100).best());
    }

    /// ln loss = k² (3 − k) / 10 about the best power: a cubic, flat on the right.
    @Test
    void aCurveThatIsSteeperOnOneSideDoesNotMoveTheBestRate() {
        TreeMap<Integer, List<RateSweep.Ending>> endings = new TreeMap<>();
        for (int power = -9; power <= -5; power++) {
            double off = power + 7.2;
            double loss = Math.exp(off * off * (3 - off) / 10);
            endings.put(
                    power, List.of(new RateSweep.Ending(loss, 1, 1, false), new RateSweep.Ending(loss, 1, 1, false)));
        }
        assertEquals(-7.2, optimum(new RateCurve(64, endings)), 1e-9);
    }

    @Test
    void atTheEdgeOfStabilityTheBestRateTriedIsTheAnswer() {
        RateCurve curve = curve(64, -5.3, 0.1, -4);
        assertEquals(-5, optimum(curve));
        assertTrue(curve.unstable(-4));
        assertTrue(Double.isNaN(curve.mean(-4, RateSweep.Ending::loss)));
    }

    /// Networks lie at −5 ± 0, .2, .4: their mean, as that of 5 numbers with deviation .2 √2.5, has the interval of
    /// Student with 4 degrees of freedom, ±2.776 .2 √.5.
    @Test
    void aShiftHasTheIntervalOfStudent() {
        Transfer moves = Transfer.of(
                "standard", List.of(curve(64, -5, 0.2, 100), level(256, -6.5, 100), level(1024, -8, 100)), 1);
        assertEquals(-3, moves.move().shift().value(), 1e-9);
        assertEquals(-0.75, moves.move().exponent().value(), 1e-9);
        assertEquals(Interval.Finding.BEYOND, moves.optimum());
        Interval narrow = moves.optima().getFirst();
        assertEquals(-5 - 2.776 * 0.2 * Math.sqrt(0.5), narrow.low(), 0.06);
        assertEquals(-5 + 2.776 * 0.2 * Math.sqrt(0.5), narrow.high(), 0.06);
        // the 84th percentile of Student is 1.142
        assertEquals(1.142 * 0.2 * Math.sqrt(0.5), narrow.error(), 0.012);
        // all networks are alike at the others
        assertEquals(0, moves.optima().getLast().error(), 1e-9);
    }

    /// At the narrow networks' −5.4 ln loss of the wide ones, with lowest point −6.1, is ½ .7².
    @Test
    void whatTheRateOfNarrowNetworksCostsWideOnes() {
        Transfer moves = Transfer.of("standard", List.of(level(64, -5.4, 100), level(1024, -6.1, 100)), 1);
        Interval cost = moves.move().cost();
        assertEquals(Math.expm1(0.5 * 0.49), cost.value(), 1e-9);
        assertEquals(cost.value(), cost.low(), 1e-9);
        assertEquals(cost.value(), cost.high(), 1e-9);
    }

    /// Beyond the five powers about the best one, losses lie on straight lines between those tried: 3.5 powers away
    /// between ½ 3² and ½ 4².
    @Test
    void farFromTheBestRateTheCostIsReadBetweenRatesTried() {
        Transfer far = Transfer.of("standard", List.of(level(64, -4.5, 100), level(1024, -8, 100)), 1);
        assertEquals(Math.expm1(0.5 * (4.5 + 8)), far.move().cost().value(), 1e-9);
    }

    @Test
    void aRateAtWhichWideNetworksAreUnstableDoesNotTransfer() {
        Transfer breaks = Transfer.of("standard", List.of(level(64, -5, 100), level(1024, -6.3, -5)), 1);
        assertEquals(Double.POSITIVE_INFINITY, breaks.move().cost().low());
        assertEquals(Interval.Finding.BEYOND, breaks.rate(Transfer.TOLERANCE));
        // the edge lies above both; ln loss lies on the line from ½ .3² at −6 to ½ .7² at −7
        Transfer safe = Transfer.of("standard", List.of(level(64, -6.1, 100), level(1024, -6.3, -5)), 1);
        assertEquals(Math.expm1(0.1 * (0.245 - 0.045)), safe.move().cost().high(), 1e-9);
        assertEquals(Interval.Finding.WITHIN, safe.rate(Transfer.TOLERANCE));
    }

    /// The four cases: ln loss = ½ b (k − best)² with flat and sharp b.
    @Test
    void theOptimumAndTheRateAreTwoQuestions() {
        Transfer flat = bowls(0.01, -6.5);
        assertEquals(Interval.Finding.BEYOND, flat.optimum());
        assertEquals(Interval.Finding.WITHIN, flat.rate(Transfer.TOLERANCE));
        Transfer sharp = bowls(1.5, -5.5);
        assertEquals(0.2, sharp.move().cost().value(), 0.01);
        assertEquals(Interval.Finding.WITHIN, sharp.optimum());
        assertEquals(Interval.Finding.BEYOND, sharp.rate(Transfer.TOLERANCE));
        // e^(3/16) − 1 = .2062
        assertEquals(Interval.Finding.BEYOND, sharp.rate(0.206));
        assertEquals(Interval.Finding.WITHIN, sharp.rate(0.207));
    }

    /// Best powers −5 and `wide`.
    private static Transfer bowls(double bend, double wide) {
        return Transfer.of(
                "mup",
                List.of(Bowls.of(new Bowls(64, -5, bend, 0), 5, 1), Bowls.of(new Bowls(1024, wide, bend, 0), 5, 2)),
                1);
    }

    @Test
    void whetherTheOptimumStaysIsSaidOnlyWhereTheIntervalSaysSo() {
        Transfer stays = Transfer.of("mup", List.of(curve(64, -5, 0.1, 100), curve(1024, -5.4, 0.1, 100)), 1);
        assertEquals(Interval.Finding.WITHIN, stays.optimum());
        // networks disagree on the shift: their best rates lie apart at one width alone
        Transfer open = Transfer.of("mup", List.of(level(64, -5, 100), curve(1024, -5.8, 0.3, 100)), 1);
        assertEquals(Interval.Finding.UNDECIDED, open.optimum());
        // half its interval, ±.59, must shrink to .2
        int enough = open.move().shift().networks(-1, 1, 5).orElseThrow();
        assertTrue(enough >= 38 && enough <= 50, () -> "networks " + enough);
        assertThrows(IllegalArgumentException.class, () -> Transfer.of("mup", List.of(level(64, -5, 100)), 1));
    }

    @Test
    void noNumberOfNetworksIsPromisedOnTheBound() {
        assertTrue(new Interval(0.05, 0, 0.2, 0.05).networks(-1, 0.05, 8).isEmpty());
        assertTrue(new Interval(0.02, 0, Double.POSITIVE_INFINITY, 1)
                .networks(Double.NEGATIVE_INFINITY, 0.05, 8)
                .isEmpty());
        assertEquals(
                32,
                new Interval(0.15, -0.05, 0.4, 0.1)
                        .networks(Double.NEGATIVE_INFINITY, 0.05, 8)
                        .orElseThrow());
    }

    @Test
    void largestStableRatesHaveTheDerivedExponents() {
        Layer dense = new Layer.Dense(64, new Initialization.Variances(2, 0));
        Layer relu = new Layer.Pointwise(new Relu());
        Network network = new Network(
                8,
                List.of(dense, relu, dense, relu, new Layer.Dense(3, new Initialization.Variances(1, 0))),
                Distribution.NORMAL,
                Parameterization.STANDARD);
        Transfer.Predicted adam = Transfer.Predicted.of(network, OptimizerKind.ADAM);
        assertEquals(-1.5, adam.output());
        assertEquals(-1, adam.features());
        assertEquals(-1.5, adam.stable());
        Transfer.Predicted rich =
                Transfer.Predicted.of(network.withParameterization(Parameterization.MUP), OptimizerKind.ADAM);
        assertEquals(0, rich.stable());
    }
}
