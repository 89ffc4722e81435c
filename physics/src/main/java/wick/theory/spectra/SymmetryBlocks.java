package wick.theory.spectra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.matrix.Vector;

/// A kernel matrix on data that a commuting symmetry group maps onto itself, block by block: cyclic
/// shifts of sequences (`orders` = \[p]), shifts of images (\[height, width]), reflections (\[2]).
///
/// Row a·|G| + g holds element g of the group applied to pattern a, g in mixed radix with the last order
/// fastest. If K is invariant, K(ga, gb) = K(a, b), each character χ of the group has its own Hermitian
/// block
///
///     K̂_ab(χ) = Σ_g K(a, g b) χ̄(g),
///
/// whose eigenvalues are eigenvalues of K, once for a real character and once more for its conjugate. The
/// work falls from (patterns · |G|)³ to |G| patterns³.
///
/// Source: Serre 1977, Linear Representations of Finite Groups (characters of abelian groups).
public record SymmetryBlocks(List<Integer> orders, List<Block> blocks, double asymmetry) {
    private static final double INVARIANT = 1e-9;

    /// The eigenvalues, ascending, of all functions that transform with `frequencies`, one per order;
    /// `multiplicity` is 2 where the conjugate character is another one and has the same eigenvalues.
    public record Block(List<Integer> frequencies, int multiplicity, Vector eigenvalues) {
        public Block {
            frequencies = List.copyOf(frequencies);
        }
    }

    public SymmetryBlocks {
        orders = List.copyOf(orders);
        blocks = List.copyOf(blocks);
    }

    /// Throws [IllegalArgumentException] if the rows are no whole number of orbits, or the kernel is not
    /// invariant to 1e-9 of its largest entry.
    public static SymmetryBlocks of(Matrix kernel, List<Integer> orders) {
        int size = 1;
        for (int order : orders) {
            if (order < 1) {
                throw new IllegalArgumentException("order " + order + " of a cyclic group must be at least 1");
            }
            size = Math.multiplyExact(size, order);
        }
        if (kernel.rows() != kernel.columns() || kernel.rows() % size != 0 || kernel.rows() == 0) {
            throw new IllegalArgumentException("a " + kernel + " does not consist of orbits of " + size + " elements");
        }
        Group group = new Group(orders.stream().mapToInt(Integer::intValue).toArray(), size);
        double asymmetry = asymmetry(kernel, group);
        if (!(asymmetry <= INVARIANT)) {
            throw new IllegalArgumentException("the kernel changes by " + asymmetry
                    + " of its largest entry under the group, allowed is " + INVARIANT);
        }
        List<Block> blocks = new ArrayList<>();
        for (int character = 0; character < size; character++) {
            int conjugate = group.inverse(character);
            if (conjugate >= character) {
                Vector values = conjugate == character
                        ? SymmetricEigen.of(part(kernel, group, character, true))
                                .values()
                        : hermitian(kernel, group, character);
                blocks.add(new Block(group.digits(character), conjugate == character ? 1 : 2, values));
            }
        }
        return new SymmetryBlocks(orders, blocks, asymmetry);
    }

    /// Every eigenvalue as often as it occurs, ascending.
    public Vector eigenvalues() {
        return Vector.of(blocks.stream()
                .flatMapToDouble(block -> {
                    double[] values = block.eigenvalues().toArray();
                    return block.multiplicity() == 1
                            ? Arrays.stream(values)
                            : Arrays.stream(values).flatMap(v -> java.util.stream.DoubleStream.of(v, v));
                })
                .sorted()
                .toArray());
    }

    /// Of the real symmetric matrix (A, −B; B, A) of a Hermitian A + iB, which has each eigenvalue twice.
    private static Vector hermitian(Matrix kernel, Group group, int character) {
        Matrix a = part(kernel, group, character, true);
        Matrix b = part(kernel, group, character, false);
        int m = a.rows();
        Matrix both = Matrix.zeros(2 * m, 2 * m);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                both.set(i, j, a.at(i, j));
                both.set(m + i, m + j, a.at(i, j));
                both.set(m + i, j, b.at(i, j));
                both.set(i, m + j, -b.at(i, j));
            }
        }
        double[] values = SymmetricEigen.of(both).values().toArray();
        double[] once = new double[m];
        for (int i = 0; i < m; i++) {
            once[i] = (values[2 * i] + values[2 * i + 1]) / 2;
        }
        return Vector.of(once);
    }

    /// The real or imaginary part of K̂(character).
    private static Matrix part(Matrix kernel, Group group, int character, boolean real) {
        int m = kernel.rows() / group.size();
        Matrix part = Matrix.zeros(m, m);
        for (int g = 0; g < group.size(); g++) {
            double phase = -group.phase(character, g);
            double factor = real ? Math.cos(phase) : Math.sin(phase);
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < m; j++) {
                    part.set(i, j, part.at(i, j) + factor * kernel.at(i * group.size(), j * group.size() + g));
                }
            }
        }
        return part;
    }

    /// max |K(ha, hg b) − K(a, g b)| over max |K|
    private static double asymmetry(Matrix kernel, Group group) {
        double largest = 0;
        double deviation = 0;
        int size = group.size();
        for (int row = 0; row < kernel.rows(); row++) {
            int h = row % size;
            for (int column = 0; column < kernel.columns(); column++) {
                int g = group.difference(column % size, h);
                double moved = kernel.at(row, column);
                double first = kernel.at(row - h, column - column % size + g);
                largest = Math.max(largest, Math.abs(moved));
                deviation = Math.max(deviation, Math.abs(moved - first));
            }
        }
        return largest == 0 ? 0 : deviation / largest;
    }

    /// Z_p × Z_q × …, elements and characters numbered in mixed radix.
    private static final class Group {
        private final int[] orders;
        private final int size;

        Group(int[] orders, int size) {
            this.orders = orders;
            this.size = size;
        }

        int size() {
            return size;
        }

        List<Integer> digits(int element) {
            Integer[] digits = new Integer[orders.length];
            int rest = element;
            for (int k = orders.length - 1; k >= 0; k--) {
                digits[k] = rest % orders[k];
                rest /= orders[k];
            }
            return List.of(digits);
        }

        int difference(int g, int h) {
            int sum = 0;
            int place = 1;
            int left = g;
            int right = h;
            for (int k = orders.length - 1; k >= 0; k--) {
                sum += place * Math.floorMod(left % orders[k] - right % orders[k], orders[k]);
                place *= orders[k];
                left /= orders[k];
                right /= orders[k];
            }
            return sum;
        }

        int inverse(int g) {
            return difference(0, g);
        }

        /// 2π Σ f_k g_k / order_k
        double phase(int character, int g) {
            double phase = 0;
            int f = character;
            int h = g;
            for (int k = orders.length - 1; k >= 0; k--) {
                phase += (double) ((long) (f % orders[k]) * (h % orders[k]) % orders[k]) / orders[k];
                f /= orders[k];
                h /= orders[k];
            }
            return 2 * Math.PI * phase;
        }
    }
}
