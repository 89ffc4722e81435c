package wick.theory.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// The pairs of inputs by their numbers.
class CouplesTest {

    @Test
    void belowTheDiagonalRowAfterRow() {
        Couples couples = Couples.below(70);
        int k = 0;
        for (int i = 0; i < 70; i++) {
            for (int j = 0; j < i; j++) {
                assertEquals(i, couples.row(k));
                assertEquals(j, couples.column(k));
                k++;
            }
        }
        assertEquals(k, couples.count());
    }

    /// Where rows are long the root decides between neighbors that differ in their last digits.
    @Test
    void theEndsOfLongRows() {
        Couples couples = Couples.below(60_000);
        for (int i = 1; i < 60_000; i++) {
            int begin = (int) (i * (i - 1L) / 2);
            assertEquals(i, couples.row(begin));
            assertEquals(0, couples.column(begin));
            assertEquals(i - 1, couples.column(begin + i - 1));
        }
    }

    @Test
    void allRowAfterRow() {
        Couples couples = Couples.all(3, 5);
        assertEquals(15, couples.count());
        for (int k = 0; k < 15; k++) {
            assertEquals(k / 5, couples.row(k));
            assertEquals(k % 5, couples.column(k));
        }
    }
}
