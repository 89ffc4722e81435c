package wick.theory.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.recurrent.RecurrentNetwork;
import wick.theory.recurrent.SlidesFormula.Bare;

class SlidesFormulaTest {

    private static SlidesFormula slides(double deviation, Bare bare, double time) {
        return new SlidesFormula(LinearTheoryTest.network(deviation).withBiasVariance(1), bare, time);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 1.0495", "0.5, 1.1667", "0.7, 1.4804"})
    void theFactorOfOrderOneIsNotInTheExactTheory(double deviation, double ratio) {
        assertEquals(ratio, slides(deviation, Bare.AUTOCORRELATION, 0).lengthRatio(), 5e-5);
        double square = 1 / (1 - deviation * deviation);
        assertEquals(square, slides(deviation, Bare.AUTOCORRELATION, 0).staticRatio(), 1e-14);
    }

    @Test
    void theStatedLengthHasItsReferenceValues() {
        SlidesFormula formula = slides(0.5, Bare.AUTOCORRELATION, 1);
        assertEquals(1.3471506281, formula.length().infinite(), 5e-11);
        assertEquals(0.1202813061, formula.length().first(), 5e-11);
        assertEquals(1.7777777778, formula.staticVariance().infinite(), 5e-11);
    }

    /// Numerically: ξ = 2 ∫ X(ω) dω/(2π), and the static part is X(0).
    @ParameterizedTest
    @CsvSource({"0.3, AUTOCORRELATION", "0.6, DECAY", "0.6, PERTURBATION", "0.8, HALF"})
    void lengthAndStaticPartFollowFromOneSpectrum(double deviation, Bare bare) {
        SlidesFormula formula = slides(deviation, bare, 3);
        double infinite = 0;
        double first = 0;
        int count = 2000;
        for (int i = 0; i < count; i++) {
            double angle = Math.PI * (i + 0.5) / count - Math.PI / 2;
            double jacobian = 1 / (Math.cos(angle) * Math.cos(angle)) / count;
            infinite += formula.spectrum(Math.tan(angle)).infinite() * jacobian;
            first += formula.spectrum(Math.tan(angle)).first() * jacobian;
        }
        assertEquals(formula.length().infinite(), infinite, 1e-12 * infinite);
        assertEquals(formula.length().first(), first, 1e-12 * first);
        assertEquals(formula.spectrum(0).infinite(), formula.staticVariance().infinite(), 1e-13);
        assertEquals(formula.spectrum(0).first(), formula.staticVariance().first(), 1e-12);
    }

    /// Relative deviations per σ_w² at small σ_w: 1/2 and 1 must vanish if a reading is right to that
    /// order.
    @Test
    void oneReadingIsRightThroughTheFirstOrderInTheWeightVariance() {
        double deviation = 0.01;
        double order = deviation * deviation;
        assertEquals(0.5, (slides(deviation, Bare.AUTOCORRELATION, 0).lengthRatio() - 1) / order, 1e-3);
        assertEquals(-0.5, (slides(deviation, Bare.DECAY, 0).lengthRatio() - 1) / order, 1e-3);
        assertEquals(0, (slides(deviation, Bare.HALF, 0).lengthRatio() - 1) / order, 1e-3);
        assertEquals(0, (slides(deviation, Bare.HALF, 0).staticRatio() - 1) / order, 1e-3);
        assertEquals(2, (slides(deviation, Bare.PERTURBATION, 0).lengthRatio() - 1) / deviation, 0.1);
        double large = (slides(0.5, Bare.HALF, 0).lengthRatio() - 1) / 0.0625;
        assertEquals(-0.15, large, 0.1);
    }

    @Test
    void theTimeIsAMemoryTimeAndNotTheLengthOfARun() {
        assertEquals(2, slides(0.01, Bare.AUTOCORRELATION, 7).matchingTimeOfLength(), 1e-3);
        assertEquals(4, slides(0.01, Bare.AUTOCORRELATION, 7).matchingTimeOfStatic(), 1e-3);
        RecurrentNetwork slow = RecurrentNetwork.of(new wick.network.Linear(), 0.25, 1e-6, 1);
        assertEquals(8, new SlidesFormula(slow, Bare.DECAY, 1).matchingTimeOfLength(), 1e-2);
        assertEquals(16, new SlidesFormula(slow, Bare.DECAY, 1).matchingTimeOfStatic(), 1e-2);
    }
}
