package wick.numeric.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    /// H_ij = 1 / (i + j + 1); digits by mpmath, see reference/hilbert.py.
    @Test
    void theHilbertMatrixHasItsPublishedSpectrum() {
        Matrix hilbert = Matrix.zeros(6, 6);
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                hilbert.set(i, j, 1.0 / (i + j + 1));
            }
        }
        double[] expected = HILBERT;
        SymmetricEigen eigen = SymmetricEigen.of(hilbert);
        SingularValues svd = SingularValues.of(hilbert);
        for (int k = 0; k < 6; k++) {
            assertEquals(expected[k], eigen.values().at(k), 6 * RandomMatrices.EPSILON);
            assertEquals(expected[k], svd.values().at(5 - k), 6 * RandomMatrices.EPSILON);
        }
    }

    private static final double[] HILBERT = {0};

    private static double distanceFromOrthonormalColumns(Matrix v) {
        Matrix gram = RandomMatrices.product(v.transposed(), v);
        return RandomMatrices.frobenius(RandomMatrices.difference(gram, Matrix.identity(v.columns())));
    }
}
