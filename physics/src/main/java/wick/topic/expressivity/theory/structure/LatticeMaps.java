package wick.topic.expressivity.theory.structure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import wick.topic.expressivity.structure.Lattice;
import wick.topic.expressivity.structure.Terms.Symmetry;

/// Cycles of the sites under all symmetries of a lattice, one map x ↦ P x + t at a time.
///
/// The sites that the k-th power of a map leaves in place are Σ over divisors m of k of m times the number of cycles
/// of length m; they solve one congruence for each cycle of axes.
final class LatticeMaps {
    private static final long MOST = 4_000_000;

    private final Lattice lattice;
    private final int order;

    private LatticeMaps(Lattice lattice, int order) {
        this.lattice = lattice;
        this.order = order;
    }

    /// The mean over the group of the monomials that stay.
    static BigInteger mean(Lattice lattice, int order, CycleCount count) {
        List<PointGroup.Element> group = PointGroup.of(lattice, Symmetry.CUBIC);
        BigInteger maps = lattice.size().multiply(BigInteger.valueOf(group.size()));
        if (maps.compareTo(BigInteger.valueOf(MOST)) > 0) {
            throw new IllegalArgumentException("the lattice has " + maps + " symmetries; without a range at most "
                    + MOST + " are gone through one by one. Symmetry reflection has a formula for any size");
        }
        LatticeMaps cycles = new LatticeMaps(lattice, order);
        BigInteger fixed = BigInteger.ZERO;
        for (PointGroup.Element element : group) {
            for (List<Integer> shift : lattice.sites()) {
                fixed = fixed.add(count.fixed(cycles.of(element, shift)));
            }
        }
        BigInteger[] mean = fixed.divideAndRemainder(maps);
        if (mean[1].signum() != 0) {
            throw new IllegalStateException("a count of orbits came out as " + fixed + "/" + maps);
        }
        return mean[0];
    }

    /// The number of cycles of lengths 1 to the order.
    private List<BigInteger> of(PointGroup.Element element, List<Integer> shift) {
        List<BigInteger> cycles = new ArrayList<>();
        for (int k = 1; k <= order; k++) {
            BigInteger left = BigInteger.valueOf(stay(element, shift, k));
            for (int m = 1; m < k; m++) {
                if (k % m == 0) {
                    left = left.subtract(cycles.get(m - 1).multiply(BigInteger.valueOf(m)));
                }
            }
            cycles.add(left.divide(BigInteger.valueOf(k)));
        }
        return cycles;
    }

    /// Sites x with (k-th power) x = x.
    private long stay(PointGroup.Element element, List<Integer> shift, int k) {
        int dimensions = lattice.dimensions();
        // the k-th power takes coordinate i to axis[i] as sign[i] x + offset[i]
        int[] axis = new int[dimensions];
        int[] sign = new int[dimensions];
        long[] offset = new long[dimensions];
        for (int i = 0; i < dimensions; i++) {
            axis[i] = i;
            sign[i] = 1;
            for (int step = 0; step < k; step++) {
                int s = element.sign().get(axis[i]);
                axis[i] = element.image().get(axis[i]);
                sign[i] *= s;
                offset[i] = Math.floorMod(s * offset[i] + shift.get(axis[i]), (long)
                        lattice.sides().get(axis[i]));
            }
        }
        boolean[] done = new boolean[dimensions];
        long solutions = 1;
        for (int i = 0; i < dimensions; i++) {
            if (!done[i]) {
                solutions *= around(i, axis, sign, offset, done);
            }
        }
        return solutions;
    }

    /// Solutions of the congruence x = ± x + offset that comes of following the axes around.
    private long around(int start, int[] axis, int[] sign, long[] offset, boolean[] done) {
        long side = lattice.sides().get(start);
        int total = 1;
        long sum = 0;
        int at = start;
        do {
            done[at] = true;
            total *= sign[at];
            sum = Math.floorMod(sign[at] * sum + offset[at], side);
            at = axis[at];
        } while (at != start);
        if (total > 0) {
            return sum == 0 ? side : 0;
        }
        return side % 2 != 0 ? 1 : sum % 2 == 0 ? 2 : 0;
    }
}
