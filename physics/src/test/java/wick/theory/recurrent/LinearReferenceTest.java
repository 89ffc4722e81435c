package wick.theory.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.theory.ReferenceTable;

/// Against sums of 200 orders in W at 30 digits, whose terms are counted by listing pairings and words, in
/// `reference/theory/recurrent.py`.
class LinearReferenceTest {

    @Test
    void everyQuantityHasItsThreeOrders() {
        for (ReferenceTable.Row row : ReferenceTable.rows("recurrent.csv")) {
            if (row.text(0).equals("eigenvalues")) {
                RealGinibre matrix = new RealGinibre((int) row.number(4));
                assertEquals(1, matrix.expectedReal(row.number(5)) / row.number(6), 1e-12, row.toString());
                assertEquals(1, matrix.expectedPairs(row.number(5)) / row.number(7), 1e-12, row.toString());
                continue;
            }
            SizeExpansion found = found(row);
            double slack = 4e-16;
            assertEquals(
                    row.number(6),
                    found.infinite(),
                    slack + found.error() + 1e-14 * Math.abs(row.number(6)),
                    row::toString);
            assertEquals(row.number(7), found.first(), slack + found.error(), row::toString);
            assertEquals(row.number(8), found.second().orElseThrow(), slack + found.error(), row::toString);
        }
    }

    private static SizeExpansion found(ReferenceTable.Row row) {
        double decay = row.number(1);
        double deviation = row.number(2);
        RecurrentNetwork network = RecurrentNetwork.of(new Linear(), decay, deviation * deviation, 1);
        LinearTheory theory = LinearTheory.of(network);
        return switch (row.text(0)) {
            case "variance" -> theory.variance();
            case "static" -> LinearTheory.of(network.withBiasVariance(1)).staticVariance();
            case "spectrum" -> theory.spectrum(row.number(4));
            case "covariance" -> theory.covariance(row.number(4), row.number(5));
            case "stepped" -> {
                double step = row.number(3);
                yield LinearTheory.of(network.withBiasVariance(1).inSteps(step))
                        .covariance(step * row.number(4), step * row.number(5));
            }
            default -> throw new IllegalArgumentException(row.toString());
        };
    }
}
