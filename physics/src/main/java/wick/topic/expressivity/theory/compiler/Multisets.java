package wick.topic.expressivity.theory.compiler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Multisets of whole numbers as ascending lists.
final class Multisets {
    private Multisets() {}

    static int compare(List<Integer> a, List<Integer> b) {
        int order = Integer.compare(a.size(), b.size());
        for (int i = 0; order == 0 && i < a.size(); i++) {
            order = Integer.compare(a.get(i), b.get(i));
        }
        return order;
    }

    static List<Integer> union(List<Integer> a, List<Integer> b) {
        List<Integer> union = new ArrayList<>(a);
        union.addAll(b);
        Collections.sort(union);
        return List.copyOf(union);
    }

    /// How often `low` and `high` can be taken together.
    static int pairs(List<Integer> set, int low, int high) {
        int first = Collections.frequency(set, low);
        return low == high ? first / 2 : Math.min(first, Collections.frequency(set, high));
    }

    /// The set with `count` pairs replaced by as many `by`.
    static List<Integer> replaced(List<Integer> set, Pairing.Pair pair, int count) {
        int lows = count * (pair.low() == pair.high() ? 2 : 1);
        int highs = pair.low() == pair.high() ? 0 : count;
        List<Integer> rest = new ArrayList<>();
        for (int atom : set) {
            if (lows > 0 && atom == pair.low()) {
                lows--;
            } else if (highs > 0 && atom == pair.high()) {
                highs--;
            } else {
                rest.add(atom);
            }
        }
        rest.addAll(Collections.nCopies(count, pair.atom()));
        Collections.sort(rest);
        return List.copyOf(rest);
    }
}
