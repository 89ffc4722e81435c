package wick.topic.information.lab;

import wick.numeric.random.RandomStream;
import wick.topic.information.Hierarchy;
import wick.topic.information.StochasticMatrix;

/// Draws from hierarchies: paths through a chain, leaves of a broadcast tree.
public final class HierarchySamples {
    private HierarchySamples() {}

    /// path ← y_0, y_1, …, y_n
    public static void pathInto(Hierarchy.Chain chain, RandomStream stream, int[] path) {
        double rest = stream.nextUniform();
        int state = 0;
        while (state < chain.prior().size() - 1 && rest >= chain.prior().at(state)) {
            rest -= chain.prior().at(state++);
        }
        path[0] = state;
        for (int level = 1; level < path.length; level++) {
            StochasticMatrix step = chain.steps().get(level - 1);
            double left = stream.nextUniform();
            int entry = step.start(path[level - 1]);
            int last = step.start(path[level - 1] + 1) - 1;
            while (entry < last && left >= step.probability(entry)) {
                left -= step.probability(entry++);
            }
            path[level] = step.effect(entry);
        }
    }

    /// leaves ← the leaves of a tree, ±1, from left to right; returns the root.
    public static int leavesInto(Hierarchy.BroadcastTree tree, RandomStream stream, int[] leaves) {
        int root = stream.nextSign();
        leaves[0] = root;
        int width = 1;
        for (int depth = 0; depth < tree.depth(); depth++) {
            for (int parent = width - 1; parent >= 0; parent--) {
                int value = leaves[parent];
                for (int child = tree.branching() - 1; child >= 0; child--) {
                    boolean wrong = stream.nextUniform() < tree.noise();
                    leaves[parent * tree.branching() + child] = wrong ? -value : value;
                }
            }
            width *= tree.branching();
        }
        return root;
    }

    /// The number of leaves.
    ///
    /// Throws [ArithmeticException] where there are more than an array can hold.
    public static int leaves(Hierarchy.BroadcastTree tree) {
        int leaves = 1;
        for (int depth = 0; depth < tree.depth(); depth++) {
            leaves = Math.multiplyExact(leaves, tree.branching());
        }
        return leaves;
    }

    /// A path whose first level is drawn and whose columns count what came out: counts\[y_0]\[y_level] of
    /// `samples` paths.
    public static int[][] counts(Hierarchy.Chain chain, int level, RandomStream stream, int samples) {
        int[][] counts = new int[chain.states(0)][chain.states(level)];
        int[] path = new int[level + 1];
        for (int s = 0; s < samples; s++) {
            pathInto(chain, stream, path);
            counts[path[0]][path[level]]++;
        }
        return counts;
    }
}
