package wick.topic.information;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.text.InputException;

class HierarchyFileTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{prior: [0.6, 0.3], levels: []} | prior: the prior sums to 0.9, 0.1 too little",
                "{prior: [0.5, 0.5], levels: [{matrix: [[0.7, 0.2], [0.2, 0.9]]}]} | levels[0].matrix: column 0, counted from"
                        + " 0, of P(effect | cause) sums to 0.9, 0.1 too little",
                "{prior: [0.5, 0.5], levels: [{matrix: [[0.7, 0.3], [0.2, 0.8]]}]} | is the matrix transposed?",
                "{prior: [0.5, 0.5], levels: [{matrix: [[1, 1], [0, 0]]}]} | state 1 of level 1 (counted from 0) can never be"
                        + " reached",
                "{prior: [1, 0], levels: [{binary-symmetric: {flip: 0.1}}]} | state 1 of level 0",
                "{prior: [1/3, 1/3, 1/3], levels: [{binary-symmetric: {flip: 0.1}}]} | needs 2 states above it, there are 3",
                "{prior: [0.5, 0.5], levels: [{matrix: [[0.7, 0.2, 0.1], [0.3, 0.8, 0.9]]}]} | has 3 entries; one for each of"
                        + " the 2 states of level 0",
                "{prior: [0.5, 0.5], levels: [{sparse: {states: 2, entries: [[0, 0, 1], [1, 1, 0.5]]}}]} | column 1, counted"
                        + " from 0, of P(effect | cause) sums to 0.5",
                "{prior: [0.5, 0.5], levels: [{sparse: {states: 2, entries: [[2, 0, 1]]}}]} | whole number from 0 to 1",
                "{prior: [0.5, 1.5], levels: [{copies: {count: 2}}]} | 1.5 is not allowed",
                "{prior: [0.5, 3/2], levels: [{copies: {count: 2}}]} | 3/2 is not allowed",
                "{prior: [0.5, 0.5], levels: [{copies: {count: 3000000}}]} | whole number from 1 to 2000000",
                "{prior: [0.5, 0.5], levels: [{copy: {count: 3}}]} | must be one of matrix, sparse",
                "{prior: [0.5, 0.5], broadcast-tree: {branching: 2, noise: 0.1, depth: 3}} | cannot stand beside prior",
                "{broadcast-tree: {branching: 2, noise: 0.7, depth: 3}} | from 0 to 0.5",
                "{gaussian-chain: {correlations: [0.5, 1]}} | 1 is not allowed",
                "{gaussian-chain: {prior: [[1, 2], [2, 1]], levels: []}} | not positive definite",
                "{gaussian-chain: {prior: [[1]], levels: [{map: [[1, 1]], noise: [[1]]}]}} | has 2 columns, one for each of"
                        + " the 1",
                "{prior: [0.5, 0.5]} | the field levels is missing",
            })
    void whatIsWrongIsNamedWithItsPlace(String yaml, String problem) {
        InputException refused = assertThrows(InputException.class, () -> read(yaml));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith("h.yaml, line 1, hierarchy") && message.contains(problem), message);
    }

    /// Ten digits are enough; the column is divided by its sum, and comparisons are no longer exact.
    @Test
    void roundedColumnsAreScaledAndNoLongerExact() {
        Hierarchy.Chain rounded = (Hierarchy.Chain)
                read("{prior: [0.5, 0.5], levels: [{matrix: [[0.3333333333, 0.5], [0.6666666666, 0.5]]}]}");
        assertTrue(!rounded.rational());
        assertEquals(
                1,
                rounded.steps().getFirst().at(0, 0) + rounded.steps().getFirst().at(1, 0),
                1e-15);
        assertTrue(((Hierarchy.Chain) read("{prior: [0.5, 0.5], levels: [{matrix: [[1/3, 0.5], [2/3, 0.5]]}]}"))
                .rational());
    }

    @Test
    void randomLevelsReachEveryStateFromEveryCause() {
        Hierarchy.Chain chain = (Hierarchy.Chain)
                read(
                        "{prior: {uniform: 30}, levels: [{random: {states: 7, parents: 2}}, {random: {states: 200, parents: 3}}]}");
        for (StochasticMatrix step : chain.steps()) {
            boolean[] reached = new boolean[step.effects()];
            for (int c = 0; c < step.causes(); c++) {
                double sum = 0;
                for (int k = step.start(c); k < step.start(c + 1); k++) {
                    sum += step.probability(k);
                    reached[step.effect(k)] = true;
                }
                assertEquals(1, sum, 1e-12);
            }
            for (boolean one : reached) {
                assertTrue(one);
            }
        }
    }

    private static Hierarchy read(String yaml) {
        return HierarchyFile.parse("h.yaml", ("hierarchy: " + yaml).getBytes(UTF_8));
    }
}
