package wick.topic.expressivity.lab.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import wick.numeric.random.Address;

class LearnedParitiesTest {
    private static final int TARGETS = 4;

    /// Parities of 3 bits are within the reach of 16 neurons; with 40, fresh inputs say next to nothing of the target.
    /// The squared error of a network that says 0 is 1.
    @Test
    void paritiesOfFewBitsAreLearnedAndThoseOfManyAreNot() {
        LearnedParities parities = new LearnedParities(16, 400, 32);
        double few = largest(parities.errors(3, TARGETS, Address.of(1, "few")));
        assertTrue(few < 0.02, "largest of few bits: " + few);
        double[] many = parities.errors(40, TARGETS, Address.of(1, "many"));
        double mean = Arrays.stream(many).average().orElseThrow();
        assertTrue(mean > 0.95 && mean < 1.6, "mean of many bits: " + mean);
    }

    /// Each target has a set, examples and a network of its own, and all are fixed by the address.
    @Test
    void theSameAddressGivesTheSameErrors() {
        LearnedParities parities = new LearnedParities(4, 10, 8);
        double[] once = parities.errors(5, TARGETS, Address.of(2, "again"));
        assertArrayEquals(once, parities.errors(5, TARGETS, Address.of(2, "again")));
        assertEquals(TARGETS, Arrays.stream(once).distinct().count());
    }

    private static double largest(double[] errors) {
        return Arrays.stream(errors).max().orElseThrow();
    }
}
