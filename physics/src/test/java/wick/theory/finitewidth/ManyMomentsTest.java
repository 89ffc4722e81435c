package wick.theory.finitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static wick.theory.Printed.assertPrinted;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Abs;
import wick.network.LeakyRelu;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Sign;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.theory.Chains;
import wick.theory.Chains.Laws;

class ManyMomentsTest {

    @Test
    void criticalReluMomentsHaveThePrintedValues() {
        List<Double> moments = ScaleInvariantMoments.of(Chains.deep(new Relu(), Laws.ntk(2, 0), 2, 10, 5))
                .moments(4, 0.5);
        assertPrinted("5.0625", moments.get(2));
        assertPrinted("74.71182096", moments.get(3));
        assertPrinted("2495.66428148", moments.get(4));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 400})
    void allMomentsAgreeWithTheBinomialSumAndTheProductOfChiSquares(int width) {
        Wiring relu = Chains.of(new Relu(), Laws.ntk(2, 0), 2, width, 5);
        Wiring linear = Chains.of(new Linear(), Laws.ntk(1, 0), 2, width, 5);
        List<Double> binomial = ScaleInvariantMoments.of(relu).moments(20, 0.5);
        List<Double> product = ScaleInvariantMoments.of(linear).moments(20, 1);
        for (int m = 1; m <= 20; m++) {
            double exact = DeepReluMoments.of(relu).relativeMoment(m);
            assertEquals(exact, binomial.get(m), 1e-11 * exact);
            exact = DeepLinearMoments.of(linear).relativeMoment(m);
            assertEquals(exact, product.get(m), 1e-11 * exact);
        }
    }

    /// One unit: E K′² = C_b² + C_b C_W (a₊² + a₋²) K + (3/2) C_W² (a₊⁴ + a₋⁴) K², by hand.
    @Test
    void oneLeakyUnitWithABiasHasTheMomentsOfAPolynomial() {
        List<Double> moments = ScaleInvariantMoments.of(
                        Chains.deep(new LeakyRelu(-0.5, 2), Laws.ntk(1.5, 0.25), 2, 1, 2))
                .moments(2, 1);
        double k = 1.75;
        assertEquals(0.25 + 1.5 * k * 4.25 / 2, moments.get(1), 1e-14);
        assertEquals(0.0625 + 0.25 * 1.5 * 4.25 * k + 1.5 * 2.25 * (16 + 0.0625) * k * k, moments.get(2), 1e-12);
        assertEquals(
                ScaleInvariantMoments.of(Chains.deep(new Abs(), Laws.ntk(1, 0), 2, 6, 3))
                        .moments(3, 1),
                ScaleInvariantMoments.of(Chains.deep(new Linear(), Laws.ntk(1, 0), 2, 6, 3))
                        .moments(3, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> ScaleInvariantMoments.of(Chains.deep(new Tanh(), Laws.ntk(1, 0), 2, 6, 3)));
    }

    @Test
    void correlatorsOfSeveralInputsHaveThePrintedValues() {
        Wiring wiring = Chains.deep(new Linear(), Laws.ntk(1, 0), 2, 6, 4);
        Matrix kernel = DeepLinearMoments.of(wiring).kernel(Matrix.of(2, 2, 1, 0.3, 0.2, 1.1));
        DeepLinearCorrelators correlators = DeepLinearCorrelators.of(wiring);
        assertPrinted(".4844296296", correlators.product(kernel, List.of(0, 0, 1, 1)));
        assertPrinted(".3279481481", correlators.product(kernel, List.of(0, 1, 0, 1)));
        assertEquals(kernel.at(0, 1), correlators.correlator(kernel, List.of(0, 1)), 1e-15);
    }

    @Test
    void withAllInputsEqualTheyAreTheMomentsOfOneInputAtUnequalWidths() {
        Wiring wiring = Chains.of(new Linear(), Laws.ntk(1, 0), 2, 3, 8, 1);
        DeepLinearMoments one = DeepLinearMoments.of(wiring);
        DeepLinearCorrelators many = DeepLinearCorrelators.of(wiring);
        Matrix kernel = Matrix.of(1, 1, 0.9);
        for (int m = 1; m <= 4; m++) {
            List<Integer> places = java.util.Collections.nCopies(2 * m, 0);
            double product = one.relativeMoment(m) * Math.pow(0.9, m);
            assertEquals(product, many.product(kernel, places), 1e-12 * product);
            assertEquals(one.outputMoment(m, 0.9), many.correlator(kernel, places), 1e-9 * product);
        }
    }

    /// One hidden unit: S_ab = z_a z_b, so E S_ab S_cd S_ef is Wick's sum over six Gaussian variables; here
    /// with the covariances 1 and r, for E (z_0 z_1)³ = 9 r + 6 r³ and E z_0⁴ z_1² = 3 + 12 r².
    @Test
    void oneUnitGivesTheMomentsOfTwoCorrelatedGaussians() {
        double r = 0.4;
        Matrix kernel = Matrix.of(2, 2, 1, r, r, 1);
        DeepLinearCorrelators unit = DeepLinearCorrelators.of(Chains.deep(new Linear(), Laws.ntk(1, 0), 2, 1, 2));
        assertEquals(9 * r + 6 * r * r * r, unit.product(kernel, List.of(0, 1, 0, 1, 0, 1)), 1e-13);
        assertEquals(3 + 12 * r * r, unit.product(kernel, List.of(0, 0, 0, 0, 1, 1)), 1e-13);
        assertEquals(15 * (9 * r + 6 * r * r * r), unit.correlator(kernel, List.of(0, 1, 0, 1, 0, 1)), 1e-11);
        assertThrows(IllegalArgumentException.class, () -> unit.correlator(kernel, List.of(0, 1, 0)));
        assertThrows(IllegalArgumentException.class, () -> unit.correlator(kernel, List.of(0, 2)));
    }

    @Test
    void oneHiddenReluLayerHasItsTangentKernelByHand() {
        // H = (1/n) Σ (2 φ² + 2 ω² φ'² Θ), K = Θ = 2: mean 4, n Var = 4·6 + 8·2·1 + 3·4·4/2 − 16
        OneHiddenLayer layer = OneHiddenLayer.of(Chains.deep(new Relu(), Laws.ntk(2, 0), 2, 10, 2), 1);
        assertEquals(4, layer.tangentMean().value(), 1e-13);
        assertEquals(4.8, layer.tangentVariance().value(), 1e-13);
        assertEquals(3 * (1 + 5.0 / 10), layer.kurtosis().value(), 1e-13);
    }

    @Test
    void oneHiddenLayerHasTheVarianceOfTheFirstOrderBecauseThereIsNoOther() {
        Wiring wiring = Chains.deep(new Tanh(), new Laws(1.5, 0.1, 1, 0.5), 2, 10, 2);
        OneHiddenLayer exact = OneHiddenLayer.of(wiring, 1);
        SingleInputLayer first = SingleInputCorrections.of(wiring, 1).getLast();
        double variance =
                (first.tangentCovariance().value() + 2 * first.tangentMixing().value()) / 10;
        assertEquals(variance, exact.tangentVariance().value(), 1e-13);
        assertEquals(
                first.fourPointVertex().value() / 10, exact.kernelCumulant(2).value(), 1e-14);
        assertPrinted(".8199946128", exact.kernelCumulant(1).value());
        assertPrinted("1.8448538791", exact.tangentMean().value());
    }

    @Test
    void cumulantsAndMomentsOfOneHiddenLayerBelongTogether() {
        OneHiddenLayer layer = OneHiddenLayer.of(Chains.deep(new Relu(), Laws.ntk(2, 0.2), 2, 6, 2), 1);
        List<Double> exact = ScaleInvariantMoments.of(Chains.deep(new Relu(), Laws.ntk(2, 0.2), 2, 6, 2))
                .outputMoments(4, 1);
        for (int m = 0; m <= 4; m++) {
            assertEquals(exact.get(m), layer.outputMoments(4).get(m).value(), 1e-11 * exact.get(m));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> OneHiddenLayer.of(Chains.deep(new Sign(), Laws.ntk(1, 0), 2, 6, 2), 1)
                        .tangentMean());
        assertThrows(
                IllegalArgumentException.class,
                () -> OneHiddenLayer.of(Chains.deep(new Tanh(), Laws.ntk(1, 0), 2, 6, 3), 1));
    }
}
