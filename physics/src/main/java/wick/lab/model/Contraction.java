package wick.lab.model;

import java.util.Arrays;
import wick.model.Axes;
import wick.model.Node;
import wick.model.RealArray;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.parallel.Parallel;

/// Products of matrices: `MatMul` over any number of leading axes, and `Gemm`, α A B + β C.
final class Contraction {
    private Contraction() {}

    static Outcome gemm(Node node, Operands in, int version) {
        boolean turnA = node.whole("transA", 0) != 0;
        boolean turnB = node.whole("transB", 0) != 0;
        double alpha = node.real("alpha", 1);
        double beta = node.real("beta", 1);
        Matrix a = matrix(in.reals(0));
        Matrix b = matrix(in.reals(1));
        Matrix left = turnA ? a.transposed() : a;
        Matrix y = turnB ? Products.timesTransposed(left, b) : Products.times(left, b);
        double[] values = y.entries();
        if (alpha != 1) {
            for (int i = 0; i < values.length; i++) {
                values[i] *= alpha;
            }
        }
        Axes axes = Axes.of(y.rows(), y.columns());
        if (in.has(2)) {
            add(values, in.reals(2), axes, beta);
        }
        return Outcome.of(RealArray.of(axes, values), c -> {
            Matrix g = Matrix.of(y.rows(), y.columns(), scaled(c.of(0), alpha));
            if (c.wants(0)) {
                Matrix inA = turnB ? Products.times(g, b) : Products.timesTransposed(g, b);
                c.give(0, (turnA ? inA.transposed() : inA).entries());
            }
            if (c.wants(1)) {
                Matrix inB = turnB ? Products.transposedTimes(g, left) : Products.transposedTimes(left, g);
                c.give(1, inB.entries());
            }
            if (c.wants(2)) {
                c.give(2, collected(c.of(0), in.reals(2).axes(), axes, beta));
            }
        });
    }

    private static double[] scaled(double[] values, double factor) {
        return factor == 1
                ? values
                : Arrays.stream(values).map(value -> factor * value).toArray();
    }

    private static void add(double[] values, RealArray bias, Axes axes, double factor) {
        Walk walk = Walk.of(bias.axes(), axes);
        walk.forEach((at, a, _) -> {
            for (int i = 0; i < walk.length(); i++) {
                values[at + i] += factor * bias.values()[a + i * walk.firstStep()];
            }
        });
    }

    private static double[] collected(double[] gradient, Axes bias, Axes axes, double factor) {
        double[] sum = new double[bias.count()];
        Walk walk = Walk.of(bias, axes);
        walk.forEach((at, a, _) -> {
            for (int i = 0; i < walk.length(); i++) {
                sum[a + i * walk.firstStep()] += factor * gradient[at + i];
            }
        });
        return sum;
    }

    private static Matrix matrix(RealArray array) {
        if (array.axes().rank() != 2) {
            throw new IllegalArgumentException("an array with axes " + array.axes() + " where a matrix is needed");
        }
        return Matrix.of(array.axes().at(0), array.axes().at(1), array.values());
    }

    static Outcome matmul(Node node, Operands in, int version) {
        RealArray a = in.reals(0);
        RealArray b = in.reals(1);
        if (a.axes().rank() == 0 || b.axes().rank() == 0) {
            throw new IllegalArgumentException("a product of single numbers");
        }
        Axes left = a.axes().rank() == 1 ? Axes.of(1, a.axes().at(0)) : a.axes();
        Axes right = b.axes().rank() == 1 ? Axes.of(b.axes().at(0), 1) : b.axes();
        if (left.at(-1) != right.at(-2)) {
            throw new IllegalArgumentException("axes " + a.axes() + " and " + b.axes() + " have no product");
        }
        Stack stack = Stack.of(left, right);
        Axes axes = stack.axes(a.axes().rank() == 1, b.axes().rank() == 1);
        return stack.count() == 1 || stack.sharesRight() ? one(in, stack, axes) : many(in, stack, axes);
    }

    /// One matrix on the right for all: one product.
    private static Outcome one(Operands in, Stack stack, Axes axes) {
        Matrix a = Matrix.of(
                stack.count() * stack.rows(), stack.inner(), in.reals(0).values());
        Matrix b = Matrix.of(stack.inner(), stack.columns(), in.reals(1).values());
        return Outcome.of(RealArray.of(axes, Products.times(a, b).entries()), c -> {
            Matrix g = Matrix.of(a.rows(), b.columns(), c.of(0));
            if (c.wants(0)) {
                c.give(0, Products.timesTransposed(g, b).entries());
            }
            if (c.wants(1)) {
                c.give(1, Products.transposedTimes(a, g).entries());
            }
        });
    }

    private static Outcome many(Operands in, Stack stack, Axes axes) {
        double[] a = in.reals(0).values();
        double[] b = in.reals(1).values();
        double[] y = new double[axes.count()];
        int size = stack.rows() * stack.columns();
        Parallel.forEach(stack.count(), k -> {
            Matrix product = Products.times(stack.left(a, k), stack.right(b, k));
            System.arraycopy(product.entries(), 0, y, k * size, size);
        });
        return Outcome.of(RealArray.of(axes, y), c -> {
            double[] inA = new double[c.wants(0) ? a.length : 0];
            double[] inB = new double[c.wants(1) ? b.length : 0];
            for (int k = 0; k < stack.count(); k++) {
                Matrix g =
                        Matrix.of(stack.rows(), stack.columns(), Arrays.copyOfRange(c.of(0), k * size, (k + 1) * size));
                if (c.wants(0)) {
                    accumulate(Products.timesTransposed(g, stack.right(b, k)), inA, stack.leftAt(k));
                }
                if (c.wants(1)) {
                    accumulate(Products.transposedTimes(stack.left(a, k), g), inB, stack.rightAt(k));
                }
            }
            if (c.wants(0)) {
                c.give(0, inA);
            }
            if (c.wants(1)) {
                c.give(1, inB);
            }
        });
    }

    private static void accumulate(Matrix part, double[] sum, int at) {
        double[] entries = part.entries();
        for (int i = 0; i < entries.length; i++) {
            sum[at + i] += entries[i];
        }
    }
}
