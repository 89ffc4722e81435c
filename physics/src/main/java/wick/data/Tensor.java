package wick.data;

import java.util.Arrays;
import java.util.List;
import wick.numeric.matrix.Matrix;

/// Numbers with a shape of any rank, in row-major (C) order, as array files hold them.
public final class Tensor {
    private final List<Integer> shape;
    private final double[] values;

    /// Takes over `values` without copying.
    Tensor(List<Integer> shape, double[] values) {
        this.shape = List.copyOf(shape);
        this.values = values;
        if (count(this.shape) != values.length) {
            throw new IllegalArgumentException("shape " + shape + " does not fit " + values.length + " numbers");
        }
    }

    /// The matrix as a tensor of rank 2, sharing its entries.
    public static Tensor of(Matrix matrix) {
        return new Tensor(List.of(matrix.rows(), matrix.columns()), matrix.entries());
    }

    /// Numbers in row-major order as a tensor of the given shape.
    public static Tensor of(List<Integer> shape, double... values) {
        return new Tensor(shape, values.clone());
    }

    /// The number of entries a shape has; saturates at the largest long.
    static long count(List<Integer> shape) {
        long count = 1;
        for (int size : shape) {
            count = size == 0 ? 0 : count > Long.MAX_VALUE / size ? Long.MAX_VALUE : count * size;
        }
        return count;
    }

    public List<Integer> shape() {
        return shape;
    }

    public int rank() {
        return shape.size();
    }

    public int size() {
        return values.length;
    }

    /// The entry at `index` in row-major order.
    public double at(int index) {
        return values[index];
    }

    /// The first axis as rows, all others flattened into columns: N images of 8 x 8 become an N x 64
    /// matrix, and N numbers an N x 1 matrix.
    public Matrix matrix() {
        if (shape.isEmpty()) {
            return Matrix.of(1, 1, values.clone());
        }
        int rows = shape.getFirst();
        long columns = count(shape.subList(1, shape.size()));
        if (columns > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("shape " + shape + " has too many columns");
        }
        return Matrix.of(rows, (int) columns, values.clone());
    }

    double[] values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor && shape.equals(tensor.shape) && Arrays.equals(values, tensor.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "tensor of shape " + shape;
    }
}
