package wick.theory.fieldtheory;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Permutations and partitions, counted and listed.
final class Permutations {
    private Permutations() {}

    static BigInteger factorial(int n) {
        BigInteger product = BigInteger.ONE;
        for (int i = 2; i <= n; i++) {
            product = product.multiply(BigInteger.valueOf(i));
        }
        return product;
    }

    /// All orders of the entries, the given one first.
    static List<List<Integer>> of(List<Integer> entries) {
        if (entries.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            List<Integer> rest = new ArrayList<>(entries);
            int first = rest.get(i);
            rest.subList(i, i + 1).clear();
            for (List<Integer> tail : of(rest)) {
                List<Integer> order = new ArrayList<>();
                order.add(first);
                order.addAll(tail);
                all.add(order);
            }
        }
        return all;
    }

    /// n as sums of parts: for each the number of parts of size 1, 2, …, n.
    static List<int[]> partitions(int n) {
        List<int[]> all = new ArrayList<>();
        partitionsInto(n, n, new int[n], all);
        return all;
    }

    private static void partitionsInto(int rest, int largest, int[] counts, List<int[]> all) {
        if (rest == 0) {
            all.add(counts.clone());
            return;
        }
        for (int part = Math.min(rest, largest); part >= 1; part--) {
            counts[part - 1]++;
            partitionsInto(rest - part, part, counts, all);
            counts[part - 1]--;
        }
    }
}
