package wick.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The reference values come from mpmath: `reference/activation/derivatives.py`.
class ActivationTest {

    static List<Activation> all() {
        List<Activation> all = new ArrayList<>();
        Activation.names().forEach(name -> all.add(Activation.named(name).orElseThrow()));
        all.add(new LeakyRelu(0.25, 1.5));
        return all;
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
            if (!cells[0].equals(activation.name())) {
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
        double unit = Math.abs(z) < 3 ? Math.abs(expected) + 0.25 : Math.abs(expected);
        assertEquals(expected, actual, 1.5e-15 * unit, () -> activation + " at " + z);
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingOverflowsOrTurnsIntoNanWhereTheFunctionIsFinite(Activation activation) {
        double largest = activation instanceof Exp ? 709 : 1e150;
        for (double z : new double[] {-largest, -1e4, -800, -40, 40, 700, 709}) {
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
            assertEquals((left + right) / 2, activation.derivative(z), 1e-11, () -> activation + " at " + z);
            boolean kink = activation.kinks().contains(z);
            assertEquals(kink, Math.abs(right - left) > 0.1, () -> activation + " at " + z);
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
        assertEquals(12, Activation.names().size());
    }
}
