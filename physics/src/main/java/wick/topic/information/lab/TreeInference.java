package wick.topic.information.lab;

import wick.topic.information.Hierarchy.BroadcastTree;

/// The root of one broadcast tree from its leaves, by messages from children to parents.
public final class TreeInference {
    private TreeInference() {}

    /// E(root | leaves), from −1 to 1; `leaves` are ±1 from left to right and are not changed.
    ///
    /// A child of bias m tells its parent (1 − 2ε) m; messages of several children combine as
    /// (m₁ + m₂)/(1 + m₁ m₂).
    public static double bias(BroadcastTree tree, int[] leaves) {
        double[] messages = new double[leaves.length];
        for (int i = 0; i < leaves.length; i++) {
            messages[i] = leaves[i];
        }
        double keep = 1 - 2 * tree.noise();
        int width = leaves.length;
        for (int depth = 0; depth < tree.depth(); depth++) {
            width /= tree.branching();
            for (int parent = 0; parent < width; parent++) {
                double sum = 0;
                for (int child = 0; child < tree.branching(); child++) {
                    double message = keep * messages[parent * tree.branching() + child];
                    sum = (sum + message) / (1 + sum * message);
                }
                messages[parent] = sum;
            }
        }
        return messages[0];
    }

    /// ln 2 + ln P(root | leaves): its mean is the information of the leaves on the root, in nats.
    public static double conveyed(double bias, int root) {
        return Math.log1p(root * bias);
    }

    /// The sign of the sum of the leaves, 0 for a tie.
    public static int majority(int[] leaves) {
        int sum = 0;
        for (int leaf : leaves) {
            sum += leaf;
        }
        return Integer.signum(sum);
    }
}
