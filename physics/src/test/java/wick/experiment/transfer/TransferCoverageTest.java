package wick.experiment.transfer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Whether intervals hold the number in 95 of 100 cases, on made-up networks of which it is known.
class TransferCoverageTest {
    private static final int CASES = 200;

    /// Of `CASES` sweeps: in how many the cost and the shift are outside, and how many have a wrong word on the rate.
    private record Missed(int below, int above, int shift, int words) {}

    private static Missed missed(int networks, double shift, double bend, double noise) {
        double truth = Math.expm1(0.5 * bend * shift * shift);
        int below = 0;
        int above = 0;
        int moved = 0;
        int words = 0;
        for (int c = 0; c < CASES; c++) {
            Transfer transfer = Transfer.of(
                    "mup",
                    List.of(
                            Bowls.of(new Bowls(64, -5.3, bend, noise), networks, 2L * c),
                            Bowls.of(new Bowls(1024, -5.3 + shift, bend, noise), networks, (2L * c) + 1)),
                    c);
            Interval cost = transfer.move().cost();
            below += cost.low() > truth ? 1 : 0;
            above += cost.high() < truth ? 1 : 0;
            Interval by = transfer.move().shift();
            moved += by.low() > shift || by.high() < shift ? 1 : 0;
            words += transfer.rate(Transfer.TOLERANCE)
                            == (truth > Transfer.TOLERANCE ? Interval.Finding.WITHIN : Interval.Finding.BEYOND)
                    ? 1
                    : 0;
        }
        return new Missed(below, above, moved, words);
    }

    /// Misses of either end are 2.5 % by intent, 5 of the 200; 14 or more have a probability of .0005.
    /// Wrong words, on a
    /// truth at the tolerance, are misses of one end.
    private static void covers(Missed missed) {
        assertTrue(missed.below() < 14 && missed.above() < 14 && missed.words() < 14, missed::toString);
        // 10 by intent; 21 or more have a probability of .0009
        assertTrue(missed.shift() < 21, missed::toString);
    }

    /// A cost of 5.1 %: half of the words would be wrong if the numbers themselves were judged.
    @Test
    void eightNetworksGiveIntervalsThatHoldACostAtTheTolerance() {
        covers(missed(8, 0.5, 0.4, 0.1));
    }

    @Test
    void soDoFour() {
        covers(missed(4, 1.5, 0.1, 0.1));
    }

    /// Costs read off curves are never below 0.
    @Test
    void aCostOfNothingIsNotExcluded() {
        Missed missed = missed(8, 0, 0.4, 0.1);
        assertTrue(missed.below() < 21 && missed.above() == 0 && missed.words() == 0, missed::toString);
    }
}
