package wick.theory.infinitewidth;

import wick.numeric.elementwise.Versine;
import wick.numeric.matrix.Matrix;

/// Where the entries of cells go: into the rectangle of both kernels that begins at (`row`, `column`),
/// straight or, of symmetric kernels, as their mirror image or both. A 0 x 0 matrix is not asked for.
record CellOutput(Matrix nngp, Matrix ntk, int row, int column, Images images) {

    /// Which images of a cell are written: the entries of symmetric kernels lie on both sides of the
    /// diagonal.
    enum Images {
        STRAIGHT,
        MIRRORED,
        BOTH
    }

    /// Rows that are written at once: their entries stay in the cache until they lie on both sides.
    private static final int STRIP = 64;

    /// K_ij = √(K_ii K_jj) (1 − δ) and Θ_ij = √(Θ_ii Θ_jj) T at a state of the inputs.
    void write(KernelCell cell, int state, boolean symmetric, CellMemory memory) {
        InputStatistics rows = cell.rowStatistics();
        InputStatistics columns = cell.columnStatistics();
        double[] result = memory.gram.entries();
        double[] roots = memory.work;
        if (nngp.rows() > 0) {
            var ends = new Ends(rows.variances[state], columns.variances[state], cell, symmetric);
            write(
                    ends,
                    memory,
                    nngp,
                    (from, count, own) -> Versine.cosinesInto(memory.delta, from, count, own, roots, result));
        }
        if (ntk.rows() > 0) {
            var ends = new Ends(rows.tangents[state], columns.tangents[state], cell, symmetric);
            write(ends, memory, ntk, (from, count, own) -> {
                System.arraycopy(memory.tangent, from, result, from, count);
                Versine.weightInto(own, roots, from, count, result);
            });
        }
    }

    /// Makes `count` entries of a kernel from entry `from` of the cell on, where the root of the diagonal in
    /// their row is `own`.
    private interface Entries {
        void make(int from, int count, double own);
    }

    private void write(Ends ends, CellMemory memory, Matrix target, Entries entries) {
        KernelCell cell = ends.cell;
        for (int j = 0; j < cell.width(); j++) {
            memory.work[j] = Math.sqrt(ends.columns.numbers[cell.column() + j]);
        }
        boolean exact = ends.ordinary() && !memory.coincident;
        for (int top = 0; top < cell.height(); top += STRIP) {
            int bottom = Math.min(cell.height(), top + STRIP);
            for (int i = top; i < bottom; i++) {
                double own = Math.sqrt(ends.rows.numbers[cell.row() + i]);
                entries.make(i * CellMemory.STRIDE, ends.length(i), own);
                if (!exact) {
                    finish(ends, i, memory);
                }
            }
            copy(ends, top, bottom, memory.gram.entries(), target);
        }
    }

    /// δ and T themselves in place of K and Θ.
    void writeNormalized(KernelCell cell, boolean symmetric, CellMemory memory) {
        InputStatistics.Scaled rows = cell.rowStatistics().outputVariances();
        var ends = new Ends(rows, cell.columnStatistics().outputVariances(), cell, symmetric);
        copy(ends, 0, cell.height(), memory.delta, nngp);
        if (memory.coincident) {
            for (int at = 0; at < memory.tangent.length; at++) {
                memory.tangent[at] = memory.delta[at] == 0 ? 1 : memory.tangent[at];
            }
        }
        copy(ends, 0, cell.height(), memory.tangent, ntk);
    }

    /// The diagonal of one kernel on both sides of a cell.
    private record Ends(
            InputStatistics.Scaled rows, InputStatistics.Scaled columns, KernelCell cell, boolean symmetric) {

        int length(int i) {
            return cell.length(i, symmetric);
        }

        boolean ordinary() {
            for (int i = cell.row(); i < cell.row() + cell.height(); i++) {
                if (rows.units[i] != 0) {
                    return false;
                }
            }
            for (int j = cell.column(); j < cell.column() + cell.width(); j++) {
                if (columns.units[j] != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /// Coinciding inputs have the entry of the diagonal but for roundings, which are removed; and units.
    private static void finish(Ends ends, int i, CellMemory memory) {
        KernelCell cell = ends.cell;
        double[] result = memory.gram.entries();
        double own = ends.rows.numbers[cell.row() + i];
        for (int j = 0; j < ends.length(i); j++) {
            int at = i * CellMemory.STRIDE + j;
            if (memory.delta[at] == 0 && own == ends.columns.numbers[cell.column() + j]) {
                result[at] = own;
            }
            int units = ends.rows.units[cell.row() + i] + ends.columns.units[cell.column() + j];
            if (units != 0) {
                result[at] = Math.scalb(result[at], InputStatistics.UNIT / 2 * units);
            }
        }
    }

    /// Rows `top` to `bottom`, exclusive, of the cell.
    private void copy(Ends ends, int top, int bottom, double[] entries, Matrix target) {
        KernelCell cell = ends.cell;
        if (images != Images.MIRRORED) {
            int width = target.columns();
            for (int i = top; i < bottom; i++) {
                int to = (cell.row() + i - row) * width + cell.column() - column;
                System.arraycopy(entries, i * CellMemory.STRIDE, target.entries(), to, ends.length(i));
            }
        }
        if (images != Images.STRAIGHT) {
            for (int j = 0; j < ends.length(bottom - 1); j++) {
                int first = ends.symmetric ? Math.max(top, cell.column() + j - cell.row()) : top;
                mirror(cell, first, bottom, j, entries, target);
            }
        }
    }

    /// Rows `first` to `bottom` of column j become part of a row of the target.
    private void mirror(KernelCell cell, int first, int bottom, int j, double[] entries, Matrix target) {
        double[] result = target.entries();
        int to = (cell.column() + j - row) * target.columns() + cell.row() - column;
        for (int i = first; i < bottom; i++) {
            result[to + i] = entries[i * CellMemory.STRIDE + j];
        }
    }
}
