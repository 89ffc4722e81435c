package wick.topic.information.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.numeric.matrix.Matrix;

class LinearDistillationTest {
    private static final LinearDistillation DATA = LinearDistillation.of(
            Matrix.of(4, 2, 1, 0, 0.5, 1, 0, 0.3, 2, -1),
            Matrix.of(2, 2, 1, 0.3, 0.3, 0.5),
            Matrix.of(4, 4, 0.5, 0, 0, 0, 0, 0.2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0.4));

    @Test
    void asManyBestCombinationsAsThereAreCausesKeepAllAndPrincipalOnesDoNot() {
        assertEquals(DATA.whole(), DATA.kept(DATA.best(2)), 1e-12);
        assertTrue(DATA.kept(DATA.principal(2)) < DATA.whole() - 0.1);
        for (int k = 1; k < 4; k++) {
            assertTrue(DATA.kept(DATA.principal(k)) <= DATA.kept(DATA.best(k)) + 1e-12);
        }
        double sum = 0;
        for (double square : DATA.squaredCorrelations()) {
            sum -= Math.log1p(-square) / 2;
        }
        assertEquals(DATA.whole(), sum, 1e-12);
    }

    /// ρ = 0.9, values of reference/information/distillation.py.
    @ParameterizedTest
    @CsvSource({"0.5, 0.3587380236", "1, 0.6026175012", "2, 0.7927736216"})
    void theBottleneckOfOneNumberHasItsClosedForm(double kept, double relevant) {
        InformationBottleneck bottleneck = new InformationBottleneck(List.of(0.81));
        assertEquals(relevant, bottleneck.keeping(kept).relevant(), 1e-10);
        assertEquals(kept, bottleneck.keeping(kept).kept(), 1e-10);
    }

    /// No linear noisy summary of two numbers lies above the curve, and the curve's own summary lies on it.
    @Test
    void noNoisySummaryOfTwoNumbersLiesAboveTheCurve() {
        InformationBottleneck bottleneck = new InformationBottleneck(List.of(0.8, 0.3));
        for (double first = 0.1; first < 20; first *= 2) {
            for (double second = 0.1; second < 20; second *= 2) {
                double kept = (Math.log1p(1 / first) + Math.log1p(1 / second)) / 2;
                double relevant = -(Math.log1p(-0.8 / (1 + first)) + Math.log1p(-0.3 / (1 + second))) / 2;
                assertTrue(relevant <= bottleneck.keeping(kept).relevant() + 1e-12);
            }
        }
    }
}
