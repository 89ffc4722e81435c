package wick.numeric.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

    @Test
    void whatDoesNotFitIsRefusedWithWhatItNeedsWhatThereIsAndWhatToDo() {
        var budget = new MemoryBudget(4_000_000_000L, "the Java heap", "take fewer inputs");
        budget.require(4_000_000_000L, "the kernel of 22000 inputs");
        var refused = assertThrows(
                IllegalArgumentException.class, () -> budget.require(28_800_000_000L, "the kernel of 60000 inputs"));
        assertEquals(
                "the kernel of 60000 inputs needs 28.80 GB of memory, but the Java heap has 4.00 GB: take fewer inputs",
                refused.getMessage());
    }

    @Test
    void theBudgetsOfThisProcessAreItsHeapAndWhatTheMachineHasBesideIt() {
        assertEquals(Runtime.getRuntime().maxMemory(), MemoryBudget.heap().bytes());
        assertTrue(MemoryBudget.outsideHeap().bytes() > 0);
    }

    @Test
    void aMatrixLargerThanTheHeapOrThanAnArrayIsRefusedBeforeItIsAllocated() {
        assertThrows(IllegalArgumentException.class, () -> Matrix.zeros(46_000, 46_000));
        assertThrows(IllegalArgumentException.class, () -> Matrix.zeros(Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> Matrix.zeros(-1, 3));
    }
}
