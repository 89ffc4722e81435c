package wick.topic.expressivity.theory.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Sigmoid;
import wick.network.Silu;
import wick.network.Softplus;
import wick.network.weighted.WeightedNetwork;

class ProductTreeTest {
    private static final double EPSILON = 0x1p-53;

    private static FlatGate pair(FlatShape shape) {
        return shape == FlatShape.HALF_SIGNS
                ? FlatGate.best(new Silu(), 2, shape, EPSILON).orElseThrow()
                : FlatGate.of(new Sigmoid(), 2, shape, 1);
    }

    /// The source's text says 4n = 160 neurons for 32 numbers.
    @ParameterizedTest
    @CsvSource({"SIGNS, 124", "SUBSETS, 93", "HALF_SIGNS, 62"})
    void thirtyTwoNumbersTakeThirtyOneGates(FlatShape shape, int neurons) {
        ProductTree tree = new ProductTree(pair(shape), 32);
        assertEquals(neurons, tree.neurons());
        assertEquals(5, tree.levels());
        WeightedNetwork network = tree.network(0.01);
        assertEquals(neurons, network.neurons());
        assertEquals(5, network.hiddenLayers());
        assertEquals(BigInteger.TWO.pow(32), FlatShape.SIGNS.count(32));
        assertEquals(BigInteger.TWO.pow(31), FlatShape.HALF_SIGNS.count(32));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 7, 8, 13})
    void anyNumberOfFactorsIsMultipliedWithinTheBound(int factors) {
        double[] x = new double[factors];
        Arrays.setAll(x, i -> (i % 3 == 1 ? -1 : 1) * (1 - 0.03 * i));
        double expected = Arrays.stream(x).reduce(1, (a, b) -> a * b);
        for (FlatShape shape : FlatShape.values()) {
            ProductTree tree = new ProductTree(pair(shape), factors);
            double found = tree.network(1e-3).apply(x)[0];
            double bound = tree.bound(1e-3).orElseThrow();
            assertEquals(expected, found, bound);
            assertTrue(bound < 0.03, shape + ": " + bound);
            assertEquals(Integer.bitCount(factors) > 1, tree.network(1e-3).skips());
        }
    }

    @Test
    void onlyGatesForTwoMakeATree() {
        FlatGate three = FlatGate.smallest(new Softplus(), 3, EPSILON);
        assertThrows(IllegalArgumentException.class, () -> new ProductTree(three, 4));
        String message = String.valueOf(assertThrows(
                        IllegalArgumentException.class, () -> new ProductTree(pair(FlatShape.SIGNS), 1 << 20))
                .getMessage());
        assertTrue(message.contains("4194300 neurons"), message);
    }
}
