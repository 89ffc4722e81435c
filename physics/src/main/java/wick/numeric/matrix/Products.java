package wick.numeric.matrix;

/// Products of matrices, computed over a fixed block grid: the bytes of a result depend on the shapes alone, never on
/// the number of threads.
public final class Products {
    private Products() {}

    /// A B
    public static Matrix times(Matrix a, Matrix b) {
        Matrix c = Matrix.zeros(a.rows(), b.columns());
        timesInto(a, b, c);
        return c;
    }

    /// A Bᵀ
    public static Matrix timesTransposed(Matrix a, Matrix b) {
        Matrix c = Matrix.zeros(a.rows(), b.rows());
        timesTransposedInto(a, b, c);
        return c;
    }

    /// Aᵀ B
    public static Matrix transposedTimes(Matrix a, Matrix b) {
        Matrix c = Matrix.zeros(a.columns(), b.columns());
        transposedTimesInto(a, b, c);
        return c;
    }

    /// C ← A B, allocates nothing.
    public static void timesInto(Matrix a, Matrix b, Matrix c) {
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < b.columns(); j++) {
                double sum = 0;
                for (int k = 0; k < a.columns(); k++) {
                    sum += a.at(i, k) * b.at(k, j);
                }
                c.set(i, j, sum);
            }
        }
    }

    /// C ← A Bᵀ, allocates nothing.
    public static void timesTransposedInto(Matrix a, Matrix b, Matrix c) {
        timesInto(a, b.transposed(), c);
    }

    /// C ← Aᵀ B, allocates nothing.
    public static void transposedTimesInto(Matrix a, Matrix b, Matrix c) {
        timesInto(a.transposed(), b, c);
    }
}
