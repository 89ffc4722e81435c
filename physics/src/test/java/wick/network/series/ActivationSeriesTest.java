package wick.network.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.Activation;
import wick.network.Formula;
import wick.network.Gaussian;
import wick.network.Hermite;
import wick.network.Polynomial;
import wick.network.Rbf;
import wick.network.Relu;

/// The reference values come from mpmath: `reference/expressivity/activation_series.py`.
class ActivationSeriesTest {
    private static final Map<String, Activation> OTHERS = Map.of(
            "gaussian", new Gaussian(1.5),
            "rbf", new Rbf(0.5),
            "polynomial", new Polynomial(List.of(0.5, -1.0, 0.0, 0.25)),
            "hermite", new Hermite(4),
            "mish", Formula.of("z * tanh(log(1 + exp(z)))"),
            "odd-powers", Formula.of("-z^2 / (z^2 + pi) + sqrt(z^2 + 1) * erf(z / 2) - (1 + z^2)^(2/3)"));

    private static Activation named(String name) {
        return Activation.named(name)
                .or(() -> java.util.Optional.ofNullable(OTHERS.get(name)))
                .orElseThrow();
    }

    private static List<List<String>> rows(String name) throws IOException {
        Path file = Path.of(System.getProperty("wick.root", "."), "reference", "expressivity", name);
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return reader.lines()
                    .skip(1)
                    .map(line -> List.of(line.split(",", -1)))
                    .toList();
        }
    }

    @Test
    void coefficientsAreThoseOfDifferentiationAtManyDigits() throws IOException {
        Map<String, ActivationSeries> series = new TreeMap<>();
        Map<String, Double> largest = new TreeMap<>();
        int compared = 0;
        for (List<String> row : rows("activation_series.csv")) {
            String name = row.get(0);
            double at = Double.parseDouble(row.get(1));
            int k = Integer.parseInt(row.get(2));
            double expected = Double.parseDouble(row.get(3));
            String key = name + " at " + at;
            double scale = largest.merge(key, Math.abs(expected), Math::max);
            double found = series.computeIfAbsent(key, _ -> ActivationSeries.of(named(name), at, 14))
                    .coefficients()
                    .at(k);
            assertEquals(expected, found, 3e-15 * Math.max(scale, 1), key + ", order " + k);
            compared++;
        }
        assertEquals(15 * 5 * 15, compared);
    }

    @Test
    void zerosOfDerivativesAreThoseOfTheirPolynomials() throws IOException {
        Map<String, List<Double>> expected = new TreeMap<>();
        for (List<String> row : rows("activation_zeros.csv")) {
            expected.computeIfAbsent(row.get(0) + " " + row.get(1), _ -> new java.util.ArrayList<>())
                    .add(Double.valueOf(row.get(2)));
        }
        expected.forEach((key, zeros) -> {
            int space = key.indexOf(' ');
            List<Double> found =
                    DerivativeZeros.of(named(key.substring(0, space)), Integer.parseInt(key.substring(space + 1)));
            assertEquals(zeros.size(), found.size(), key + ": " + found);
            for (int i = 0; i < zeros.size(); i++) {
                assertEquals(zeros.get(i), found.get(i), 1e-13 * Math.max(1, Math.abs(zeros.get(i))), key);
            }
        });
        assertEquals(32, expected.size());
    }

    @ParameterizedTest
    @CsvSource({"exp, 1", "softplus, 1", "softplus, 2", "tanh, 1", "linear, 2", "relu, 1"})
    void aDerivativeThatNeverChangesSignHasNoZeros(String name, int order) {
        assertEquals(List.of(), DerivativeZeros.of(named(name), order));
    }

    @Test
    void aKinkIsRefused() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> ActivationSeries.of(new Relu(), 0, 2));
        assertTrue(String.valueOf(refused.getMessage()).contains("relu is not smooth at 0"), refused::getMessage);
        assertEquals(1, ActivationSeries.of(new Relu(), 0.5, 3).derivative(1));
    }
}
