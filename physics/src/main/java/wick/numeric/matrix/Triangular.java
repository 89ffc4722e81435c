package wick.numeric.matrix;

import java.util.function.IntConsumer;
import wick.numeric.parallel.Parallel;

/// Systems with a lower triangular matrix L, cell by cell over the fixed grid.
final class Triangular {
    private static final int EDGE = OpenBlas.EDGE;

    /// Columns of the inverse that are computed at a time.
    private static final int PANEL = 128;

    private Triangular() {}

    /// X ← L⁻¹ X
    static void solve(Matrix lower, Matrix x) {
        requireRows(lower, x);
        int cells = Block.cells(lower.rows(), EDGE);
        for (int k = 0; k < cells; k++) {
            eliminate(Block.of(lower), k, x, k + 1, cells);
        }
    }

    /// X ← L⁻ᵀ X
    static void solveTransposed(Matrix lower, Matrix x) {
        requireRows(lower, x);
        for (int k = Block.cells(lower.rows(), EDGE) - 1; k >= 0; k--) {
            eliminate(Block.of(lower).flipped(), k, x, 0, k);
        }
    }

    /// Solves for the cells of row k, then takes their part out of rows `from`, …, `to` − 1.
    private static void eliminate(Block triangle, int k, Matrix x, int from, int to) {
        Block right = Block.of(x);
        int across = Block.cells(x.columns(), EDGE);
        share(x, across, j -> OpenBlas.solveFromLeft(triangle.cell(k, k, EDGE), right.cell(k, j, EDGE)));
        share(x, (to - from) * across, t -> {
            int i = from + t / across;
            int j = t % across;
            Gemm.subtract(triangle.cell(i, k, EDGE), right.cell(k, j, EDGE), right.cell(i, j, EDGE));
        });
    }

    /// L Z
    static Matrix times(Matrix lower, Matrix z) {
        requireRows(lower, z);
        Matrix product = Matrix.zeros(z.rows(), z.columns());
        Block triangle = Block.of(lower);
        Block result = Block.of(product);
        int across = Block.cells(z.columns(), EDGE);
        share(z, Block.cells(z.rows(), EDGE) * across, t -> {
            Block cell = result.cell(t / across, t % across, EDGE);
            // columns to the right of the cell's last row hold zeros
            int reach = cell.row() + cell.rows();
            Gemm.set(
                    triangle.part(cell.row(), cell.rows(), 0, reach),
                    Block.of(z).part(0, reach, cell.column(), cell.columns()),
                    cell);
        });
        return product;
    }

    /// Σ_k (L⁻¹)_ki² for every column i.
    static double[] inverseSquares(Matrix lower) {
        int n = lower.rows();
        double[] squares = new double[n];
        Parallel.forEach(Block.cells(n, PANEL), t -> {
            int from = t * PANEL;
            int width = Math.min(PANEL, n - from);
            // L⁻¹ is zero above its diagonal, so a panel begins at its own first row
            Block corner = Block.of(lower).part(from, n - from, from, n - from);
            Matrix x = Matrix.zeros(n - from, width);
            for (int i = 0; i < width; i++) {
                x.set(i, i, 1);
            }
            solve(corner, x);
            for (int i = 0; i < x.rows(); i++) {
                for (int j = 0; j < width; j++) {
                    squares[from + j] += x.at(i, j) * x.at(i, j);
                }
            }
        });
        return squares;
    }

    private static void solve(Block triangle, Matrix x) {
        Block right = Block.of(x);
        int cells = Block.cells(triangle.rows(), EDGE);
        for (int k = 0; k < cells; k++) {
            Block pivot = right.band(k, EDGE);
            OpenBlas.solveFromLeft(triangle.cell(k, k, EDGE), pivot);
            for (int i = k + 1; i < cells; i++) {
                Gemm.subtract(triangle.cell(i, k, EDGE), pivot, right.band(i, EDGE));
            }
        }
    }

    static void copyInto(Matrix b, Matrix x) {
        if (b.rows() != x.rows() || b.columns() != x.columns()) {
            throw new IllegalArgumentException("B is " + b.rows() + " x " + b.columns() + " and X is " + x.rows()
                    + " x " + x.columns() + " where the same shape is needed");
        }
        System.arraycopy(b.entries(), 0, x.entries(), 0, b.entries().length);
    }

    /// Few right-hand sides are not worth a second thread; this decides speed, never bytes.
    private static void share(Matrix x, int count, IntConsumer task) {
        if (x.columns() < 16) {
            for (int t = 0; t < count; t++) {
                task.accept(t);
            }
        } else {
            Parallel.forEach(count, task);
        }
    }

    private static void requireRows(Matrix lower, Matrix x) {
        if (x.rows() != lower.rows()) {
            throw new IllegalArgumentException(
                    "the right-hand side has " + x.rows() + " rows where the factor has " + lower.rows());
        }
        if (x.sharesEntriesWith(lower)) {
            throw new IllegalArgumentException("the right-hand side must not be the factor itself");
        }
    }
}
