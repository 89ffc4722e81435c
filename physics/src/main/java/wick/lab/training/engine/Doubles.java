package wick.lab.training.engine;

import wick.network.Activation;
import wick.numeric.elementwise.AdamUpdate;
import wick.numeric.elementwise.MomentumUpdate;
import wick.numeric.matrix.Matrix;

/// Double precision.
record Doubles() implements Arithmetic<Matrix> {

    @Override
    public Matrix zeros(int rows, int columns) {
        return Matrix.zeros(rows, columns);
    }

    @Override
    public int bytes() {
        return Double.BYTES;
    }

    @Override
    public Matrix doubles(Matrix matrix) {
        return matrix.copy();
    }

    @Override
    public void gatherInto(Matrix from, int[] points, int first, int count, Matrix to) {
        int columns = from.columns();
        for (int i = 0; i < count; i++) {
            System.arraycopy(from.entries(), points[first + i] * columns, to.entries(), i * columns, columns);
        }
    }

    @Override
    public void copyInto(Matrix from, Matrix to) {
        System.arraycopy(from.entries(), 0, to.entries(), 0, Math.min(from.entries().length, to.entries().length));
    }

    @Override
    public void setRows(Matrix bias, Matrix z, Rectangle where) {
        for (int i = 0; i < where.rows(); i++) {
            int from = i * z.columns() + where.column();
            System.arraycopy(bias.entries(), where.column(), z.entries(), from, where.columns());
        }
    }

    @Override
    public void activate(Activation phi, Matrix z, Matrix h, Rectangle where) {
        for (int i = 0; i < where.rows(); i++) {
            int from = i * z.columns() + where.column();
            phi.valueInto(z.entries(), from, where.columns(), h.entries(), from);
        }
    }

    @Override
    public void timesDerivative(Activation phi, Matrix z, Matrix slope, Rectangle where) {
        double[] derivative = new double[where.columns()];
        double[] slopes = slope.entries();
        for (int i = 0; i < where.rows(); i++) {
            int from = i * z.columns() + where.column();
            phi.derivativeInto(z.entries(), from, where.columns(), derivative, 0);
            for (int j = 0; j < derivative.length; j++) {
                slopes[from + j] *= derivative[j];
            }
        }
    }

    @Override
    public void columnSums(Matrix values, Rectangle where, boolean more, Matrix sums) {
        double[] v = values.entries();
        double[] s = sums.entries();
        int column = where.column();
        int columns = where.columns();
        if (!more) {
            java.util.Arrays.fill(s, column, column + columns, 0);
        }
        for (int i = 0; i < where.rows(); i++) {
            int from = i * values.columns() + column;
            for (int j = 0; j < columns; j++) {
                s[column + j] += v[from + j];
            }
        }
    }

    @Override
    public void move(MomentumUpdate update, Tensor<Matrix> tensor, int from, int count) {
        double[] g = tensor.gradient().entries();
        double[] w = tensor.values().entries();
        if (tensor.moments().isEmpty()) {
            update.apply(g, from, count, w);
        } else {
            update.apply(g, from, count, w, tensor.moments().getFirst().entries());
        }
    }

    @Override
    public void move(AdamUpdate update, Tensor<Matrix> tensor, int from, int count) {
        update.apply(
                tensor.gradient().entries(),
                from,
                count,
                tensor.values().entries(),
                tensor.moments().getFirst().entries(),
                tensor.moments().getLast().entries());
    }
}
