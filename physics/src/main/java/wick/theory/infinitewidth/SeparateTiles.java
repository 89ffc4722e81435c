package wick.theory.infinitewidth;

import java.util.Optional;
import wick.numeric.matrix.Matrix;

/// Tiles of an engine that computes each of them from its own inputs alone.
record SeparateTiles(KernelEngine engine, Matrix x, Optional<Matrix> z, KernelKinds kinds) implements KernelTiles {

    @Override
    public int rows() {
        return x.rows();
    }

    @Override
    public int columns() {
        return z.orElse(x).rows();
    }

    @Override
    public boolean symmetric() {
        return z.isEmpty();
    }

    /// Above the diagonal of symmetric kernels the mirror image is computed and transposed.
    @Override
    public Kernels tileInto(int row, int column, Matrix nngp, Matrix ntk) {
        Matrix shape = kinds.nngp() ? nngp : ntk;
        KernelTileGrid.requireTile(this, row, column, shape);
        Kernels tile;
        if (symmetric() && row < column) {
            Kernels mirrored = kernels(column, shape.columns(), row, shape.rows());
            tile = new Kernels(
                    mirrored.nngp().transposed(),
                    mirrored.ntk().transposed(),
                    mirrored.nngpError(),
                    mirrored.ntkError());
        } else {
            tile = kernels(row, shape.rows(), column, shape.columns());
        }
        copyInto(tile.nngp(), kinds.nngp(), nngp);
        copyInto(tile.ntk(), kinds.ntk(), ntk);
        return new Kernels(nngp, ntk, kinds.nngp() ? tile.nngpError() : 0, kinds.ntk() ? tile.ntkError() : 0);
    }

    private Kernels kernels(int row, int height, int column, int width) {
        Matrix rows = x.rows(row, row + height);
        if (symmetric() && row == column && height == width) {
            return engine.kernels(rows);
        }
        return engine.kernels(rows, z.orElse(x).rows(column, column + width));
    }

    private static void copyInto(Matrix from, boolean wanted, Matrix to) {
        if (wanted) {
            System.arraycopy(from.entries(), 0, to.entries(), 0, to.entries().length);
        }
    }
}
