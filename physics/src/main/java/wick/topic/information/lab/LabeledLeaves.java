package wick.topic.information.lab;

import wick.numeric.matrix.Matrix;
import wick.numeric.random.RandomStream;
import wick.topic.information.Hierarchy.BroadcastTree;
import wick.topic.information.RandomGrammar;
import wick.topic.information.lab.LearnedInference.Examples;

/// Leaves of drawn hierarchies with their causes, as networks take them.
public final class LabeledLeaves {
    private LabeledLeaves() {}

    /// Leaves ±1; the second cause is the root +1.
    public static Examples of(BroadcastTree tree, RandomStream stream, int count) {
        int leaves = HierarchySamples.leaves(tree);
        Matrix inputs = Matrix.zeros(count, leaves);
        Matrix targets = Matrix.zeros(count, 2);
        int[] values = new int[leaves];
        for (int k = 0; k < count; k++) {
            int root = HierarchySamples.leavesInto(tree, stream, values);
            for (int i = 0; i < leaves; i++) {
                inputs.set(k, i, values[i]);
            }
            targets.set(k, root > 0 ? 1 : 0, 1);
        }
        return new Examples(inputs, targets);
    }

    /// One channel per symbol.
    public static Examples of(RandomGrammar grammar, RandomStream stream, int count) {
        int leaves = grammar.leaves();
        Matrix inputs = Matrix.zeros(count, grammar.symbols() * leaves);
        Matrix targets = Matrix.zeros(count, grammar.symbols());
        int[][] rules = new int[grammar.depth()][];
        for (int level = 0; level < rules.length; level++) {
            rules[level] = grammar.rules(level);
        }
        int[] word = new int[leaves];
        for (int k = 0; k < count; k++) {
            int root = (int) (stream.nextUniform() * grammar.symbols());
            word[0] = root;
            for (int level = 0; level < rules.length; level++) {
                for (int at = (1 << level) - 1; at >= 0; at--) {
                    int synonym = (int) (stream.nextUniform() * grammar.synonyms());
                    int pair = rules[level][word[at] * grammar.synonyms() + synonym];
                    word[2 * at] = pair / grammar.symbols();
                    word[2 * at + 1] = pair % grammar.symbols();
                }
            }
            for (int i = 0; i < leaves; i++) {
                inputs.set(k, word[i] * leaves + i, 1);
            }
            targets.set(k, root, 1);
        }
        return new Examples(inputs, targets);
    }
}
