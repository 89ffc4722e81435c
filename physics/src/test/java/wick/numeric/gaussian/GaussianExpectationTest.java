package wick.numeric.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.numeric.elementwise.Elementwise;

/// The reference values come from mpmath at 30 digits: `reference/gaussian/averages.py`.
class GaussianExpectationTest {
    private static final List<Double> NONE = List.of();
    private static final List<Double> AT_ZERO = List.of(0.0);

    /// A function of one variable with its kinks.
    private record Function(DoubleUnaryOperator f, List<Double> at) {
        double[] kinks() {
            return at.stream().mapToDouble(kink -> kink).toArray();
        }
    }

    private static final Map<String, Function> LINE = Map.ofEntries(
            Map.entry("tanh^2", new Function(z -> square(Elementwise.tanh(z)), NONE)),
            Map.entry("sech^4", new Function(z -> square(Elementwise.sechSquared(z)), NONE)),
            Map.entry("erf^2", new Function(z -> square(Elementwise.erf(z)), NONE)),
            Map.entry("gelu^2", new Function(z -> square(Elementwise.gelu(z)), NONE)),
            Map.entry("silu^2", new Function(z -> square(Elementwise.silu(z)), NONE)),
            Map.entry("softplus", new Function(Elementwise::softplus, NONE)),
            Map.entry("cos", new Function(Elementwise::cos, NONE)),
            Map.entry("exp", new Function(Elementwise::exp, NONE)),
            Map.entry("relu-tanh", new Function(z -> z > 0 ? Elementwise.tanh(z) : 0, AT_ZERO)),
            Map.entry("distance-to-1", new Function(z -> Math.abs(z - 1), List.of(1.0))),
            Map.entry("step-at-half", new Function(z -> z > 0.5 ? 1 : 0, List.of(0.5))),
            Map.entry("hat", new Function(z -> Math.max(0, 1 - Math.abs(z)), List.of(-1.0, 0.0, 1.0))),
            Map.entry("clip", new Function(z -> square(Math.clamp(z, -1, 1)), List.of(-1.0, 1.0))));

    private static final Map<String, Function> PRODUCTS = Map.ofEntries(
            Map.entry("linear", new Function(z -> z, NONE)),
            Map.entry("relu", new Function(z -> Math.max(z, 0), AT_ZERO)),
            Map.entry("abs", new Function(Math::abs, AT_ZERO)),
            Map.entry("step", new Function(z -> z > 0 ? 1 : z < 0 ? 0 : 0.5, AT_ZERO)),
            Map.entry("erf", new Function(Elementwise::erf, NONE)),
            Map.entry("erf-slope", new Function(Elementwise::erfDerivative, NONE)),
            Map.entry("sin", new Function(Elementwise::sin, NONE)),
            Map.entry("cos", new Function(Elementwise::cos, NONE)),
            Map.entry("exp", new Function(Elementwise::exp, NONE)),
            Map.entry("gelu", new Function(Elementwise::gelu, NONE)),
            Map.entry("tanh", new Function(Elementwise::tanh, NONE)),
            Map.entry("hard-tanh", new Function(z -> Math.clamp(z, -1, 1), List.of(-1.0, 1.0))));

    /// One line of the table of references.
    record Reference(String function, Covariance covariance, double value, String kind) {}

    static List<Reference> averages() throws IOException {
        return references(true);
    }

    static List<Reference> products() throws IOException {
        return references(false);
    }

    private static List<Reference> references(boolean line) throws IOException {
        List<Reference> references = new ArrayList<>();
        for (String row : Files.readAllLines(
                Path.of(System.getProperty("wick.root", "."), "reference", "gaussian", "averages.csv"))) {
            String[] cells = row.split(",", -1);
            if (cells[0].equals("function") || cells[5].equals("line") != line) {
                continue;
            }
            Covariance covariance = new Covariance(
                    Double.parseDouble(cells[1]), Double.parseDouble(cells[2]), Double.parseDouble(cells[3]));
            references.add(new Reference(cells[0], covariance, Double.parseDouble(cells[4]), cells[5]));
        }
        assertTrue(references.size() > 50, "only " + references.size() + " references");
        return references;
    }

    @ParameterizedTest
    @MethodSource("averages")
    void theStatedErrorCoversTheTrueOneForOneVariable(Reference reference) {
        Function function = Objects.requireNonNull(LINE.get(reference.function));
        double variance = reference.covariance.first();
        Approximation average = GaussianExpectation.of(function.f, variance, function.kinks());
        double scale = GaussianExpectation.of(z -> Math.abs(function.f.applyAsDouble(z)), variance, function.kinks())
                .value();
        assertCovers(reference, average, scale);
    }

    @ParameterizedTest
    @MethodSource("products")
    void theStatedErrorCoversTheTrueOneForTwoVariables(Reference reference) {
        Function function = Objects.requireNonNull(PRODUCTS.get(reference.function));
        DoubleUnaryOperator f = function.f;
        Approximation plain = GaussianExpectation.of(
                (x, y) -> f.applyAsDouble(x) * f.applyAsDouble(y), reference.covariance, function.kinks());
        Approximation product = GaussianExpectation.ofProduct(f, f, reference.covariance, function.kinks());
        double scale =
                Math.sqrt(norm(function, reference.covariance.first()) * norm(function, reference.covariance.second()));
        assertCovers(reference, plain, scale);
        assertCovers(reference, product, scale);
    }

    private static double norm(Function function, double variance) {
        return GaussianExpectation.of(z -> square(function.f.applyAsDouble(z)), variance, function.kinks())
                .value();
    }

    private static void assertCovers(Reference reference, Approximation average, double scale) {
        double error = Math.abs(average.value() - reference.value);
        double unit = reference.kind.equals("plane") ? 8 : 1;
        assertTrue(
                error <= average.error() + unit * Math.ulp(reference.value),
                () -> average + " is off by " + error + " for " + reference);
        assertTrue(average.error() <= 5e-14 * scale + 1e-18, () -> average + " is too vague for " + reference);
    }

    @Test
    void zeroVariancesGiveTheFunctionAtZero() {
        assertEquals(Math.E, GaussianExpectation.of(z -> Math.exp(z + 1), 0).value());
        assertEquals(
                5,
                GaussianExpectation.of((x, y) -> 5 + x + y, new Covariance(0, 0, 0))
                        .value());
        Approximation one = GaussianExpectation.of((x, y) -> y * y + 3 * x, new Covariance(0, 2, 0));
        assertEquals(2, one.value(), one.error());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-12, 0.5, 3, 1e6, 1e12})
    void momentsAreThoseOfTheNormalDistributionAtEveryVariance(double variance) {
        Approximation second = GaussianExpectation.of(z -> z * z / variance, variance);
        Approximation fourth = GaussianExpectation.of(z -> square(z * z / variance), variance);
        Approximation half = GaussianExpectation.of(z -> z > 0 ? z * z / variance : 0, variance, 0);
        assertEquals(1, second.value(), second.error());
        assertEquals(3, fourth.value(), fourth.error());
        assertEquals(0.5, half.value(), half.error());
        assertTrue(second.error() < 1e-14 && fourth.error() < 1e-13 && half.error() < 1e-14);
    }

    @Test
    void argumentsMayBeExchanged() {
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            double first = Math.exp(2 * random.nextGaussian());
            double second = Math.exp(2 * random.nextGaussian());
            double cross = Math.sqrt(first * second) * (2 * random.nextDouble() - 1);
            Covariance covariance = new Covariance(first, second, cross);
            Approximation one = GaussianExpectation.ofProduct(Math::tanh, Math::cos, covariance);
            Approximation other = GaussianExpectation.ofProduct(Math::cos, Math::tanh, covariance.swapped());
            assertEquals(one.value(), other.value(), one.error() + other.error());
        }
    }

    /// A kink that is not declared spoils the order of convergence, and the error must say so.
    @Test
    void anUndeclaredKinkShowsInTheError() {
        Approximation hidden = GaussianExpectation.of(z -> Math.max(z - 0.3, 0), 1);
        Approximation declared = GaussianExpectation.of(z -> Math.max(z - 0.3, 0), 1, 0.3);
        assertTrue(Math.abs(hidden.value() - declared.value()) <= hidden.error());
        assertTrue(hidden.error() > 1e-12 && declared.error() < 1e-14);
    }

    @Test
    void whatIsNotFiniteOrDoesNotExistIsRefused() {
        assertThrows(ArithmeticException.class, () -> GaussianExpectation.of(Math::exp, 1e5));
        assertThrows(ArithmeticException.class, () -> GaussianExpectation.of(z -> Math.exp(z * z), 1));
        assertThrows(ArithmeticException.class, () -> GaussianExpectation.of(z -> Double.NaN, 1));
        assertThrows(
                ArithmeticException.class,
                () -> GaussianExpectation.of((x, y) -> Math.exp(x * y), new Covariance(4, 4, 0)));
        assertThrows(IllegalArgumentException.class, () -> GaussianExpectation.of(Math::exp, -1));
        assertThrows(IllegalArgumentException.class, () -> GaussianExpectation.of(Math::exp, 1, 2, 1));
    }

    @Test
    void theVarianceLeftAfterConditioningIsExactNearPerfectCorrelation() {
        double first = 1.1;
        double cross = Math.nextDown(1.1);
        // (1.1² − (1.1 − u)²) / 1.1 = 2u − u²/1.1
        double gap = Math.ulp(cross);
        assertEquals(2 * gap, new Covariance(first, first, cross).conditional(), 1e-15 * gap);
    }

    private static double square(double x) {
        return x * x;
    }
}
