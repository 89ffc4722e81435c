package wick.experiment.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Remedy;
import wick.experiment.Verdict;
import wick.network.Linear;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Vector;

/// Networks against theory: four standard errors, so that each number of a right theory is off once in 16 000 seeds;
/// the seeds are fixed.
class ObservationTest {
    private static final Remedy REMEDY = new Remedy("wick recurrent compare", "--networks ", 100);

    private static Plan plan(int networks, int realizations, double duration, Vector lags) {
        return new Plan(
                new Plan.Crowd(networks, realizations),
                new Plan.Window(
                        duration / 4, duration, Plan.Lags.of(lags, OptionalDouble.empty()), OptionalDouble.empty()),
                1);
    }

    private static double deviations(Evidence evidence, double exact) {
        return Math.abs(evidence.measurement().mean() - exact)
                / evidence.measurement().standardError();
    }

    /// The order 1/N² is a tenth of the order 1/N at 20 units, below a standard error without the control variate.
    @Test
    void linearNetworksSolvedOneByOneHaveTheOrderOneOverNOfTheory() {
        RecurrentNetwork network = RecurrentNetwork.of(new Linear(), 1, 0.09, 1).withBiasVariance(0.5);
        Plan plan = plan(1000, 1, 20, Vector.of(0, 1, 2));
        Observation observation = Observation.of(network, 20, plan, _ -> {});
        Forecast forecast = Forecasts.of(network, Asked.nothing());
        double variance = forecast.number(Characteristic.VARIANCE).orElseThrow().value();
        double order =
                forecast.number(Characteristic.ORDER_ONE_OVER_N).orElseThrow().value();
        Evidence measured = observation.number(Characteristic.VARIANCE).orElseThrow();
        assertTrue(deviations(measured, variance * (1 + order / 20)) < 4);
        Evidence controlled = ControlledVariance.of(network, observation).orElseThrow();
        double found = 20 * (controlled.measurement().mean() / variance - 1);
        assertEquals(order, found, 0.15 * order);
        assertTrue(deviations(controlled, variance) > 9, "the order 1/N shows");
        assertTrue(controlled.measurement().standardError()
                < 0.1 * measured.measurement().standardError());
        assertEquals(0, observation.left().unstable());
    }

    /// Solving and running through time are two ways to the same networks' numbers.
    @Test
    void runningThroughTimeAgreesWithTheory() {
        RecurrentNetwork network = RecurrentNetwork.of(new Tanh(), 1, 1, 1);
        Observation observation = Observation.of(network, 100, plan(40, 2, 40, Vector.of(0, 0.5, 1)), _ -> {});
        Forecast forecast = Forecasts.of(network, Asked.nothing());
        for (Characteristic each : List.of(Characteristic.VARIANCE, Characteristic.MEAN_SQUARE_ACTIVATION)) {
            double exact = forecast.number(each).orElseThrow().value();
            Evidence measured = observation.number(each).orElseThrow();
            assertTrue(
                    deviations(measured, exact)
                            < 4 + 0.02 * exact / measured.measurement().standardError(),
                    () -> each + " " + measured + " against " + exact);
        }
        assertEquals(3, observation.autocorrelation().size());
        assertEquals(1, observation.response().getFirst().measurement().mean(), 1e-12);
    }

    @Test
    void everyQuantityOfALinearNetworkAgreesOverSizesAndAWrongOneDoesNot() {
        RecurrentNetwork network = RecurrentNetwork.of(new Linear(), 1, 0.16, 1).withBiasVariance(0.3);
        Plan plan = plan(100, 1, 20, Vector.of(0, 0.5, 1, 1.5, 2, 2.5));
        List<Observation> observations = new ArrayList<>();
        for (int size : List.of(30, 40, 55, 75)) {
            observations.add(Observation.of(network, size, plan, _ -> {}));
        }
        Forecast forecast = Forecasts.of(
                network, new Asked(Optional.of(plan.window().lags().times()), Optional.empty(), OptionalInt.empty()));
        List<Comparison> comparisons = SideBySide.of(network, forecast, observations, REMEDY);
        assertEquals(6, comparisons.size());
        for (Comparison comparison : comparisons) {
            assertTrue(
                    comparison.verdict() == Verdict.AGREES || comparison.verdict() == Verdict.NOT_GRADED,
                    comparison::toString);
        }
        Forecast wrong = Forecasts.of(network.withWeightVariance(0.2), Asked.nothing());
        Comparison variance =
                SideBySide.of(network, wrong, observations, REMEDY).getFirst();
        assertEquals(Verdict.DISAGREES, variance.verdict(), variance::toString);
    }

    @Test
    void aWindowShorterThanTheCorrelationTimeIsRefused() {
        Plan.Window window = new Plan.Window(0, 2, Plan.Lags.even(0.5, 4), OptionalDouble.empty());
        window.requireLongerThan(1.9);
        String refusal = assertThrows(IllegalArgumentException.class, () -> window.requireLongerThan(3))
                .getMessage();
        assertTrue(String.valueOf(refusal).contains("a window of 2.000 is shorter"), refusal);
        assertTrue(String.valueOf(refusal).contains("correlation time 3.000"), refusal);
    }

    @Test
    void lagsLieOnTheCoarsestGridThatHoldsThem() {
        Plan.Lags lags = Plan.Lags.of(Vector.of(0, 0.5, 1.25), OptionalDouble.empty());
        assertEquals(0.25, lags.interval(), 1e-12);
        assertEquals(5, lags.count());
        assertThrows(IllegalArgumentException.class, () -> Plan.Lags.of(Vector.of(0, 0.25), OptionalDouble.of(0.1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> Plan.Lags.of(Vector.of(0, 1, Math.sqrt(2)), OptionalDouble.empty()));
    }

    @Test
    void theDecayOfAnExponentialIsItsTime() {
        Vector lags = Vector.of(0, 1, 2, 3, 4, 5);
        Curve curve = new Curve(lags, lags.map(t -> 0.3 + 2 * Math.exp(-t / 1.7)), lags.map(_ -> 0));
        assertEquals(1.7, Decay.of(lags).orElseThrow().of(curve, 0.3).orElseThrow(), 1e-12);
        assertTrue(Decay.of(Vector.of(0, 1)).isEmpty());
        assertTrue(Decay.of(lags).orElseThrow().of(curve, 5).isEmpty());
    }
}
