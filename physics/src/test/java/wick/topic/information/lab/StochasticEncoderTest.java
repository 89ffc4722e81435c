package wick.topic.information.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.numeric.statistics.Moments;

class StochasticEncoderTest {
    private static final double SQUARE = 0.81;

    /// One number of correlation 0.9 with its cause: at β = (e^(2R) (1 − ρ²) + ρ²)/ρ² the weight has w² =
    /// e^(2R) − 1, and
    /// what it says is −½ ln(1 − ρ² (1 − e^(−2R))).
    @ParameterizedTest
    @CsvSource({"0.5, 0.3587380236", "1, 0.6026175012", "2, 0.7927736216"})
    void anEncoderOfOneNumberLandsOnTheCurve(double nats, double relevant) {
        double beta = (Math.exp(2 * nats) * (1 - SQUARE) + SQUARE) / SQUARE;
        Matrix start = Matrix.of(1, 1, new double[] {0.2});
        double weight = StochasticEncoder.trained(scalar(), beta, start).at(0, 0);
        assertEquals(Math.expm1(2 * nats), weight * weight, 1e-6 * Math.expm1(2 * nats));
        double says = (Math.log1p(weight * weight) - Math.log1p((1 - SQUARE) * weight * weight)) / 2;
        assertEquals(relevant, says, 1e-9);
    }

    private static StochasticEncoder.Spread scalar() {
        return new StochasticEncoder.Spread(
                Matrix.of(1, 1, new double[] {1}), Matrix.of(1, 1, new double[] {1 - SQUARE}));
    }

    /// Canonical correlations 0.9 and 0.6: below β = 1/0.36 the second direction is not worth what it costs.
    @Test
    void theSecondDirectionComesInAtItsBeta() {
        Matrix given = Matrix.of(2, 2, new double[] {0.19, 0, 0, 0.64});
        StochasticEncoder.Spread spread = new StochasticEncoder.Spread(Matrix.identity(2), given);
        Matrix start = Matrix.of(2, 2, new double[] {0.3, 0.2, -0.4, 0.5});
        assertEquals(0, second(StochasticEncoder.trained(spread, 2.7, start)), 1e-6);
        // w² = (β − 1) ρ²/(1 − ρ²) − 1
        assertEquals(1.9 * 0.36 / 0.64 - 1, second(StochasticEncoder.trained(spread, 2.9, start)), 1e-6);
    }

    private static double second(Matrix weights) {
        return (weights.at(0, 1) * weights.at(0, 1)) + (weights.at(1, 1) * weights.at(1, 1));
    }

    @Test
    void anEncoderNeedsTradeAndAllNumbers() {
        Matrix start = Matrix.identity(1);
        assertThrows(IllegalArgumentException.class, () -> StochasticEncoder.trained(scalar(), 1, start));
        assertThrows(IllegalArgumentException.class, () -> StochasticEncoder.trained(scalar(), 2, Matrix.identity(2)));
    }

    /// 4000 sets of eight samples: x of two numbers, y of one, I = −½ ln(1 − ρ²) with ρ² = 1/2. The mean is
    /// met within four
    /// standard errors, false alarm 1 in 16 000; the bias of the plain estimate is far outside.
    @Test
    void informationFromEightSamplesHasNoBias() {
        RandomStream stream = Address.of(5, "gaussian-samples").open();
        Moments estimates = new Moments();
        for (int set = 0; set < 4000; set++) {
            Matrix x = Matrix.zeros(8, 2);
            Matrix y = Matrix.zeros(8, 1);
            for (int s = 0; s < 8; s++) {
                x.set(s, 0, stream.nextNormal());
                x.set(s, 1, x.at(s, 0) + stream.nextNormal());
                y.set(s, 0, 3 * (x.at(s, 1) - x.at(s, 0) + stream.nextNormal()));
            }
            estimates.add(GaussianSamples.information(x, y));
        }
        double error = estimates.estimate().standardError();
        assertEquals(Math.log(2) / 2, estimates.estimate().mean(), 4 * error);
        assertTrue(error < 0.01, () -> "bias of two in sixteen would not be seen at ± " + error);
    }

    @Test
    void summariesCarryNoiseOfVarianceOne() {
        Matrix x = Matrix.zeros(20_000, 1);
        Matrix summary = StochasticEncoder.drawn(
                Matrix.identity(1), x, Address.of(6, "noise").open());
        Moments squares = new Moments();
        for (double t : summary.entries()) {
            squares.add(t * t);
        }
        assertEquals(1, squares.estimate().mean(), 4 * squares.estimate().standardError());
    }

    /// 40 000 samples with right labels: the weights are those of the two normal distributions, distance/√d
    /// each, bias 0.
    @Test
    void aNeuronOnRightLabelsLearnsTheTwoDistributions() {
        NoisyLabels.Law law = new NoisyLabels.Law(2, 2, 0, 0);
        double[] neuron =
                NoisyLabels.drawn(law, 40_000, Address.of(7, "neuron").open()).trained();
        // the inverse of the Fisher information is about 6 along the means and 5 across them, over the samples
        double error = Math.sqrt(7.0 / 40_000);
        assertEquals(Math.sqrt(2), neuron[0], 4 * error);
        assertEquals(Math.sqrt(2), neuron[1], 4 * error);
        assertEquals(0, neuron[2], 4 * error);
    }
}
