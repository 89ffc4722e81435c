package wick.topic.information.theory;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import wick.topic.information.Hierarchy;
import wick.topic.information.HierarchyFile;
import wick.topic.information.StochasticMatrix;

/// The least that has to be kept of the data for each level of a chain, and the functions that undo one level at a
/// time.
///
/// T_i(y_n), a minimal sufficient statistic of P(y_i | y_n), is the class of states y_n with equal posterior rows.
/// Since P(y_(i−1) | y_n) = Σ P(y_(i−1) | y_i) P(y_i | T_i(y_n)) depends on y_n through T_i alone, there are
/// functions with T_(i−1) = f_i ∘ T_i, T_n being the state itself, so
/// P(y_0 | y_n) = g(f_1(f_2(… f_n(y_n)))) with g the posterior of a class.
///
/// The source states this as T_i = f_i ∘ T_(i+1) in its theorem 2 and counts the functions one further in corollary 2;
/// here they are counted as above throughout.
///
/// Rule: where every number was given as a decimal or fraction that adds up to one exactly, and there are at most
/// [HierarchyFile#EXACT_ENTRIES] of them, rows are equal as fractions. Otherwise two rows are equal where all entries
/// differ by at most the part `tolerance` of themselves; sums of positive numbers keep that small.
///
/// Source: Lin, Tegmark and Rolnick 2017, arXiv:1608.08225, theorem 2 and corollary 2.
public final class SufficientStatistics {
    private final List<Classes> levels;
    private final boolean exact;

    /// T_i: `function` maps the class of T_(i+1) to that of T_i, `posterior` row c is P(y_i | T_i = c), `weights`
    /// P(T_i = c).
    static final class Classes {
        private final int[] function;
        private final SparseRows posterior;
        private final double[] weights;

        Classes(int[] function, SparseRows posterior, double[] weights) {
            this.function = function;
            this.posterior = posterior;
            this.weights = weights;
        }

        int[] function() {
            return function;
        }

        SparseRows posterior() {
            return posterior;
        }

        double[] weights() {
            return weights;
        }

        int count() {
            return weights.length;
        }
    }

    private SufficientStatistics(List<Classes> levels, boolean exact) {
        this.levels = levels;
        this.exact = exact;
    }

    public static SufficientStatistics of(InformationFlow flow) {
        Hierarchy.Chain chain = flow.chain();
        int entries = chain.steps().stream().mapToInt(StochasticMatrix::entries).sum();
        boolean exact = chain.rational() && entries <= HierarchyFile.EXACT_ENTRIES;
        return new SufficientStatistics(exact ? ExactClasses.of(chain) : approximate(flow), exact);
    }

    /// In floating point, whatever the numbers are.
    public static SufficientStatistics inFloatingPoint(InformationFlow flow) {
        return new SufficientStatistics(approximate(flow), false);
    }

    private static List<Classes> approximate(InformationFlow flow) {
        Hierarchy.Chain chain = flow.chain();
        int n = chain.levels();
        SparseRows rows = SparseRows.identity(chain.states(n));
        double[] weights = flow.law(n).toArray();
        List<Classes> found = new ArrayList<>();
        for (int i = n; i >= 1; i--) {
            SparseRows up = SparseRows.posterior(
                    chain.steps().get(i - 1), flow.law(i - 1).toArray());
            RowMerging merged = RowMerging.of(rows.times(up), weights, chain.tolerance());
            found.add(new Classes(merged.classes(), merged.rows(), merged.weights()));
            rows = merged.rows();
            weights = merged.weights();
        }
        return found.reversed();
    }

    /// Whether rows were compared as exact fractions.
    public boolean exact() {
        return exact;
    }

    /// How many values T_i takes, i from 0 to n − 1.
    public int classes(int level) {
        return levels.get(level).count();
    }

    /// f_i, i from 1 to n: entry c is the class of T_(i−1) that class c of T_i goes to.
    public int[] function(int i) {
        return levels.get(i - 1).function().clone();
    }

    /// T_i of every state of the last level.
    public int[] statistic(int level) {
        int[] classes = levels.getLast().function().clone();
        for (int i = levels.size() - 2; i >= level; i--) {
            int[] function = levels.get(i).function();
            for (int y = 0; y < classes.length; y++) {
                classes[y] = function[classes[y]];
            }
        }
        return classes;
    }

    /// P(y_i | T_i = c) over all states of level i.
    public double[] posterior(int level, int c, int states) {
        double[] row = new double[states];
        levels.get(level).posterior().addInto(c, 1, row);
        return row;
    }

    /// P(T_i = c)
    public double weight(int level, int c) {
        return levels.get(level).weights()[c];
    }

    /// I(y_i; T_i) = Σ_c P(c) Σ P(y_i | c) ln(P(y_i | c) / p(y_i)), which equals I(y_i; y_n).
    public double information(InformationFlow flow, int level) {
        Classes classes = levels.get(level);
        double sum = 0;
        for (int c = 0; c < classes.count(); c++) {
            sum += classes.weights()[c]
                    * classes.posterior().divergence(c, flow.law(level).toArray());
        }
        return Math.max(0, sum);
    }

    /// The states of the last level that T_0 takes together, groups of at least two.
    public List<List<Integer>> merged() {
        int[] classes = statistic(0);
        List<List<Integer>> groups = new ArrayList<>();
        for (int c = 0; c < classes(0); c++) {
            groups.add(new ArrayList<>());
        }
        for (int y = 0; y < classes.length; y++) {
            groups.get(classes[y]).add(y);
        }
        return groups.stream().filter(group -> group.size() > 1).toList();
    }

    /// The exact posteriors P(y_0 | T_0 = c), row by row; only where [HierarchyFile] numbers were exact.
    public static List<List<BigFraction>> exactPosterior(Hierarchy.Chain chain) {
        return ExactClasses.posterior(chain);
    }
}
