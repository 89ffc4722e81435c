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

    @Test
    void theLowestPointOfAParabolaIsFoundBetweenRates() {
        assertEquals(-5.3, curve(64, -5.3, 0.1, 100).optimum(), 1e-9);
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
        assertEquals(-7.2, new RateCurve(64, endings).optimum(), 1e-9);
    }

    @Test
    void atTheEdgeOfStabilityTheBestRateTriedIsTheAnswer() {
        RateCurve curve = curve(64, -5.3, 0.1, -4);
        assertEquals(-5, curve.optimum());
        assertTrue(curve.unstable(-4));
        assertTrue(Double.isNaN(curve.mean(-4, RateSweep.Ending::loss)));
    }

    @Test
    void aShiftHasTheIntervalOfNetworksDrawnAgain() {
        Transfer moves = new Transfer(
                "standard", List.of(curve(64, -5, 0.2, 100), curve(256, -6.5, 0.2, 100), curve(1024, -8, 0.2, 100)), 1);
        assertEquals(-3, moves.shift().value(), 1e-9);
        assertEquals(-0.75, moves.perDoubling().value(), 1e-9);
        assertEquals(Transfer.Finding.MOVES, moves.finding());
        Transfer.Interval narrow = moves.optima().getFirst();
        // networks lie at −5 ± 0, .2, .4, .2, .4: the mean of 5 draws has a deviation of .2 √2 / √5 = .126
        assertEquals(0.126, narrow.error(), 0.02);
        assertTrue(narrow.low() < -5.15 && narrow.high() > -4.85, narrow::toString);
    }

    /// The narrow networks' best power is −5, the wide ones' −6: ln loss is ½ there and 0 at their own.
    @Test
    void whatTheRateOfNarrowNetworksCostsWideOnes() {
        Transfer moves = new Transfer("standard", List.of(curve(64, -5, 0, 100), curve(1024, -6, 0, 100)), 1);
        assertEquals(-1, moves.steps().value());
        assertEquals(Math.expm1(0.5), moves.cost().value(), 1e-12);
        assertEquals(Math.expm1(0.5), moves.cost().high(), 1e-12);
        Transfer breaks = new Transfer("standard", List.of(curve(64, -5, 0, 100), curve(1024, -6, 0, -5)), 1);
        assertEquals(Double.POSITIVE_INFINITY, breaks.cost().value());
    }

    @Test
    void whetherRatesTransferIsSaidOnlyWhereTheIntervalSaysSo() {
        Transfer stays = new Transfer("mup", List.of(curve(64, -5, 0.1, 100), curve(1024, -5.4, 0.1, 100)), 1);
        assertEquals(Transfer.Finding.TRANSFERS, stays.finding());
        // networks disagree on the shift: their best rates lie apart at one width alone
        Transfer open = new Transfer("mup", List.of(curve(64, -5, 0, 100), curve(1024, -5.95, 0.3, 100)), 1);
        assertEquals(Transfer.Finding.UNDECIDED, open.finding());
        assertThrows(IllegalArgumentException.class, () -> new Transfer("mup", List.of(curve(64, -5, 0, 100)), 1));
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
