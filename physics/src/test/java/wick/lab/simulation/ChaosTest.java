package wick.lab.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.statistics.Estimate;

/// Networks of tanh units against dynamic mean-field theory of an independent program. See [Ask].
class ChaosTest {

    /// g = 2, no noise: Δ(0) = 1.92480, ⟨φ²⟩ = 0.513178, λ = 0.112458. The exponent of finite networks is
    /// smaller by a term of order 1/N, a fifth at 400 units; it is taken out by two sizes, with an error of
    /// a seventh.
    @Test
    void strongWeightsWithoutNoiseMakeTheChaosOfMeanFieldTheory() {
        Reading rates = new Reading.Autocorrelation(Field.RATE, 0);
        Reading exponents = new Reading.Exponents(1);
        RecurrentNetwork network = RecurrentNetwork.of(new Tanh(), 1, 4, 0);
        Course course = new Course(1, 40, 100, 0.5);
        Outcome small = Ask.of(network, new Population(200, 16, 1), course).run(exponents);
        Outcome large = Ask.of(network, new Population(400, 12, 1), course).run(Ask.VARIANCE, rates, exponents);

        Ask.within(1.9248054137, large.mean(Ask.VARIANCE, 0));
        Ask.within(0.51317807, large.mean(rates, 0));
        Estimate half = small.mean(exponents, 0);
        Estimate whole = large.mean(exponents, 0);
        assertTrue(whole.deviationsFrom(0) > 5, whole::toString);
        Ask.within(
                0.112458,
                new Estimate(
                        2 * whole.mean() - half.mean(),
                        Math.hypot(2 * whole.standardError(), half.standardError()),
                        12));
    }

    /// g = 3/2, κ = 1: c(0) = 1.1180959147, λ = −0.10725.
    @Test
    void noiseSuppressesChaos() {
        RecurrentNetwork network = RecurrentNetwork.of(new Tanh(), 1, 2.25, 1);
        Reading exponents = new Reading.Exponents(1);
        Outcome outcome = Ask.of(network, new Population(400, 6, 4), new Course(1, 10, 60, 0.5))
                .run(Ask.VARIANCE, exponents);
        Ask.within(1.1180959147, outcome.mean(Ask.VARIANCE, 0));
        Ask.within(-0.10725, outcome.mean(exponents, 0));
    }
}
