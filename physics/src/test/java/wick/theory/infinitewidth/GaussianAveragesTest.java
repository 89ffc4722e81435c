package wick.theory.infinitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wick.theory.Printed.assertPrinted;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wick.network.Activation;
import wick.network.Cos;
import wick.network.Erf;
import wick.network.Exp;
import wick.network.Gelu;
import wick.network.LeakyRelu;
import wick.network.Relu;
import wick.network.Sin;
import wick.network.Tanh;
import wick.numeric.gaussian.Approximation;
import wick.numeric.gaussian.Covariance;
import wick.theory.ReferenceTable;

/// Reference values by `reference/theory/averages.py`.
class GaussianAveragesTest {

    static List<ReferenceTable.Row> references() {
        return ReferenceTable.rows("averages.csv");
    }

    static Activation activation(String name) {
        return Activation.named(name).orElseGet(() -> new LeakyRelu(0.1, 1));
    }

    /// √(⟨φ²⟩⟨φ²⟩) is the scale of ⟨φφ⟩; the bound of 1e-12 is relative to it.
    @ParameterizedTest
    @MethodSource("references")
    void averagesAgreeWithHighPrecisionArithmeticWithinTheirStatedErrors(ReferenceTable.Row row) {
        GaussianAverages averages = GaussianAverages.of(activation(row.text(0)));
        Covariance covariance = new Covariance(row.number(1), row.number(2), row.number(3));
        GaussianAverages.Pair pair = averages.pair(covariance);
        GaussianAverages.Single first = averages.single(covariance.first());
        GaussianAverages.Single second = averages.single(covariance.second());
        double scale = Math.sqrt(first.square().value() * second.square().value());
        double slopeScale =
                Math.sqrt(first.slopeSquare().value() * second.slopeSquare().value());
        assertHonest("<phi phi>", row.number(4), pair.product(), scale);
        assertHonest("<phi' phi'>", row.number(5), pair.slopeProduct(), slopeScale);
        assertHonest("<phi^2>", row.number(6), first.square(), row.number(6));
        assertHonest("<phi'^2>", row.number(7), first.slopeSquare(), row.number(7));
        assertHonest("d<phi^2>/dq", row.number(8), first.squareGrowth(), Math.max(row.number(7), row.number(8)));
    }

    private static void assertHonest(String what, double expected, Approximation found, double scale) {
        double deviation = Math.abs(found.value() - expected);
        assertTrue(deviation <= 1e-12 * scale, () -> what + " = " + found + ", expected " + expected);
        assertTrue(
                deviation <= found.error() + 1e-16 * Math.abs(expected),
                () -> what + " = " + found + " deviates by " + deviation + " from " + expected);
        assertTrue(found.error() <= 1e-12 * scale, () -> what + " states an error of " + found.error());
    }

    @Test
    void closedFormsGiveThePrintedKernels() {
        Covariance covariance = new Covariance(1.3, 0.8, 0.5);
        assertPair(new Relu(), covariance, "0.307237322146", "0.331554628955");
        assertPair(new Erf(), covariance, "0.211981270291", "0.440359104530");
        assertPair(new Gelu(), covariance, "0.228485090843", "0.339844538893");
        assertPrinted("0.182350918277", product(new Sin(), covariance));
        assertPrinted("0.394598892104", product(new Cos(), covariance));
        assertPrinted("4.711470182591", product(new Exp(), covariance));
    }

    private static void assertPair(Activation activation, Covariance covariance, String product, String slope) {
        assertPrinted(product, product(activation, covariance));
        assertPrinted(
                slope,
                GaussianAverages.of(activation).pair(covariance).slopeProduct().value());
    }

    private static double product(Activation activation, Covariance covariance) {
        return GaussianAverages.of(activation).pair(covariance).product().value();
    }

    /// Otherwise √(1 − ρ) would turn a rounding of 1e-16 into an error of 1e-8 of the tangent kernel.
    @ParameterizedTest
    @MethodSource("kinked")
    void coincidingInputsOfAnActivationWithAKinkGiveTheSingleAverageToTheLastBit(Activation activation) {
        GaussianAverages averages = GaussianAverages.of(activation);
        for (double q : new double[] {0.1, 0.3, 1.7, 12.345, 1e-7}) {
            GaussianAverages.Pair pair = averages.pair(new Covariance(q, q, q));
            assertEquals(averages.single(q).square().value(), pair.product().value());
            assertEquals(
                    averages.single(q).slopeSquare().value(),
                    pair.slopeProduct().value());
        }
    }

    static List<Activation> kinked() {
        return List.of(new Relu(), new LeakyRelu(0.1, 1), activation("abs"));
    }

    /// Mehler's series is far too long for this; the quadrature must step in.
    @Test
    void tanhAtLargeVarianceAndHighCorrelationIsIntegratedDirectly() {
        double q = 400;
        GaussianAverages averages = GaussianAverages.of(new Tanh());
        double single = averages.single(q).square().value();
        GaussianAverages.Pair near = averages.pair(new Covariance(q, q, q * (1 - 1e-9)));
        double slope = averages.single(q).slopeSquare().value();
        assertEquals(single - q * 1e-9 * slope, near.product().value(), 1e-12);
        assertEquals(slope, near.slopeProduct().value(), 1e-5 * slope);
    }

    @Test
    void negativeVarianceIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> GaussianAverages.of(new Tanh()).single(-1));
    }
}
