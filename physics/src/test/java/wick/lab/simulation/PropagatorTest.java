package wick.lab.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.random.Address;

/// The exact step of a linear network, by identities that determine it.
class PropagatorTest {

    /// E = Σ (At)^k / k!, A F = E − 1 and A Q + Q Aᵀ + 1 = E Eᵀ.
    @ParameterizedTest
    @CsvSource({"1, 0, 2", "5, 0.5, 0.3", "12, 1.2, 3", "30, 0.9, 0.01"})
    void transitionIntegralAndNoiseObeyTheirEquations(int size, double deviation, double time) {
        Matrix a = generator(size, deviation);
        Propagator propagator = Propagator.of(a, time).orElseThrow();
        Matrix e = propagator.transition();
        Matrix noise = Products.timesTransposed(propagator.noiseFactor(), propagator.noiseFactor());
        Matrix series = Matrix.identity(size);
        Matrix term = Matrix.identity(size);
        for (int k = 1; k < 60; k++) {
            term = Products.times(a, term);
            for (int i = 0; i < term.entries().length; i++) {
                term.entries()[i] *= time / k;
                series.entries()[i] += term.entries()[i];
            }
        }
        Matrix af = Products.times(a, propagator.integral());
        Matrix aq = Products.times(a, noise);
        Matrix ee = Products.timesTransposed(e, e);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double one = i == j ? 1 : 0;
                assertClose(series.at(i, j), e.at(i, j));
                assertClose(e.at(i, j) - one, af.at(i, j));
                assertClose(ee.at(i, j), aq.at(i, j) + aq.at(j, i) + one);
            }
        }
    }

    private static void assertClose(double expected, double actual) {
        assertEquals(expected, actual, 1e-12 * (1 + Math.abs(expected)));
    }

    @Test
    void aNetworkThatOutgrowsNumbersWithinAStepHasNone() {
        assertTrue(Propagator.of(generator(8, 40), 50).isEmpty());
    }

    private static Matrix generator(int size, double deviation) {
        RecurrentNetwork network = Ask.linear(deviation * deviation);
        RealWeights weights = new RealWeights(network, size, Address.of(1, "propagator-test"));
        weights.begin(0);
        Matrix a = weights.matrix();
        for (int i = 0; i < size; i++) {
            a.set(i, i, a.at(i, i) - 1);
        }
        return a;
    }
}
