package wick.torch.worker;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import wick.network.training.Precision;
import wick.numeric.matrix.Matrix;

/// Numbers of ours as tensors of one precision, and back.
record Numbers(ScalarType type) {

    static Numbers of(Precision precision) {
        return new Numbers(
                switch (precision) {
                    case FLOAT32 -> ScalarType.Float;
                    case FLOAT64 -> ScalarType.Double;
                });
    }

    /// A tensor of the shape of `matrix` with memory of its own.
    Tensor tensor(Matrix matrix) {
        Tensor tensor = zeros(matrix.rows(), matrix.columns());
        fill(tensor, matrix);
        return tensor;
    }

    /// tensor ← the entries of `matrix`
    static void fill(Tensor tensor, Matrix matrix) {
        try (PointerScope _ = new PointerScope()) {
            DoublePointer entries = new DoublePointer(matrix.entries());
            long[] shape = {matrix.rows(), matrix.columns()};
            Tensor view = torch.from_blob(entries, shape, new TensorOptions(ScalarType.Double));
            tensor.detach().copy_(view.view_as(tensor));
        }
    }

    Tensor zeros(long rows, long columns) {
        return torch.zeros(new long[] {rows, columns}, new TensorOptions(type));
    }

    static Tensor indices(int[] numbers) {
        long[] wide = new long[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            wide[i] = numbers[i];
        }
        return torch.tensor(wide);
    }

    static Matrix matrix(Tensor tensor, int rows, int columns) {
        Matrix matrix = Matrix.zeros(rows, columns);
        try (PointerScope _ = new PointerScope()) {
            Tensor doubles = tensor.detach().to(ScalarType.Double).contiguous();
            new DoublePointer(doubles.data_ptr()).get(matrix.entries());
        }
        return matrix;
    }
}
