package wick.numeric.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedMomentsTest {
    private static final double[][][] CASES = {
        {{1.3, .5, -.2, .4}, {.5, .8, .3, .1}, {-.2, .3, 1.1, -.5}, {.4, .1, -.5, .9}},
        {{1, .9, .8, .7}, {.9, 1, .85, .8}, {.8, .85, 1, .9}, {.7, .8, .9, 1}}
    };

    /// Nested quadrature on half lines with the last variable in closed form, good to about 1e-12.
    @Test
    void momentsAreThoseOfNestedQuadrature() throws IOException {
        List<String> lines = Files.readAllLines(
                Path.of(System.getProperty("wick.root", "."), "reference", "gaussian", "signed_moments.csv"));
        SignedMoments[] moments = {new SignedMoments(CASES[0]), new SignedMoments(CASES[1])};
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(",", -1));
            int[] powers = new int[4];
            for (int j = 0; j < 4; j++) {
                powers[j] = Integer.parseInt(cells.get(j + 1));
            }
            double expected = Double.parseDouble(cells.get(6));
            double found = moments[Integer.parseInt(cells.get(0))].of(powers, Integer.parseInt(cells.get(5)));
            assertEquals(expected, found, 2e-11 * Math.max(1, Math.abs(expected)), line);
        }
        assertEquals(25, lines.size());
    }

    @Test
    void independentSignsHaveNoMoment() {
        double[][] identity = {{1, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, 3, 0}, {0, 0, 0, 4}};
        assertEquals(0, new SignedMoments(identity).of(new int[4], 15), 1e-15);
        assertEquals(105, new SignedMoments(identity).of(new int[] {8, 0, 0, 0}, 0), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> new SignedMoments(new double[5][5]));
    }

    /// Four variables z_j = r cos(θ − α_j) of a plane, averaged over θ by midpoints between the zeros, which
    /// are at grid points; E r^2k = 2^k k!.
    @Test
    void fourVariablesInAPlaneHaveTheMomentsOfTheirAngles() {
        int[] places = {0, 3, 5, 8};
        double[][] covariance = new double[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                covariance[i][j] = Math.cos((places[i] - places[j]) * Math.PI / 12);
            }
        }
        SignedMoments moments = new SignedMoments(covariance);
        int[][] powers = {
            {0, 0, 0, 0}, {1, 1, 0, 0}, {1, 0, 0, 1}, {0, 0, 1, 1}, {1, 1, 1, 1}, {2, 1, 0, 1}, {2, 2, 2, 2}
        };
        for (int[] power : powers) {
            for (int signs = 0; signs < 16; signs++) {
                double expected = inThePlane(places, power, signs);
                assertEquals(expected, moments.of(power, signs), 5e-8, Arrays.toString(power) + signs);
            }
        }
    }

    private static double inThePlane(int[] places, int[] powers, int signs) {
        int points = 48_000;
        double sum = 0;
        for (int k = 0; k < points; k++) {
            double product = 1;
            for (int j = 0; j < 4; j++) {
                double z = Math.cos(2 * Math.PI * (k + 0.5) / points - places[j] * Math.PI / 12);
                product *= Math.pow(z, powers[j]) * ((signs >> j & 1) == 1 ? Math.signum(z) : 1);
            }
            sum += product / points;
        }
        int total = powers[0] + powers[1] + powers[2] + powers[3];
        for (int k = 1; k <= total / 2; k++) {
            sum *= 2 * k;
        }
        return sum;
    }
}
