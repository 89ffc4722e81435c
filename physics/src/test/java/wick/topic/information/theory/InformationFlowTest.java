package wick.topic.information.theory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import wick.numeric.matrix.Matrix;
import wick.topic.information.Hierarchy;
import wick.topic.information.HierarchyFile;

class InformationFlowTest {
    private static final String WORKED = """
            hierarchy:
              prior: [0.6, 0.4]
              levels:
                - matrix: [[0.7, 0.2], [0.2, 0.3], [0.1, 0.5]]
                - matrix: [[0.5, 0.1, 0.1], [0.25, 0.05, 0.05], [0.15, 0.45, 0.25], [0.1, 0.4, 0.6]]
            """;

    static Hierarchy.Chain chain(String yaml) {
        return (Hierarchy.Chain) HierarchyFile.parse("test.yaml", yaml.getBytes(UTF_8));
    }

    /// Values of reference/information/hierarchies.py.
    @Test
    void aBinarySymmetricChainForgetsAsItsClosedFormSays() {
        List<Double> five = InformationFlow.of(
                        chain("hierarchy: {prior: [0.5, 0.5], levels: [{binary-symmetric: {flip: 0.05, levels: 5}}]}"))
                .ofFirst();
        assertEquals(0.2686632425, five.get(4) / Math.log(2), 1e-10);
        InformationFlow four = InformationFlow.of(
                chain("hierarchy: {prior: [1/2, 1/2], levels: [{binary-symmetric: {flip: 0.1, levels: 4}}]}"));
        assertEquals(0.1246559703, four.ofFirst().get(3) / Math.log(2), 1e-10);
        assertEquals(0.2952, four.posterior(4).at(1, 0), 1e-12);
    }

    @Test
    void informationOfTheWorkedHierarchyAgreesWithTheReference() {
        InformationFlow flow = InformationFlow.of(chain(WORKED));
        assertEquals(0.146368326953, flow.ofFirst().get(0), 1e-12);
        assertEquals(0.048469430426, flow.ofFirst().get(1), 1e-12);
        assertEquals(0.215135876658, flow.ofNeighbors().get(1), 1e-12);
        Matrix posterior = flow.posterior(2);
        double[] first = {0.76, 0.76, 0.53225806, 0.41721854};
        for (int y = 0; y < 4; y++) {
            assertEquals(first[y], posterior.at(y, 0), 5e-9);
        }
    }

    @Test
    void statesWithEqualPosteriorsMergeExactlyAndNothingIsLost() {
        Hierarchy.Chain chain = chain(WORKED);
        InformationFlow flow = InformationFlow.of(chain);
        SufficientStatistics statistics = SufficientStatistics.of(flow);
        assertTrue(statistics.exact());
        assertEquals(List.of(List.of(0, 1)), statistics.merged());
        assertEquals(3, statistics.classes(0));
        assertEquals(3, statistics.classes(1));
        assertEquals(0.048469430426, statistics.information(flow, 0), 1e-12);
        assertEquals(0.215135876658, statistics.information(flow, 1), 1e-12);
        assertEquals(0.048469430426, flow.kept(statistics.statistic(0)), 1e-12);
        assertEquals(
                new BigFraction(19, 25),
                SufficientStatistics.exactPosterior(chain).getFirst().getFirst());
    }

    /// Theorem 2 and corollary 2: composing the functions gives the posterior, compared with Bayes' rule on the
    /// product of all matrices.
    @Test
    void theFunctionsUndoOneLevelAtATimeToThePosterior() {
        Hierarchy.Chain chain = chain("""
                hierarchy:
                  prior: [0.2, 0.3, 0.5]
                  levels:
                    - random: {states: 5, parents: 3, seed: 4}
                    - copies: {count: 3}
                    - random: {states: 12, parents: 2, seed: 5}
                    - copies: {count: 2}
                """);
        InformationFlow flow = InformationFlow.of(chain);
        SufficientStatistics statistics = SufficientStatistics.of(flow);
        Matrix bayes = flow.posterior(4);
        for (int y = 0; y < chain.states(4); y++) {
            int value = y;
            for (int i = 4; i >= 1; i--) {
                value = statistics.function(i)[value];
            }
            assertArrayEquals(bayes.row(y), statistics.posterior(0, value, 3), 1e-14);
        }
        assertEquals(12, statistics.classes(3));
        assertEquals(flow.ofFirst().getLast(), statistics.information(flow, 0), 1e-14);
    }

    /// In fractions: with the functions counted as theorem 2 does, the corollary's composition applies the one from the
    /// data to T_1 twice and leaves out that from T_1 to T_0, and gives another posterior.
    @Test
    void functionsCountedAsTheCorollaryDoesDoNotGiveThePosterior() {
        Hierarchy.Chain chain = chain(WORKED);
        SufficientStatistics statistics = SufficientStatistics.of(InformationFlow.of(chain));
        List<List<BigFraction>> posterior = SufficientStatistics.exactPosterior(chain);
        int[] toFirst = statistics.function(2);
        int[] toZeroth = statistics.function(1);
        BigFraction bayes = new BigFraction(63, 151);
        assertEquals(bayes, posterior.get(toZeroth[toFirst[3]]).getFirst());
        assertEquals(new BigFraction(33, 62), posterior.get(toFirst[toFirst[3]]).getFirst());
    }

    /// The 256 leaf states of a tree of depth 3 as a chain of whole generations.
    @Test
    void aTreeIsAChainOfItsGenerations() {
        Hierarchy.Chain chain = chain("hierarchy: {prior: [1/2, 1/2], levels: [" + generation(2) + "," + generation(4)
                + "," + generation(8) + "]}");
        List<Double> flow = InformationFlow.of(chain).ofFirst();
        var tree = TreeReconstruction.of(new Hierarchy.BroadcastTree(2, 0.1, 3));
        for (int depth = 1; depth <= 3; depth++) {
            assertEquals(flow.get(depth - 1), tree.get(depth - 1).information().lower(), 1e-12);
        }
    }

    /// Pairs of children of every node, each wrong with probability 0.1; bits of a generation are those of its number.
    private static String generation(int bits) {
        StringBuilder rows = new StringBuilder("{matrix: [");
        for (int effect = 0; effect < 1 << bits; effect++) {
            rows.append(effect == 0 ? "[" : ",[");
            for (int cause = 0; cause < 1 << (bits / 2); cause++) {
                java.math.BigDecimal p = java.math.BigDecimal.ONE;
                for (int bit = 0; bit < bits; bit++) {
                    boolean wrong = (effect >> bit & 1) != (cause >> (bit / 2) & 1);
                    p = p.multiply(new java.math.BigDecimal(wrong ? "0.1" : "0.9"));
                }
                rows.append(cause == 0 ? "" : ",").append(p.toPlainString());
            }
            rows.append("]");
        }
        return rows.append("]}").toString();
    }

    @Test
    void aMillionLeavesAreDistilledToTheirClasses() {
        Hierarchy.Chain chain = chain("""
                hierarchy:
                  prior: [0.3, 0.7]
                  levels:
                    - random: {states: 40, parents: 2, seed: 1}
                    - random: {states: 5000, parents: 3, seed: 2}
                    - random: {states: 100000, parents: 2, seed: 3}
                    - copies: {count: 10}
                """);
        InformationFlow flow = InformationFlow.of(chain);
        SufficientStatistics statistics = SufficientStatistics.of(flow);
        assertEquals(1_000_000, chain.states(4));
        assertEquals(100_000, statistics.classes(3));
        List<Double> information = flow.ofFirst();
        assertEquals(information.get(2), information.get(3), 1e-12);
        assertEquals(information.get(3), statistics.information(flow, 0), 1e-12);
        assertTrue(InformationFlow.violation(information).isEmpty());
    }
}
