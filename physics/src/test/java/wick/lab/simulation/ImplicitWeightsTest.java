package wick.lab.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Ties;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.statistics.TwoSample;
import wick.observable.Measurement.Engine;

/// Weights that are never drawn have the law of drawn ones.
class ImplicitWeightsTest {
    private static final double STEP = 0.5;

    /// Three units are exhausted after three directions of the twelve steps. A right law fails one of these
    /// 24 tests at p = 10⁻⁴ once in 400 seeds.
    @ParameterizedTest
    @CsvSource({"3, TIED", "3, FRESH", "24, TIED", "24, FRESH"})
    void responsesAndVariancesHaveTheSameLawAsWithRealWeights(int size, Ties ties) {
        RecurrentNetwork tanh = RecurrentNetwork.of(new Tanh(), 1, 3, 0.2).withBiasVariance(0.1);
        RecurrentNetwork network = ties == Ties.TIED ? tanh.inSteps(STEP) : tanh.withFreshWeights(STEP);
        Reading variance = new Reading.TwoTime(Field.CURRENT, 12);
        Reading response = new Reading.Response(12);
        Reading growth = new Reading.Perturbation(12);
        Simulation simulation = Ask.of(network, new Population(size, 3000, 2), new Course(0.5, 0, 6, STEP));
        Outcome real = simulation.withEngine(Engine.REAL_WEIGHTS).run(variance, response, growth);
        Simulation other = new Simulation(
                network,
                simulation.population(),
                simulation.course(),
                simulation.scheme(),
                Engine.IMPLICIT_WEIGHTS,
                Address.of(2, "simulation-test"));
        Outcome implicit = other.run(variance, response, growth);

        assertSameLaw(real, implicit, variance, 12 * 13 + 12);
        assertSameLaw(real, implicit, variance, 12 * 13 + 9);
        assertSameLaw(real, implicit, response, 4);
        assertSameLaw(real, implicit, response, 12);
        assertSameLaw(real, implicit, growth, 3);
        assertSameLaw(real, implicit, growth, 12);
    }

    private static void assertSameLaw(Outcome real, Outcome implicit, Reading reading, int k) {
        double p = TwoSample.kolmogorovSmirnov(real.numbers(reading, k), implicit.numbers(reading, k))
                .pValue();
        assertTrue(
                p > 1e-4,
                () -> reading + " " + k + ": p = " + p + ", " + real.mean(reading, k) + " and "
                        + implicit.mean(reading, k));
    }

    /// (W (e + δf) − W e) / δ has the law of W f for tiny δ: a cut that took the two vectors for one would
    /// lose it.
    @Test
    void nearlyEqualVectorsHaveAnswersThatDifferByTheirDifference() {
        int size = 2000;
        double tiny = 1e-9;
        Matrix x = Matrix.zeros(size, 2);
        for (int i = 0; i < size; i++) {
            x.set(i, 0, 1 / Math.sqrt(size));
            x.set(i, 1, (1 + (i % 2 == 0 ? tiny : -tiny)) / Math.sqrt(size));
        }
        Matrix y = Matrix.zeros(size, 2);
        RecurrentNetwork network = RecurrentNetwork.of(new Tanh(), 1, 3, 0);
        ImplicitWeights weights = new ImplicitWeights(network, size, Address.of(1, "simulation-test"));
        weights.begin(0);
        weights.timesInto(x, y);

        double square = 0;
        double product = 0;
        for (int i = 0; i < size; i++) {
            double difference = (y.at(i, 1) - y.at(i, 0)) / tiny;
            square += difference * difference;
            product += difference * y.at(i, 0);
        }
        // sums of 2000 squares or products of normals of variance 3/N; four standard errors
        assertEquals(3, square, 4 * 3 * Math.sqrt(2.0 / size));
        assertEquals(0, product, 4 * 3 / Math.sqrt(size));
    }

    @Test
    void theyAreChosenForManyUnitsAndFewStepsAlone() {
        assertEquals(Engine.IMPLICIT_WEIGHTS, engine(20_000, 1, 2));
        assertEquals(Engine.REAL_WEIGHTS, engine(20_000, 1000, 2));
        assertEquals(Engine.REAL_WEIGHTS, engine(200, 1, 2));
        assertEquals(Engine.REAL_WEIGHTS, engine(2000, 1, 1000));
    }

    private static Engine engine(int size, int realizations, double duration) {
        return Ask.of(
                        RecurrentNetwork.of(new Tanh(), 1, 2, 1).inSteps(STEP),
                        new Population(size, 1, realizations),
                        Course.fromZero(duration, STEP))
                .engine();
    }
}
