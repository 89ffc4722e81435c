package wick.numeric.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.numeric.parallel.Parallel;

class ProductsTest {
    private static final int BLOCK = Products.BLOCK;

    /// Each entry is a sum of K products of numbers below 1: both ways of adding err by at most K² ε / 2.
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "1, 700, 3",
        "700, 1, 3",
        "1, 1, 900",
        "3, 5, 0",
        "0, 4, 7",
        "4, 0, 7",
        "2, 3, 4",
        "17, 31, 29",
        "511, 513, 60",
        "512, 512, 384",
        "513, 40, 385",
        "600, 530, 800",
        "1025, 33, 769"
    })
    void everyKindOfProductEqualsTheTripleLoop(int m, int n, int k) {
        Matrix a = RandomMatrices.uniform(m, k, 1);
        Matrix b = RandomMatrices.uniform(k, n, 2);
        Matrix expected = RandomMatrices.product(a, b);
        double bound = (double) k * k * RandomMatrices.EPSILON / 2;

        assertTrue(RandomMatrices.largestDifference(expected, Products.times(a, b)) <= bound);
        assertTrue(RandomMatrices.largestDifference(expected, Products.timesTransposed(a, b.transposed())) <= bound);
        assertTrue(RandomMatrices.largestDifference(expected, Products.transposedTimes(a.transposed(), b)) <= bound);
    }

    /// The sums run over several stretches of the inner index; what lies above the diagonal and beside the product
    /// stays as it is.
    @ParameterizedTest
    @CsvSource({"1, 3", "40, 385", "200, 900"})
    void theGramMatrixOfSomeRowsFillsATriangle(int count, int k) {
        Matrix a = RandomMatrices.uniform(count + 5, k, 1);
        Matrix c = Matrix.zeros(count + 1, count + 2);
        Arrays.fill(c.entries(), 7);
        Products.gramInto(new Products.Rows(a, 3, count), c);
        Matrix some = a.rows(3, 3 + count);
        Matrix expected = RandomMatrices.product(some, some.transposed());
        double bound = (double) k * k * RandomMatrices.EPSILON / 2;
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < c.columns(); j++) {
                boolean below = i < count && j <= i;
                assertEquals(below ? expected.at(i, j) : 7, c.at(i, j), below ? bound : 0);
            }
        }
        Products.Rows tooMany = new Products.Rows(a, 0, count + 2);
        assertThrows(IllegalArgumentException.class, () -> Products.gramInto(tooMany, c));
    }

    /// Columns of A beyond the rows of B are not read, and rows of C beside the product stay as they are.
    @ParameterizedTest
    @CsvSource({"1, 3, 1", "3, 700, 5", "40, 1030, 385", "2, 9, 0"})
    void aProductOfSomeRowsIsAddedToSomeRows(int m, int n, int k) {
        Matrix a = RandomMatrices.uniform(m + 1, k + 2, 1);
        Matrix b = RandomMatrices.uniform(k + 4, n, 2);
        Matrix c = RandomMatrices.uniform(m + 3, n, 3);
        Matrix expected = c.copy();
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                for (int l = 0; l < k; l++) {
                    expected.set(2 + i, j, expected.at(2 + i, j) - 0.7 * a.at(i, l) * b.at(3 + l, j));
                }
            }
        }
        Products.addTimesInto(-0.7, a, new Products.Rows(b, 3, k), new Products.Rows(c, 2, m));
        double bound = (k + 1.0) * (k + 1) * RandomMatrices.EPSILON;
        assertTrue(RandomMatrices.largestDifference(expected, c) <= bound);
        Products.Rows tooMany = new Products.Rows(c, 0, m + 2);
        assertThrows(
                IllegalArgumentException.class, () -> Products.addTimesInto(1, a, new Products.Rows(b, 0, 1), tooMany));
    }

    @Test
    void integersAreMultipliedExactly() {
        Matrix a = RandomMatrices.uniform(530, 700, 5);
        Matrix b = RandomMatrices.uniform(700, 519, 6);
        Arrays.setAll(a.entries(), i -> Math.rint(1000 * a.entries()[i]));
        Arrays.setAll(b.entries(), i -> Math.rint(1000 * b.entries()[i]));

        assertEquals(RandomMatrices.product(a, b), Products.times(a, b));
    }

    @ParameterizedTest
    @CsvSource({"1300, 1100, 900", "700, 520, 2000", "1, 3000, 1000"})
    void theBytesDoNotDependOnTheNumberOfThreads(int m, int n, int k) {
        Matrix a = RandomMatrices.uniform(m, k, 3);
        Matrix b = RandomMatrices.uniform(k, n, 4);
        Matrix one = Matrix.zeros(m, n);
        Parallel.withThreads(1, () -> Products.timesInto(a, b, one));
        for (int threads = 2; threads <= 5; threads++) {
            Matrix more = Matrix.zeros(m, n);
            Parallel.withThreads(threads, () -> Products.timesInto(a, b, more));
            assertEquals(one, more);
        }
    }

    @Test
    void aTileOnTheBlockGridComputedAloneHasTheBytesOfTheWhole() {
        var random = new SplittableRandom(7);
        for (int trial = 0; trial < 6; trial++) {
            int m = 1 + random.nextInt(1400);
            int n = 1 + random.nextInt(1400);
            int k = 1 + random.nextInt(900);
            Matrix a = RandomMatrices.uniform(m, k, 100 + trial);
            Matrix b = RandomMatrices.uniform(k, n, 200 + trial);
            Matrix whole = Products.times(a, b);
            int top = BLOCK * random.nextInt((m + BLOCK - 1) / BLOCK);
            int left = BLOCK * random.nextInt((n + BLOCK - 1) / BLOCK);
            int height = Math.min(m - top, BLOCK * (1 + random.nextInt(2)));
            int width = Math.min(n - left, BLOCK * (1 + random.nextInt(2)));

            Matrix rows = RandomMatrices.tile(a, top, height, 0, k);
            Matrix columns = RandomMatrices.tile(b, 0, k, left, width);
            Matrix expected = RandomMatrices.tile(whole, top, height, left, width);

            assertEquals(expected, Products.times(rows, columns));
        }
    }

    @Test
    void tilesOfTransposedProductsHaveTheBytesOfTheWholeToo() {
        Matrix a = RandomMatrices.uniform(1030, 500, 8);
        Matrix b = RandomMatrices.uniform(700, 500, 9);
        Matrix whole = Products.timesTransposed(a, b);
        Matrix tile = Products.timesTransposed(a.rows(BLOCK, 1030), b.rows(BLOCK, 700));
        assertEquals(RandomMatrices.tile(whole, BLOCK, 1030 - BLOCK, BLOCK, 700 - BLOCK), tile);

        Matrix other = Products.transposedTimes(a.transposed(), b.transposed());
        Matrix otherTile = Products.transposedTimes(
                a.rows(BLOCK, 1030).transposed(), b.rows(BLOCK, 700).transposed());
        assertEquals(RandomMatrices.tile(other, BLOCK, 1030 - BLOCK, BLOCK, 700 - BLOCK), otherTile);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 0", "40, 7", "513, 64", "1100, 400"})
    void aGramMatrixIsSymmetricToTheLastBitAndItsLowerTriangleIsThatOfTheProduct(int n, int k) {
        Matrix a = RandomMatrices.uniform(n, k, 10);
        Matrix gram = Products.gram(a);
        Matrix product = Products.timesTransposed(a, a);

        assertEquals(gram, gram.transposed());
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                assertEquals(product.at(i, j), gram.at(i, j));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1000", "1000, 3", "1200, 700"})
    void aMatrixTimesAVectorEqualsTheLoop(int m, int n) {
        Matrix a = RandomMatrices.uniform(m, n, 11);
        double[] x = RandomMatrices.uniform(1, n, 12).entries();
        double[] z = RandomMatrices.uniform(1, m, 13).entries();
        double[] y = new double[m];
        double[] w = new double[n];
        Products.applyInto(a, x, y);
        Products.applyTransposedInto(a, z, w);

        double[] expectedY = RandomMatrices.product(a, Matrix.of(n, 1, x)).entries();
        double[] expectedW = RandomMatrices.product(Matrix.of(1, m, z), a).entries();
        assertArrayEquals(expectedY, y, (double) n * n * RandomMatrices.EPSILON / 2);
        assertArrayEquals(expectedW, w, (double) m * m * RandomMatrices.EPSILON / 2);
    }

    @Test
    void whatTheResultHeldBeforeIsForgottenEvenNaN() {
        Matrix a = RandomMatrices.uniform(30, 500, 14);
        Matrix b = RandomMatrices.uniform(500, 20, 15);
        Matrix c = Matrix.zeros(30, 20);
        Arrays.fill(c.entries(), Double.NaN);
        Products.timesInto(a, b, c);
        assertEquals(Products.times(a, b), c);

        Arrays.fill(c.entries(), Double.NaN);
        Products.timesInto(Matrix.zeros(30, 0), Matrix.zeros(0, 20), c);
        assertEquals(Matrix.zeros(30, 20), c);
    }

    @Test
    void notANumberSpreadsOverItsRowAndNoFurther() {
        Matrix a = RandomMatrices.uniform(40, 50, 16);
        a.set(7, 3, Double.NaN);
        Matrix c = Products.times(a, RandomMatrices.uniform(50, 30, 17));
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 30; j++) {
                assertEquals(i == 7, Double.isNaN(c.at(i, j)));
            }
        }
    }

    /// Java arrays lie at any multiple of eight bytes, so the place of a matrix in memory must not show in
    /// its bytes.
    @Test
    void theBytesDoNotDependOnWhereTheMatricesLieInMemory() {
        for (int[] shape : new int[][] {{1, 40, 300}, {40, 1, 300}, {7, 9, 100}, {100, 120, 500}}) {
            Matrix a = RandomMatrices.uniform(shape[0], shape[2], 18);
            Matrix b = RandomMatrices.uniform(shape[2], shape[1], 19);
            Matrix expected = Products.times(a, b);
            for (int shift = 1; shift < 8; shift++) {
                Matrix c = Matrix.zeros(shape[0] + 1, shape[1] + shift);
                Block shifted = Block.of(c).part(1, shape[0], shift, shape[1]);
                Gemm.set(inside(a, shift), inside(b, 8 - shift), shifted);
                assertEquals(expected, RandomMatrices.tile(c, 1, shape[0], shift, shape[1]));
            }
        }
    }

    private static Block inside(Matrix a, int shift) {
        Matrix larger = Matrix.zeros(a.rows() + 1, a.columns() + shift);
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.columns(); j++) {
                larger.set(i + 1, j + shift, a.at(i, j));
            }
        }
        return Block.of(larger).part(1, a.rows(), shift, a.columns());
    }

    @Test
    void shapesThatDoNotFitAreNamed() {
        Matrix a = Matrix.zeros(2, 3);
        Matrix b = Matrix.zeros(4, 5);
        var inner = assertThrows(IllegalArgumentException.class, () -> Products.times(a, b));
        assertEquals("A B does not exist: A is 2 x 3 and B is 4 x 5", inner.getMessage());
        var result = assertThrows(
                IllegalArgumentException.class, () -> Products.timesInto(a, Matrix.zeros(3, 5), Matrix.zeros(2, 4)));
        assertEquals("the product is 2 x 5 and does not fit a 2 x 4 matrix", result.getMessage());
        Matrix square = Matrix.identity(3);
        assertThrows(IllegalArgumentException.class, () -> Products.timesInto(square, Matrix.identity(3), square));
        assertThrows(IllegalArgumentException.class, () -> Products.gramInto(square, square));
        assertThrows(IllegalArgumentException.class, () -> Products.applyInto(a, new double[2], new double[2]));
    }
}
