package wick.topic.expressivity.lab.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.topic.expressivity.theory.flattening.Flattening;

class CountedConvolutionTest {

    /// 11264 complex multiplications for 1024 values, 45056 real ones, against 1048576.
    @ParameterizedTest
    @ValueSource(ints = {2, 16, 1024, 4096})
    void transformsGiveTheDirectProductWithAsManyMultiplicationsAsCounted(int size) {
        Vector kernel = drawn(size, 1);
        Vector values = drawn(size, 2);
        CountedConvolution convolution = new CountedConvolution(kernel);
        Vector direct = convolution.direct(values);
        Vector fast = convolution.fast(values);
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, Math.abs(direct.at(i)));
        }
        for (int i = 0; i < size; i++) {
            assertEquals(direct.at(i), fast.at(i), 1e-12 * largest);
        }
        Flattening.Convolution theory = new Flattening.Convolution(size);
        assertEquals(theory.complexMultiplications(), convolution.complexMultiplications());
        assertEquals(theory.directMultiplications(), convolution.realMultiplications());
        if (size == 1024) {
            assertEquals(11264, theory.complexMultiplications());
            assertEquals(45056, theory.realMultiplications());
            assertEquals(1048576, theory.directMultiplications());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 16, 32, 64})
    void transformsPayFromThirtyTwoOn(int size) {
        CountedConvolution convolution = new CountedConvolution(drawn(size, 1));
        convolution.direct(drawn(size, 2));
        convolution.fast(drawn(size, 2));
        boolean pays = 4 * convolution.complexMultiplications() < convolution.realMultiplications();
        assertEquals(size >= Flattening.Convolution.crossover(), pays);
    }

    private static Vector drawn(int size, int which) {
        double[] values = new double[size];
        Address.of(which, "counted-convolution").open().normalsInto(size, values, 0);
        return Vector.of(values);
    }
}
