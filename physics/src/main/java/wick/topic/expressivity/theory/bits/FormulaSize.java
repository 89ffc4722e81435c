package wick.topic.expressivity.theory.bits;

import java.util.Arrays;

/// How complex a function of few bits is: the fewest variables, counted as often as they are written, in a
/// formula of `and`, `or` and `not` that computes it. Constants have size 0, a bit or its negation 1,
/// parity of three bits 10.
///
/// It does not change where inputs are permuted or negated or the output is negated. All functions of n
/// bits are found together: size s comes of the smaller ones by one `and` or `or` of sizes that sum to s.
public final class FormulaSize {
    /// The most bits: 256 functions. Those of four bits would take days.
    public static final int MOST = 3;

    private final int[] sizes;

    private FormulaSize(int[] sizes) {
        this.sizes = sizes;
    }

    /// @throws IllegalArgumentException for fewer than 1 or more than [#MOST] bits
    public static FormulaSize ofAll(int bits) {
        if (bits < 1 || bits > MOST) {
            throw new IllegalArgumentException(
                    "formula sizes of functions of " + bits + " bits: allowed are 1 to " + MOST);
        }
        int inputs = 1 << bits;
        int all = (1 << inputs) - 1;
        int[] sizes = new int[all + 1];
        Arrays.fill(sizes, -1);
        sizes[0] = 0;
        sizes[all] = 0;
        for (int bit = 0; bit < bits; bit++) {
            int variable = 0;
            for (int x = 0; x < inputs; x++) {
                variable |= (x >> bit & 1) << x;
            }
            sizes[variable] = 1;
            sizes[all ^ variable] = 1;
        }
        for (int size = 2; Arrays.stream(sizes).anyMatch(s -> s < 0); size++) {
            grow(size, sizes);
        }
        return new FormulaSize(sizes);
    }

    private static void grow(int size, int[] sizes) {
        for (int f = 0; f < sizes.length; f++) {
            for (int g = 0; g < sizes.length && sizes[f] > 0; g++) {
                if (sizes[g] > 0 && sizes[f] + sizes[g] == size) {
                    sizes[f & g] = sizes[f & g] < 0 ? size : sizes[f & g];
                    sizes[f | g] = sizes[f | g] < 0 ? size : sizes[f | g];
                }
            }
        }
    }

    /// The size of the function whose value for input x is bit x of `values`.
    public int of(int values) {
        return sizes[values];
    }

    /// The number of functions.
    public int functions() {
        return sizes.length;
    }
}
