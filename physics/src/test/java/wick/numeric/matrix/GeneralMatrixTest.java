package wick.numeric.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.numeric.parallel.Parallel;

class GeneralMatrixTest {

    /// (x − 1)(x + 2)(x² − 6 x + 25) = x⁴ − 5 x³ + 17 x² + 37 x − 50: roots 1, −2, 3 ± 4 i
    @Test
    void companionMatrixHasTheRootsOfItsPolynomial() {
        Eigenvalues roots = Eigenvalues.of(Matrix.of(4, 4, 5, -17, -37, 50, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0));
        double[] real = {3, 3, 1, -2};
        double[] imaginary = {4, -4, 0, 0};
        for (int i = 0; i < 4; i++) {
            assertEquals(real[i], roots.real().at(i), 1e-12, "real part " + i);
            assertEquals(imaginary[i], roots.imaginary().at(i), 1e-12, "imaginary part " + i);
        }
        assertEquals(3, roots.abscissa(), 1e-12);
        assertEquals(5, roots.radius(), 1e-12);
    }

    /// A circulant matrix has the eigenvalues Σ_j c_j exp(2πi j k/n).
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 12, 40})
    void circulantMatrixHasTheFourierTransformOfItsRow(int n) {
        Matrix a = Matrix.zeros(n, n);
        double[] c = RandomMatrices.uniform(1, n, 7).entries();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a.set(i, (i + j) % n, c[j]);
            }
        }
        Eigenvalues found = Eigenvalues.of(a);
        for (int k = 0; k < n; k++) {
            double x = 0;
            double y = 0;
            for (int j = 0; j < n; j++) {
                x += c[j] * Math.cos(2 * Math.PI * j * k / n);
                y += c[j] * Math.sin(2 * Math.PI * j * k / n);
            }
            double nearest = Double.POSITIVE_INFINITY;
            for (int m = 0; m < n; m++) {
                nearest = Math.min(
                        nearest,
                        Math.hypot(found.real().at(m) - x, found.imaginary().at(m) - y));
            }
            assertTrue(nearest < 1e-12 * n, "eigenvalue " + k + " is off by " + nearest);
        }
    }

    /// The tridiagonal matrix with b above and c below the diagonal, far from normal for b ≠ c, has
    /// 2 √(b c) cos(kπ/(n + 1)).
    @Test
    void nonNormalTridiagonalMatrixHasItsClosedForm() {
        int n = 12;
        Matrix a = Matrix.zeros(n, n);
        for (int i = 0; i + 1 < n; i++) {
            a.set(i, i + 1, 4);
            a.set(i + 1, i, 0.25);
        }
        Eigenvalues found = Eigenvalues.of(a);
        for (int k = 1; k <= n; k++) {
            assertEquals(2 * Math.cos(Math.PI * k / (n + 1)), found.real().at(k - 1), 1e-8);
            assertEquals(0, found.imaginary().at(k - 1), 1e-8);
        }
    }

    /// A nilpotent shift with ε in the corner has the eigenvalues ε^(1/n) exp(2πi k/n).
    @Test
    void cornerOfAJordanBlockMovesItsEigenvaluesByARoot() {
        int n = 6;
        Matrix a = Matrix.zeros(n, n);
        for (int i = 0; i + 1 < n; i++) {
            a.set(i, i + 1, 1);
        }
        a.set(n - 1, 0, 1e-6);
        Eigenvalues found = Eigenvalues.of(a);
        assertEquals(0.1, found.abscissa(), 1e-9);
        assertEquals(0.1, found.radius(), 1e-9);
        assertEquals(0.05, found.real().at(1), 1e-9);
        assertEquals(0.1 * Math.sqrt(0.75), found.imaginary().at(1), 1e-9);
        assertEquals(-found.imaginary().at(1), found.imaginary().at(2), 0);
    }

    @Test
    void eigenvaluesAreTheSameOnAnyNumberOfThreads() {
        Matrix a = RandomMatrices.uniform(60, 60, 3);
        Eigenvalues alone = Eigenvalues.of(a);
        Parallel.withThreads(4, () -> Parallel.forEach(8, _ -> assertEquals(alone, Eigenvalues.of(a))));
    }

    /// (1 + u vᵀ)⁻¹ = 1 − u vᵀ/(1 + v·u)
    @Test
    void inverseOfARankOneUpdateHasItsClosedForm() {
        int n = 9;
        Matrix u = RandomMatrices.uniform(1, n, 1);
        Matrix v = RandomMatrices.uniform(1, n, 2);
        Matrix a = Matrix.identity(n);
        double product = 1;
        for (int i = 0; i < n; i++) {
            product += u.at(0, i) * v.at(0, i);
            for (int j = 0; j < n; j++) {
                a.set(i, j, a.at(i, j) + u.at(0, i) * v.at(0, j));
            }
        }
        Matrix inverse = assertInstanceOf(Inverse.Regular.class, Inverse.of(a)).matrix();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double expected = (i == j ? 1 : 0) - u.at(0, i) * v.at(0, j) / product;
                assertEquals(expected, inverse.at(i, j), 1e-13);
            }
        }
    }

    @Test
    void singularMatrixHasNoInverse() {
        Matrix a = Matrix.of(3, 3, 1, 2, 3, 0, 0, 0, 4, 5, 6);
        assertInstanceOf(Inverse.Singular.class, Inverse.of(a));
    }

    @Test
    void whatIsNotSquareOrFiniteIsRefused() {
        Matrix flat = Matrix.zeros(2, 3);
        assertThrows(IllegalArgumentException.class, () -> Eigenvalues.of(flat));
        assertThrows(IllegalArgumentException.class, () -> Inverse.of(flat));
        Matrix broken = Matrix.of(2, 2, 1, Double.NaN, 0, 1);
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> Eigenvalues.of(broken))
                .getMessage());
        assertTrue(message.contains("NaN") && message.contains("(0, 1)"), message);
        assertThrows(IllegalArgumentException.class, () -> Inverse.of(broken));
    }
}
