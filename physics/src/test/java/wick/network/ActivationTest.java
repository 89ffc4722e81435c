package wick.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Named.named;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The reference values come from mpmath: `reference/activation/derivatives.py`.
class ActivationTest {

    private static final Map<String, Activation> WITH_PARAMETERS = Map.ofEntries(
            Map.entry("leaky-relu", new LeakyRelu(0.25, 1.5)),
            Map.entry("rectified-monomial-0", new RectifiedMonomial(0)),
            Map.entry("rectified-monomial-3", new RectifiedMonomial(3)),
            Map.entry("monomial-5", new Monomial(5)),
            Map.entry("polynomial", new Polynomial(List.of(0.5, -1.0, 0.0, 0.25))),
            Map.entry("hermite-4", new Hermite(4)),
            Map.entry("gaussian-1.5", new Gaussian(1.5)),
            Map.entry("rbf-0.5", new Rbf(0.5)),
            Map.entry("quick-gelu", Formula.of("z * sigmoid(1.5 * z)")),
            Map.entry("mish", Formula.of("z * tanh(log(1 + exp(z)))")),
            Map.entry("clipped", Formula.of("min(max(z, -0.875), 0.8125)")),
            Map.entry("softsign", Formula.of("z / (1 + abs(z))")),
            Map.entry(
                    "all-operators",
                    Formula.of("-z^2 / (z^2 + pi) + sqrt(z^2 + 1) * erf(z / 2) - (1 + z^2)^(2/3) + log(2 + cos(z))"
                            + " + sign(z - 3) * abs(z + 0.5)")));

    static List<Named<Activation>> all() {
        List<Named<Activation>> all = new ArrayList<>();
        Activation.names()
                .forEach(name -> all.add(named(name, Activation.named(name).orElseThrow())));
        new TreeMap<>(WITH_PARAMETERS).forEach((name, activation) -> all.add(named(name, activation)));
        return all;
    }

    private static String key(Activation activation) {
        return WITH_PARAMETERS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(activation))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(activation.name());
    }

    /// Where terms cancel the error is measured against φ(z)/z, z φ′ and the like: against 1 + |value|
    /// in the bulk, and against the value itself in the left tail, where everything is small.
    @ParameterizedTest
    @MethodSource("all")
    void valueAndBothDerivativesAreThoseOfThePublishedFunction(Activation activation) throws IOException {
        int samples = 0;
        for (String line : Files.readAllLines(
                Path.of(System.getProperty("wick.root", "."), "reference", "activation", "derivatives.csv"))) {
            String[] cells = line.split(",", -1);
            if (!cells[0].equals(key(activation))) {
                continue;
            }
            samples++;
            double z = Double.parseDouble(cells[1]);
            check(activation, z, Double.parseDouble(cells[2]), activation.value(z));
            check(activation, z, Double.parseDouble(cells[3]), activation.derivative(z));
            check(activation, z, Double.parseDouble(cells[4]), activation.secondDerivative(z));
        }
        assertEquals(16, samples);
    }

    private static void check(Activation activation, double z, double expected, double actual) {
        // the terms of a formula may cancel anywhere, and those of a polynomial at its zeros
        boolean sum =
                activation instanceof Formula || activation instanceof Polynomial || activation instanceof Hermite;
        double unit = Math.abs(z) < 3 ? Math.abs(expected) + 0.25 : Math.abs(expected);
        double scale = activation instanceof Gaussian ? unit * (1 + z * z) : sum ? unit + z * z + 0.25 : unit;
        assertEquals(expected, actual, 1.5e-15 * scale, () -> activation + " at " + z);
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingOverflowsOrTurnsIntoNanWhereTheFunctionIsFinite(Activation activation) {
        double largest = switch (activation) {
            case Exp _ -> 709;
            case Monomial _, Polynomial _, Hermite _, RectifiedMonomial _ -> 1e40;
            case Formula _ -> 1e10;
            case Abs _, Cos _, Erf _, Gaussian _, Gelu _, LeakyRelu _, Linear _, Rbf _, Relu _ -> 1e150;
            case Sigmoid _, Sign _, Silu _, Sin _, Softplus _, Tanh _ -> 1e150;
        };
        for (double z : new double[] {-largest, -1e4, -800, -40, 40, 700, 709}) {
            if (activation.equals(WITH_PARAMETERS.get("mish")) && z > 700) {
                continue; // exp overflows as written
            }
            assertTrue(Double.isFinite(activation.value(z)), () -> activation + " at " + z);
            assertTrue(Double.isFinite(activation.derivative(z)), () -> activation + " at " + z);
            assertTrue(Double.isFinite(activation.secondDerivative(z)), () -> activation + " at " + z);
        }
    }

    @Test
    void tailsAreTheLimits() {
        assertEquals(800, new Softplus().value(800));
        assertEquals(0, new Softplus().value(-800));
        assertEquals(-0.0, new Silu().value(-800));
        assertEquals(800, new Silu().value(800));
        assertEquals(-0.0, new Gelu().value(-800));
        assertEquals(1, new Gelu().derivative(1e300));
        assertEquals(0, new Gelu().secondDerivative(1e300), 0.0);
        assertEquals(0, new Silu().secondDerivative(1e300), 0.0);
        assertEquals(0, new Erf().secondDerivative(-1e300), 0.0);
    }

    @ParameterizedTest
    @MethodSource("all")
    void wholeArraysGetTheSameBitsAsSingleNumbersAlsoInPlace(Activation activation) {
        Random random = new Random(5);
        double[] z = random.doubles(533, -12, 12).toArray();
        z[7] = 0;
        z[8] = -0.0;
        z[9] = Double.NaN;
        double[] values = new double[z.length];
        double[] slopes = new double[z.length];
        activation.valueInto(z, 2, 530, values, 1);
        activation.derivativeInto(z, 2, 530, slopes, 1);
        double[] place = z.clone();
        activation.valueInto(place, 0, place.length, place, 0);
        for (int i = 0; i < 530; i++) {
            assertSameBits(activation.value(z[i + 2]), values[i + 1]);
            assertSameBits(activation.derivative(z[i + 2]), slopes[i + 1]);
            assertSameBits(activation.value(z[i]), place[i]);
        }
    }

    private static void assertSameBits(double expected, double actual) {
        assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(actual));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSlopeAtAKinkIsTheMeanOfItsTwoSidesAndOtherwiseContinuous(Activation activation) {
        for (double z : new double[] {-1.5, 0, 0.5}) {
            double left = activation.derivative(z - 1e-12);
            double right = activation.derivative(z + 1e-12);
            assertEquals((left + right) / 2, activation.derivative(z), 1e-10, () -> activation + " at " + z);
            double jump = activation.value(z + 1e-12) - activation.value(z - 1e-12);
            assertEquals(activation.jumps().contains(z), Math.abs(jump) > 0.1, () -> activation + " at " + z);
            if (Math.abs(right - left) > 0.1 || Math.abs(jump) > 0.1) {
                assertTrue(activation.kinks().contains(z), () -> activation + " at " + z);
            }
            if (activation instanceof Abs || activation instanceof Relu || activation instanceof LeakyRelu) {
                assertEquals(z == 0, Math.abs(right - left) > 0.1, () -> activation + " at " + z);
            }
        }
    }

    @Test
    void aLeakyReluScalesWithItsArgument() {
        Activation activation = new LeakyRelu(0.25, 1.5);
        for (double z : new double[] {-3, -0.5, 0, 0.25, 7}) {
            assertEquals(4 * activation.value(z), activation.value(4 * z));
        }
        assertEquals(List.of(), new LeakyRelu(2, 2).kinks());
        assertThrows(IllegalArgumentException.class, () -> new LeakyRelu(Double.NaN, 1));
    }

    @Test
    void everyNameFindsItsActivationAndNothingElseIsFound() {
        for (String name : Activation.names()) {
            assertEquals(name, Activation.named(name).orElseThrow().name());
        }
        assertEquals(Optional.of(new Tanh()), Activation.named("tanh"));
        assertEquals(Optional.empty(), Activation.named("Tanh"));
        assertEquals(13, Activation.names().size());
        assertEquals(20, ActivationText.names().size());
    }
}
