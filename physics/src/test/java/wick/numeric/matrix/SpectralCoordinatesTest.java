package wick.numeric.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectralCoordinatesTest {
    /// The second difference on n points: eigenvalues 2 − 2 cos(π k/(n + 1)).
    private static Matrix difference(int n) {
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
    @ValueSource(ints = {1, 2, 3, 50, 301})
    void theSecondDifferenceHasTheKnownSpectrumAndSines(int n) {
        Matrix b = Matrix.zeros(n, 2);
        b.set(0, 0, 1);
        b.set(n - 1, 1, 1);
        SpectralCoordinates found = SpectralCoordinates.of(difference(n), b);
        for (int k = 1; k <= n; k++) {
            double angle = Math.PI * k / (n + 1);
            assertEquals(2 - 2 * Math.cos(angle), found.values().at(k - 1), 1e-13);
            double norm = 2.0 / (n + 1);
            double first = found.coordinates().at(k - 1, 0);
            double last = found.coordinates().at(k - 1, 1);
            assertEquals(norm * Math.sin(angle) * Math.sin(angle), first * first, 1e-13);
            assertEquals(norm * Math.sin(angle) * Math.sin(n * angle), first * last, 1e-13);
        }
    }

    /// Bᵀ A C and Bᵀ C from the coordinates, also where eigenvalues repeat and the matrix splits.
    @Test
    void functionsOfTheMatrixComeOutBetweenAnyColumns() {
        Matrix a = Matrix.zeros(6, 6);
        double[][] blocks = {{2, 1, 0}, {1, 2, 0}, {0, 0, 3}};
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                a.set(i, j, blocks[i][j]);
                a.set(i + 3, j + 3, blocks[i][j]);
            }
        }
        Matrix b = Matrix.of(6, 2, 1, 0.2, -0.3, 0.5, 0.7, 0, 0.1, 1, 2, -1, 0.4, 0.6);
        SpectralCoordinates found = SpectralCoordinates.of(a, b);
        Matrix weighted = found.coordinates().copy();
        for (int j = 0; j < 6; j++) {
            for (int c = 0; c < 2; c++) {
                weighted.set(j, c, found.values().at(j) * weighted.at(j, c));
            }
        }
        assertClose(
                Products.transposedTimes(b, Products.times(a, b)),
                Products.transposedTimes(found.coordinates(), weighted));
        assertClose(Products.transposedTimes(b, b), Products.transposedTimes(found.coordinates(), found.coordinates()));
    }

    private static void assertClose(Matrix expected, Matrix found) {
        for (int i = 0; i < expected.entries().length; i++) {
            assertEquals(expected.entries()[i], found.entries()[i], 1e-13);
        }
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        Matrix two = Matrix.identity(2);
        Matrix three = Matrix.zeros(3, 1);
        assertThrows(IllegalArgumentException.class, () -> SpectralCoordinates.of(two, three));
        assertEquals(
                0,
                SpectralCoordinates.of(Matrix.zeros(0, 0), Matrix.zeros(0, 2))
                        .values()
                        .size());
        assertEquals(2, SpectralCoordinates.of(two, Matrix.zeros(2, 0)).values().size());
    }
}
