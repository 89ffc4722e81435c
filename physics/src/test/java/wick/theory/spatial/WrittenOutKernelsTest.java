package wick.theory.spatial;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wick.network.WrittenOutKernels;
import wick.numeric.matrix.Matrix;
import wick.theory.infinitewidth.KernelEngine;
import wick.theory.infinitewidth.KernelKinds;
import wick.theory.infinitewidth.Kernels;

/// Kernels of every kind of layer and activation, and of inputs with absent positions, against values
/// with many digits, by `reference/theory/architectures.py`, `activations.py` and `absent.py`.
class WrittenOutKernelsTest {
    private static final double ACCURACY = 1e-13;

    static List<WrittenOutKernels> networks() {
        return Stream.concat(WrittenOutKernels.all().stream(), WrittenOutKernels.absent().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void kernelsAreThoseWrittenOutWithinTheirStatedErrors(WrittenOutKernels expected) {
        KernelEngine engine = NetworkKernels.of(expected.network().wire());
        if (!expected.hasTangentKernel()) {
            assertThrows(IllegalArgumentException.class, () -> engine.kernels(expected.inputs()));
            Matrix nngp = Matrix.zeros(expected.nngp().rows(), expected.nngp().columns());
            Kernels alone = engine.tiles(expected.inputs(), KernelKinds.NNGP).tileInto(0, 0, nngp, Matrix.zeros(0, 0));
            check("nngp", expected.nngp(), alone.nngp(), alone.nngpError());
            return;
        }
        Kernels found = engine.kernels(expected.inputs());
        check("nngp", expected.nngp(), found.nngp(), found.nngpError());
        check("ntk", expected.ntk(), found.ntk(), found.ntkError());
    }

    private static void check(String kernel, Matrix expected, Matrix found, double stated) {
        assertTrue(stated < 1e-11, () -> kernel + " states an error of " + stated);
        for (int i = 0; i < expected.rows(); i++) {
            for (int j = 0; j < expected.columns(); j++) {
                double scale = Math.sqrt(expected.at(i, i) * expected.at(j, j));
                double deviation = Math.abs(found.at(i, j) - expected.at(i, j)) / scale;
                String told = kernel + " " + i + "," + j + ": " + found.at(i, j) + ", expected " + expected.at(i, j)
                        + ", deviation " + deviation + ", stated " + stated;
                assertTrue(deviation <= ACCURACY, told);
                assertTrue(deviation <= stated + 1e-16, told);
            }
        }
    }
}
