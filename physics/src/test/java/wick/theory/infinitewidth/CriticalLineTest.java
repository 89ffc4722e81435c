package wick.theory.infinitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wick.theory.Printed.assertPrinted;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.Erf;
import wick.network.LeakyRelu;
import wick.network.Relu;
import wick.network.Tanh;
import wick.numeric.matrix.Vector;
import wick.theory.infinitewidth.FixedPoint.Stability;

class CriticalLineTest {

    @ParameterizedTest
    @CsvSource({
        "tanh, 0.01, 1.424205290489, 0.273300913458, 0.678191245939",
        "tanh, 0.05, 1.760954639607, 0.570047881641, 0.518186484068",
        "tanh, 0.1, 1.986072641136, 0.805799181913, 0.439453081555",
        "tanh, 0.3, 2.505127189680, 1.461169446932, ",
        "tanh, 1, 3.443210912265, 3.036396394624, ",
        "erf, 0.05, 1.375839007347, 0.517176837981, ",
        "erf, 0.1, 1.552117855334, 0.726359229385, ",
        "erf, 1, 2.718381352335, 2.744890930343, "
    })
    void theCriticalLineHasThePrintedPoints(
            String name, double biasVariance, String weightVariance, String q, String chi) {
        List<CriticalPoint> points =
                CriticalLine.of(GaussianAveragesTest.activation(name)).withBiasVariance(biasVariance);
        assertEquals(1, points.size());
        CriticalPoint point = points.getFirst();
        assertPrinted(weightVariance, point.weightVariance().value());
        assertPrinted(q, point.state().fixedPointVariance().orElseThrow().value());
        assertEquals(biasVariance, point.biasVariance().value(), 1e-14);
        if (chi != null) {
            assertPrinted(
                    chi, point.state().varianceSusceptibility().orElseThrow().value());
        }
    }

    @Test
    void tanhOnTheCriticalLineHasThePrintedVarianceDepth() {
        CriticalPoint point = CriticalLine.of(new Tanh()).withBiasVariance(0.05).getFirst();
        assertPrinted("1.327009660706", Math.sqrt(point.weightVariance().value()));
        assertPrinted(
                "1.5210974073", point.state().varianceDepth().orElseThrow().value());
        assertEquals(Optional.empty(), point.state().correlationDepth());
    }

    @Test
    void theLineEndsWhereTheActivationIsLinear() {
        assertEquals(1, only(new Tanh(), 0).weightVariance().value(), 1e-15);
        assertEquals(Math.PI / 4, only(new Erf(), 0).weightVariance().value(), 1e-15);
        assertEquals(2, only(new Relu(), 0).weightVariance().value());
        assertEquals(2 / 1.01, only(new LeakyRelu(0.1, 1), 0).weightVariance().value(), 1e-15);
        assertEquals(List.of(), CriticalLine.of(new Relu()).withBiasVariance(0.1));
    }

    private static CriticalPoint only(Activation activation, double biasVariance) {
        List<CriticalPoint> points = CriticalLine.of(activation).withBiasVariance(biasVariance);
        assertEquals(1, points.size());
        return points.getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "gelu, 1, 2.193699903532, 0.067191674706, 1.067191675",
        "gelu, 3, 1.996062484432, 0.154379529609, 1.006432480"
    })
    void geluIsCriticalAtUnstableFixedPointsWithThePrintedValues(
            String name, double q, String weightVariance, String biasVariance, String chi) {
        CriticalPoint point =
                CriticalLine.of(GaussianAveragesTest.activation(name)).at(q).orElseThrow();
        assertPrinted(weightVariance, point.weightVariance().value());
        assertPrinted(biasVariance, point.biasVariance().value());
        assertPrinted(chi, point.state().varianceSusceptibility().orElseThrow().value());
        assertEquals(Stability.UNSTABLE, point.state().fixedPoints().getFirst().stability());
    }

    @ParameterizedTest
    @CsvSource({
        "gelu, 1.983058257438, 0.172922390756, 3.561552812809",
        "silu, 1.988004678269, 0.555143170722, 14.320173618026"
    })
    void halfStablePointsHaveThePrintedValues(String name, String weightVariance, String biasVariance, String q) {
        List<CriticalPoint> points =
                CriticalLine.of(GaussianAveragesTest.activation(name)).halfStable();
        assertEquals(1, points.size());
        CriticalPoint point = points.getFirst();
        assertPrinted(weightVariance, point.weightVariance().value());
        assertPrinted(biasVariance, point.biasVariance().value());
        assertPrinted(q, point.state().fixedPointVariance().orElseThrow().value());
        assertEquals(Stability.MARGINAL, point.state().fixedPoints().getFirst().stability());
    }

    @Test
    void theHalfStableVarianceOfGeluIsAnAlgebraicNumber() {
        CriticalPoint point = CriticalLine.of(GaussianAveragesTest.activation("gelu"))
                .halfStable()
                .getFirst();
        assertEquals(
                (3 + Math.sqrt(17)) / 2,
                point.state().fixedPointVariance().orElseThrow().value(),
                1e-11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "erf", "sin", "cos", "sigmoid"})
    void theMeanFieldStateAtAStableCriticalPointIsCritical(String name) {
        Activation activation = GaussianAveragesTest.activation(name);
        CriticalPoint point = CriticalLine.of(activation).withBiasVariance(0.05).getFirst();
        MeanFieldState state = MeanField.of(
                        activation,
                        point.weightVariance().value(),
                        point.biasVariance().value())
                .state();
        assertEquals(Optional.of(Phase.CRITICAL), state.phase());
        assertEquals(1, state.susceptibility().orElseThrow().value(), 1e-12);
        assertEquals(
                point.state().fixedPointVariance().orElseThrow().value(),
                state.fixedPointVariance().orElseThrow().value(),
                1e-12 * state.fixedPointVariance().orElseThrow().value());
    }

    @Test
    void aPhaseDiagramHasTheStateOfEveryPairOfVariances() {
        Vector weights = Vector.of(0.5, 1.3, 2.7);
        Vector biases = Vector.of(0, 0.2);
        PhaseDiagram diagram = PhaseDiagram.of(new Tanh(), weights, biases);
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 3; column++) {
                assertEquals(
                        MeanField.of(new Tanh(), weights.at(column), biases.at(row))
                                .state(),
                        diagram.at(row, column));
            }
        }
        assertTrue(diagram.states().size() == 6);
    }
}
