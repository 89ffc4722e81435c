package wick.theory.finitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wick.theory.Printed.assertPrinted;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import wick.network.Activation;
import wick.network.Cos;
import wick.network.Exp;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Sign;
import wick.network.Step;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Matrix;
import wick.theory.Chains;
import wick.theory.Chains.Laws;
import wick.theory.ReferenceTable;

class OneHiddenLayerInputsTest {
    /// x_a·x_b/3 = ((1, .4, −.2), (.4, .7, .3), (−.2, .3, .9))
    private static final Matrix INPUTS = inputs();

    private static Matrix inputs() {
        double[][] gram = {{1, 0.4, -0.2}, {0.4, 0.7, 0.3}, {-0.2, 0.3, 0.9}};
        Matrix rows = Matrix.zeros(3, 3);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = 3 * gram[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= rows.at(i, k) * rows.at(j, k);
                }
                rows.set(i, j, i == j ? Math.sqrt(rest) : rest / rows.at(j, j));
            }
        }
        return rows;
    }

    private static List<Integer> digits(String text) {
        return text.chars().map(c -> c - '0').boxed().toList();
    }

    @Test
    void cumulantsAndTangentKernelsAreThoseOfTheGeneratingFunction() {
        for (ReferenceTable.Row row : ReferenceTable.rows("one_hidden_layer.csv")) {
            Activation activation = Activation.named(row.text(0)).orElseThrow();
            Laws laws = Laws.ntk(row.number(1), row.number(2));
            List<Integer> of = digits(row.text(4));
            boolean three = of.contains(2);
            Matrix inputs = three ? INPUTS : Matrix.of(2, 3, java.util.Arrays.copyOf(INPUTS.entries(), 6));
            OneHiddenLayerInputs layer =
                    OneHiddenLayerInputs.of(Chains.of(activation, laws, 3, (int) row.number(3)), inputs);
            Approximation found = row.text(5).equals("cumulant")
                    ? layer.outputCumulant(of)
                    : layer.tangentCovariance(of.get(0), of.get(1), of.get(2), of.get(3));
            double value = row.number(6);
            assertEquals(value, found.value(), 1e-10 * Math.max(1, Math.abs(value)), row::toString);
            assertTrue(found.error() < 1e-9 * Math.max(1, Math.abs(value)), () -> row + " " + found);
        }
    }

    /// The network cos(w x + c) of the field-theory literature: a bias of large variance is a uniform phase.
    @Test
    void aNetworkOfCosinesHasThePrintedFourPointFunction() {
        List<Step> steps = List.of(
                new Step.Linear(0, 1, 10, 1, 20, 1, 1),
                new Step.Pointwise(new Cos()),
                new Step.Linear(1, 10, 1, 1, 0, 1, 1));
        Wiring wiring = new Wiring(1, 1, steps, wick.network.Distribution.NORMAL);
        OneHiddenLayerInputs layer = OneHiddenLayerInputs.of(wiring, Matrix.of(4, 1, 0, 0.5, 1, 2));
        assertEquals(0.025625584584, layer.outputCumulant(List.of(0, 1, 2, 3)).value(), 2e-12);
        assertEquals(0.0375, layer.outputCumulant(List.of(0, 0, 0, 0)).value(), 1e-12);
    }

    /// exp(w x + b) over its normalization exp(σ_b² + σ_w² x²).
    @Test
    void aNetworkOfExponentialsHasThePrintedFourPointFunction() {
        List<Step> steps = List.of(
                new Step.Linear(0, 1, 10, 0.25, 0.1, 1, 1),
                new Step.Pointwise(new Exp()),
                new Step.Linear(1, 10, 1, 1, 0, 1, 1));
        Wiring wiring = new Wiring(1, 1, steps, wick.network.Distribution.NORMAL);
        OneHiddenLayerInputs layer = OneHiddenLayerInputs.of(wiring, Matrix.of(4, 1, 0, 0.5, 1, 2));
        double scale = Math.exp(4 * 0.1 + 0.25 * (0.25 + 1 + 4));
        assertPrinted(".346045888930", layer.outputCumulant(List.of(0, 1, 2, 3)).value() / scale);
    }

    @Test
    void withEqualInputsTheyAreTheCumulantsOfOneInput() {
        Wiring wiring = Chains.of(new Tanh(), Laws.ntk(1.5, 0.1), 3, 7);
        OneHiddenLayer one = OneHiddenLayer.of(wiring, 1);
        OneHiddenLayerInputs many =
                OneHiddenLayerInputs.of(wiring, Matrix.of(2, 3, Math.sqrt(3), 0, 0, Math.sqrt(3), 0, 0));
        for (int k = 1; k <= 4; k++) {
            List<Integer> places = Collections.nCopies(2 * k, k % 2);
            assertEquals(
                    one.outputCumulant(k).value(), many.outputCumulant(places).value(), 1e-12);
            assertEquals(
                    one.outputMoments(4).get(k).value(),
                    many.outputMoment(places).value(),
                    1e-11);
        }
        assertEquals(one.tangentMean().value(), many.tangentMean(0, 1).value(), 1e-14);
        assertEquals(
                one.tangentVariance().value(),
                many.tangentCovariance(0, 1, 1, 0).value(),
                1e-13);
    }

    @Test
    void ofLinearUnitsTheyAreThoseOfPairings() {
        Wiring wiring = Chains.of(new Linear(), Laws.ntk(1.2, 0), 3, 5);
        OneHiddenLayerInputs layer = OneHiddenLayerInputs.of(wiring, INPUTS);
        Matrix kernel = DeepLinearMoments.of(wiring).kernel(INPUTS);
        DeepLinearCorrelators exact = DeepLinearCorrelators.of(wiring);
        for (String places : List.of("01", "0011", "0102", "001122", "010212", "01020122")) {
            List<Integer> of = digits(places);
            assertEquals(exact.product(kernel, of), layer.kernelMoment(of).value(), 1e-12);
            assertEquals(exact.correlator(kernel, of), layer.outputMoment(of).value(), 1e-11);
        }
    }

    /// Two outputs' tangent kernels fluctuate as the first order says, which is all there is.
    @Test
    void theTangentKernelOfReluFluctuatesAsTheFirstOrderSays() {
        Wiring wiring = Chains.of(new Relu(), new Laws(2, 0.1, 1, 0.5), 3, 8);
        OneHiddenLayerInputs exact = OneHiddenLayerInputs.of(wiring, INPUTS);
        CorrelatorLayer first = Correlators.of(wiring, INPUTS).getLast();
        for (String places : List.of("0000", "0011", "0102", "0122", "0112")) {
            List<Integer> p = digits(places);
            int a = p.get(0);
            int b = p.get(1);
            int c = p.get(2);
            int d = p.get(3);
            double sum = first.tangentCovariance().at(a, b, c, d)
                    + first.tangentMixing().at(a, b, c, d)
                    + first.tangentMixing().at(a, b, d, c);
            assertEquals(sum / 8, exact.tangentCovariance(a, b, c, d).value(), 1e-12);
        }
    }

    @Test
    void whatIsNotCoveredIsRefusedWithTheReason() {
        Laws laws = Laws.ntk(1.5, 0.1);
        for (Wiring wiring : List.of(Chains.of(new Tanh(), laws, 3, 7, 7), Chains.of(new Sign(), laws, 3, 7))) {
            assertThrows(IllegalArgumentException.class, () -> OneHiddenLayerInputs.of(wiring, INPUTS));
        }
        OneHiddenLayerInputs layer = OneHiddenLayerInputs.of(Chains.of(new Tanh(), laws, 3, 7), INPUTS);
        assertThrows(IllegalArgumentException.class, () -> layer.outputCumulant(List.of(0, 1, 2)));
        assertThrows(IllegalArgumentException.class, () -> layer.outputCumulant(List.of(0, 3)));
        assertThrows(IllegalArgumentException.class, () -> layer.outputCumulant(Collections.nCopies(10, 0)));
    }
}
