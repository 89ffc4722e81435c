package wick.topic.information.theory;

import java.util.ArrayList;
import java.util.List;
import wick.topic.information.Hierarchy.BroadcastTree;

/// What the leaves of a broadcast tree say of its root, by belief propagation over the law of the messages.
///
/// By symmetry the leaves below any node act as a binary symmetric channel of random bias θ ≥ 0: the best guess is
/// right with probability (1 + θ)/2. An edge multiplies θ by 1 − 2ε. Two independent channels agree with probability
/// (1 + θ₁θ₂)/2, which leaves the bias (θ₁ + θ₂)/(1 + θ₁θ₂), and otherwise leave |θ₁ − θ₂|/(1 − θ₁θ₂). So depth by
/// depth the law of θ is exact: as many biases as there are different minimal sufficient statistics.
///
/// Where a level would take more than [#MOST_PAIRS] pairs of biases the law is put on a grid in two
/// ways that bracket it: taking several
/// biases for their mean is a worse channel, spreading a bias over its neighbors with its mean kept a better one, and
/// a tree of worse channels is worse. Then all results are intervals.
///
/// Source: Evans, Kenyon, Peres and Schulman 2000, doi:10.1214/aoap/1019487349.
public final class TreeReconstruction {
    /// The most pairs of biases that are looked at without a grid.
    public static final int MOST_PAIRS = 2_000_000;

    private static final int GRID = 1000;

    /// What the leaves of a tree of this depth say: information in nats, the probability that the best guess of the
    /// root is right, each from `lower` to `upper`; `statistics` counts the values of |θ| that occur, 0 on a grid.
    public record Depth(int depth, Interval information, Interval accuracy, int statistics) {}

    /// A number known to lie between two.
    public record Interval(double lower, double upper) {
        public double middle() {
            return (lower + upper) / 2;
        }

        /// Half the width, and what rounding adds.
        public double error() {
            return (upper - lower) / 2 + 1e-13;
        }
    }

    private TreeReconstruction() {}

    /// Depths 1 to that of `tree`.
    public static List<Depth> of(BroadcastTree tree) {
        List<Depth> depths = new ArrayList<>();
        BiasLaw worse = BiasLaw.certain();
        BiasLaw better = worse;
        boolean exact = true;
        for (int depth = 1; depth <= tree.depth(); depth++) {
            worse = level(worse, tree, exact ? BiasLaw.Rounding.NONE : BiasLaw.Rounding.WORSE);
            better = exact ? worse : level(better, tree, BiasLaw.Rounding.BETTER);
            depths.add(new Depth(
                    depth,
                    new Interval(worse.information(), Math.max(worse.information(), better.information())),
                    new Interval(worse.accuracy(), Math.max(worse.accuracy(), better.accuracy())),
                    exact ? worse.size() : 0));
            exact = exact && pairs(worse.size(), tree.branching()) <= MOST_PAIRS;
            if (!exact && worse.size() > GRID) {
                better = better.rounded(GRID, BiasLaw.Rounding.BETTER);
                worse = worse.rounded(GRID, BiasLaw.Rounding.WORSE);
            }
        }
        return depths;
    }

    /// Pairs that are looked at in the last and largest step of putting `branching` children together, at most.
    private static double pairs(int size, int branching) {
        return branching == 1 ? 0 : 2 * Math.pow(size, branching);
    }

    /// All children together, by doubling.
    private static BiasLaw level(BiasLaw below, BroadcastTree tree, BiasLaw.Rounding rounding) {
        BiasLaw power = below.times(1 - 2 * tree.noise());
        BiasLaw all = BiasLaw.nothing();
        for (int left = tree.branching(); left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                all = all.and(power, rounding, GRID);
            }
            if (left > 1) {
                power = power.and(power, rounding, GRID);
            }
        }
        return all;
    }
}
