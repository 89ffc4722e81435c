package wick.lab.realization;

import java.util.List;
import wick.numeric.matrix.Matrix;

/// What a sum over matrices is made from: `kernel` += `factor` times the tangent kernel of all rows of
/// `parts`, which have equally many copies.
record TangentTask(Values values, List<Gradients.Part> parts, Buffers buffers, double factor, Matrix kernel) {
    TangentTask {
        parts = List.copyOf(parts);
    }

    int copies() {
        return parts.isEmpty() ? 1 : parts.getFirst().copies();
    }
}
