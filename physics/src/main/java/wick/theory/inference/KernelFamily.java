package wick.theory.inference;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// Training kernels that depend on positive hyperparameters, in terms of their logarithms.
public interface KernelFamily {
    /// The hyperparameters in order.
    List<String> names();

    /// The training kernel, without noise, at these logarithms.
    Matrix kernel(Vector logarithms);

    /// The derivatives of the training kernel with respect to each logarithm; unless a family knows
    /// better, by central differences of the kernel, good to about 1e−8 of it.
    default List<Matrix> derivatives(Vector logarithms) {
        double step = 1e-4;
        List<Matrix> derivatives = new ArrayList<>();
        for (int k = 0; k < logarithms.size(); k++) {
            Matrix up = kernel(moved(logarithms, k, step));
            Matrix down = kernel(moved(logarithms, k, -step));
            for (int i = 0; i < up.entries().length; i++) {
                up.entries()[i] = (up.entries()[i] - down.entries()[i]) / (2 * step);
            }
            derivatives.add(up);
        }
        return derivatives;
    }

    private static Vector moved(Vector logarithms, int k, double step) {
        double[] moved = logarithms.toArray();
        moved[k] += step;
        return Vector.of(moved);
    }
}
