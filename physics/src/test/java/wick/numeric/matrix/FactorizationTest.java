package wick.numeric.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.numeric.matrix.Factorization.Cholesky;
import wick.numeric.matrix.Factorization.NotPositiveDefinite;
import wick.numeric.parallel.Parallel;

class FactorizationTest {

    private static Cholesky cholesky(Matrix a) {
        return assertInstanceOf(Cholesky.class, Factorization.of(a));
    }

    /// ‖A − L Lᵀ‖ ≤ n ε ‖A‖ holds with room for Cholesky's method, whose error is at most (n + 1) ε / 2 ·
    /// ‖L‖².
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 127, 128, 129, 300, 513, 700})
    void theFactorMultipliedWithItselfGivesTheMatrixBack(int n) {
        Matrix a = RandomMatrices.positiveDefinite(n, 0.5, 1);
        Matrix lower = cholesky(a).lower();

        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                assertEquals(0, lower.at(i, j));
            }
        }
        Matrix residual = RandomMatrices.difference(a, RandomMatrices.product(lower, lower.transposed()));
        assertTrue(RandomMatrices.frobenius(residual) <= n * RandomMatrices.EPSILON * RandomMatrices.frobenius(a));
    }

    @Test
    void onlyTheLowerTriangleIsReadAndTheArgumentIsLeftAlone() {
        Matrix a = RandomMatrices.positiveDefinite(200, 0.5, 2);
        Matrix half = Symmetric.lowerTriangle(a);
        half.set(3, 150, Double.NaN);
        Matrix before = half.copy();
        assertEquals(cholesky(a), cholesky(half));
        assertEquals(before, half);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 1100})
    void theBytesDoNotDependOnTheNumberOfThreads(int n) {
        Matrix a = Products.gram(RandomMatrices.uniform(n, n + 10, 3));
        Matrix b = RandomMatrices.uniform(n, 600, 4);
        Matrix[] factors = new Matrix[5];
        Matrix[] solutions = new Matrix[5];
        for (int threads = 1; threads < 5; threads++) {
            int t = threads;
            Parallel.withThreads(threads, () -> {
                Cholesky cholesky = cholesky(a);
                factors[t] = cholesky.lower();
                solutions[t] = cholesky.solve(b);
            });
            assertEquals(factors[1], factors[t]);
            assertEquals(solutions[1], solutions[t]);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 0", "40, 3", "128, 1", "600, 1", "600, 520", "1030, 20"})
    void aSolutionPutIntoTheEquationGivesTheRightHandSide(int n, int columns) {
        Matrix a = RandomMatrices.positiveDefinite(n, 0.5, 5);
        Matrix b = RandomMatrices.uniform(n, columns, 6);
        Matrix x = cholesky(a).solve(b);

        Matrix residual = RandomMatrices.difference(b, RandomMatrices.product(a, x));
        double bound = n * RandomMatrices.EPSILON * RandomMatrices.frobenius(a) * RandomMatrices.frobenius(x);
        assertTrue(RandomMatrices.frobenius(residual) <= bound);

        Matrix same = b.copy();
        cholesky(a).solveInto(same, same);
        assertEquals(x, same);
    }

    @Test
    void halfASolutionTimesItselfIsTheQuadraticForm() {
        Matrix a = RandomMatrices.positiveDefinite(550, 0.5, 7);
        Matrix b = RandomMatrices.uniform(550, 4, 8);
        Matrix half = cholesky(a).solveLower(b);
        Matrix expected = RandomMatrices.product(b.transposed(), cholesky(a).solve(b));
        Matrix actual = RandomMatrices.product(half.transposed(), half);
        assertTrue(RandomMatrices.largestDifference(expected, actual) <= 1e-12 * RandomMatrices.frobenius(expected));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "300, 5", "700, 530"})
    void theFactorTimesNormalsEqualsTheTripleLoop(int n, int columns) {
        Cholesky cholesky = cholesky(RandomMatrices.positiveDefinite(n, 0.5, 9));
        Matrix z = RandomMatrices.uniform(n, columns, 10);
        double error =
                RandomMatrices.largestDifference(RandomMatrices.product(cholesky.lower(), z), cholesky.timesLower(z));
        assertTrue(error <= n * RandomMatrices.EPSILON);
    }

    /// The second difference matrix has determinant n + 1.
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 500})
    void theDeterminantOfTheSecondDifferenceIsOneMoreThanItsOrder(int n) {
        assertEquals(Math.log(n + 1.0), cholesky(secondDifference(n)).logDeterminant(), 1e-12 * n);
    }

    /// Its factor is known too: pivots √((i + 1)/i).
    @Test
    void theFactorOfTheSecondDifferenceIsTheKnownOne() {
        Matrix lower = cholesky(secondDifference(400)).lower();
        for (int i = 0; i < 400; i++) {
            assertEquals(Math.sqrt((i + 2.0) / (i + 1.0)), lower.at(i, i), 4 * RandomMatrices.EPSILON);
        }
    }

    static Matrix secondDifference(int n) {
        Matrix a = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            a.set(i, i, 2);
            if (i > 0) {
                a.set(i, i - 1, -1);
                a.set(i - 1, i, -1);
            }
        }
        return a;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 128, 129, 300, 600})
    void theFirstLeadingMinorThatIsNotPositiveIsNamed(int order) {
        Matrix a = Matrix.identity(600);
        a.set(order - 1, order - 1, -1);
        assertEquals(new NotPositiveDefinite(order), Factorization.of(a));
        a.set(order - 1, order - 1, 0);
        assertEquals(new NotPositiveDefinite(order), Factorization.of(a));
    }

    @Test
    void anIndefiniteMatrixWhoseArithmeticOverflowsIsRefusedToo() {
        Matrix a = Matrix.identity(300);
        for (int i = 1; i < 300; i++) {
            a.set(i, 0, 1e200);
        }
        assertEquals(new NotPositiveDefinite(2), Factorization.of(a));

        // here the third pivot is 1 − ∞² − (∞ · 0)², not a number
        Matrix small = Matrix.of(3, 3, 1e-300, 0, 0, 0, 1, 0, 1e200, 0, 1);
        assertEquals(new NotPositiveDefinite(3), Factorization.of(small));
    }

    @Test
    void entriesThatAreNotFiniteAndShapesThatAreNotSquareAreNamed() {
        Matrix a = Matrix.identity(4);
        a.set(2, 1, Double.NaN);
        var entry = assertThrows(IllegalArgumentException.class, () -> Factorization.of(a));
        assertEquals("entry (2, 1) of a 4 x 4 matrix is NaN where finite numbers are needed", entry.getMessage());
        assertThrows(IllegalArgumentException.class, () -> SymmetricEigen.of(a));
        assertThrows(IllegalArgumentException.class, () -> SingularValues.of(a));
        var shape = assertThrows(IllegalArgumentException.class, () -> Factorization.of(Matrix.zeros(2, 3)));
        assertEquals("the matrix is 2 x 3 where a square one is needed", shape.getMessage());
        Cholesky identity = cholesky(Matrix.identity(3));
        assertThrows(IllegalArgumentException.class, () -> identity.solve(Matrix.zeros(4, 1)));
        assertThrows(IllegalArgumentException.class, () -> identity.solveInto(Matrix.zeros(3, 1), Matrix.zeros(3, 2)));
    }
}
