package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.List;

/// The (2m − 1)!! ways to join 2m places in pairs: `partners[p]\[i]` is the place that pairing p joins to
/// place i.
final class Pairings {
    private final List<int[]> partners = new ArrayList<>();

    Pairings(int pairs) {
        int[] partner = new int[2 * pairs];
        java.util.Arrays.fill(partner, -1);
        extend(partner);
    }

    private void extend(int[] partner) {
        int free = 0;
        while (free < partner.length && partner[free] >= 0) {
            free++;
        }
        if (free == partner.length) {
            partners.add(partner.clone());
            return;
        }
        for (int other = free + 1; other < partner.length; other++) {
            if (partner[other] < 0) {
                partner[free] = other;
                partner[other] = free;
                extend(partner);
                partner[free] = -1;
                partner[other] = -1;
            }
        }
    }

    int count() {
        return partners.size();
    }

    int partner(int pairing, int place) {
        return partners.get(pairing)[place];
    }

    /// The number of closed loops of the two pairings drawn over each other.
    int loops(int first, int second) {
        int[] one = partners.get(first);
        int[] other = partners.get(second);
        boolean[] seen = new boolean[one.length];
        int loops = 0;
        for (int start = 0; start < one.length; start++) {
            if (!seen[start]) {
                loops++;
                int place = start;
                do {
                    seen[place] = true;
                    int next = one[place];
                    seen[next] = true;
                    place = other[next];
                } while (place != start);
            }
        }
        return loops;
    }
}
