package wick.topic.expressivity.theory.bits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FormulaSizeTest {
    private static final FormulaSize THREE = FormulaSize.ofAll(3);
    private static final int MAJORITY = 0b11101000;
    private static final int PARITY = 0b10010110;

    /// ab + c(a + b), and the value known for parity of three bits, 10.
    @Test
    void knownFunctionsHaveTheirSizes() {
        assertEquals(0, THREE.of(0));
        assertEquals(1, THREE.of(0b01010101));
        assertEquals(3, THREE.of(0b10000000));
        assertEquals(5, THREE.of(MAJORITY));
        assertEquals(10, THREE.of(PARITY));
        assertEquals(4, FormulaSize.ofAll(2).of(0b0110));
    }

    @Test
    void noFunctionOfThreeBitsIsLargerThanParity() {
        assertEquals(
                10, IntStream.range(0, THREE.functions()).map(THREE::of).max().orElseThrow());
        assertEquals(
                2,
                IntStream.range(0, THREE.functions())
                        .filter(f -> THREE.of(f) == 10)
                        .count());
    }

    @Test
    void negatingTheOutputChangesNothing() {
        for (int f = 0; f < THREE.functions(); f++) {
            assertEquals(THREE.of(f), THREE.of(255 ^ f), "function " + f);
        }
    }

    @Test
    void fourBitsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> FormulaSize.ofAll(4));
    }
}
