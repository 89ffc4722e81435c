package wick.theory.infinitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wick.theory.Printed.assertPrinted;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Tanh;
import wick.numeric.gaussian.Approximation;
import wick.theory.ReferenceTable;
import wick.theory.infinitewidth.FixedPoint.Stability;
import wick.theory.infinitewidth.MeanFieldState.VarianceFlow;

/// High-precision values by `reference/theory/criticality.py`.
class MeanFieldTest {

    static List<ReferenceTable.Row> references() {
        return ReferenceTable.rows("criticality.csv");
    }

    @ParameterizedTest
    @MethodSource("references")
    void fixedPointsAgreeWithHighPrecisionArithmeticWithinTheirStatedErrors(ReferenceTable.Row row) {
        Activation activation = GaussianAveragesTest.activation(row.text(0));
        MeanFieldState state =
                MeanField.of(activation, row.number(1), row.number(2)).state();
        assertHonest("q*", row.number(3), state.fixedPointVariance());
        assertHonest("chi_1", row.number(4), state.susceptibility());
        assertHonest("chi_parallel", row.number(5), state.varianceSusceptibility());
        assertHonest("c*", row.number(6), state.correlationFixedPoint());
        assertHonest("xi_q", -1 / Math.log(Math.abs(row.number(5))), state.varianceDepth());
        double depth = -1 / Math.log(row.number(7));
        Approximation found = state.correlationDepth().orElseThrow();
        assertEquals(depth, found.value(), 1e-12 * depth * Math.max(1, depth));
        assertTrue(Math.abs(found.value() - depth) <= found.error() + 1e-15 * depth, () -> "xi_c " + found);
        assertEquals(
                row.number(4) > 1 ? Phase.CHAOTIC : Phase.ORDERED, state.phase().orElseThrow());
    }

    private static void assertHonest(String what, double expected, Optional<Approximation> quantity) {
        Approximation found = quantity.orElseThrow();
        double deviation = Math.abs(found.value() - expected);
        assertTrue(
                deviation <= 1e-12 * Math.max(1, Math.abs(expected)), () -> what + ": " + found + " not " + expected);
        assertTrue(
                deviation <= found.error() + 2e-16 * Math.abs(expected),
                () -> what + ": " + found + " not " + expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.05, 0.193592520245, 0.759031647185, 1.747626243, 1, 3.626975618",
        "1.69, 0.09, 0.607046791909, 0.939807428682, 1.337667643, 1, 16.108172743",
        "2.25, 0.05, 0.889424917282, 1.092337929486, , 0.5672249268, 15.11708645",
        "4, 0.05, 2.195493928034, 1.342402414445, , 0.1650649620, 6.98027353",
        "2.25, 0, 0.793354042607, 1.139323224985, , 0, "
    })
    void tanhHasThePrintedFixedPoints(
            double weightVariance, double biasVariance, String q, String chi, String xiQ, String c, String xiC) {
        MeanFieldState state =
                MeanField.of(new Tanh(), weightVariance, biasVariance).state();
        assertPrinted(q, state.fixedPointVariance().orElseThrow().value());
        assertPrinted(chi, state.susceptibility().orElseThrow().value());
        assertPrinted(c, state.correlationFixedPoint().orElseThrow().value());
        if (xiQ != null) {
            assertPrinted(xiQ, state.varianceDepth().orElseThrow().value());
        }
        if (xiC != null) {
            assertPrinted(xiC, state.correlationDepth().orElseThrow().value());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "erf", "gelu", "silu", "sigmoid", "softplus", "sin", "cos"})
    void susceptibilitiesAreTheSlopesOfTheMaps(String name) {
        Activation activation = GaussianAveragesTest.activation(name);
        MeanField field = MeanField.of(activation, 1.4, 0.1);
        MeanFieldState state = field.state();
        double q = state.fixedPointVariance().orElseThrow().value();
        double h = 1e-4 * q;
        double slope =
                (field.nextVariance(q + h).value() - field.nextVariance(q - h).value()) / (2 * h);
        assertEquals(slope, state.varianceSusceptibility().orElseThrow().value(), 1e-7);
        assertEquals(q, field.nextVariance(q).value(), 1e-14 * Math.max(1, q));
    }

    @Test
    void tanhWithoutBiasVanishesByAPowerLawAtUnitWeightVariance() {
        MeanFieldState state = MeanField.of(new Tanh(), 1, 0).state();
        assertEquals(Optional.of(Phase.CRITICAL), state.phase());
        assertEquals(VarianceFlow.VANISHES, state.varianceFlow());
        assertEquals(0, state.fixedPointVariance().orElseThrow().value());
        assertEquals(Optional.empty(), state.varianceDepth());
        double q = 1;
        MeanField field = MeanField.of(new Tanh(), 1, 0);
        for (int layer = 1; layer <= 2000; layer++) {
            q = field.nextVariance(q).value();
        }
        // 1/q grows by 2 a layer, up to a logarithm of the depth
        assertEquals(1, 2 * 2000 * q, 3e-3);
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 0, ORDERED, VANISHES, 0",
        "2, 0, CRITICAL, STAYS, ",
        "3, 0, CHAOTIC, RUNS_AWAY, ",
        "1.5, 0.1, ORDERED, CONVERGES, 0.4",
        "2, 0.1, , RUNS_AWAY, ",
        "3, 0.1, CHAOTIC, RUNS_AWAY, "
    })
    void reluIsCriticalAtWeightVarianceTwoWithoutBiasOnly(
            double weightVariance, double biasVariance, Phase phase, VarianceFlow flow, Double variance) {
        MeanFieldState state =
                MeanField.of(new Relu(), weightVariance, biasVariance).state();
        assertEquals(Optional.ofNullable(phase), state.phase());
        assertEquals(flow, state.varianceFlow());
        assertEquals(
                Optional.ofNullable(variance),
                state.fixedPointVariance().map(Approximation::value).map(q -> Math.round(q * 1e12) / 1e12));
        assertEquals(weightVariance / 2, state.susceptibility().orElseThrow().value());
        assertEquals(
                weightVariance / 2, state.varianceSusceptibility().orElseThrow().value());
    }

    @Test
    void linearWithoutBiasLeavesEveryCorrelationWhereItIs() {
        assertEquals(Optional.empty(), MeanField.of(new Linear(), 1, 0).state().correlationFixedPoint());
    }

    @Test
    void geluShowsItsUnstableFixedPointBesideTheStableOne() {
        MeanFieldState state =
                MeanField.of(GaussianAveragesTest.activation("gelu"), 2, 0.05).state();
        assertEquals(
                List.of(Stability.STABLE, Stability.UNSTABLE),
                state.fixedPoints().stream().map(FixedPoint::stability).toList());
        assertEquals(
                state.fixedPoints().getFirst().variance(),
                state.fixedPointVariance().orElseThrow());
    }

    @Test
    void exponentialHasNoFixedPointOnceTheWeightVarianceIsLarge() {
        Activation exp = GaussianAveragesTest.activation("exp");
        MeanFieldState none = MeanField.of(exp, 1, 0.1).state();
        assertEquals(VarianceFlow.RUNS_AWAY, none.varianceFlow());
        assertEquals(Optional.empty(), none.phase());
        assertEquals(List.of(), none.fixedPoints());
        // q = σ_w² e^{2q} touches the diagonal at σ_w² = 1/(2e)
        double touching = 1 / (2 * Math.E);
        assertEquals(
                0, MeanField.of(exp, touching * 1.001, 0).state().fixedPoints().size());
        assertEquals(
                2, MeanField.of(exp, touching * 0.999, 0).state().fixedPoints().size());
        assertEquals(
                2,
                MeanField.of(exp, touching * 0.9999999, 0).state().fixedPoints().size());
    }

    @Test
    void variancesMustBeFiniteAndNotNegative() {
        assertThrows(IllegalArgumentException.class, () -> MeanField.of(new Tanh(), -1, 0));
        assertThrows(IllegalArgumentException.class, () -> MeanField.of(new Tanh(), 1, Double.NaN));
    }
}
