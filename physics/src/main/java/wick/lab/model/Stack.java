package wick.lab.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wick.model.Axes;
import wick.numeric.matrix.Matrix;

/// Pairs of matrices in two arrays, whose leading axes are stretched to each other.
final class Stack {
    private final Axes leading;
    private final int rows;
    private final int inner;
    private final int columns;
    private final int[] lefts;
    private final int[] rights;
    private final boolean sharesRight;

    private Stack(Axes leading, Axes left, Axes right) {
        this.leading = leading;
        this.rows = left.at(-2);
        this.inner = left.at(-1);
        this.columns = right.at(-1);
        this.lefts = new int[leading.count()];
        this.rights = new int[leading.count()];
        Axes leftLeading = leading(left);
        Axes rightLeading = leading(right);
        this.sharesRight = rightLeading.entries() == 1 && leftLeading.entries() == leading.entries();
        Walk walk = Walk.of(leftLeading, rightLeading);
        walk.forEach((at, a, b) -> {
            for (int i = 0; i < walk.length(); i++) {
                lefts[at + i] = a + i * walk.firstStep();
                rights[at + i] = b + i * walk.secondStep();
            }
        });
    }

    static Stack of(Axes left, Axes right) {
        return new Stack(Walk.common(leading(left), leading(right)), left, right);
    }

    private static Axes leading(Axes axes) {
        return new Axes(axes.lengths().subList(0, axes.rank() - 2));
    }

    /// The axes of the products; a side that is a vector leaves no axis behind.
    Axes axes(boolean leftVector, boolean rightVector) {
        List<Integer> lengths = new ArrayList<>(leading.lengths());
        if (!leftVector) {
            lengths.add(rows);
        }
        if (!rightVector) {
            lengths.add(columns);
        }
        return new Axes(lengths);
    }

    int count() {
        return lefts.length;
    }

    int rows() {
        return rows;
    }

    int inner() {
        return inner;
    }

    int columns() {
        return columns;
    }

    /// Whether all pairs have the same matrix on the right, and each its own on the left.
    boolean sharesRight() {
        return sharesRight;
    }

    int leftAt(int pair) {
        return lefts[pair] * rows * inner;
    }

    int rightAt(int pair) {
        return rights[pair] * inner * columns;
    }

    Matrix left(double[] a, int pair) {
        return Matrix.of(rows, inner, Arrays.copyOfRange(a, leftAt(pair), leftAt(pair) + rows * inner));
    }

    Matrix right(double[] b, int pair) {
        return Matrix.of(inner, columns, Arrays.copyOfRange(b, rightAt(pair), rightAt(pair) + inner * columns));
    }
}
