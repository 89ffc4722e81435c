package wick.lab.spectra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import wick.lab.realization.RealNetwork;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Tanh;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SingularValues;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;

class InputOutputJacobianTest {
    private static final Initialization.Variances LAW = new Initialization.Variances(1.5, 0.1);

    private static RealNetwork network(Layer... middle) {
        List<Layer> layers = new java.util.ArrayList<>();
        layers.add(new Layer.Dense(7, LAW));
        layers.addAll(List.of(middle));
        layers.add(new Layer.Dense(5, LAW));
        RealNetwork network =
                new RealNetwork(new Network(4, layers, Distribution.NORMAL, Parameterization.STANDARD).wire());
        network.draw(Address.of(1, "jacobian"));
        return network;
    }

    private static final Matrix INPUT = Matrix.of(1, 4, 0.3, -1, 0.8, 0.1);

    @Test
    void theJacobianIsThatOfCentralDifferences() {
        Layer.Pointwise tanh = new Layer.Pointwise(new Tanh());
        RealNetwork network = network(
                tanh, new Layer.Dense(7, LAW), new Layer.Residual(List.of(tanh, new Layer.Dense(7, LAW))), tanh);
        Matrix jacobian = InputOutputJacobian.of(network, INPUT);
        double step = 1e-5;
        for (int j = 0; j < 4; j++) {
            Matrix right = INPUT.copy();
            Matrix left = INPUT.copy();
            right.set(0, j, right.at(0, j) + step);
            left.set(0, j, left.at(0, j) - step);
            Matrix above = network.forward(right).copy();
            Matrix below = network.forward(left).copy();
            for (int i = 0; i < 5; i++) {
                assertEquals((above.at(0, i) - below.at(0, i)) / (2 * step), jacobian.at(i, j), 1e-9);
            }
        }
    }

    @Test
    void theReadingHoldsTheSquaresOfTheSingularValuesAndZeros() {
        RealNetwork network = network(new Layer.Pointwise(new Tanh()));
        double[] numbers = new double[5];
        new SquaredSingularValues(Vector.of(INPUT.row(0)))
                .open(network.wiring(), 1)
                .readInto(network, numbers, 0);
        Vector expected =
                SingularValues.of(InputOutputJacobian.of(network, INPUT)).values();
        for (int i = 0; i < 4; i++) {
            assertEquals(expected.at(i) * expected.at(i), numbers[i], 1e-13);
        }
        assertEquals(0, numbers[4], 1e-14);
    }

    /// ∂z/∂x = ∂z/∂b W for the first matrix W, so the squared gradient is that of J behind W.
    @Test
    void theSquaredGradientIsTheSquaredNormOfThePartialJacobian() {
        RealNetwork network = network(new Layer.Pointwise(new Tanh()));
        Matrix behind = network.forward(INPUT);
        assertEquals(5, behind.columns());
        double[] numbers = new double[1];
        new SquaredGradient(0).open(network.wiring(), 1).readInto(network, numbers, 0);
        double sum = 0;
        double step = 1e-5;
        Matrix bias = java.util.Objects.requireNonNull(network.parameters().get("b1"));
        for (int j = 0; j < 7; j++) {
            double kept = bias.entries()[j];
            bias.entries()[j] = kept + step;
            Matrix above = network.forward(INPUT).copy();
            bias.entries()[j] = kept - step;
            Matrix below = network.forward(INPUT).copy();
            bias.entries()[j] = kept;
            for (int i = 0; i < 5; i++) {
                double slope = (above.at(0, i) - below.at(0, i)) / (2 * step);
                sum += slope * slope / 5;
            }
        }
        assertEquals(sum, numbers[0], 1e-8);
    }

    @Test
    void inputsAndLayersThatDoNotFitAreRefused() {
        RealNetwork network = network(new Layer.Pointwise(new Tanh()));
        assertThrows(IllegalArgumentException.class, () -> InputOutputJacobian.of(network, Matrix.zeros(1, 3)));
        RealNetwork norm = network(new Layer.LayerNorm(0));
        var refused = assertThrows(IllegalArgumentException.class, () -> InputOutputJacobian.of(norm, INPUT));
        assertTrue(String.valueOf(refused.getMessage()).contains("LayerNorm"), refused.getMessage());
    }
}
