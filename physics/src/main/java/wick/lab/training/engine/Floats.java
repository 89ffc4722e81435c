package wick.lab.training.engine;

import wick.network.Activation;
import wick.numeric.elementwise.AdamUpdate;
import wick.numeric.elementwise.MomentumUpdate;
import wick.numeric.matrix.FloatMatrix;
import wick.numeric.matrix.Matrix;

/// Single precision.
record Floats() implements Arithmetic<FloatMatrix> {

    @Override
    public FloatMatrix zeros(int rows, int columns) {
        return FloatMatrix.zeros(rows, columns);
    }

    @Override
    public int bytes() {
        return Float.BYTES;
    }

    @Override
    public Matrix doubles(FloatMatrix matrix) {
        Matrix copy = Matrix.zeros(matrix.rows(), matrix.columns());
        copyInto(matrix, copy);
        return copy;
    }

    @Override
    public void gatherInto(Matrix from, int[] points, int first, int count, FloatMatrix to) {
        int columns = from.columns();
        for (int i = 0; i < count; i++) {
            round(from.entries(), points[first + i] * columns, columns, to.entries(), i * columns);
        }
    }

    private static void round(double[] from, int start, int count, float[] to, int at) {
        for (int i = 0; i < count; i++) {
            to[at + i] = (float) from[start + i];
        }
    }

    @Override
    public void copyInto(Matrix from, FloatMatrix to) {
        round(from.entries(), 0, Math.min(from.entries().length, to.entries().length), to.entries(), 0);
    }

    @Override
    public void copyInto(FloatMatrix from, Matrix to) {
        int count = Math.min(from.entries().length, to.entries().length);
        for (int i = 0; i < count; i++) {
            to.entries()[i] = from.entries()[i];
        }
    }

    @Override
    public void setRows(FloatMatrix bias, FloatMatrix z, Rectangle where) {
        for (int i = 0; i < where.rows(); i++) {
            int from = i * z.columns() + where.column();
            System.arraycopy(bias.entries(), where.column(), z.entries(), from, where.columns());
        }
    }

    @Override
    public void activate(Activation phi, FloatMatrix z, FloatMatrix h, Rectangle where) {
        for (int i = 0; i < where.rows(); i++) {
            int from = i * z.columns() + where.column();
            FloatActivation.valueInto(phi, z.entries(), from, where.columns(), h.entries());
        }
    }

    @Override
    public void timesDerivative(Activation phi, FloatMatrix z, FloatMatrix slope, Rectangle where) {
        for (int i = 0; i < where.rows(); i++) {
            int from = i * z.columns() + where.column();
            FloatActivation.timesDerivative(phi, z.entries(), from, where.columns(), slope.entries());
        }
    }

    @Override
    public void columnSums(FloatMatrix values, Rectangle where, boolean more, FloatMatrix sums) {
        float[] v = values.entries();
        float[] s = sums.entries();
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
    public void move(MomentumUpdate update, Tensor<FloatMatrix> tensor, int from, int count) {
        float[] g = tensor.gradient().entries();
        float[] w = tensor.values().entries();
        if (tensor.moments().isEmpty()) {
            update.apply(g, from, count, w);
        } else {
            update.apply(g, from, count, w, tensor.moments().getFirst().entries());
        }
    }

    @Override
    public void move(AdamUpdate update, Tensor<FloatMatrix> tensor, int from, int count) {
        update.apply(
                tensor.gradient().entries(),
                from,
                count,
                tensor.values().entries(),
                tensor.moments().getFirst().entries(),
                tensor.moments().getLast().entries());
    }
}
