package wick.topic.information.theory;

import java.util.Arrays;
import wick.numeric.matrix.MemoryBudget;
import wick.topic.information.StochasticMatrix;

/// Rows of probabilities with their zeros left out: conditional laws, one per row.
final class SparseRows {
    private final int columns;
    private final int[] starts;
    private final int[] index;
    private final double[] value;

    private SparseRows(int columns, int[] starts, int[] index, double[] value) {
        this.columns = columns;
        this.starts = starts;
        this.index = index;
        this.value = value;
    }

    /// Every state certain of itself.
    static SparseRows identity(int states) {
        int[] starts = new int[states + 1];
        int[] index = new int[states];
        double[] value = new double[states];
        for (int y = 0; y < states; y++) {
            starts[y + 1] = y + 1;
            index[y] = y;
            value[y] = 1;
        }
        return new SparseRows(states, starts, index, value);
    }

    /// P(cause | effect) ∝ P(effect | cause) p(cause), one row per effect.
    static SparseRows posterior(StochasticMatrix step, double[] causes) {
        int[] starts = new int[step.effects() + 1];
        for (int k = 0; k < step.entries(); k++) {
            starts[step.effect(k) + 1]++;
        }
        for (int e = 0; e < step.effects(); e++) {
            starts[e + 1] += starts[e];
        }
        int[] next = starts.clone();
        int[] index = new int[step.entries()];
        double[] value = new double[step.entries()];
        for (int c = 0; c < step.causes(); c++) {
            for (int k = step.start(c); k < step.start(c + 1); k++) {
                int at = next[step.effect(k)]++;
                index[at] = c;
                value[at] = step.probability(k) * causes[c];
            }
        }
        for (int e = 0; e < step.effects(); e++) {
            double sum = 0;
            for (int k = starts[e]; k < starts[e + 1]; k++) {
                sum += value[k];
            }
            for (int k = starts[e]; k < starts[e + 1]; k++) {
                value[k] /= sum;
            }
        }
        return new SparseRows(step.causes(), starts, index, value);
    }

    int rows() {
        return starts.length - 1;
    }

    /// A B, row by row; throws [IllegalArgumentException] where the result does not fit the memory.
    SparseRows times(SparseRows b) {
        int[] from = new int[rows() + 1];
        int[] columnsOf = new int[index.length];
        double[] values = new double[index.length];
        double[] sums = new double[b.columns];
        int[] touched = new int[b.columns];
        boolean[] seen = new boolean[b.columns];
        int filled = 0;
        for (int r = 0; r < rows(); r++) {
            int count = 0;
            for (int k = starts[r]; k < starts[r + 1]; k++) {
                for (int m = b.starts[index[k]]; m < b.starts[index[k] + 1]; m++) {
                    int j = b.index[m];
                    if (!seen[j]) {
                        seen[j] = true;
                        touched[count++] = j;
                    }
                    sums[j] += value[k] * b.value[m];
                }
            }
            Arrays.sort(touched, 0, count);
            if (filled + count > columnsOf.length) {
                int longer = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * columnsOf.length + count);
                MemoryBudget.heap().require(20L * longer, "the posteriors of " + rows() + " states");
                columnsOf = Arrays.copyOf(columnsOf, longer);
                values = Arrays.copyOf(values, longer);
            }
            for (int t = 0; t < count; t++) {
                columnsOf[filled] = touched[t];
                values[filled++] = sums[touched[t]];
                sums[touched[t]] = 0;
                seen[touched[t]] = false;
            }
            from[r + 1] = filled;
        }
        return new SparseRows(b.columns, from, columnsOf, values);
    }

    /// y ← y + weight · row r
    void addInto(int r, double weight, double[] y) {
        for (int k = starts[r]; k < starts[r + 1]; k++) {
            y[index[k]] += weight * value[k];
        }
    }

    /// Σ p ln(p / q) for row r.
    double divergence(int r, double[] q) {
        double sum = 0;
        for (int k = starts[r]; k < starts[r + 1]; k++) {
            sum += value[k] > 0 ? value[k] * Math.log(value[k] / q[index[k]]) : 0;
        }
        return sum;
    }

    /// Σ_j row_rj u_j
    double project(int r, double[] u) {
        double sum = 0;
        for (int k = starts[r]; k < starts[r + 1]; k++) {
            sum += value[k] * u[index[k]];
        }
        return sum;
    }

    int columns() {
        return columns;
    }

    /// Whether all entries of rows r and s differ by at most the part `tolerance` of the larger.
    boolean alike(int r, int s, double tolerance) {
        int count = starts[r + 1] - starts[r];
        if (count != starts[s + 1] - starts[s]) {
            return false;
        }
        for (int k = 0; k < count; k++) {
            double a = value[starts[r] + k];
            double b = value[starts[s] + k];
            if (index[starts[r] + k] != index[starts[s] + k] || Math.abs(a - b) > tolerance * Math.max(a, b)) {
                return false;
            }
        }
        return true;
    }

    /// The rows `chosen`, in this order.
    SparseRows of(int[] chosen) {
        int[] from = new int[chosen.length + 1];
        for (int i = 0; i < chosen.length; i++) {
            from[i + 1] = from[i] + starts[chosen[i] + 1] - starts[chosen[i]];
        }
        int[] columnsOf = new int[from[chosen.length]];
        double[] values = new double[columnsOf.length];
        for (int i = 0; i < chosen.length; i++) {
            int count = from[i + 1] - from[i];
            System.arraycopy(index, starts[chosen[i]], columnsOf, from[i], count);
            System.arraycopy(value, starts[chosen[i]], values, from[i], count);
        }
        return new SparseRows(columns, from, columnsOf, values);
    }

    /// Rows written one entry after the other.
    static final class Builder {
        private final int columns;
        private int[] starts = {0};
        private int[] index = new int[16];
        private double[] value = new double[16];
        private int filled;

        Builder(int columns) {
            this.columns = columns;
        }

        void add(int column, double p) {
            if (filled == index.length) {
                index = Arrays.copyOf(index, 2 * filled);
                value = Arrays.copyOf(value, 2 * filled);
            }
            index[filled] = column;
            value[filled++] = p;
        }

        void endRow() {
            starts = Arrays.copyOf(starts, starts.length + 1);
            starts[starts.length - 1] = filled;
        }

        SparseRows build() {
            return new SparseRows(columns, starts, index, value);
        }
    }
}
