package wick.theory.infinitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.Formula;
import wick.network.Tanh;
import wick.numeric.gaussian.Covariance;

class SequentialAveragesTest {
    private static final int COUNT = 300;

    /// Of a process with ever new variances and correlations from −1 to 1, long enough for several stretches.
    private static double variance(int t) {
        return t == 0 ? 0 : 0.3 + 1.5 * Math.abs(Math.sin(t)) + (t % 50 == 7 ? 6 : 0);
    }

    private static double covariance(int t, int s) {
        double correlation = t == s ? 1 : Math.cos(0.05 * (t - s));
        return correlation * Math.sqrt(variance(t) * variance(s));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "sigmoid", "softplus", "silu", "relu", "erf", "gelu", "sin", "cos", "linear"})
    void theyAreThePairAveragesOneByOne(String name) {
        Activation activation = Activation.named(name).orElseThrow();
        check(activation, COUNT, 37);
    }

    /// Kinks make series long; a few pairs suffice.
    @Test
    void alsoForFormulasWithKinks() {
        check(Formula.of("max(-1, min(z, 1))"), 6, 1);
    }

    private static void check(Activation activation, int count, int stride) {
        SequentialAverages averages = SequentialAverages.of(activation, count);
        GaussianAverages oneByOne = GaussianAverages.of(activation);
        double[] row = new double[count];
        double[] product = new double[count];
        double[] alone = new double[count];
        double[] slopes = new double[count];
        for (int t = 0; t < count; t++) {
            averages.put(t, variance(t) + 0.5);
            averages.put(t, variance(t));
            for (int s = 0; s <= t; s++) {
                row[s] = covariance(t, s);
            }
            averages.productsInto(t, t + 1, row, alone);
            averages.withSlopesInto(t, t + 1, row, product, slopes);
            for (int s = t % stride; s <= t && t % 11 == 3; s += stride) {
                assertEquals(alone[s], product[s]);
                GaussianAverages.Pair pair = oneByOne.pair(new Covariance(variance(t), variance(s), row[s]));
                double scale = Math.sqrt(oneByOne.single(variance(t)).square().value()
                        * oneByOne.single(variance(s)).square().value());
                String at = activation.name() + " " + t + ", " + s;
                assertEquals(pair.product().value(), product[s], pair.product().error() + 1e-12 * scale, at);
                assertEquals(
                        pair.slopeProduct().value(),
                        slopes[s],
                        pair.slopeProduct().error() + 1e-11,
                        at);
            }
        }
    }

    @Test
    void variablesComeInOrder() {
        SequentialAverages averages = SequentialAverages.of(new Tanh(), 5);
        averages.put(0, 1);
        assertThrows(IllegalArgumentException.class, () -> averages.put(2, 1));
    }
}
