package wick.theory.infinitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.ActivationText;
import wick.network.Formula;
import wick.network.RectifiedMonomial;
import wick.network.Sign;
import wick.numeric.matrix.Matrix;
import wick.text.Document;
import wick.theory.Chains;
import wick.theory.Chains.Laws;

/// Activations written as formulas: kernels by series, tables and quadrature against closed forms of
/// the same functions.
class FormulaKernelsTest {

    private static Activation read(String text) {
        return ActivationText.read(Document.parse("activation", text));
    }

    @Test
    void kernelsOfSignAndStepHaveNoTangentKernel() {
        assertTrue(!AverageForm.of(new Sign()).hasTangent());
        assertTrue(!AverageForm.of(new RectifiedMonomial(0)).hasTangent());
        assertTrue(!AverageForm.of(Formula.of("z + sign(z - 1)")).hasTangent());
        assertTrue(AverageForm.of(Formula.of("z * sign(z)")).hasTangent());
    }

    @Test
    void aFormulaThatJumpsHasTheKernelOfSignAndItsMeanField() {
        AverageForm closed = AverageForm.of(new Sign());
        AverageForm numerical = AverageForm.of(Formula.of("sign(z)"));
        for (double rho : new double[] {-0.999, -0.3, 0.01, 0.5, 0.97, 0.9999}) {
            double[] first = {rho * 1.5};
            double[] second = {rho * 1.5};
            KernelStretch.Place place = new KernelStretch.Place(0, 0, 1);
            double[] one = {1};
            double[] other = {2.25};
            closed.pairs(one, other).stretchInto(place, first, new double[1], first, new double[1], new Closeness());
            numerical
                    .pairs(one, other)
                    .stretchInto(place, second, new double[1], second, new double[1], new Closeness());
            assertEquals(first[0], second[0], 3e-13, "at " + rho);
            assertEquals(2 / Math.PI * Math.asin(rho), first[0], 1e-14);
        }
        MeanFieldState sign = MeanField.of(new Sign(), 1.5, 0.1).state();
        assertEquals(1.6, sign.fixedPointVariance().orElseThrow().value(), 1e-14);
        assertTrue(sign.susceptibility().isEmpty() && sign.phase().orElseThrow() == Phase.CHAOTIC);
        double c = sign.correlationFixedPoint().orElseThrow().value();
        assertEquals((0.1 + 1.5 * 2 / Math.PI * Math.asin(c)) / 1.6, c, 1e-13);
        double slope = 1.5 * 2 / Math.PI / 1.6 / Math.sqrt(1 - c * c);
        assertEquals(-1 / Math.log(slope), sign.correlationDepth().orElseThrow().value(), 1e-12);
        MeanFieldState formula = MeanField.of(Formula.of("sign(z)"), 1.5, 0.1).state();
        assertEquals(c, formula.correlationFixedPoint().orElseThrow().value(), 1e-11);
        assertTrue(CriticalLine.of(new Sign()).withBiasVariance(0.1).isEmpty());
    }

    static List<String> sameInTwoWays() {
        return List.of(
                "relu | max(z, 0)",
                "abs | abs(z)",
                "{leaky-relu: {negative-slope: 0.25, positive-slope: 1}} | max(z, z / 4)",
                "erf | erf(z)",
                "sin | sin(z)",
                "exp | exp(z)",
                "{rectified-monomial: {degree: 3}} | max(z, 0)^3",
                "{monomial: {degree: 4}} | z^4",
                "{gaussian: {width: 2}} | exp(-z^2 / 8)",
                "tanh | tanh(z)",
                "silu | z * sigmoid(z)",
                "gelu | z * (1 + erf(z / sqrt(2))) / 2");
    }

    /// A closed form against the numerical route for the same function, over random norms and alike inputs.
    @ParameterizedTest
    @MethodSource("sameInTwoWays")
    void kernelsOfAFormulaAreThoseOfTheNameItStandsFor(String pair) {
        Activation named = read(pair.substring(0, pair.indexOf('|')).trim());
        Activation formula = read(pair.substring(pair.indexOf('|') + 1).trim());
        Matrix inputs = KernelRecursionTest.normal(24, 6, 5);
        for (int k = 0; k < 6; k++) {
            inputs.set(1, k, inputs.at(0, k));
            inputs.set(2, k, inputs.at(0, k) + 0.02 * inputs.at(3, k));
        }
        Laws laws = Laws.ntk(0.6, 0.1);
        Kernels expected = KernelRecursion.of(Chains.deep(named, laws, 6, 8, 3)).kernels(inputs);
        Kernels found = KernelRecursion.of(Chains.deep(formula, laws, 6, 8, 3)).kernels(inputs);
        for (int i = 0; i < 24; i++) {
            for (int j = 0; j < 24; j++) {
                double scale =
                        Math.sqrt(expected.nngp().at(i, i) * expected.nngp().at(j, j));
                assertEquals(
                        expected.nngp().at(i, j),
                        found.nngp().at(i, j),
                        (expected.nngpError() + found.nngpError()) * scale);
                double tangent =
                        Math.sqrt(expected.ntk().at(i, i) * expected.ntk().at(j, j));
                assertEquals(
                        expected.ntk().at(i, j),
                        found.ntk().at(i, j),
                        (expected.ntkError() + found.ntkError()) * tangent);
            }
        }
        assertTrue(found.nngpError() < 2e-11, () -> "stated " + found.nngpError());
    }

    /// On a sphere pairs of small angle come from tables; norms that differ take long series or quadrature.
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01})
    void nearlyParallelInputsOfAKinkedFormulaHaveTheKernelOfItsName(double spread) {
        Matrix inputs = Matrix.zeros(9, 3);
        for (int i = 0; i < 9; i++) {
            double angle = i < 7 ? 0.04 * i * i : Math.PI - 0.01 * i;
            double length = Math.sqrt(3) * (1 + spread * i);
            inputs.set(i, 0, length * Math.cos(angle));
            inputs.set(i, 1, length * Math.sin(angle));
        }
        Laws laws = Laws.ntk(1.9, 0.05);
        Kernels expected =
                KernelRecursion.of(Chains.deep(read("relu"), laws, 3, 8, 3)).kernels(inputs);
        Kernels found = KernelRecursion.of(Chains.deep(read("max(z, 0)"), laws, 3, 8, 3))
                .kernels(inputs);
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 9; j++) {
                double scale =
                        Math.sqrt(expected.ntk().at(i, i) * expected.ntk().at(j, j));
                assertEquals(expected.nngp().at(i, j), found.nngp().at(i, j), 2e-12 * scale);
                assertEquals(expected.ntk().at(i, j), found.ntk().at(i, j), 2e-11 * scale);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"min(max(z, -1), 1)", "max(z, 0) + min(exp(z) - 1, 0)", "z / (1 + abs(z))", "max(z, 0.5 - z)"})
    void tablesOfCloseInputsAgreeWithQuadrature(String text) {
        NumericalSpectra spectra = new NumericalSpectra(read(text));
        for (double q : new double[] {0.3, 1.7, 12}) {
            double slopeSquare = spectra.squares(q).slopeSquare();
            for (double delta = 1e-9; delta < CloseTable.WIDEST; delta *= 37) {
                PairQuadrature.Averages direct = spectra.directly(q, q, delta);
                PairQuadrature.Averages table = spectra.closely(q, delta).orElseThrow();
                assertEquals(direct.separation(), table.separation(), 1e-12 * delta * q * slopeSquare);
                assertEquals(direct.slopeProduct(), table.slopeProduct(), 1e-12 * slopeSquare);
            }
        }
    }

    /// Bits of an entry depend on its two inputs alone.
    @ParameterizedTest
    @ValueSource(strings = {"tanh", "min(max(z, -1), 1)", "max(z, 0) + min(exp(z) - 1, 0)", "{hermite: {degree: 3}}"})
    void entriesAreTheSameBytesInAnyCompany(String text) {
        Matrix inputs = KernelRecursionTest.normal(60, 4, 8);
        KernelRecursion recursion = KernelRecursion.of(Chains.deep(read(text), Laws.ntk(1.4, 0.1), 4, 8, 3));
        Kernels all = recursion.kernels(inputs.rows(0, 20), inputs);
        for (int from : new int[] {0, 7, 33}) {
            Kernels some = recursion.kernels(inputs.rows(3, 9), inputs.rows(from, from + 15));
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j < 15; j++) {
                    assertEquals(all.nngp().at(3 + i, from + j), some.nngp().at(i, j));
                    assertEquals(all.ntk().at(3 + i, from + j), some.ntk().at(i, j));
                }
            }
        }
    }
}
