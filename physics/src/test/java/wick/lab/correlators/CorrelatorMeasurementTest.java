package wick.lab.correlators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wick.lab.ensemble.Ensemble;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Sign;
import wick.network.Step;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.statistics.Estimate;
import wick.observable.Measurement.Engine;

/// Seeds are fixed. With other seeds 90 correct comparisons would exceed 4.5 standard errors once in 1600
/// runs.
class CorrelatorMeasurementTest {
    private static final Matrix PAIR = Matrix.of(2, 2, 1.4, 0, 0.6, 1.0);
    private static final Matrix ONE = Matrix.of(1, 2, 1, 1);

    private static Wiring chain(Activation activation, double weightVariance, double biasVariance, int... widths) {
        List<Step> steps = new ArrayList<>();
        int before = 2;
        for (int l = 0; l <= widths.length; l++) {
            int width = l < widths.length ? widths[l] : 1;
            steps.add(new Step.Linear(l, before, width, weightVariance, biasVariance, 1, 0.5));
            if (l < widths.length) {
                steps.add(new Step.Pointwise(activation));
            }
            before = width;
        }
        return new Wiring(2, 1, steps, Distribution.NORMAL);
    }

    private static List<MeasuredLayer> measure(
            Wiring wiring, Engine engine, int networks, Matrix inputs, Extent extent) {
        Ensemble ensemble = new Ensemble(wiring, engine, Address.of(1, "correlators." + engine), networks);
        return CorrelatorMeasurement.of(ensemble, inputs, extent, _ -> {});
    }

    /// At widths 5 and 7, where nothing is Gaussian: averages over pairs of outputs against averages over
    /// all readout weights.
    @Test
    void implicitWeightsAndStoredOnesGiveTheSameTensors() {
        Wiring wiring = chain(new Tanh(), 1.5, 0.1, 5, 7);
        MeasuredLayer stored = measure(wiring, Engine.REAL_WEIGHTS, 20_000, PAIR, Extent.TANGENT)
                .getLast();
        MeasuredLayer implicit = measure(wiring, Engine.IMPLICIT_WEIGHTS, 12_000, PAIR, Extent.TANGENT)
                .getLast();
        assertEquals(7, stored.width());
        for (Tensor tensor : Tensor.values()) {
            if (tensor.extent() == Extent.DRIFT) {
                assertFalse(implicit.has(tensor));
                continue;
            }
            for (int at = 0; at < (tensor.isMean() ? 4 : 16); at++) {
                Estimate first = at(stored, tensor, at);
                Estimate second = at(implicit, tensor, at);
                double error = Math.hypot(first.standardError(), second.standardError());
                assertEquals(first.mean(), second.mean(), 4.5 * error, tensor + " " + at);
            }
        }
    }

    private static Estimate at(MeasuredLayer layer, Tensor tensor, int at) {
        return tensor.isMean()
                ? layer.mean(tensor, at / 2, at % 2)
                : layer.entry(tensor, at / 8, at / 4 % 2, at / 2 % 2, at % 2);
    }

    /// Deep linear networks of width n: Cov(S, S) = K² ((1 + 2/n)^l − 1) behind l hidden layers, exactly.
    @Test
    void theVertexOfLinearNetworksIsExactAtEveryLayer() {
        for (Engine engine : List.of(Engine.REAL_WEIGHTS, Engine.IMPLICIT_WEIGHTS)) {
            for (MeasuredLayer layer :
                    measure(chain(new Linear(), 1, 0, 6, 6, 6), engine, 40_000, ONE, Extent.KERNEL)) {
                double exact = 6 * (Math.pow(1 + 2.0 / 6, layer.layer() - 1) - 1);
                Estimate vertex = layer.entry(Tensor.FOUR_POINT_VERTEX, 0, 0, 0, 0);
                assertEquals(0, vertex.deviationsFrom(exact), 4, engine + " layer " + layer.layer());
                assertEquals(0, layer.mean(Tensor.KERNEL, 0, 0).deviationsFrom(1), 4);
                assertTrue(vertex.standardError() < 0.1 * exact);
            }
        }
    }

    /// One unit of a linear network is a product of normal numbers: the fourth moment of its kernel hangs on
    /// few networks, while E ln S = l (ψ(1/2) + ln 2) is steady.
    @Test
    void heavyTailsAreSeenAndTheLogarithmIsOffered() {
        MeasuredLayer narrow = measure(
                        chain(new Linear(), 1, 0, 1, 1, 1, 1), Engine.REAL_WEIGHTS, 20_000, ONE, Extent.KERNEL)
                .getLast();
        assertFalse(narrow.tail(Tensor.FOUR_POINT_VERTEX, 0, 0, 0, 0).trustworthy());
        double log = 4 * (-1.9635100260214235 + Math.log(2));
        assertEquals(0, narrow.logarithm(0).deviationsFrom(log), 4);
        // Var ln of a squared normal is ψ′(1/2) = π²/2
        assertEquals(0, narrow.logarithmVariance(0).deviationsFrom(2 * Math.PI * Math.PI), 4);
        MeasuredLayer wide = measure(chain(new Tanh(), 1.5, 0.1, 32, 32), Engine.REAL_WEIGHTS, 2000, ONE, Extent.DRIFT)
                .getLast();
        for (Tensor tensor : Tensor.values()) {
            assertTrue(wide.tail(tensor, 0, 0, 0, 0).trustworthy(), tensor.toString());
        }
    }

    /// Both units of a layer of relu are silent in a quarter of the networks.
    @Test
    void deadNetworksAreCounted() {
        MeasuredLayer layer = measure(chain(new Relu(), 2, 0, 2), Engine.REAL_WEIGHTS, 10_000, ONE, Extent.TANGENT)
                .getLast();
        assertEquals(2500, (double) layer.dead(), 4 * Math.sqrt(10_000 * 0.25 * 0.75));
    }

    @Test
    void numbersDoNotDependOnTheNumberOfThreads() {
        List<Estimate> estimates = new ArrayList<>();
        for (int threads : new int[] {1, 3}) {
            Parallel.withThreads(
                    threads,
                    () -> estimates.add(
                            measure(chain(new Tanh(), 1.5, 0.1, 4, 4), Engine.REAL_WEIGHTS, 200, PAIR, Extent.DRIFT)
                                    .getLast()
                                    .entry(Tensor.DRIFT_Q, 0, 1, 1, 0)));
        }
        assertEquals(estimates.get(0), estimates.get(1));
    }

    @Test
    void whatCannotBeMeasuredIsRefused() {
        Wiring relu = chain(new Relu(), 2, 0, 4);
        refused("kinks at [0.0]", relu, Engine.REAL_WEIGHTS, Extent.DRIFT);
        refused("take real weights", chain(new Tanh(), 1, 0, 4), Engine.IMPLICIT_WEIGHTS, Extent.DRIFT);
        refused("sign jumps", chain(new Sign(), 1, 0, 4), Engine.REAL_WEIGHTS, Extent.TANGENT);
        refused("two dense layers or more", chain(new Tanh(), 1, 0), Engine.REAL_WEIGHTS, Extent.KERNEL);
    }

    private static void refused(String why, Wiring wiring, Engine engine, Extent extent) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> measure(wiring, engine, 10, ONE, extent))
                        .getMessage());
        assertTrue(message.contains(why), message);
    }
}
