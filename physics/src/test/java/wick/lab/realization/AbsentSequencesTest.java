package wick.lab.realization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Padding;
import wick.network.Parameterization;
import wick.network.Pooling;
import wick.network.Shape;
import wick.network.Tanh;
import wick.network.Window;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// A sequence padded with absent positions is the sequence itself, network by network.
class AbsentSequencesTest {
    private static final int LONG = 8;
    private static final int SHORT = 5;

    private static Wiring wiring(int length, Padding padding, Pooling pooling) {
        Layer act = new Layer.Pointwise(new Tanh());
        Window three = Window.of(padding, 3);
        Window two = Window.of(Padding.SAME, 2);
        List<Layer> layers = List.of(
                new Layer.Convolution(4, three, new Initialization.Variances(1.6, 0.2)),
                act,
                new Layer.Attention(3, 1.5, 1.2, 0.9),
                new Layer.Convolution(3, two, new Initialization.Variances(1.6, 0.2)),
                new Layer.Pool(Pooling.MAXIMUM, two),
                act,
                new Layer.GlobalPool(pooling),
                new Layer.Dense(2, new Initialization.Variances(1.6, 0.2)));
        Shape shape = new Shape(2, List.of(length));
        return new Network(shape, layers, Distribution.NORMAL, Parameterization.NTK, length == LONG).wire();
    }

    private static Matrix sequences(int length, int stretch) {
        Matrix all = Wirings.gaussian(3, 2 * SHORT, 5);
        Matrix inputs = Matrix.zeros(3, 2 * length);
        for (int row = 0; row < 3; row++) {
            for (int channel = 0; channel < 2; channel++) {
                for (int p = 0; p < length; p++) {
                    double value = p < stretch ? all.at(row, channel * SHORT + p) : Double.NaN;
                    inputs.set(row, channel * length + p, value);
                }
            }
        }
        return inputs;
    }

    @ParameterizedTest
    @EnumSource(Pooling.class)
    void aSequencePaddedAtItsEndHasTheOutputsAndTheTangentKernelOfTheSequenceItself(Pooling pooling) {
        for (Padding padding : List.of(Padding.SAME, Padding.VALID)) {
            RealNetwork alone = new RealNetwork(wiring(SHORT, padding, pooling));
            RealNetwork padded = new RealNetwork(wiring(LONG, padding, pooling));
            alone.draw(Address.of(2, "sequences"));
            padded.use(alone.parameters());
            Matrix expected = alone.forward(sequences(SHORT, SHORT));
            Matrix found = padded.forward(sequences(LONG, SHORT));
            Matrix expectedKernel = Matrix.zeros(6, 6);
            Matrix foundKernel = Matrix.zeros(6, 6);
            alone.tangentKernelInto(new Outputs.All(), expectedKernel);
            padded.tangentKernelInto(new Outputs.All(), foundKernel);
            for (int i = 0; i < 6; i++) {
                assertEquals(expected.entries()[i], found.entries()[i], 1e-13);
                for (int j = 0; j < 6; j++) {
                    assertEquals(
                            expectedKernel.at(i, j),
                            foundKernel.at(i, j),
                            1e-12 * Math.max(1, expectedKernel.at(i, i)));
                }
            }
        }
    }

    @Test
    void networksOnInputsWithAbsentPositionsAreNotHeldImplicitly() {
        Wiring wiring = wiring(LONG, Padding.SAME, Pooling.AVERAGE);
        assertFalse(Realization.implicitFor(wiring));
        assertTrue(ImplicitNetwork.obstacle(wiring).orElseThrow().contains("absent positions"));
        RealNetwork network = new RealNetwork(wiring);
        network.realize(Address.of(2, "sequences"), sequences(LONG, SHORT));
        Matrix kernel = Matrix.zeros(3, 3);
        String message =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> network.kernelInto(0, kernel))
                        .getMessage());
        assertTrue(message.contains("positions that some inputs lack"), message);
    }
}
