package wick.topic.expressivity.lab.flattening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.topic.expressivity.theory.flattening.Flattening;
import wick.topic.expressivity.theory.flattening.SparseProduct;

class ConstructionTest {
    private static final List<Double> HAAR = List.of(Math.sqrt(0.5), Math.sqrt(0.5));
    private static final List<Double> DAUBECHIES = List.of(
            (1 + Math.sqrt(3)) / (4 * Math.sqrt(2)),
            (3 + Math.sqrt(3)) / (4 * Math.sqrt(2)),
            (3 - Math.sqrt(3)) / (4 * Math.sqrt(2)),
            (1 - Math.sqrt(3)) / (4 * Math.sqrt(2)));

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 64, 256})
    void butterfliesAreTheFourierTransform(int size) {
        LinearNetwork network = Construction.fourier(size);
        for (int j = 0; j < size; j++) {
            double[] column = network.column(j);
            for (int k = 0; k < size; k++) {
                double angle = -2 * Math.PI * ((long) j * k % size) / size;
                assertEquals(Math.cos(angle), column[2 * k], 1e-13);
                assertEquals(Math.sin(angle), column[2 * k + 1], 1e-13);
            }
        }
        assertCounts(new Flattening.Fourier(size), network);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 64})
    void transformsAndAFactorForEachFrequencyAreAConvolution(int size) {
        double[] kernel = new double[size];
        Address.of(3, "convolution").open().normalsInto(size, kernel, 0);
        LinearNetwork network = Construction.convolution(Vector.of(kernel));
        for (int j = 0; j < size; j++) {
            double[] column = network.column(j);
            for (int i = 0; i < size; i++) {
                assertEquals(kernel[Math.floorMod(i - j, size)], column[2 * i], 1e-13);
                assertEquals(0, column[2 * i + 1], 1e-13);
            }
        }
        assertCounts(new Flattening.Convolution(size), network);
    }

    @Test
    void hadamardsTransformHasTheSignsOfSharedBits() {
        LinearNetwork network = Construction.hadamard(64);
        for (int j = 0; j < 64; j++) {
            for (int k = 0; k < 64; k++) {
                assertEquals(Integer.bitCount(j & k) % 2 == 0 ? 1 : -1, network.column(j)[2 * k]);
            }
        }
        assertCounts(new Flattening.Hadamard(64), network);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 64, 1024})
    void waveletsAreOrthonormalAndAsManyAsCounted(int size) {
        LinearNetwork haar = Construction.wavelet(size, HAAR);
        assertCounts(new Flattening.Wavelet(size, 2), haar);
        LinearNetwork four = Construction.wavelet(size, DAUBECHIES);
        for (LinearNetwork network : List.of(haar, four)) {
            double norm = 0;
            double overlap = 0;
            for (int i = 0; i < size; i++) {
                norm += Math.pow(network.column(1)[2 * i], 2);
                overlap += network.column(1)[2 * i] * network.column(0)[2 * i];
            }
            assertEquals(1, norm, 1e-13);
            assertEquals(0, overlap, 1e-13);
        }
    }

    @Test
    void longerFiltersAreAsManyAsCountedOnceTheyFit() {
        assertCounts(new Flattening.Wavelet(256, 4), generic(256));
    }

    /// Four taps without the relations that make some weights of the last, wrapped levels vanish.
    private static LinearNetwork generic(int size) {
        return Construction.wavelet(size, List.of(0.9, 0.31, -0.47, 0.13));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void strassensRecursionMultipliesAndHasTheCountedWeights(int levels) {
        int size = 8;
        RandomStream stream = Address.of(1, "strassen").open();
        Matrix left = Matrix.zeros(size, size);
        stream.normalsInto(size * size, left.entries(), 0);
        LinearNetwork network = Construction.strassen(left, levels);
        for (int place = 0; place < size * size; place++) {
            double[] column = network.column(place);
            int row = row(place, size, levels);
            int at = column(place, size, levels);
            for (int out = 0; out < size * size; out++) {
                double expected = column(out, size, levels) == at ? left.at(row(out, size, levels), row) : 0;
                assertEquals(expected, column[2 * out], 1e-13);
            }
        }
        assertEquals(recursed(size, levels), network.synapses());
        assertEquals(512, network.flatSynapses());
    }

    private static long recursed(long n, int levels) {
        return levels == 0 ? n * n * n : 6 * n * n + 7 * recursed(n / 2, levels - 1);
    }

    /// Row of the entry at `place` in blocks within blocks.
    private static int row(int place, int size, int levels) {
        int quarter = size * size / 4;
        return levels == 0
                ? place / size
                : (place / quarter / 2) * (size / 2) + row(place % quarter, size / 2, levels - 1);
    }

    private static int column(int place, int size, int levels) {
        int quarter = size * size / 4;
        return levels == 0
                ? place % size
                : (place / quarter % 2) * (size / 2) + column(place % quarter, size / 2, levels - 1);
    }

    /// False alarms: |z| > 5 of two sums over 400 draws, below 1e-5.
    @Test
    void drawnProductsHaveTheExpectedConnectionsAndSpread() {
        SparseProduct theory = new SparseProduct(100, 0.01);
        Matrix rows = new RandomProducts(100, 0.01).draw(400, Address.of(1, "sparse products"));
        double mean = 0;
        double square = 0;
        for (int i = 0; i < 400; i++) {
            double cost = rows.at(i, 0) / rows.at(i, 1);
            mean += cost / 400;
            square += cost * cost / 400;
        }
        double spread = Math.sqrt(square - mean * mean);
        assertEquals(0, (mean - theory.meanCost()) / (theory.spread() / 20), 5);
        assertEquals(0, (spread / theory.spread() - 1) * Math.sqrt(2 * 400), 5);
    }

    @Test
    void trainingFindsTheButterfliesOfHadamardAndNoSmallerFlatNetwork() {
        LinearNetwork butterflies = Construction.hadamard(4);
        Matrix target = Matrix.zeros(4, 4);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                target.set(i, j, butterflies.column(j)[2 * i]);
            }
        }
        TrainedProduct deep = new TrainedProduct(TrainedProduct.connections(butterflies), target, 2000, 0.05);
        double best = 1;
        for (int start = 0; start < 10; start++) {
            best = Math.min(
                    best, deep.residual(Address.of(1, "deep").network(start).open()));
        }
        assertTrue(best < 1e-10, "best of ten starts leaves " + best);
        Matrix mask = Matrix.zeros(4, 4);
        java.util.Arrays.fill(mask.entries(), 0, 12, 1);
        double flat = new TrainedProduct(List.of(mask), target, 2000, 0.05)
                .residual(Address.of(1, "flat").open());
        assertEquals(0.25, flat, 1e-9);
    }

    private static void assertCounts(Flattening theory, LinearNetwork network) {
        assertEquals(theory.synapses().deep().longValueExact(), network.synapses());
        assertEquals(theory.synapses().passThrough().longValueExact(), network.passThrough());
        assertEquals(theory.synapses().flat().longValueExact(), network.flatSynapses());
        assertEquals(theory.layers(), network.layers().size());
    }
}
