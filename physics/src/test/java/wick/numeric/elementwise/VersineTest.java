package wick.numeric.elementwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersineTest {

    /// Versine, its angle θ and sin θ − θ cos θ in 40 digits: `reference/elementwise/versine.py`.
    private static List<double[]> samples() throws IOException {
        return Files.readAllLines(
                        Path.of(System.getProperty("wick.root", "."), "reference", "elementwise", "versine.csv"))
                .stream()
                .map(line -> java.util.Arrays.stream(line.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }

    @Test
    void anglesAndCapsAreAccurateRelativeToThemselves() throws IOException {
        List<double[]> samples = samples();
        assertTrue(samples.size() >= 100, "only " + samples.size() + " samples");
        for (double[] s : samples) {
            assertEquals(s[1], Versine.angle(s[0]), 4 * Math.ulp(s[1]), "angle of " + s[0]);
            assertEquals(s[2], Versine.cap(s[0]), 4 * Math.ulp(s[2]), "cap of " + s[0]);
        }
    }

    /// For slopes a₋ and a₊: 1 − κθ, and δ − κ (sin θ − θ cos θ) relative to itself, even where the
    /// absolute value maps opposite inputs onto each other.
    @Test
    void theVersineBehindAKinkKeepsItsDigits() throws IOException {
        for (double[] slopes : new double[][] {{0, 1}, {-1, 1}, {0.1, 1}, {1, 1}, {0, 0}}) {
            Versine.Kink kink = Versine.Kink.of(slopes[0], slopes[1]);
            for (double[] s : samples()) {
                double[] versine = {s[0]};
                double[] factor = {1};
                Versine.kinkInto(versine, factor, 0, 1, kink);
                assertEquals(1 - kink.strength() * s[1], factor[0], 2e-15);
                boolean folded = slopes[0] == -1 && s[0] > 1;
                double expected = folded ? mirrored(2 - s[0], kink) : s[0] - kink.strength() * s[2];
                assertEquals(expected, versine[0], folded ? 1e-15 * (1 + expected) : 4e-15 * expected);
            }
        }
    }

    private static double mirrored(double versine, Versine.Kink kink) {
        return versine - kink.strength() * Versine.cap(versine);
    }

    private static double[] random(int size, double from, double to, long seed) {
        return new Random(seed).doubles(size, from, to).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 7, 8, 9, 16, 31, 64, 65})
    void vectorsAndScalarsReturnTheSameBitsAtEveryOffset(int count) {
        for (int from : new int[] {0, 1, 5}) {
            double[] versine = random(80, -1e-16, 2 + 4e-16, 1);
            versine[from] = 0;
            double[] y = random(80, -1, 1, 2);
            double[] a = random(80, 0, 1, 3);
            double[] b = random(80, 0, 1, 4);
            Versine.Kink kink = Versine.Kink.of(-0.3, 1.1);
            Versine.Side side = new Versine.Side(0.3, 0.8);
            double[] v1 = versine.clone();
            double[] v2 = versine.clone();
            double[] y1 = y.clone();
            double[] y2 = y.clone();

            Versine.kinkInto(v1, y1, from, count, kink);
            ScalarVersine.kinkInto(v2, y2, from, from + count, kink);
            assertArrayEquals(v2, v1);
            assertArrayEquals(y2, y1);
            double[] alone = versine.clone();
            Versine.kinkInto(alone, from, count, kink);
            assertArrayEquals(v2, alone);

            Versine.mixInto(v1, from, count, side, a, b, y1);
            ScalarVersine.mixInto(v2, from, 0, count, side, a, b, y2);
            Versine.liftInto(v1, from, count, side, a, b);
            ScalarVersine.liftInto(v2, from, 0, count, side, a, b);
            assertArrayEquals(v2, v1);
            Versine.addProductsInto(0.7, a, from, count, y1);
            ScalarVersine.addProductsInto(0.7, a, from, 0, count, y2);
            Versine.addWeightedInto(0.7, a, v1, from, count, y1);
            ScalarVersine.addWeightedInto(0.7, a, v2, from, 0, count, y2);
            Versine.weightInto(1.7, b, from, count, y1);
            ScalarVersine.weightInto(1.7, b, from, 0, count, y2);
            assertArrayEquals(y2, y1);
            Versine.cosinesInto(v1, from, count, 1.3, a, y1);
            ScalarVersine.cosinesInto(v2, from, 0, count, 1.3, a, y2);
            assertArrayEquals(y2, y1);
            Versine.anglesInto(versine, count, y1);
            ScalarVersine.anglesInto(versine, 0, count, y2);
            assertArrayEquals(y2, y1);
        }
    }

    private static Versine.Affines affines(int size) {
        var affines = new Versine.Affines(size);
        System.arraycopy(random(size, 0, 1, 5), 0, affines.a, 0, size);
        System.arraycopy(random(size, 0, 1, 6), 0, affines.b, 0, size);
        System.arraycopy(random(size, 0, 1, 7), 0, affines.c, 0, size);
        System.arraycopy(random(size, 0, 1, 8), 0, affines.d, 0, size);
        System.arraycopy(random(size, 0, 1, 9), 0, affines.e, 0, size);
        return affines;
    }

    /// All of a dense layer at once has the bits of its parts.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 31, 64, 65})
    void aLayerAtOnceHasTheBitsOfItsParts(int count) {
        for (int from : new int[] {0, 1, 5}) {
            Versine.Affines others = affines(80);
            Versine.Affine own = affines(80).at(70);
            double[][] v = {random(80, 0, 2, 1), random(80, 0, 2, 1), random(80, 0, 2, 1)};
            double[][] y = {random(80, -1, 1, 2), random(80, -1, 1, 2), random(80, -1, 1, 2)};
            Versine.affineInto(v[0], y[0], from, count, own, others);
            ScalarVersine.affineInto(v[1], y[1], from, 0, count, own, others);
            Versine.mixInto(v[2], from, count, new Versine.Side(own.d(), own.e()), others.d, others.e, y[2]);
            Versine.addProductsInto(own.c(), others.c, from, count, y[2]);
            Versine.liftInto(v[2], from, count, new Versine.Side(own.a(), own.b()), others.a, others.b);
            assertArrayEquals(v[2], v[0]);
            assertArrayEquals(v[2], v[1]);
            assertArrayEquals(y[2], y[0]);
            assertArrayEquals(y[2], y[1]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 31, 64, 65})
    void spheresAndBeginningsHaveTheBitsOfTheirTwins(int count) {
        var others = new Versine.Spheres(90);
        double[] variances = random(90, 0.01, 30, 3);
        for (int i = 0; i < 90; i++) {
            others.h[i] = Math.sqrt(2 * variances[i] / (1 + 2 * variances[i]));
            others.k[i] = 0.5 / (1 + 2 * variances[i]);
            others.value[i] = 1 + variances[i];
            others.slope[i] = 1 / variances[i];
        }
        for (int from : new int[] {0, 1, 5}) {
            double[][] v = {random(80, 0, 2, 1), random(80, 0, 2, 1)};
            double[][] y = {random(80, -1, 1, 2), random(80, -1, 1, 2)};
            Versine.sinesInto(v[0], y[0], from, count, others.at(80), others, 7);
            ScalarVersine.sinesInto(v[1], y[1], from, 0, count, others.at(80), others, 7);
            assertArrayEquals(y[1], y[0]);
            Versine.arcsinesInto(v[0], from, count, others.at(80), others, 7);
            ScalarVersine.arcsinesInto(v[1], from, 0, count, others.at(80), others, 7);
            assertArrayEquals(v[1], v[0]);
            double least = Versine.betweenInto(y[0], from, count, 1.1, others.value, v[0]);
            assertEquals(ScalarVersine.betweenInto(y[1], from, 0, count, 1.1, others.value, v[1]), least);
            assertArrayEquals(v[1], v[0]);
            double expected = 2;
            for (int j = from; j < from + count; j++) {
                expected = Math.min(expected, v[0][j]);
            }
            assertEquals(expected, least);
        }
    }

    /// (2/π) arcsin(2c/√((1 + 2a)(1 + 2b))) and (4/π)/√((1 + 2a)(1 + 2b) − 4c²), from a, b and c
    /// themselves.
    @Test
    void spheresAreTheAveragesOfTheErrorFunction() {
        double a = 0.7;
        double b = 2.3;
        var others = new Versine.Spheres(2);
        double[] variances = {a, b};
        for (int i = 0; i < 2; i++) {
            double q = variances[i];
            others.h[i] = Math.sqrt(2 * q / (1 + 2 * q));
            others.k[i] = 0.5 / (1 + 2 * q);
            others.value[i] = 1;
            others.slope[i] = 1 / Math.sqrt(1 + 2 * q);
        }
        for (double v = 0; v <= 2; v += 0.125) {
            double c = Math.sqrt(a * b) * (1 - v);
            double[] versine = {v};
            double[] y = {4 / Math.PI};
            Versine.sinesInto(versine, y, 0, 1, others.at(0), others, 1);
            Versine.arcsinesInto(versine, 0, 1, others.at(0), others, 1);
            double volume = (1 + 2 * a) * (1 + 2 * b);
            assertEquals(1 - 2 / Math.PI * Math.asin(2 * c / Math.sqrt(volume)), versine[0], 1e-15);
            assertEquals(4 / Math.PI / Math.sqrt(volume - 4 * c * c), y[0], 4e-15 * y[0]);
        }
    }
}
