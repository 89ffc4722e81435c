package wick.topic.expressivity.lab.structure;

import java.util.ArrayList;
import java.util.List;

/// The rank of rows of whole numbers modulo the prime 2^31 − 1, exactly; rows are added one at a time.
final class Residues {
    static final long PRIME = (1L << 31) - 1;

    private final List<long[]> rows = new ArrayList<>();
    private final List<Integer> pivots = new ArrayList<>();

    int rank() {
        return rows.size();
    }

    /// Whether the row is independent of those before; it is overwritten.
    boolean add(long[] row) {
        for (int i = 0; i < rows.size(); i++) {
            long factor = row[pivots.get(i)];
            if (factor != 0) {
                subtract(row, rows.get(i), factor);
            }
        }
        for (int j = 0; j < row.length; j++) {
            if (row[j] != 0) {
                long inverse = power(row[j], PRIME - 2);
                for (int k = j; k < row.length; k++) {
                    row[k] = row[k] * inverse % PRIME;
                }
                rows.add(row);
                pivots.add(j);
                return true;
            }
        }
        return false;
    }

    private static void subtract(long[] row, long[] other, long factor) {
        for (int k = 0; k < row.length; k++) {
            row[k] = (row[k] + (PRIME - factor) * other[k]) % PRIME;
        }
    }

    static long power(long base, long exponent) {
        long power = 1;
        long square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) != 0) {
                power = power * square % PRIME;
            }
            square = square * square % PRIME;
        }
        return power;
    }
}
