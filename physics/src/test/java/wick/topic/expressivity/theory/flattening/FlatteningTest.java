package wick.topic.expressivity.theory.flattening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlatteningTest {

    @ParameterizedTest
    @CsvSource({"8, 48, 1.3333333333333333", "64, 768, 5.333333333333333", "256, 4096, 16", "1024, 20480, 51.2"})
    void fastTransformsCostNOverTwiceItsLogarithm(int size, long deep, double cost) {
        for (Flattening transform : new Flattening[] {new Flattening.Fourier(size), new Flattening.Hadamard(size)}) {
            assertEquals(deep, transform.synapses().deep().longValueExact());
            assertEquals(cost, transform.synapses().cost(), 1e-12);
            assertEquals(cost, transform.synapses().costWithPassThrough(), 1e-12);
        }
    }

    @Test
    void wavesOfHaarArePaidForOnlyBySkipConnections() {
        Count count = new Flattening.Wavelet(1024, 2).synapses();
        assertEquals(11_264, count.flat().intValueExact());
        assertEquals(4092, count.deep().intValueExact());
        assertEquals(12_286, count.deep().add(count.passThrough()).intValueExact());
        assertEquals(2.7527, count.cost(), 5e-5);
        assertEquals(0.9168, count.costWithPassThrough(), 5e-5);
    }

    @ParameterizedTest
    @CsvSource({
        "64, 253952, 1.03226",
        "128, 1875968, 1.11790",
        "256, 13524992, 1.24046",
        "512, 96247808, 1.39450",
        "1024, 680026112, 1.57897"
    })
    void strassensProductsPayFromSizeFortyEightOn(int size, long deep, double cost) {
        Count count = new Flattening.Strassen(size).synapses();
        assertEquals(deep, count.deep().longValueExact());
        assertEquals(cost, count.cost(), 5e-6);
    }

    @Test
    void downToSingleNumbersStrassensRecursionLosesUpToTheSixteenthPowerOfTwo() {
        for (int k = 1; k <= 20; k++) {
            Count count = new Flattening.Strassen(1 << k).fullyRecursed();
            BigInteger closed = BigInteger.valueOf(9)
                    .multiply(BigInteger.valueOf(7).pow(k))
                    .subtract(
                            BigInteger.valueOf(8).multiply(BigInteger.valueOf(4).pow(k)));
            assertEquals(new BigDecimal(closed), count.deep());
            assertEquals(k >= 17, count.cost() > 1, "k = " + k);
        }
        assertEquals(1.0756, new Flattening.Strassen(1 << 17).fullyRecursed().cost(), 5e-5);
    }

    @Test
    void noOtherDepthOfTheRecursionIsSmaller() {
        for (int size = 2; size <= 600; size++) {
            BigDecimal best = new Flattening.Strassen(size).synapses().deep();
            assertTrue(best.longValueExact() <= smallest(size), "size " + size);
        }
    }

    private static long smallest(long n) {
        long flat = n * n * n;
        return n % 2 == 0 ? Math.min(flat, 6 * n * n + 7 * smallest(n / 2)) : flat;
    }

    @ParameterizedTest
    @CsvSource({
        "100, 0.01, 0.49753306543",
        "200, 0.05, 3.93848936105",
        "500, 0.05, 7.13943263670",
        "1000, 0.02, 8.24333979316",
        "400, 0.1, 4.91024723362"
    })
    void sparseProductsCostWhatTheRatioOfTheirExpectationsSays(int size, double density, double cost) {
        assertEquals(cost, new SparseProduct(size, density).synapses().cost(), 1e-11);
    }

    @Test
    void allDrawsOfAllSmallProductsGiveTheSameMeansVariancesAndCovariance() {
        double p = 0.3;
        double[] sums = new double[5];
        for (int draw = 0; draw < 1 << 8; draw++) {
            int a = draw & 15;
            int b = draw >> 4;
            int deep = Integer.bitCount(draw);
            int flat = entry(a, b, 0, 0) + entry(a, b, 0, 1) + entry(a, b, 1, 0) + entry(a, b, 1, 1);
            double weight = Math.pow(p, deep) * Math.pow(1 - p, 8 - deep);
            sums[0] += weight * deep;
            sums[1] += weight * flat;
            sums[2] += weight * deep * deep;
            sums[3] += weight * flat * flat;
            sums[4] += weight * deep * flat;
        }
        double deepPart = (sums[2] - sums[0] * sums[0]) / (sums[0] * sums[0]);
        double flatPart = (sums[3] - sums[1] * sums[1]) / (sums[1] * sums[1]);
        double both = (sums[4] - sums[0] * sums[1]) / (sums[0] * sums[1]);
        SparseProduct product = new SparseProduct(2, p);
        assertEquals(sums[1] / sums[0], product.synapses().cost(), 1e-14);
        assertEquals(sums[1] / sums[0] * (1 + deepPart - both), product.meanCost(), 1e-14);
        assertEquals(sums[1] / sums[0] * Math.sqrt(flatPart + deepPart - 2 * both), product.spread(), 1e-14);
    }

    private static int entry(int a, int b, int i, int j) {
        return ((a >> (2 * i)) & (b >> j) & 1) | ((a >> (2 * i + 1)) & (b >> (2 + j)) & 1);
    }

    @Test
    void thirtyTwoNumbersTakeOneHundredAndTwentyFourNeuronsInATree() {
        Flattening.Product product = new Flattening.Product(32);
        assertEquals(BigInteger.valueOf(124), product.neuronsDeep());
        assertEquals(BigInteger.valueOf(4_294_967_296L), product.neuronsFlat());
        assertEquals(0, product.synapses().passThrough().signum());
        assertEquals(1, new Flattening.Product(2).synapses().cost());
    }

    @Test
    void aFactorWithoutPartnerIsHandedOn() {
        assertEquals(2, new Flattening.Product(5).synapses().passThrough().intValueExact());
        assertEquals(0, new Flattening.Product(4).synapses().passThrough().intValueExact());
    }

    @Test
    void ranksPayBelowHalfTheSize() {
        assertEquals(4, new Flattening.LowRank(64, 8).synapses().cost());
        assertEquals(1, new Flattening.LowRank(64, 32).synapses().cost());
    }

    @Test
    void sizesThatNoAlgorithmHasAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Flattening.Fourier(12));
        assertThrows(IllegalArgumentException.class, () -> new Flattening.Wavelet(8, 3));
        assertThrows(IllegalArgumentException.class, () -> new Flattening.LowRank(8, 9));
        assertThrows(IllegalArgumentException.class, () -> new SparseProduct(8, 0));
        assertThrows(IllegalArgumentException.class, () -> new SparseProduct(8, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Flattening.Product(1));
    }
}
