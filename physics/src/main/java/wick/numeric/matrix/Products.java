package wick.numeric.matrix;

import java.util.Objects;
import java.util.function.IntConsumer;
import wick.numeric.parallel.Parallel;

/// Products of matrices, computed over a fixed block grid: the bytes of a result depend on the shapes
/// alone, never on the number of threads.
///
/// The result is covered by blocks of [#BLOCK] rows and columns from its upper left corner, and the sum
/// over the inner index runs over stretches of a fixed length, in order. So a tile of the result whose
/// first row and column are multiples of [#BLOCK], computed alone from its rows of A and columns of B,
/// has the bytes that it has in the whole: a product larger than memory can be computed tile by tile.
///
/// NaN and infinite entries spread as in IEEE arithmetic. Methods throw [IllegalArgumentException] where
/// shapes do not fit, or where the result is also an operand.
public final class Products {
    /// Tiles of a result begin at multiples of this.
    public static final int BLOCK = OpenBlas.EDGE;

    /// Multiplications below which a product is not worth a second thread; it decides speed, never bytes.
    private static final double WORTH_SHARING = 1 << 20;

    private Products() {}

    /// A B
    public static Matrix times(Matrix a, Matrix b) {
        requireInner(a.columns(), b.rows(), "A B", a, b);
        Matrix c = Matrix.zeros(a.rows(), b.columns());
        multiplyInto(Block.of(a), Block.of(b), c);
        return c;
    }

    /// A Bᵀ
    public static Matrix timesTransposed(Matrix a, Matrix b) {
        requireInner(a.columns(), b.columns(), "A Bᵀ", a, b);
        Matrix c = Matrix.zeros(a.rows(), b.rows());
        multiplyInto(Block.of(a), Block.of(b).flipped(), c);
        return c;
    }

    /// `count` rows of a matrix, from row `from` on.
    public record Rows(Matrix matrix, int from, int count) {
        public Rows {
            Objects.checkFromIndexSize(from, count, matrix.rows());
        }
    }

    /// The upper left corner of C ← A Bᵀ for some rows A and B of matrices, by one thread; allocates no
    /// array. Entries depend on how many rows A and B have, in their last bits.
    public static void timesTransposedInto(Rows a, Rows b, Matrix c) {
        requireInner(a.matrix().columns(), b.matrix().columns(), "A Bᵀ", a.matrix(), b.matrix());
        if (a.count() > c.rows() || b.count() > c.columns()) {
            throw new IllegalArgumentException(
                    "the product is " + a.count() + " x " + b.count() + " and does not fit into a " + c);
        }
        requireSeparate(a.matrix(), c);
        requireSeparate(b.matrix(), c);
        int inner = a.matrix().columns();
        Gemm.set(
                Block.of(a.matrix()).part(a.from(), a.count(), 0, inner),
                Block.of(b.matrix()).part(b.from(), b.count(), 0, inner).flipped(),
                Block.of(c).part(0, a.count(), 0, b.count()));
    }

    /// C ← C + factor A B for some rows B and C of matrices and as many of A's first columns as there are
    /// rows of B, by one thread; allocates no array.
    public static void addTimesInto(double factor, Matrix a, Rows b, Rows c) {
        if (b.count() > a.columns() || c.count() > a.rows()) {
            throw new IllegalArgumentException(
                    "A B needs " + c.count() + " rows and " + b.count() + " columns of A, which is a " + a);
        }
        requireInner(b.matrix().columns(), c.matrix().columns(), "A B + C", b.matrix(), c.matrix());
        requireSeparate(a, c.matrix());
        requireSeparate(b.matrix(), c.matrix());
        if (b.count() == 0 || c.count() == 0) {
            return;
        }
        Block left = Block.of(a).part(0, c.count(), 0, b.count());
        Block right =
                Block.of(b.matrix()).part(b.from(), b.count(), 0, b.matrix().columns());
        Block sum = Block.of(c.matrix()).part(c.from(), c.count(), 0, c.matrix().columns());
        for (int j = 0; j < sum.columns(); j += BLOCK) {
            int width = Math.min(BLOCK, sum.columns() - j);
            Gemm.add(factor, left, right.part(0, b.count(), j, width), sum.part(0, c.count(), j, width));
        }
    }

    /// On and below the diagonal, the upper left corner of C ← A Aᵀ for some rows A of a matrix, by one
    /// thread; allocates no array.
    public static void gramInto(Rows a, Matrix c) {
        if (a.count() > c.rows() || a.count() > c.columns()) {
            throw new IllegalArgumentException(
                    "the product is " + a.count() + " x " + a.count() + " and does not fit into a " + c);
        }
        requireSeparate(a.matrix(), c);
        Gemm.setGram(
                Block.of(a.matrix()).part(a.from(), a.count(), 0, a.matrix().columns()),
                Block.of(c).part(0, a.count(), 0, a.count()));
    }

    /// C ← A B for blocks of matrices, all of doubles or all of floats, by one thread; allocates no array. Entries
    /// depend on the shapes, in their last bits.
    public static void setBlock(Block a, Block b, Block c) {
        requireBlocks(a, b, c);
        if (c.rows() > 0 && c.columns() > 0) {
            Gemm.set(a, b, c);
        }
    }

    /// C ← C + A B, likewise.
    public static void addBlock(Block a, Block b, Block c) {
        mixBlock(new Mix(1, 1), a, b, c);
    }

    /// C ← keep C + factor A B, likewise.
    public static void mixBlock(Mix mix, Block a, Block b, Block c) {
        requireBlocks(a, b, c);
        if (c.rows() > 0 && c.columns() > 0) {
            Gemm.mix(mix.factor(), a, b, mix.keep(), c);
        }
    }

    /// What multiplies the old values of a result and what is added to them.
    public record Mix(double keep, double factor) {}

    private static void requireBlocks(Block a, Block b, Block c) {
        boolean floats = c.matrix() instanceof FloatMatrix;
        if (a.matrix() instanceof FloatMatrix != floats || b.matrix() instanceof FloatMatrix != floats) {
            throw new IllegalArgumentException(
                    "a product of doubles and floats mixed: " + a.matrix() + ", " + b.matrix() + ", " + c.matrix());
        }
        if (a.columns() != b.rows() || a.rows() != c.rows() || b.columns() != c.columns()) {
            throw new IllegalArgumentException("blocks of " + a.rows() + " x " + a.columns() + " and " + b.rows()
                    + " x " + b.columns() + " do not give one of " + c.rows() + " x " + c.columns());
        }
        requireSeparate(a.matrix(), c.matrix());
        requireSeparate(b.matrix(), c.matrix());
    }

    /// Aᵀ B
    public static Matrix transposedTimes(Matrix a, Matrix b) {
        requireInner(a.rows(), b.rows(), "Aᵀ B", a, b);
        Matrix c = Matrix.zeros(a.columns(), b.columns());
        multiplyInto(Block.of(a).flipped(), Block.of(b), c);
        return c;
    }

    /// C ← A B, allocates no array.
    public static void timesInto(Matrix a, Matrix b, Matrix c) {
        requireInner(a.columns(), b.rows(), "A B", a, b);
        multiplyInto(Block.of(a), Block.of(b), c);
    }

    /// C ← A Bᵀ, allocates no array.
    public static void timesTransposedInto(Matrix a, Matrix b, Matrix c) {
        requireInner(a.columns(), b.columns(), "A Bᵀ", a, b);
        multiplyInto(Block.of(a), Block.of(b).flipped(), c);
    }

    /// C ← Aᵀ B, allocates no array.
    public static void transposedTimesInto(Matrix a, Matrix b, Matrix c) {
        requireInner(a.rows(), b.rows(), "Aᵀ B", a, b);
        multiplyInto(Block.of(a).flipped(), Block.of(b), c);
    }

    /// A Aᵀ, symmetric to the last bit: blocks on and below the diagonal are computed, the rest is
    /// mirrored.
    public static Matrix gram(Matrix a) {
        Matrix c = Matrix.zeros(a.rows(), a.rows());
        gramInto(a, c);
        return c;
    }

    /// C ← A Aᵀ, symmetric to the last bit; allocates no array.
    public static void gramInto(Matrix a, Matrix c) {
        requireResult(a.rows(), a.rows(), c);
        requireSeparate(a, c);
        Block left = Block.of(a);
        Block result = Block.of(c);
        int cells = Block.cells(a.rows(), BLOCK);
        int count = cells * (cells + 1) / 2;
        share(count, (double) a.rows() * a.rows() * a.columns(), t -> {
            int i = triangleRow(t);
            int j = t - i * (i + 1) / 2;
            Gemm.set(left.band(i, BLOCK), left.band(j, BLOCK).flipped(), result.cell(i, j, BLOCK));
        });
        mirror(c);
    }

    /// y ← A x, allocates no array.
    public static void applyInto(Matrix a, double[] x, double[] y) {
        requireLength("x", x, a.columns());
        requireLength("y", y, a.rows());
        timesInto(a, Matrix.of(x.length, 1, x), Matrix.of(y.length, 1, y));
    }

    /// y ← Aᵀ x, allocates no array.
    public static void applyTransposedInto(Matrix a, double[] x, double[] y) {
        requireLength("x", x, a.rows());
        requireLength("y", y, a.columns());
        timesInto(Matrix.of(1, x.length, x), a, Matrix.of(1, y.length, y));
    }

    private static void multiplyInto(Block a, Block b, Matrix c) {
        requireResult(a.rows(), b.columns(), c);
        requireSeparate(a.matrix(), c);
        requireSeparate(b.matrix(), c);
        Block result = Block.of(c);
        int down = Block.cells(c.rows(), BLOCK);
        int across = Block.cells(c.columns(), BLOCK);
        share(Math.multiplyExact(down, across), (double) c.rows() * c.columns() * a.columns(), t -> {
            int i = t / across;
            int j = t % across;
            Gemm.set(a.band(i, BLOCK), b.flipped().band(j, BLOCK).flipped(), result.cell(i, j, BLOCK));
        });
    }

    private static void share(int count, double multiplications, IntConsumer task) {
        if (multiplications < WORTH_SHARING) {
            for (int t = 0; t < count; t++) {
                task.accept(t);
            }
        } else {
            Parallel.forEach(count, task);
        }
    }

    /// The row of the t-th cell on or below the diagonal, counted row by row.
    static int triangleRow(int t) {
        int i = (int) ((Math.sqrt(8.0 * t + 1) - 1) / 2);
        while ((i + 1) * (i + 2) / 2 <= t) {
            i++;
        }
        while (i * (i + 1) / 2 > t) {
            i--;
        }
        return i;
    }

    /// Copies what is below the diagonal to above it.
    static void mirror(Matrix c) {
        double[] entries = c.entries();
        int n = c.rows();
        int cells = Block.cells(n, BLOCK);
        Parallel.forEach(cells, band -> {
            int to = Math.min(n, (band + 1) * BLOCK);
            for (int left = 0; left < to; left += 32) {
                for (int i = band * BLOCK; i < to; i++) {
                    for (int j = left; j < Math.min(i, left + 32); j++) {
                        entries[j * n + i] = entries[i * n + j];
                    }
                }
            }
        });
    }

    private static void requireInner(int left, int right, String product, Matrix a, Matrix b) {
        if (left != right) {
            throw new IllegalArgumentException(product + " does not exist: A is " + a.rows() + " x " + a.columns()
                    + " and B is " + b.rows() + " x " + b.columns());
        }
    }

    private static void requireResult(int rows, int columns, Matrix c) {
        if (c.rows() != rows || c.columns() != columns) {
            throw new IllegalArgumentException("the product is " + rows + " x " + columns + " and does not fit a "
                    + c.rows() + " x " + c.columns() + " matrix");
        }
    }

    private static void requireSeparate(Dense operand, Dense result) {
        boolean shared = switch (operand) {
            case Matrix doubles -> result instanceof Matrix other && doubles.sharesEntriesWith(other);
            case FloatMatrix floats -> floats == result;
        };
        if (shared) {
            throw new IllegalArgumentException("the result of a product must not be one of its operands");
        }
    }

    private static void requireLength(String name, double[] array, int length) {
        if (array.length != length) {
            throw new IllegalArgumentException(
                    name + " has " + array.length + " entries where the matrix asks for " + length);
        }
    }
}
