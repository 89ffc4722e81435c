package wick.theory.infinitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.ActivationText;
import wick.network.Formula;
import wick.network.RectifiedMonomial;
import wick.numeric.gaussian.Approximation;
import wick.numeric.gaussian.Covariance;
import wick.numeric.gaussian.GaussianExpectation;
import wick.text.Document;
import wick.theory.ReferenceTable;

/// Reference values by `reference/theory/more_averages.py`.
class AverageFormsTest {

    static List<ReferenceTable.Row> references() {
        return ReferenceTable.rows("more_averages.csv");
    }

    private static Activation read(String text) {
        return ActivationText.read(Document.parse("activation", text));
    }

    static List<Activation> activations() {
        return List.of(
                        "{rectified-monomial: {degree: 2}}",
                        "{rectified-monomial: {degree: 7}}",
                        "{monomial: {degree: 2}}",
                        "{monomial: {degree: 7}}",
                        "{polynomial: {coefficients: [0.5, -1, 0.25, 0.125]}}",
                        "{hermite: {degree: 3}}",
                        "{hermite: {degree: 9}}",
                        "{gaussian: {width: 0.75}}",
                        "{rbf: {gamma: 0.3}}",
                        "z * sigmoid(1.702 * z)",
                        "tanh(z) + z / 4",
                        "sqrt(1 + z^2)",
                        "min(max(z, -1), 1)",
                        "max(z, 0) + min(exp(z) - 1, 0)",
                        "z / (1 + abs(z))",
                        "max(z, 0.5 - z)",
                        "z * min(max(z + 3, 0), 6) / 6")
                .stream()
                .map(AverageFormsTest::read)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("references")
    void averagesAgreeWithHighPrecisionArithmeticWithinTheirStatedErrors(ReferenceTable.Row row) {
        AverageForm form = AverageForm.of(read(row.text(0).replace(';', ',')));
        double a = row.number(1);
        double b = row.number(2);
        double[] product = {row.number(3)};
        double[] slopes = new double[1];
        PairAverages pairs = form.pairs(new double[] {a}, new double[] {b});
        pairs.stretchInto(new KernelStretch.Place(0, 0, 1), product, new double[1], product, slopes, new Closeness());
        Moments first = form.moments(a);
        Moments second = form.moments(b);
        double scale = Math.sqrt(first.square() * second.square());
        assertClose(row.number(4), product[0], 2e-13 * scale, pairs.error() * scale);
        assertClose(row.number(6), first.square(), 2e-14 * first.square(), first.squareError());
        if (form.hasTangent()) {
            double slopeScale = Math.sqrt(first.slopeSquare() * second.slopeSquare());
            assertClose(row.number(5), slopes[0], 2e-13 * slopeScale, pairs.error() * slopeScale);
            assertClose(row.number(7), first.slopeSquare(), 2e-14 * first.slopeSquare(), first.slopeSquareError());
            double growth = Math.max(Math.abs(first.squareGrowth()), first.slopeSquare());
            assertClose(row.number(8), first.squareGrowth(), 1e-13 * growth, first.squareGrowthError());
        }
    }

    private static void assertClose(double expected, double actual, double allowed, double stated) {
        assertEquals(expected, actual, allowed);
        assertEquals(expected, actual, stated + 1e-16 * Math.abs(expected));
    }

    /// Nested quadrature in other coordinates than any of the forms uses, with its own error bound.
    @ParameterizedTest
    @MethodSource("activations")
    void averagesOverManyPairsAgreeWithNestedQuadrature(Activation activation) {
        Random random = new Random(11);
        double[] kinks =
                activation.kinks().stream().mapToDouble(Double::doubleValue).toArray();
        AverageForm form = AverageForm.of(activation);
        for (int i = 0; i < 12; i++) {
            double a = Math.pow(10, 1.5 * random.nextDouble() - 1);
            double b = i % 3 == 0 ? a : Math.pow(10, 1.5 * random.nextDouble() - 1);
            double rho = i % 4 == 0 ? 1 - Math.pow(10, -4 * random.nextDouble()) : 2 * random.nextDouble() - 1;
            Covariance covariance = new Covariance(a, b, rho * Math.sqrt(a * b));
            double[] product = {covariance.cross()};
            double[] slopes = new double[1];
            PairAverages pairs = form.pairs(new double[] {a}, new double[] {b});
            pairs.stretchInto(
                    new KernelStretch.Place(0, 0, 1), product, new double[1], product, slopes, new Closeness());
            Moments first = form.moments(a);
            Moments second = form.moments(b);
            Approximation values =
                    GaussianExpectation.ofProduct(activation::value, activation::value, covariance, kinks);
            Approximation derivatives =
                    GaussianExpectation.ofProduct(activation::derivative, activation::derivative, covariance, kinks);
            double scale = Math.sqrt(first.square() * second.square());
            double slopeScale = Math.sqrt(first.slopeSquare() * second.slopeSquare());
            double allowed = pairs.error() + 3e-14;
            assertEquals(values.value(), product[0], values.error() + allowed * scale, covariance::toString);
            assertEquals(
                    derivatives.value(), slopes[0], derivatives.error() + allowed * slopeScale, covariance::toString);
            assertTrue(pairs.error() < 1e-12);
        }
    }

    /// ½⟨(φ(z₁) − φ(z₂))²⟩ against δ → 0 limits and against differences of averages where they do not
    /// cancel.
    @ParameterizedTest
    @MethodSource("activations")
    void separationsKeepTheirDigitsAsInputsBecomeAlike(Activation activation) {
        AverageForm form = AverageForm.of(activation);
        double q = 1.3;
        Decorrelation map = form.decorrelation(q);
        Moments moments = form.moments(q);
        double slope = q * moments.slopeSquare();
        double tiny = 1e-13;
        double turned = form.turning(q) * moments.slopeSquare() * q * Math.sqrt(2 * tiny) * 2 / 3 * tiny;
        assertEquals(tiny * slope - turned, map.separation(tiny), 3e-10 * tiny * slope);
        for (double delta : new double[] {0.4, 1, 1.7}) {
            double[] product = {q * (1 - delta)};
            double[] slopes = new double[1];
            form.pairs(new double[] {q}, new double[] {q})
                    .stretchInto(
                            new KernelStretch.Place(0, 0, 1), product, new double[1], product, slopes, new Closeness());
            assertEquals(moments.square() - product[0], map.separation(delta), 4e-13 * (moments.square() + slope));
            assertEquals(slopes[0], map.slopeProduct(delta), 4e-13 * moments.slopeSquare());
        }
    }

    @ParameterizedTest
    @MethodSource("activations")
    void derivativesInTheVarianceAreLimitsOfDifferences(Activation activation) {
        AverageForm form = AverageForm.of(activation);
        for (double q : new double[] {0.2, 1.3, 7}) {
            double step = 1e-5 * q;
            Moments left = form.moments(q - step);
            Moments here = form.moments(q);
            Moments right = form.moments(q + step);
            double growth = (right.square() - left.square()) / (2 * step);
            double slopeGrowth = (right.slopeSquare() - left.slopeSquare()) / (2 * step);
            double scale = here.square() / q + here.slopeSquare();
            assertEquals(growth, here.squareGrowth(), 2e-7 * scale);
            assertEquals(slopeGrowth, here.slopeSquareGrowth(), 2e-6 * here.slopeSquare() / q);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-100, 1e-12, 1e-3, 1, 100, 1e4, 1e8})
    void squaresOfPairsOfEqualInputsAreTheSingleAverages(double variance) {
        for (Activation activation : activations()) {
            if (activation instanceof wick.network.Hermite && variance > 1e4) {
                continue;
            }
            AverageForm form = AverageForm.of(activation);
            double[] product = {variance};
            form.pairs(new double[] {variance}, new double[] {variance})
                    .stretchInto(
                            new KernelStretch.Place(0, 0, 1),
                            product,
                            new double[1],
                            product,
                            new double[1],
                            new Closeness());
            double square = form.moments(variance).square();
            double noise = Math.max(1e-13, 4 * form.moments(variance).error());
            assertEquals(square, product[0], noise * square, () -> activation.name() + " at " + variance);
        }
    }

    /// With β = π − θ, (2n + 1)!! J_n = n!² β^(2n+1) (1 + O(β²)).
    @Test
    void arcCosineKernelsOfOppositeInputsKeepTheirDigits() {
        for (int n = 1; n <= RectifiedMonomial.HIGHEST; n++) {
            double beta = 0x1p-20;
            double expected = 1;
            for (int k = 1; k <= n; k++) {
                expected *= k * k * beta * beta / (2 * k + 1);
            }
            double delta = 2 - beta * beta / 2;
            double found = ArcCosineForm.kernel(n, delta, Math.PI - beta) / beta;
            assertEquals(expected, found, 2e-4 * expected, "order " + n);
        }
    }

    @Test
    void anAverageThatIsInfiniteIsRefused() {
        AverageForm form = AverageForm.of(Formula.of("exp(z^2 / 100)"));
        assertEquals(1 / Math.sqrt(1 - 4 * 20 / 100.0), form.moments(20).square(), 1e-12);
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> form.moments(64));
        assertTrue(String.valueOf(refused.getMessage()).contains("infinite"), refused::getMessage);
    }

    /// What cannot be seen between the nodes must be declared; a narrow feature that is seen is resolved.
    @Test
    void aNarrowFeatureIsResolvedOrRefused() {
        Formula narrow = Formula.of("1 / (1 + 10000 * z^2)");
        double found = AverageForm.of(narrow).moments(1).square();
        Approximation expected =
                GaussianExpectation.of(z -> narrow.value(z) * narrow.value(z), 1, -0.1, -0.01, 0, 0.01, 0.1);
        assertEquals(expected.value(), found, 1e-12 * found + expected.error());
    }
}
