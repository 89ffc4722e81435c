package wick.numeric.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpectraTest {

    /// 4 sin²(π k / (2 (n + 1))), k = 1, …, n
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 60, 333})
    void theEigenvaluesOfTheSecondDifferenceAreTheKnownOnes(int n) {
        SymmetricEigen eigen = SymmetricEigen.of(FactorizationTest.secondDifference(n));
        for (int k = 1; k <= n; k++) {
            double sine = Math.sin(Math.PI * k / (2.0 * (n + 1)));
            assertEquals(4 * sine * sine, eigen.values().at(k - 1), 40 * RandomMatrices.EPSILON);
        }
    }

    /// ‖A V − V Λ‖ ≤ n ε ‖A‖ and ‖Vᵀ V − 1‖ ≤ n ε
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 100, 400})
    void eigenvectorsSolveTheirEquationAndAreOrthonormalColumns(int n) {
        Matrix g = RandomMatrices.uniform(n, n, 1);
        Matrix a = RandomMatrices.difference(g, Matrix.zeros(n, n));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a.set(i, j, g.at(Math.max(i, j), Math.min(i, j)));
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(g);
        Matrix scaled = eigen.vectors().copy();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled.set(i, j, scaled.at(i, j) * eigen.values().at(j));
            }
        }
        double bound = n * RandomMatrices.EPSILON;
        Matrix residual = RandomMatrices.difference(RandomMatrices.product(a, eigen.vectors()), scaled);
        assertTrue(RandomMatrices.frobenius(residual) <= bound * RandomMatrices.frobenius(a));
        assertTrue(distanceFromOrthonormalColumns(eigen.vectors()) <= bound);
        for (int k = 1; k < n; k++) {
            assertTrue(eigen.values().at(k - 1) <= eigen.values().at(k));
        }
        assertEquals(eigen, SymmetricEigen.of(g));
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "3, 0", "1, 1", "1, 9", "9, 1", "40, 40", "150, 60", "60, 150"})
    void singularVectorsAreOrthonormalAndGiveTheMatrixBack(int rows, int columns) {
        Matrix a = RandomMatrices.uniform(rows, columns, 2);
        SingularValues svd = SingularValues.of(a);
        int rank = Math.min(rows, columns);
        assertEquals(rank, svd.values().size());
        Matrix scaled = svd.left().copy();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < rank; j++) {
                scaled.set(i, j, scaled.at(i, j) * svd.values().at(j));
            }
        }
        double bound = 2 * Math.max(rows, columns) * RandomMatrices.EPSILON;
        Matrix residual = RandomMatrices.difference(a, RandomMatrices.product(scaled, svd.rightTransposed()));
        assertTrue(RandomMatrices.frobenius(residual) <= bound * RandomMatrices.frobenius(a));
        assertTrue(distanceFromOrthonormalColumns(svd.left()) <= bound);
        assertTrue(distanceFromOrthonormalColumns(svd.rightTransposed().transposed()) <= bound);
        for (int k = 1; k < rank; k++) {
            assertTrue(svd.values().at(k - 1) >= svd.values().at(k));
        }
    }

    /// H_ij = 1 / (i + j + 1); eigenvalues with 20 digits, from reference/matrix/hilbert.py.
    @Test
    void theHilbertMatrixHasTheSpectrumFoundWithFiftyDigits() throws IOException {
        List<String> lines =
                Files.readAllLines(Path.of(System.getProperty("wick.root"), "reference", "matrix", "hilbert.txt"));
        Matrix hilbert = hilbert(6);
        SymmetricEigen eigen = SymmetricEigen.of(hilbert);
        SingularValues svd = SingularValues.of(hilbert);
        double logDeterminant = 0;
        for (int k = 0; k < 6; k++) {
            double expected = Double.parseDouble(lines.get(k));
            assertEquals(expected, eigen.values().at(k), 6 * RandomMatrices.EPSILON);
            assertEquals(expected, svd.values().at(5 - k), 6 * RandomMatrices.EPSILON);
            logDeterminant += Math.log(expected);
        }
        // the error of the smallest eigenvalue, ε / 1e-7, decides
        var cholesky = (Factorization.Cholesky) Factorization.of(hilbert);
        assertEquals(logDeterminant, cholesky.logDeterminant(), 2e-9);
    }

    /// (−1)^{i+j} (i + j − 1) C(n + i − 1, n − j) C(n + j − 1, n − i) C(i + j − 2, i − 1)²; the largest
    /// is 4 410 000.
    @Test
    void theInverseOfTheHilbertMatrixIsMadeOfTheKnownIntegers() {
        var cholesky = (Factorization.Cholesky) Factorization.of(hilbert(6));
        Matrix inverse = cholesky.solve(Matrix.identity(6));
        for (int i = 1; i <= 6; i++) {
            for (int j = 1; j <= 6; j++) {
                double sign = (i + j) % 2 == 0 ? 1 : -1;
                double expected = sign
                        * (i + j - 1)
                        * binomial(6 + i - 1, 6 - j)
                        * binomial(6 + j - 1, 6 - i)
                        * Math.pow(binomial(i + j - 2, i - 1), 2);
                // condition number 1.5e7
                assertEquals(expected, inverse.at(i - 1, j - 1), 1.5e7 * 6 * RandomMatrices.EPSILON * 4_410_000);
            }
        }
    }

    private static double binomial(int n, int k) {
        double product = 1;
        for (int i = 1; i <= k; i++) {
            product = product * (n - k + i) / i;
        }
        return product;
    }

    private static Matrix hilbert(int n) {
        Matrix hilbert = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                hilbert.set(i, j, 1.0 / (i + j + 1));
            }
        }
        return hilbert;
    }

    private static double distanceFromOrthonormalColumns(Matrix v) {
        Matrix gram = RandomMatrices.product(v.transposed(), v);
        return RandomMatrices.frobenius(RandomMatrices.difference(gram, Matrix.identity(v.columns())));
    }
}
