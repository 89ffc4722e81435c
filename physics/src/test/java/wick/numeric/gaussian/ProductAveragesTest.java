package wick.numeric.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductAveragesTest {
    private static final double[][] COVARIANCE = {
        {1.3, .5, -.2, .4}, {.5, .8, .3, .1}, {-.2, .3, 1.1, -.5}, {.4, .1, -.5, .9}
    };

    /// cos z, z and z²
    private static final class Some implements Factors {
        @Override
        public int count() {
            return 3;
        }

        @Override
        public void into(double[] z, double[] u, int count, double[][] values) {
            for (int i = 0; i < count; i++) {
                values[0][i] = Math.cos(z[i]);
                values[1][i] = z[i];
                values[2][i] = z[i] * z[i];
            }
        }
    }

    private static final UniformGrid GRID =
            UniformGrid.resolving(List.of(z -> Math.pow(Math.cos(z), 4), z -> Math.pow(z, 8)), 1.3, 1e-14);

    private static double[][] corner(double[][] covariance, int size) {
        double[][] corner = new double[size][size];
        for (int i = 0; i < size; i++) {
            System.arraycopy(covariance[i], 0, corner[i], 0, size);
        }
        return corner;
    }

    /// ⟨Π cos z_j⟩ is the mean over signs s of exp(−½ Σ s_i K_ij s_j).
    private static double cosines(double[][] covariance) {
        double sum = 0;
        int size = covariance.length;
        for (int signs = 0; signs < 1 << size; signs++) {
            double form = 0;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    form += (((signs >> i ^ signs >> j) & 1) == 0 ? 1 : -1) * covariance[i][j];
                }
            }
            sum += Math.exp(-form / 2);
        }
        return sum / (1 << size);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void productsOfCosinesHaveTheirClosedForm(int size) {
        double[][] covariance = corner(COVARIANCE, size);
        Approximation found = ProductAverages.of(Collections.nCopies(size, new Some()), covariance, GRID)
                .of(new int[size]);
        double expected = cosines(covariance);
        assertEquals(expected, found.value(), found.error());
        assertTrue(found.error() < 1e-10, found::toString);
        assertEquals(expected, found.value(), 1e-13);
    }

    @Test
    void monomialsHaveTheirWickContractions() {
        double[][] k = COVARIANCE;
        ProductAverages averages = ProductAverages.of(Collections.nCopies(4, new Some()), k, GRID);
        double four = k[0][1] * k[2][3] + k[0][2] * k[1][3] + k[0][3] * k[1][2];
        assertEquals(four, averages.of(1, 1, 1, 1).value(), 1e-13);
        ProductAverages pair = ProductAverages.of(Collections.nCopies(2, new Some()), corner(k, 2), GRID);
        assertEquals(k[0][0] * k[1][1] + 2 * k[0][1] * k[0][1], pair.of(2, 2).value(), 1e-13);
        assertEquals(0, averages.of(1, 0, 2, 0).value(), 1e-13);
    }

    @Test
    void aSingularCovarianceDoesNoHarm() {
        double[][] k = {{1, .5, 1, .5}, {.5, 1, .5, 1}, {1, .5, 1, .5}, {.5, 1, .5, 1}};
        Approximation found =
                ProductAverages.of(Collections.nCopies(4, new Some()), k, GRID).of(0, 0, 0, 0);
        assertEquals(cosines(k), found.value(), 1e-13);
    }

    @Test
    void tooWildAFunctionIsRefused() {
        assertThrows(
                ArithmeticException.class, () -> UniformGrid.resolving(List.of(z -> 1 / (1 + 1e8 * z * z)), 1, 1e-10));
        assertThrows(ArithmeticException.class, () -> UniformGrid.resolving(List.of(z -> Math.exp(z * z)), 1, 1e-10));
        assertThrows(IllegalArgumentException.class, () -> ProductAverages.of(List.of(new Some()), COVARIANCE, GRID));
    }
}
