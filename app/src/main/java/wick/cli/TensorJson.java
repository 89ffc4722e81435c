package wick.cli;

import java.util.ArrayList;
import java.util.List;
import wick.data.Tensor;
import wick.numeric.matrix.Matrix;

/// Arrays of several axes: stacked from matrices, and as nested lists for JSON.
final class TensorJson {
    private TensorJson() {}

    /// Matrices of one shape as an array with one more axis in front.
    static Tensor stacked(List<Matrix> matrices) {
        Matrix first = matrices.getFirst();
        int size = first.entries().length;
        double[] values = new double[matrices.size() * size];
        for (int k = 0; k < matrices.size(); k++) {
            System.arraycopy(matrices.get(k).entries(), 0, values, k * size, size);
        }
        return Tensor.of(List.of(matrices.size(), first.rows(), first.columns()), values);
    }

    static Tensor reshaped(Tensor tensor, List<Integer> shape) {
        double[] values = new double[tensor.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = tensor.at(i);
        }
        return Tensor.of(shape, values);
    }

    /// Lists of lists of numbers.
    static List<Object> nested(Tensor tensor) {
        return nested(tensor, 0, 0);
    }

    private static List<Object> nested(Tensor tensor, int axis, int from) {
        int stride = 1;
        for (int size : tensor.shape().subList(axis + 1, tensor.rank())) {
            stride *= size;
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < tensor.shape().get(axis); i++) {
            int at = from + i * stride;
            list.add(axis == tensor.rank() - 1 ? (Object) tensor.at(at) : nested(tensor, axis + 1, at));
        }
        return list;
    }
}
