package wick.lab.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Linear;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

/// Same bits for any number of threads; networks that run away; what is refused.
class SimulationTest {
    private static final RecurrentNetwork TANH =
            RecurrentNetwork.of(new Tanh(), 1, 2, 0.5).withBiasVariance(0.1).withSignal(new Signal.White(0.1));
    private static final List<Reading> ALL = List.of(
            new Reading.Mean(Field.RATE),
            new Reading.Autocorrelation(Field.CURRENT, 2),
            new Reading.Shared(Field.RATE, 1),
            new Reading.TwoTime(Field.CURRENT, 1),
            new Reading.Response(2),
            new Reading.Perturbation(1),
            new Reading.Exponents(2));

    private static List<Simulation> simulations(int networks) {
        Population population = new Population(520, networks, 16);
        Course course = new Course(0.1, 0.25, 0.5, 0.25);
        List<Simulation> all = new ArrayList<>();
        for (Engine engine : new Engine[] {Engine.REAL_WEIGHTS, Engine.IMPLICIT_WEIGHTS}) {
            all.add(Ask.of(TANH, population, course).withEngine(engine));
            all.add(Ask.of(TANH.inSteps(0.25), population, course).withEngine(engine));
            all.add(Ask.of(TANH.withFreshWeights(0.25), population, course).withEngine(engine));
        }
        all.add(Ask.of(TANH.withActivation(new Linear()), new Population(150, networks, 70), course));
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void resultsHaveTheSameBitsForAnyNumberOfThreads(int networks) {
        for (Simulation simulation : simulations(networks)) {
            List<Matrix> rows = new ArrayList<>();
            for (int threads : new int[] {1, 2, 5}) {
                Parallel.withThreads(
                        threads, () -> rows.add(simulation.run(ALL, _ -> {}).rows()));
            }
            assertEquals(rows.get(0), rows.get(1), simulation::toString);
            assertEquals(rows.get(0), rows.get(2), simulation::toString);
        }
    }

    @Test
    void moreNetworksAndOtherReadingsLeaveTheFirstNetworksAsTheyWere() {
        Reading mean = new Reading.Mean(Field.CURRENT);
        Course course = new Course(0.1, 0.5, 1, 0.25);
        Matrix few = Ask.of(TANH.inSteps(0.25), new Population(50, 2, 3), course)
                .run(mean)
                .rows();
        Matrix more = Ask.of(TANH.inSteps(0.25), new Population(50, 5, 3), course)
                .run(mean, Ask.VARIANCE, new Reading.Exponents(1))
                .rows();
        for (int k = 0; k < 2; k++) {
            // a product of other columns may differ in its last bits
            assertEquals(few.at(k, 0), more.at(k, 0), 1e-13);
        }
    }

    @Test
    void progressRunsToOne() {
        List<Double> told = new ArrayList<>();
        Ask.of(TANH.inSteps(0.25), new Population(5, 4, 2), new Course(0, 1, 1, 0.25))
                .run(List.of(Ask.VARIANCE), told::add);
        assertEquals(1, told.getLast(), 0);
        for (int i = 1; i < told.size(); i++) {
            assertTrue(told.get(i) > told.get(i - 1));
        }
    }

    /// Var W_ij = 4 σ² / N with N = 2: about half of the networks have an eigenvalue beyond the decay rate.
    @Test
    void networksThatRunAwayAreNamedAndCounted() {
        for (RecurrentNetwork network :
                new RecurrentNetwork[] {Ask.linear(2), Ask.linear(2).inSteps(0.5)}) {
            Simulation simulation = Ask.of(network, new Population(2, 40, 2), new Course(0, 1000, 1000, 50));
            Outcome outcome = simulation.run(Ask.VARIANCE);

            assertTrue(outcome.divergedFraction() > 0.2 && outcome.divergedFraction() < 0.9);
            assertEquals(40, outcome.kept().size() + outcome.diverged().size());
            for (Divergence one : outcome.diverged()) {
                assertFalse(outcome.kept().contains(one.network()));
                assertTrue(one.time() > 0 && one.time() <= 2000);
                assertTrue(abscissa(simulation.weights(one.network())) > 1, one::toString);
            }
            assertTrue(outcome.diverged().stream().anyMatch(one -> one.time() < 1000), "seen on the way");
            for (double number : outcome.rows().entries()) {
                assertTrue(Double.isFinite(number));
            }
        }
    }

    private static double abscissa(Matrix w) {
        double half = (w.at(0, 0) + w.at(1, 1)) / 2;
        double root = half * half - w.at(0, 0) * w.at(1, 1) + w.at(0, 1) * w.at(1, 0);
        return half + Math.sqrt(Math.max(0, root));
    }

    @Test
    void theMedianCountsRunawaysAsInfinite() {
        Outcome outcome = Ask.of(Ask.linear(400), new Population(3, 9, 1), new Course(0, 100, 100, 1))
                .run(Ask.VARIANCE);

        assertEquals(Double.POSITIVE_INFINITY, outcome.median(Ask.VARIANCE, 0), 0);
        assertThrows(IllegalStateException.class, () -> outcome.mean(Ask.VARIANCE, 0));
        Outcome tame = Ask.of(Ask.linear(0), new Population(3, 9, 1), new Course(0, 10, 10, 1))
                .run(Ask.VARIANCE);
        double[] numbers = tame.numbers(Ask.VARIANCE, 0);
        java.util.Arrays.sort(numbers);
        assertEquals(numbers[4], tame.median(Ask.VARIANCE, 0), 0);
    }

    private static void refused(String part, Runnable action) {
        String message =
                assertThrows(IllegalArgumentException.class, action::run).toString();
        assertTrue(message.contains(part), message);
    }

    @Test
    void whatCannotBeMeantIsRefusedWithANumber() {
        Population one = new Population(1, 1, 1);
        Course course = Course.fromZero(10, 2.5);
        Address address = Address.of(1, "simulation-test");
        refused("time step 2.5 is too large for the decay rate 1.0", () -> Ask.of(TANH.inSteps(2.5), one, course));
        refused("must be below 2.0", () -> Ask.of(TANH.inSteps(2.5), one, course));
        refused("0.3", () -> Ask.of(TANH.inSteps(0.3), one, course));
        refused("interval of readings 0.1", () -> Ask.of(TANH.inSteps(0.4), one, Course.fromZero(1, 0.1)));
        refused("duration 10.0", () -> Course.fromZero(10, 3));
        refused("realizations 0", () -> new Population(1, 1, 0));
        refused("at least 2 realizations", () -> Ask.of(TANH, one, course).run(new Reading.Shared(Field.RATE, 0)));
        refused("at least 9 intervals", () -> Ask.of(TANH, one, course).run(new Reading.Response(9)));
        refused("linear", () -> Ask.of(TANH, one, course).withScheme(new Scheme.Exact(2.5)));
        refused("needs Heun", () -> Ask.of(TANH, one, course).withScheme(new Scheme.OwnSteps()));
        refused("in steps", () -> Ask.of(TANH.inSteps(0.5), one, course).withScheme(new Scheme.Heun(0.5)));
        refused(
                "common step",
                () -> Ask.of(TANH.withSignal(new Signal.Series(1, Math.PI, Matrix.zeros(2, 1))), one, course));
        refused(
                "memory",
                () -> Ask.of(TANH, new Population(40_000, 1, 9), course)
                        .withEngine(Engine.REAL_WEIGHTS)
                        .run(Ask.VARIANCE));
        refused(
                "DETERMINISTIC",
                () -> new Simulation(TANH, one, course, new Scheme.Heun(0.1), Engine.DETERMINISTIC, address));
    }

    @Test
    void aStepWithABiasBeyondOnePerCentIsMentioned() {
        Simulation simulation = Ask.of(TANH.withWeightVariance(0.25), new Population(1, 1, 1), Course.fromZero(1, 0.1));
        assertEquals(List.of(), simulation.cautions());
        String caution =
                simulation.withScheme(new Scheme.EulerMaruyama(0.1)).cautions().getFirst();
        assertTrue(caution.contains("+5.3 %"), caution);
    }
}
