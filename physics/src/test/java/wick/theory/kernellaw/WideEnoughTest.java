package wick.theory.kernellaw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Sign;
import wick.network.Tanh;
import wick.theory.Chains;
import wick.theory.Chains.Laws;

class WideEnoughTest {

    /// (1 + 5/n)^hidden − 1 ≤ within²
    @ParameterizedTest
    @CsvSource({"1, .5", "4, .3", "4, .05", "20, .1", "3, .01"})
    void criticalReluNetworksNeedTheWidthOfTheirClosedForm(int hidden, double within) {
        double ratio = Math.expm1(Math.log1p(within * within) / hidden);
        int width = (int) Math.ceil(5 / ratio);
        WideEnough search = WideEnough.of(Chains.deep(new Relu(), Laws.ntk(2, 0), 2, 7, hidden + 1), 1);
        assertEquals(OptionalInt.of(width), search.forDeviation(within));
    }

    @Test
    void theWidthForAProbabilityIsTheSmallest() {
        WideEnough search = WideEnough.of(Chains.deep(new Tanh(), Laws.ntk(1.76, 0.05), 2, 7, 4), 1);
        int width = search.forProbability(0.2, 0.9).orElseThrow();
        assertTrue(search.probability(width, 0.2) >= 0.9);
        assertTrue(search.probability(width - 1, 0.2) < 0.9);
    }

    @Test
    void theUnreachableIsEmptyAndTheCertainNeedsOneUnit() {
        assertEquals(
                OptionalInt.empty(),
                WideEnough.of(Chains.deep(new Linear(), Laws.ntk(1, 0), 2, 7, 31), 1)
                        .forDeviation(0.001));
        assertEquals(
                OptionalInt.of(1),
                WideEnough.of(Chains.deep(new Sign(), Laws.ntk(1, 0), 2, 7, 3), 1)
                        .forDeviation(0.01));
        assertThrows(
                IllegalArgumentException.class,
                () -> WideEnough.of(Chains.deep(new Linear(), Laws.ntk(1, 0), 2, 7, 3), 1)
                        .forDeviation(1.5));
    }
}
