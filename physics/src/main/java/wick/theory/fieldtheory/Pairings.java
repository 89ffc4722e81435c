package wick.theory.fieldtheory;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts perfect pairings of half-edges, or of cycles of half-edges under a permutation.
final class Pairings {
    private final Links links;
    private final Map<List<Integer>, BigInteger> known = new HashMap<>();

    Pairings(Links links) {
        this.links = links;
    }

    /// The pairings along propagators that a permutation keeps, of `cycles` (by field) of one `length`: two
    /// cycles pair in `length` ways, and one of even length pairs with itself in one way. Length 1 counts
    /// all pairings.
    BigInteger of(List<Integer> cycles, int length) {
        int first = 0;
        while (first < cycles.size() && cycles.get(first) == 0) {
            first++;
        }
        if (first == cycles.size()) {
            return BigInteger.ONE;
        }
        List<Integer> key = new ArrayList<>(cycles);
        key.add(length);
        BigInteger found = known.get(key);
        if (found == null) {
            found = fromFirst(cycles, length, first);
            known.put(key, found);
        }
        return found;
    }

    private BigInteger fromFirst(List<Integer> cycles, int length, int first) {
        List<Integer> rest = new ArrayList<>(cycles);
        rest.set(first, rest.get(first) - 1);
        BigInteger sum = BigInteger.ZERO;
        for (Links.Link link : links.links()) {
            if (link.here() != first) {
                continue;
            }
            if (link.same() && length % 2 == 0) {
                sum = sum.add(of(rest, length));
            }
            int partners = rest.get(link.there());
            if (partners > 0) {
                List<Integer> after = new ArrayList<>(rest);
                after.set(link.there(), partners - 1);
                sum = sum.add(of(after, length).multiply(BigInteger.valueOf((long) partners * length)));
            }
        }
        return sum;
    }
}
