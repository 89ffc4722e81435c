package wick.topic.information;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/// P(effect | cause) as a sparse matrix whose columns are causes and sum to one.
///
/// Columns are stored one after the other, effects ascending, zeros left out. Where every number was given as a
/// decimal or a fraction and every column sums to one exactly, the exact numbers are kept beside the doubles.
public final class StochasticMatrix {
    private final int effects;
    private final int[] starts;
    private final int[] rows;
    private final double[] probabilities;
    private final Optional<List<BigFraction>> exact;

    StochasticMatrix(int effects, int[] starts, int[] rows, double[] probabilities) {
        this(effects, starts, rows, probabilities, Optional.empty());
    }

    private StochasticMatrix(
            int effects, int[] starts, int[] rows, double[] probabilities, Optional<List<BigFraction>> exact) {
        this.effects = effects;
        this.starts = starts;
        this.rows = rows;
        this.probabilities = probabilities;
        this.exact = exact;
    }

    /// The columns given entry by entry.
    static StochasticMatrix of(int effects, List<Column> columns) {
        int[] starts = new int[columns.size() + 1];
        for (int c = 0; c < columns.size(); c++) {
            starts[c + 1] = starts[c] + columns.get(c).entries().size();
        }
        int[] rows = new int[starts[columns.size()]];
        double[] probabilities = new double[rows.length];
        List<Column.Entry> all =
                columns.stream().flatMap(column -> column.entries().stream()).toList();
        for (int k = 0; k < rows.length; k++) {
            rows[k] = all.get(k).effect();
            probabilities[k] = all.get(k).probability();
        }
        boolean rational = all.stream().allMatch(entry -> entry.exact().isPresent());
        return new StochasticMatrix(
                effects,
                starts,
                rows,
                probabilities,
                rational
                        ? Optional.of(all.stream()
                                .map(entry -> entry.exact().orElseThrow())
                                .toList())
                        : Optional.empty());
    }

    /// One cause: its effects in ascending order with their probabilities.
    record Column(List<Entry> entries) {
        Column {
            entries = List.copyOf(entries);
        }

        record Entry(int effect, double probability, Optional<BigFraction> exact) {}
    }

    public int effects() {
        return effects;
    }

    public int causes() {
        return starts.length - 1;
    }

    /// How many probabilities are not zero.
    public int entries() {
        return rows.length;
    }

    /// The entries of cause c are those from `start(c)` to `start(c + 1)`, the latter excluded.
    public int start(int cause) {
        return starts[cause];
    }

    public int effect(int entry) {
        return rows[entry];
    }

    public double probability(int entry) {
        return probabilities[entry];
    }

    /// The probabilities as exact fractions, in the order of the entries.
    public Optional<List<BigFraction>> exact() {
        return exact;
    }

    /// P(effect | cause)
    public double at(int effect, int cause) {
        int found = Arrays.binarySearch(rows, starts[cause], starts[cause + 1], effect);
        return found < 0 ? 0 : probabilities[found];
    }

    /// y ← M x: the law of effects from that of causes.
    public void applyInto(double[] x, double[] y) {
        Arrays.fill(y, 0);
        for (int c = 0; c < x.length; c++) {
            double weight = x[c];
            if (weight == 0) {
                continue;
            }
            for (int k = starts[c]; k < starts[c + 1]; k++) {
                y[rows[k]] += weight * probabilities[k];
            }
        }
    }
}
