package wick.theory.inference;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.theory.infinitewidth.KernelEngine;
import wick.theory.infinitewidth.KernelKinds;
import wick.theory.infinitewidth.KernelTiles;

/// One kernel of a network as the matrices that inference needs, without room for the other kernel.
public record NetworkGram(KernelEngine engine, KernelKinds kind) {
    private static final int EDGE = 2 * KernelTiles.GRID;
    private static final Matrix NONE = Matrix.zeros(0, 0);

    public NetworkGram {
        if (kind == KernelKinds.BOTH) {
            throw new IllegalArgumentException("a Gaussian process has one kernel: NNGP or NTK");
        }
    }

    /// K(X,X), symmetric to the last bit.
    public Matrix symmetric(Matrix x) {
        Matrix whole = Matrix.zeros(x.rows(), x.rows());
        KernelTiles tiles = engine.tiles(x, kind);
        for (int row = 0; row < x.rows(); row += EDGE) {
            for (int column = 0; column <= row; column += EDGE) {
                Matrix tile = tile(tiles, row, column);
                copy(tile, row, column, whole);
                if (row != column) {
                    copy(tile.transposed(), column, row, whole);
                }
            }
        }
        return whole;
    }

    /// K(Z,X), one row per row of Z.
    public Matrix between(Matrix z, Matrix x) {
        Matrix whole = Matrix.zeros(z.rows(), x.rows());
        KernelTiles tiles = engine.tiles(z, x, kind);
        for (int row = 0; row < z.rows(); row += EDGE) {
            for (int column = 0; column < x.rows(); column += EDGE) {
                copy(tile(tiles, row, column), row, column, whole);
            }
        }
        return whole;
    }

    /// K(z,z) for every row of Z.
    public Vector diagonal(Matrix z) {
        return kind.nngp()
                ? engine.diagonal(z, kind).nngp()
                : engine.diagonal(z, kind).ntk();
    }

    private Matrix tile(KernelTiles tiles, int row, int column) {
        Matrix tile = Matrix.zeros(Math.min(EDGE, tiles.rows() - row), Math.min(EDGE, tiles.columns() - column));
        tiles.tileInto(row, column, kind.nngp() ? tile : NONE, kind.ntk() ? tile : NONE);
        return tile;
    }

    private static void copy(Matrix tile, int row, int column, Matrix whole) {
        for (int i = 0; i < tile.rows(); i++) {
            System.arraycopy(
                    tile.entries(),
                    i * tile.columns(),
                    whole.entries(),
                    (row + i) * whole.columns() + column,
                    tile.columns());
        }
    }
}
