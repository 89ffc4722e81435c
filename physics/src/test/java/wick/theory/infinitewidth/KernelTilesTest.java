package wick.theory.infinitewidth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Relu;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.theory.Chains;
import wick.theory.Chains.Laws;

class KernelTilesTest {
    private static final int SIZE = 1100;
    private static final int INPUTS = 9;

    private static KernelRecursion recursion(String activation) {
        return KernelRecursion.of(network(activation));
    }

    private static Wiring network(String activation) {
        return Chains.deep(GaussianAveragesTest.activation(activation), new Laws(1.7, 0.1, 1.3, 0.4), INPUTS, 8, 3);
    }

    private static Matrix part(Matrix whole, int row, int column, Matrix shape) {
        Matrix part = Matrix.zeros(shape.rows(), shape.columns());
        for (int i = 0; i < shape.rows(); i++) {
            for (int j = 0; j < shape.columns(); j++) {
                part.set(i, j, whole.at(row + i, column + j));
            }
        }
        return part;
    }

    private static void assertTilesAreParts(KernelTiles tiles, Kernels whole, int edge) {
        for (int row = 0; row < tiles.rows(); row += edge) {
            for (int column = 0; column < tiles.columns(); column += edge) {
                int height = Math.min(edge, tiles.rows() - row);
                int width = Math.min(edge, tiles.columns() - column);
                Matrix nngp = Matrix.zeros(height, width);
                Matrix ntk = Matrix.zeros(height, width);
                Kernels tile = tiles.tileInto(row, column, nngp, ntk);
                assertArrayEquals(
                        part(whole.nngp(), row, column, nngp).entries(),
                        tile.nngp().entries());
                assertArrayEquals(
                        part(whole.ntk(), row, column, ntk).entries(),
                        tile.ntk().entries());
                assertTrue(tile.nngpError() <= whole.nngpError() && tile.ntkError() <= whole.ntkError());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "erf"})
    void symmetricTilesAreTheBytesOfTheWhole(String activation) {
        Matrix inputs = KernelRecursionTest.normal(SIZE, INPUTS, 4);
        KernelRecursion recursion = recursion(activation);
        Kernels whole = recursion.kernels(inputs);
        assertTilesAreParts(recursion.tiles(inputs, KernelKinds.BOTH), whole, KernelTiles.GRID);
        assertTilesAreParts(recursion.tiles(inputs, KernelKinds.BOTH), whole, 2 * KernelTiles.GRID);
    }

    @Test
    void tilesOfASmoothActivationAreTheBytesOfTheWhole() {
        Matrix inputs = KernelRecursionTest.normal(530, INPUTS, 5);
        KernelRecursion recursion = recursion("tanh");
        assertTilesAreParts(recursion.tiles(inputs, KernelKinds.BOTH), recursion.kernels(inputs), KernelTiles.GRID);
    }

    @Test
    void tilesBetweenTwoSetsAreTheBytesOfTheWhole() {
        Matrix rows = KernelRecursionTest.normal(SIZE, INPUTS, 6);
        Matrix columns = KernelRecursionTest.normal(700, INPUTS, 7);
        KernelRecursion recursion = recursion("relu");
        assertTilesAreParts(
                recursion.tiles(rows, columns, KernelKinds.BOTH), recursion.kernels(rows, columns), KernelTiles.GRID);
    }

    /// Products on the diagonal come from another function of the library than those beside it.
    @ParameterizedTest
    @ValueSource(ints = {17, 100, 256, 300, 511})
    void anInputWithItselfHasTheBytesItHasBetweenTwoSets(int size) {
        Matrix inputs = KernelRecursionTest.normal(size, INPUTS, 9);
        KernelRecursion recursion = recursion("relu");
        Kernels alone = recursion.kernels(inputs);
        Kernels between = recursion.kernels(inputs, inputs);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                assertEquals(between.nngp().at(i, j), alone.nngp().at(i, j));
                assertEquals(between.ntk().at(i, j), alone.ntk().at(i, j));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "erf", "tanh", "gelu"})
    void theDiagonalAloneIsTheBytesOfTheWhole(String activation) {
        Matrix inputs = KernelRecursionTest.normal(100, INPUTS, 8);
        KernelRecursion recursion = recursion(activation);
        Kernels whole = recursion.kernels(inputs);
        KernelDiagonal diagonal = recursion.diagonal(inputs);
        assertArrayEquals(whole.nngp().diagonal(), diagonal.nngp().toArray());
        assertArrayEquals(whole.ntk().diagonal(), diagonal.ntk().toArray());
        assertEquals(inputs.rows(), diagonal.nngp().size());
    }

    @Test
    void tilesOffTheGridAreRefused() {
        KernelTiles tiles = recursion("relu").tiles(KernelRecursionTest.normal(SIZE, INPUTS, 9), KernelKinds.NNGP);
        Matrix nothing = Matrix.zeros(0, 0);
        for (int[] bad : new int[][] {{1, 0, 2, 2}, {0, 512, 1100, 512}, {1024, 0, 100, 512}, {512, 0, 512, 1024}}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> tiles.tileInto(bad[0], bad[1], Matrix.zeros(bad[2], bad[3]), nothing));
        }
    }

    @Test
    void whatIsNotAskedForIsNotWritten() {
        KernelTiles tiles = KernelRecursion.of(Chains.deep(new Relu(), new Laws(2, 0, 1, 1), INPUTS, 8, 2))
                .tiles(KernelRecursionTest.normal(3, INPUTS, 9), KernelKinds.NTK);
        Matrix nothing = Matrix.zeros(0, 0);
        Kernels tile = tiles.tileInto(0, 0, nothing, Matrix.zeros(3, 3));
        assertEquals(0, tile.nngp().rows());
        assertEquals(0, tile.nngpError());
        assertTrue(tile.ntk().at(0, 0) > 0);
    }
}
