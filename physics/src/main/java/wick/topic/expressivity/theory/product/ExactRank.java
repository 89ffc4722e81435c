package wick.topic.expressivity.theory.product;

import java.math.BigInteger;
import java.util.List;

/// Ranks of integer matrices by elimination without fractions or rounding.
public final class ExactRank {
    private ExactRank() {}

    /// The rank over the rational numbers.
    public static int of(List<List<BigInteger>> matrix) {
        BigInteger[][] rows =
                matrix.stream().map(row -> row.toArray(BigInteger[]::new)).toArray(BigInteger[][]::new);
        int rank = 0;
        BigInteger before = BigInteger.ONE;
        int columns = rows.length == 0 ? 0 : rows[0].length;
        for (int column = 0; column < columns && rank < rows.length; column++) {
            int pivot = rank;
            while (pivot < rows.length && rows[pivot][column].signum() == 0) {
                pivot++;
            }
            if (pivot == rows.length) {
                continue;
            }
            BigInteger[] swapped = rows[pivot];
            rows[pivot] = rows[rank];
            rows[rank] = swapped;
            for (int i = rank + 1; i < rows.length; i++) {
                eliminate(rows[rank], rows[i], column, before);
            }
            before = rows[rank][column];
            rank++;
        }
        return rank;
    }

    /// Bareiss's step: every entry stays a minor of the matrix, so that the division leaves no rest.
    private static void eliminate(BigInteger[] pivot, BigInteger[] row, int column, BigInteger before) {
        BigInteger factor = row[column];
        for (int k = column; k < row.length; k++) {
            row[k] = row[k].multiply(pivot[column])
                    .subtract(pivot[k].multiply(factor))
                    .divide(before);
        }
    }
}
