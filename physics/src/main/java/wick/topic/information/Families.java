package wick.topic.information;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hipparchus.fraction.BigFraction;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.topic.information.StochasticMatrix.Column;

/// Stochastic matrices that have a name.
final class Families {
    private Families() {}

    /// Every state stays with probability 1 − ε and goes to each of the others with ε / (states − 1).
    static StochasticMatrix symmetric(int states, Probability noise) {
        Probability other = noise.over(Math.max(1, states - 1));
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < states; c++) {
            List<Column.Entry> entries = new ArrayList<>();
            for (int e = 0; e < states; e++) {
                Probability part = e == c ? noise.complement() : other;
                if (!part.isZero()) {
                    entries.add(new Column.Entry(e, part.value(), part.exact()));
                }
            }
            columns.add(new Column(entries));
        }
        return StochasticMatrix.of(states, columns);
    }

    /// Every state becomes one of `count` equally likely variants of itself, which say nothing more.
    static StochasticMatrix copies(int states, int count) {
        int[] starts = new int[states + 1];
        int[] rows = new int[Math.multiplyExact(states, count)];
        double[] probabilities = new double[rows.length];
        for (int c = 0; c < states; c++) {
            starts[c + 1] = (c + 1) * count;
        }
        for (int k = 0; k < rows.length; k++) {
            rows[k] = k;
            probabilities[k] = 1.0 / count;
        }
        if (rows.length > HierarchyFile.EXACT_ENTRIES) {
            return new StochasticMatrix(rows.length, starts, rows, probabilities);
        }
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < states; c++) {
            List<Column.Entry> entries = new ArrayList<>();
            for (int k = c * count; k < (c + 1) * count; k++) {
                entries.add(new Column.Entry(k, 1.0 / count, Optional.of(new BigFraction(1, count))));
            }
            columns.add(new Column(entries));
        }
        return StochasticMatrix.of(rows.length, columns);
    }

    /// How a random matrix is drawn: the number of effects, how many causes each has at least, and the seed.
    record Drawn(int effects, int parents, long seed, int level) {}

    /// Every effect has `parents` causes drawn at random, every cause at least one effect; the probabilities of a
    /// cause are exponential variables divided by their sum.
    static StochasticMatrix random(int causes, Drawn drawn) {
        RandomStream stream =
                Address.of(drawn.seed(), "hierarchy").layer(drawn.level()).open();
        int effects = drawn.effects();
        int parents = Math.min(drawn.parents(), causes);
        int[][] ofEffect = new int[effects][];
        int[] starts = new int[causes + 1];
        for (int e = 0; e < effects; e++) {
            TreeSet<Integer> chosen = new TreeSet<>();
            for (int c = e; c < causes; c += effects) {
                chosen.add(c);
            }
            chosen.add(e % causes);
            while (chosen.size() < parents) {
                chosen.add((int) (stream.nextUniform() * causes));
            }
            ofEffect[e] = chosen.stream().mapToInt(Integer::intValue).toArray();
            for (int c : ofEffect[e]) {
                starts[c + 1]++;
            }
        }
        for (int c = 0; c < causes; c++) {
            starts[c + 1] += starts[c];
        }
        int[] next = starts.clone();
        int[] rows = new int[starts[causes]];
        double[] weights = new double[rows.length];
        for (int e = 0; e < effects; e++) {
            for (int c : ofEffect[e]) {
                rows[next[c]] = e;
                weights[next[c]++] = -Math.log1p(-stream.nextUniform()) + 1e-9;
            }
        }
        normalize(starts, weights);
        return new StochasticMatrix(effects, starts, rows, weights);
    }

    private static void normalize(int[] starts, double[] weights) {
        for (int c = 0; c + 1 < starts.length; c++) {
            double sum = 0;
            for (int k = starts[c]; k < starts[c + 1]; k++) {
                sum += weights[k];
            }
            for (int k = starts[c]; k < starts[c + 1]; k++) {
                weights[k] /= sum;
            }
        }
    }
}
