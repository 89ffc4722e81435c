package wick.network.weighted;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import wick.network.Linear;
import wick.network.Monomial;
import wick.network.Tanh;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;

class WeightedNetworkTest {

    /// ((x + y)² − (x − y)²) / 4 = xy, and z past the layer of squares.
    private static WeightedNetwork product() {
        NetworkBuilder builder = new NetworkBuilder(3).layer(new Monomial(2));
        int sum = builder.neuron(0, new Sum().plus(0, 1).plus(1, 1));
        int difference = builder.neuron(0, new Sum().plus(0, 1).plus(1, -1));
        builder.layer(new Linear());
        builder.neuron(0.5, new Sum().plus(sum, 0.25).plus(difference, -0.25).plus(2, 1));
        return builder.build();
    }

    @Test
    void squaresAndASkippingConnectionGiveAProductPlusAnInput() {
        assertEquals(3.0 * -2 + 7 + 0.5, product().apply(3, -2, 7)[0]);
        assertEquals(Vector.of(3.0 * -2 + 7 + 0.5), product().apply(Vector.of(3, -2, 7)));
    }

    @Test
    void countsAreThoseOfTheDrawing() {
        WeightedNetwork product = product();
        assertEquals(2, product.neurons());
        assertEquals(3, product.units());
        assertEquals(7, product.synapses());
        assertEquals(1, product.hiddenLayers());
        assertEquals(5, product.firstValue(1));
        assertTrue(product.skips());
    }

    @Test
    void aDenseStackIsTheStackOfItsMatricesAndHasNoSkips() {
        Matrix a = Matrix.of(2, 3, 0.1, 0.2, -0.3, 0, 0.5, 0.7);
        Matrix c = Matrix.of(1, 2, 2, -1);
        WeightedNetwork stack = new NetworkBuilder(3)
                .dense(a, Vector.of(0.3, -0.2), new Tanh())
                .dense(c, Vector.of(0.25), new Linear())
                .build();
        double first = Math.tanh(0.1 * 1 + 0.2 * 2 - 0.3 * 3 + 0.3);
        double second = Math.tanh(0.5 * 2 + 0.7 * 3 - 0.2);
        assertEquals(2 * first - second + 0.25, stack.apply(1, 2, 3)[0], 1e-15);
        assertFalse(stack.skips());
        assertEquals(7, stack.synapses(), "the weight 0 is no synapse");
    }

    @Test
    void aBatchHasTheBitsOfItsPointsOneByOne() {
        Matrix points = Matrix.zeros(150, 3);
        Address.of(1, "weighted batch").open().normalsInto(450, points.entries(), 0);
        Matrix batch = product().apply(points);
        for (int row = 0; row < 150; row++) {
            assertArrayEquals(product().apply(points.row(row)), batch.row(row));
        }
    }

    @Test
    void whatCannotBeANetworkIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new NetworkBuilder(0).layer(new Tanh()).build());
        NetworkBuilder forward = new NetworkBuilder(1).layer(new Tanh());
        forward.neuron(0, new Sum().plus(1, 1));
        assertThrows(IllegalArgumentException.class, forward::build);
        NetworkBuilder infinite = new NetworkBuilder(1).layer(new Tanh());
        assertThrows(IllegalArgumentException.class, () -> infinite.neuron(0, new Sum().plus(0, Double.NaN)));
        assertThrows(IllegalStateException.class, () -> new NetworkBuilder(1).neuron(0, new Sum()));
    }
}
