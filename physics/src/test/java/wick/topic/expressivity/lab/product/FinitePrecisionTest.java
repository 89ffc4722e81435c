package wick.topic.expressivity.lab.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import wick.network.Linear;
import wick.network.Tanh;
import wick.network.weighted.NetworkBuilder;
import wick.network.weighted.Sum;
import wick.network.weighted.WeightedNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

class FinitePrecisionTest {

    private static WeightedNetwork network() {
        NetworkBuilder builder = new NetworkBuilder(2).layer(new Tanh());
        int one = builder.neuron(0.3, new Sum().plus(0, 0.7).plus(1, -0.2));
        int two = builder.neuron(-0.1, new Sum().plus(1, 1.1));
        builder.layer(new Linear())
                .neuron(0.05, new Sum().plus(0, 0.5).plus(one, 0.9).plus(two, -0.4));
        return builder.build();
    }

    /// The nearest float is the nearest number of 24 bits.
    @Test
    void aValueIsRoundedToTheNearest() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(6);
        for (int i = 0; i < 10_000; i++) {
            double x = random.nextGaussian() * Math.scalb(1.0, random.nextInt(-30, 30));
            assertEquals((double) (float) x, FinitePrecision.rounded(x, 24));
            BigDecimal coarse = BigDecimal.valueOf(FinitePrecision.rounded(x, 10));
            double half = Math.scalb(1.0, Math.getExponent(x) - 10);
            assertTrue(coarse.subtract(new BigDecimal(x)).abs().doubleValue() <= half);
            assertEquals(x, FinitePrecision.rounded(x, 53));
        }
    }

    @Test
    void withAllBitsTheErrorsAreThoseOfTheNetworkItself() {
        Matrix points = GateErrors.points(2, 200, Address.of(1, "points"));
        GateErrors plain = GateErrors.of(network(), points);
        assertEquals(plain, FinitePrecision.errors(network(), points, 53));
        double coarse = FinitePrecision.errors(network(), points, 12).largest();
        assertTrue(coarse != plain.largest() && Math.abs(coarse - plain.largest()) < 1e-3);
        assertThrows(IllegalArgumentException.class, () -> FinitePrecision.errors(network(), points, 54));
    }

    @Test
    void cornersComeAfterThePointsInside() {
        Matrix points = GateErrors.pointsAndCorners(3, 5, Address.of(1, "points"));
        assertEquals(13, points.rows());
        for (int row = 0; row < 13; row++) {
            for (int i = 0; i < 3; i++) {
                double x = points.at(row, i);
                assertEquals(row >= 5, Math.abs(x) == 1, "row " + row);
            }
        }
        assertEquals(1, GateErrors.product(points, 5));
    }

    /// A network that reads every bit: 1 where all are 1, which relu gives exactly.
    @Test
    void bitErrorsSeeEveryInputOfASmallNetwork() {
        NetworkBuilder builder = new NetworkBuilder(3).layer(new wick.network.Relu());
        int all = builder.neuron(-2, new Sum().plus(0, 1).plus(1, 1).plus(2, 1));
        builder.layer(new Linear()).neuron(0, new Sum().plus(all, 1));
        WeightedNetwork network = builder.build();
        assertEquals(0, BitErrors.ofProduct(network));
        assertEquals(new BitErrors(0, 8), BitErrors.of(network, x -> x == 7, 1));
        assertEquals(new BitErrors(1, 8), BitErrors.of(network, x -> x == 3, 1));
    }
}
