package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Moments and joint cumulants of the same k variables, by sums over the partitions of {0, …, k − 1} into
/// blocks, each a bit set.
final class Partitions {
    private Partitions() {}

    /// Σ over partitions of Π over blocks of cumulants.
    static Bounded moment(int variables, IntFunction<Bounded> cumulants) {
        Bounded sum = Bounded.exact(0);
        for (List<Integer> partition : of(variables)) {
            sum = sum.plus(product(partition, cumulants));
        }
        return sum;
    }

    /// Σ over partitions of (−1)^{b−1} (b − 1)! Π over the b blocks of moments.
    static Bounded cumulant(int variables, IntFunction<Bounded> moments) {
        Bounded sum = Bounded.exact(0);
        for (List<Integer> partition : of(variables)) {
            double factor = 1;
            for (int b = 1; b < partition.size(); b++) {
                factor *= -b;
            }
            sum = sum.plus(product(partition, moments).times(factor));
        }
        return sum;
    }

    private static Bounded product(List<Integer> partition, IntFunction<Bounded> ofBlock) {
        Bounded product = Bounded.exact(1);
        for (int block : partition) {
            product = product.times(ofBlock.apply(block));
        }
        return product;
    }

    private static List<List<Integer>> of(int variables) {
        List<List<Integer>> partitions = new ArrayList<>(List.of(List.of()));
        for (int v = 0; v < variables; v++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> partition : partitions) {
                for (int b = 0; b <= partition.size(); b++) {
                    List<Integer> next = new ArrayList<>(partition);
                    if (b < partition.size()) {
                        next.set(b, next.get(b) | 1 << v);
                    } else {
                        next.add(1 << v);
                    }
                    longer.add(next);
                }
            }
            partitions = longer;
        }
        return partitions;
    }
}
