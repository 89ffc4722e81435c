package wick.topic.information.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.topic.information.Hierarchy.BroadcastTree;
import wick.topic.information.theory.TreeReconstruction.Depth;

class TreeReconstructionTest {

    /// Values of reference/information/hierarchies.py, in bits.
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.7420858585, 0.6281455449, 0.5653431835, 0.5259927866, 0.4996409700",
        "0.2, 0.4605252679, 0.2629513969, 0.1645166468, 0.1080271534, 0.0730272921"
    })
    void leavesSayWhatEnumerationSays(double noise, double one, double two, double three, double four, double five) {
        List<Depth> depths = TreeReconstruction.of(new BroadcastTree(2, noise, 5));
        List<Double> expected = List.of(one, two, three, four, five);
        for (int d = 0; d < 5; d++) {
            Depth depth = depths.get(d);
            assertEquals(expected.get(d), depth.information().middle() / Math.log(2), 2e-10);
            assertTrue(depth.statistics() > 0);
        }
    }

    @Test
    void theBestGuessIsRightAsOftenAsEnumerationSays() {
        List<Depth> depths = TreeReconstruction.of(new BroadcastTree(2, 0.1, 5));
        double[] expected = {0.9, 0.8776, 0.863670528, 0.8542443665, 0.8466406753};
        for (int d = 0; d < 5; d++) {
            assertEquals(expected[d], depths.get(d).accuracy().middle(), 1e-10);
        }
    }

    /// One child after the other is a binary symmetric chain, with its closed form.
    @Test
    void aTreeWithoutBranchesIsAChain() {
        Depth last = TreeReconstruction.of(new BroadcastTree(1, 0.05, 40)).getLast();
        double bias = Math.pow(0.9, 40);
        assertEquals((1 + bias) / 2, last.accuracy().middle(), 1e-13);
        assertEquals(bias * bias / 2, last.information().middle(), 1e-7);
    }

    /// Above b (1 − 2ε)² = 1 something stays at any depth; below, information falls by about that factor a level.
    @Test
    void theThresholdOfKestenAndStigumDecidesWhetherAnythingStays() {
        List<Depth> above = TreeReconstruction.of(new BroadcastTree(2, 0.1, 12));
        List<Depth> below = TreeReconstruction.of(new BroadcastTree(2, 0.2, 12));
        assertTrue(above.getLast().information().lower() > 0.25);
        double ratio = below.get(11).information().middle()
                / below.get(10).information().middle();
        assertEquals(0.72, ratio, 0.01);
    }

    /// Rounding is not raised to the power of the children: information settles above the threshold.
    @Test
    void manyChildrenOverManyGenerationsLoseNoProbability() {
        List<Depth> depths = TreeReconstruction.of(new BroadcastTree(100, 0.44, 9));
        for (int d = 1; d < depths.size(); d++) {
            assertTrue(depths.get(d).information().lower()
                    <= depths.get(d - 1).information().upper());
            assertTrue(depths.get(d).information().lower() > 0.2, depths.get(d)::toString);
        }
    }

    /// Depth 6 without a grid has 3 263 415 biases and these values.
    @Test
    void theGridBracketsDeeperTrees() {
        Depth six = TreeReconstruction.of(new BroadcastTree(2, 0.1, 6)).getLast();
        assertEquals(0, six.statistics());
        assertTrue(six.information().lower() < 0.33358571241184914
                && 0.33358571241184914 < six.information().upper());
        assertTrue(six.accuracy().lower() <= 0.8406528898230311 + 1e-12
                && 0.8406528898230311 <= six.accuracy().upper());
        assertTrue(six.information().upper() - six.information().lower() < 1e-5, six::toString);
    }
}
