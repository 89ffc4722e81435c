package wick.theory.infinitewidth;

import wick.numeric.matrix.Matrix;

/// Where the entries of cells go: into the rectangle of both kernels that begins at (`row`, `column`), straight
/// or, of symmetric kernels, as their mirror image or both. A 0 x 0 matrix is not asked for.
record CellOutput(Matrix nngp, Matrix ntk, int row, int column, boolean straight, boolean mirrored) {

    /// K_ij = √(K_ii K_jj) (1 − δ) and Θ_ij = √(Θ_ii Θ_jj) T at a state of the inputs.
    void write(KernelCell cell, int state, boolean symmetric, CellMemory memory) {
        InputStatistics rows = cell.rowStatistics();
        InputStatistics columns = cell.columnStatistics();
        if (nngp.rows() > 0) {
            for (int i = 0; i < cell.height(); i++) {
                int count = cell.length(i, symmetric);
                rootsInto(rows.variances[state], columns.variances[state], cell, i, count, memory);
                correlationsInto(i * CellMemory.STRIDE, count, memory);
            }
            copy(cell, symmetric, memory.gram.entries(), nngp);
        }
        if (ntk.rows() > 0) {
            for (int i = 0; i < cell.height(); i++) {
                int count = cell.length(i, symmetric);
                rootsInto(rows.tangents[state], columns.tangents[state], cell, i, count, memory);
                double own = rows.tangents[state].numbers[cell.row() + i];
                tangentsInto(i * CellMemory.STRIDE, count, own, memory);
            }
            copy(cell, symmetric, memory.gram.entries(), ntk);
        }
    }

    /// √(K_ii K_jj) into `product`; the numbers of the columns stay in `work`.
    private static void rootsInto(
            InputStatistics.Scaled rows,
            InputStatistics.Scaled columns,
            KernelCell cell,
            int i,
            int count,
            CellMemory memory) {
        double own = rows.numbers[cell.row() + i];
        int unit = rows.units[cell.row() + i];
        System.arraycopy(columns.numbers, cell.column(), memory.work, 0, count);
        boolean scaled = unit != 0;
        for (int j = 0; j < count; j++) {
            memory.product[j] = Math.sqrt(own * memory.work[j]);
        }
        for (int j = 0; j < count; j++) {
            scaled |= columns.units[cell.column() + j] != 0;
        }
        if (scaled) {
            for (int j = 0; j < count; j++) {
                int power = InputStatistics.UNIT / 2 * (unit + columns.units[cell.column() + j]);
                memory.product[j] = Math.scalb(memory.product[j], power);
            }
        }
    }

    private static void correlationsInto(int from, int count, CellMemory memory) {
        System.arraycopy(memory.delta, from, memory.slope, 0, count);
        for (int j = 0; j < count; j++) {
            memory.product[j] *= 1 - memory.slope[j];
        }
        System.arraycopy(memory.product, 0, memory.gram.entries(), from, count);
    }

    /// Coinciding inputs have T = 1 but for roundings, which are removed.
    private static void tangentsInto(int from, int count, double own, CellMemory memory) {
        System.arraycopy(memory.delta, from, memory.slope, 0, count);
        System.arraycopy(memory.tangent, from, memory.covariance, 0, count);
        boolean coincident = false;
        for (int j = 0; j < count; j++) {
            coincident |= memory.slope[j] == 0;
        }
        if (coincident) {
            for (int j = 0; j < count; j++) {
                if (memory.slope[j] == 0 && memory.work[j] == own) {
                    memory.covariance[j] = 1;
                }
            }
        }
        for (int j = 0; j < count; j++) {
            memory.product[j] *= memory.covariance[j];
        }
        System.arraycopy(memory.product, 0, memory.gram.entries(), from, count);
    }

    private void copy(KernelCell cell, boolean symmetric, double[] entries, Matrix target) {
        if (straight) {
            int width = target.columns();
            for (int i = 0; i < cell.height(); i++) {
                int to = (cell.row() + i - row) * width + cell.column() - column;
                System.arraycopy(entries, i * CellMemory.STRIDE, target.entries(), to, cell.length(i, symmetric));
            }
        }
        if (mirrored) {
            for (int j = 0; j < cell.width(); j += 8) {
                mirror(cell, symmetric, entries, j, target);
            }
        }
    }

    /// Eight columns of the cell become eight rows of the target.
    private void mirror(KernelCell cell, boolean symmetric, double[] entries, int first, Matrix target) {
        int width = target.columns();
        double[] result = target.entries();
        for (int i = 0; i < cell.height(); i++) {
            int count = Math.min(cell.length(i, symmetric), first + 8);
            int to = (cell.column() - row) * width + cell.row() + i - column;
            int from = i * CellMemory.STRIDE;
            for (int j = first; j < count; j++) {
                result[to + j * width] = entries[from + j];
            }
        }
    }
}
