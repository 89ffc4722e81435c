package wick.numeric.matrix;

import wick.numeric.parallel.Parallel;

/// A = L Lᵀ panel by panel: factor the cell on the diagonal, solve for the cells below it, subtract their
/// products from what is left at the lower right; then the next panel.
///
/// Every cell goes through the same calls in the same order whoever makes them, so the bytes do not
/// depend on the number of threads.
final class TiledCholesky {
    /// Columns factored at a time: narrow, since the diagonal cell is one core's work while the others
    /// wait.
    private static final int PANEL = 128;

    /// Rows and columns of the cells that are updated: small, since a cell on the diagonal costs as much as
    /// any other.
    private static final int UPDATE = 256;

    private TiledCholesky() {}

    /// Replaces the lower triangle by L; 0, or the order of the first leading minor that is not positive,
    /// and then the matrix holds nothing of use.
    static int factor(Matrix a) {
        Block whole = Block.of(a);
        for (int done = 0; done < a.rows(); done += PANEL) {
            int width = Math.min(PANEL, a.rows() - done);
            Block diagonal = whole.part(done, width, done, width);
            int order = factorCell(diagonal);
            if (order != 0) {
                return done + order;
            }
            int left = a.rows() - done - width;
            Block below = whole.part(done + width, left, done, width);
            Parallel.forEach(
                    Block.cells(left, UPDATE), t -> OpenBlas.solveFromRight(diagonal.flipped(), below.band(t, UPDATE)));
            subtract(below, whole.part(done + width, left, done + width, left));
        }
        return 0;
    }

    /// A ← A − L Lᵀ on and below the diagonal.
    private static void subtract(Block panel, Block rest) {
        int cells = Block.cells(rest.rows(), UPDATE);
        Parallel.forEach(cells * (cells + 1) / 2, t -> {
            int i = Products.triangleRow(t);
            int j = t - i * (i + 1) / 2;
            Block rows = panel.band(i, UPDATE);
            if (i == j) {
                OpenBlas.syrk(-1, rows, 1, rest.cell(i, i, UPDATE));
            } else {
                Gemm.subtract(rows, panel.band(j, UPDATE).flipped(), rest.cell(i, j, UPDATE));
            }
        });
    }

    private static int factorCell(Block diagonal) {
        int order = OpenBlas.potrf(diagonal);
        if (order != 0) {
            return order;
        }
        // entries of an indefinite matrix can overflow, and NaN passes LAPACK's test for a pivot that is
        // not positive
        for (int i = 0; i < diagonal.rows(); i++) {
            double pivot = diagonal.matrix().at(diagonal.row() + i, diagonal.column() + i);
            if (!(pivot > 0 && pivot < Double.POSITIVE_INFINITY)) {
                return i + 1;
            }
        }
        return 0;
    }
}
