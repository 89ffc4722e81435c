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

    /// K_ij = √(K_ii K_jj) (1 − δ) and Θ_ij = √(Θ_ii Θ_jj) T at a state of the inputs.
    void write(KernelCell cell, int state, boolean symmetric, CellMemory memory) {
        InputStatistics rows = cell.rowStatistics();
        InputStatistics columns = cell.columnStatistics();
        double[] result = memory.gram.entries();
        if (nngp.rows() > 0) {
            var ends = new Ends(rows.variances[state], columns.variances[state], cell, symmetric);
            rootsInto(ends, memory.work);
            for (int i = 0; i < cell.height(); i++) {
                int from = i * CellMemory.STRIDE;
                double own = Math.sqrt(ends.rows.numbers[cell.row() + i]);
                Versine.cosinesInto(memory.delta, from, ends.length(i), own, memory.work, result);
            }
            finish(ends, memory);
            copy(cell, symmetric, result, nngp);
        }
        if (ntk.rows() > 0) {
            var ends = new Ends(rows.tangents[state], columns.tangents[state], cell, symmetric);
            rootsInto(ends, memory.work);
            System.arraycopy(memory.tangent, 0, result, 0, result.length);
            for (int i = 0; i < cell.height(); i++) {
                int from = i * CellMemory.STRIDE;
                double own = Math.sqrt(ends.rows.numbers[cell.row() + i]);
                Versine.weightInto(own, memory.work, from, ends.length(i), result);
            }
            finish(ends, memory);
            copy(cell, symmetric, result, ntk);
        }
    }

    /// δ and T themselves in place of K and Θ.
    void writeNormalized(KernelCell cell, boolean symmetric, CellMemory memory) {
        copy(cell, symmetric, memory.delta, nngp);
        if (memory.coincident) {
            for (int at = 0; at < memory.tangent.length; at++) {
                memory.tangent[at] = memory.delta[at] == 0 ? 1 : memory.tangent[at];
            }
        }
        copy(cell, symmetric, memory.tangent, ntk);
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

    private static void rootsInto(Ends ends, double[] roots) {
        for (int j = 0; j < ends.cell.width(); j++) {
            roots[j] = Math.sqrt(ends.columns.numbers[ends.cell.column() + j]);
        }
    }

    /// Coinciding inputs have the entry of the diagonal but for roundings, which are removed; and units.
    private static void finish(Ends ends, CellMemory memory) {
        boolean ordinary = ends.ordinary();
        if (ordinary && !memory.coincident) {
            return;
        }
        KernelCell cell = ends.cell;
        double[] result = memory.gram.entries();
        for (int i = 0; i < cell.height(); i++) {
            double own = ends.rows.numbers[cell.row() + i];
            for (int j = 0; j < ends.length(i); j++) {
                int at = i * CellMemory.STRIDE + j;
                if (memory.delta[at] == 0 && own == ends.columns.numbers[cell.column() + j]) {
                    result[at] = own;
                }
                if (!ordinary) {
                    int units = ends.rows.units[cell.row() + i] + ends.columns.units[cell.column() + j];
                    result[at] = Math.scalb(result[at], InputStatistics.UNIT / 2 * units);
                }
            }
        }
    }

    private void copy(KernelCell cell, boolean symmetric, double[] entries, Matrix target) {
        if (images != Images.MIRRORED) {
            int width = target.columns();
            for (int i = 0; i < cell.height(); i++) {
                int to = (cell.row() + i - row) * width + cell.column() - column;
                System.arraycopy(entries, i * CellMemory.STRIDE, target.entries(), to, cell.length(i, symmetric));
            }
        }
        if (images != Images.STRAIGHT) {
            for (int j = 0; j < cell.width(); j++) {
                mirror(cell, symmetric, entries, j, target);
            }
        }
    }

    /// Column j of the cell becomes part of a row of the target.
    private void mirror(KernelCell cell, boolean symmetric, double[] entries, int j, Matrix target) {
        double[] result = target.entries();
        int to = (cell.column() + j - row) * target.columns() + cell.row() - column;
        int first = symmetric ? Math.max(0, cell.column() + j - cell.row()) : 0;
        for (int i = first; i < cell.height(); i++) {
            result[to + i] = entries[i * CellMemory.STRIDE + j];
        }
    }
}
