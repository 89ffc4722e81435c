package wick.numeric.matrix;

/// A symmetric positive semidefinite matrix that is given row by row, so that it need not be in memory
/// whole.
///
/// Rows may be asked for again and again, in any order and from several threads.
public interface SymmetricRows {
    /// The number of rows.
    int size();

    /// Fills `block` (block.rows() x size) with the rows from `from` on.
    void rowsInto(int from, Matrix block);

    /// The diagonal.
    double[] diagonal();

    static SymmetricRows of(Matrix symmetric) {
        Symmetric.requireSquare(symmetric);
        return new Held(symmetric);
    }

    /// A matrix in memory.
    record Held(Matrix matrix) implements SymmetricRows {
        @Override
        public int size() {
            return matrix.rows();
        }

        @Override
        public void rowsInto(int from, Matrix block) {
            System.arraycopy(matrix.entries(), from * matrix.columns(), block.entries(), 0, block.entries().length);
        }

        @Override
        public double[] diagonal() {
            return matrix.diagonal();
        }
    }
}
