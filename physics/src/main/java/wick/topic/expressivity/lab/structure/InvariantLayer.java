package wick.topic.expressivity.lab.structure;

import java.util.Arrays;
import java.util.List;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.topic.expressivity.structure.Lattice;

/// The weights that stay free of a linear layer f(x) = W x that moves with its input, f(T x) = T f(x) for every
/// translation T: their number, from equations at random points, exactly (modulo 2^31 − 1).
public final class InvariantLayer {
    private InvariantLayer() {}

    public static int freeWeights(Lattice lattice, Address address) {
        List<List<Integer>> sites = lattice.sites();
        int count = sites.size();
        if (count > 40) {
            throw new IllegalArgumentException("a layer of " + count + " values has too many weights for a rank");
        }
        RandomStream stream = address.open();
        Residues equations = new Residues();
        for (int axis = 0; axis < lattice.dimensions(); axis++) {
            int[] next = new int[count];
            for (int i = 0; i < count; i++) {
                Integer[] moved = sites.get(i).toArray(Integer[]::new);
                moved[axis] = lattice.wrapped(axis, moved[axis] + 1L);
                next[i] = sites.indexOf(List.of(moved));
            }
            for (int output = 0; output < count; output++) {
                for (int idle = 0; idle < 2; ) {
                    idle = equations.add(equation(output, next, stream)) ? 0 : idle + 1;
                }
            }
        }
        return count * count - equations.rank();
    }

    /// f(T x) at the site next to `output` less f(x) at `output`, as a row over all weights.
    private static long[] equation(int output, int[] next, RandomStream stream) {
        int count = next.length;
        long[] point = new long[count];
        Arrays.setAll(point, _ -> Math.floorMod(stream.nextLong(), Residues.PRIME));
        long[] row = new long[count * count];
        for (int i = 0; i < count; i++) {
            row[next[output] * count + next[i]] += point[i];
            row[output * count + i] += Residues.PRIME - point[i];
        }
        for (int k = 0; k < row.length; k++) {
            row[k] %= Residues.PRIME;
        }
        return row;
    }
}
