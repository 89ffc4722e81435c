package wick.theory.spectra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Relu;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SymmetricEigen;
import wick.theory.infinitewidth.KernelRecursion;

class SymmetryBlocksTest {

    /// Height × width images, every pattern with all its shifts along both axes, rows in the order of the
    /// blocks.
    private static Matrix orbits(int patterns, int height, int width) {
        Matrix points = Matrix.zeros(patterns * height * width, height * width);
        for (int a = 0; a < patterns; a++) {
            for (int g = 0; g < height * width; g++) {
                int down = g / width;
                int right = g % width;
                for (int i = 0; i < height; i++) {
                    for (int j = 0; j < width; j++) {
                        double value = Math.sin(3.7 * a + 1.3 * i * i + 2.1 * j + 0.4 * i * j) + 0.3 * a;
                        points.set(a * height * width + g, (i + down) % height * width + (j + right) % width, value);
                    }
                }
            }
        }
        return points;
    }

    private static Matrix kernel(Matrix points) {
        var variances = new Initialization.Variances(2, 0.1);
        Network network = new Network(
                points.columns(),
                List.of(
                        new Layer.Dense(8, variances),
                        new Layer.Pointwise(new Relu()),
                        new Layer.Dense(8, variances),
                        new Layer.Pointwise(new Relu()),
                        new Layer.Dense(1, variances)),
                Distribution.NORMAL,
                Parameterization.NTK);
        return KernelRecursion.of(network.wire()).kernels(points).ntk();
    }

    @Test
    void blocksOfShiftedImagesHaveTheEigenvaluesOfTheWholeKernel() {
        Matrix kernel = kernel(orbits(3, 4, 5));
        SymmetryBlocks blocks = SymmetryBlocks.of(kernel, List.of(4, 5));
        double[] whole = SymmetricEigen.of(kernel).values().toArray();
        double[] parts = blocks.eigenvalues().toArray();
        assertEquals(whole.length, parts.length);
        for (int i = 0; i < whole.length; i++) {
            assertEquals(whole[i], parts[i], 1e-12 * whole[whole.length - 1], "eigenvalue " + i);
        }
        assertEquals(
                20,
                blocks.blocks().stream()
                        .mapToInt(SymmetryBlocks.Block::multiplicity)
                        .sum());
    }

    @Test
    void blocksOfACirculantKernelAreItsFourierTransform() {
        Matrix kernel = kernel(orbits(1, 1, 6));
        SymmetryBlocks blocks = SymmetryBlocks.of(kernel, List.of(6));
        for (SymmetryBlocks.Block block : blocks.blocks()) {
            int f = block.frequencies().getFirst();
            double transform = 0;
            for (int s = 0; s < 6; s++) {
                transform += kernel.at(0, s) * Math.cos(2 * Math.PI * f * s / 6);
            }
            assertEquals(transform, block.eigenvalues().at(0), 1e-13);
            assertEquals(f == 0 || f == 3 ? 1 : 2, block.multiplicity());
        }
    }

    @Test
    void aReflectionSplitsIntoEvenAndOdd() {
        Matrix points = Matrix.of(4, 3, 1, 2, 0.5, 0.5, 2, 1, -1, 0, 0.3, 0.3, 0, -1);
        SymmetryBlocks blocks = SymmetryBlocks.of(kernel(points), List.of(2));
        assertEquals(2, blocks.blocks().size());
        double[] whole = SymmetricEigen.of(kernel(points)).values().toArray();
        double[] parts = blocks.eigenvalues().toArray();
        for (int i = 0; i < 4; i++) {
            assertEquals(whole[i], parts[i], 1e-13);
        }
    }

    @Test
    void aKernelWithoutTheSymmetryIsRefused() {
        Matrix kernel = kernel(orbits(2, 1, 4));
        kernel.set(1, 2, kernel.at(1, 2) + 1e-3);
        var refused = assertThrows(IllegalArgumentException.class, () -> SymmetryBlocks.of(kernel, List.of(4)));
        assertTrue(String.valueOf(refused.getMessage()).contains("changes by"), refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> SymmetryBlocks.of(kernel, List.of(3)));
    }
}
