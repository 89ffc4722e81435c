package wick.topic.information;

import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// A hierarchy without noise: at every level each of `symbols` symbols can be written as any of `synonyms` pairs of
/// symbols of the next level, and no pair stands for two symbols. The class is the symbol at the top, the data are the
/// 2^`depth` symbols at the bottom, and each of them determines its class.
///
/// Source: Cagnetta, Petrini, Tomasini, Favero and Wyart 2024, arXiv:2307.02129.
public record RandomGrammar(int symbols, int synonyms, int depth, long seed) {
    public RandomGrammar {
        if (symbols < 2 || symbols > 64 || synonyms < 1 || synonyms > symbols) {
            throw new IllegalArgumentException("symbols " + symbols + " must be from 2 to 64, synonyms " + synonyms
                    + " from 1 to as many: there are symbols² pairs for symbols · synonyms rules");
        }
        if (depth < 1 || depth > 12) {
            throw new IllegalArgumentException("depth " + depth + " must be from 1 to 12");
        }
    }

    public int leaves() {
        return 1 << depth;
    }

    /// The rules of a level, counted from 0 at the top: entry \[symbol · synonyms + k] is first · symbols +
    /// second of the
    /// k-th pair that the symbol can be written as.
    public int[] rules(int level) {
        RandomStream stream = Address.of(seed, "grammar").layer(level).open();
        int[] pairs = new int[symbols * symbols];
        for (int i = 0; i < pairs.length; i++) {
            int other = (int) (stream.nextUniform() * (i + 1));
            pairs[i] = pairs[other];
            pairs[other] = i;
        }
        return java.util.Arrays.copyOf(pairs, symbols * synonyms);
    }
}
