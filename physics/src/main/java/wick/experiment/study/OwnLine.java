package wick.experiment.study;

import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.theory.dynamics.MeanTraining;
import wick.theory.dynamics.Progress;

/// What one network would say at the test inputs if its tangent kernel were that of infinite width and stood still,
/// from the outputs it has before training: f₀(x) − R (f₀(X) − y). That what it says instead differs is the work of
/// its width alone, and not of where it started.
final class OwnLine {
    private final Task task;
    private final List<Matrix> responses;

    OwnLine(LazyTheory theory, List<Integer> records) {
        task = theory.task();
        int points = task.inputs().rows();
        MeanTraining training =
                MeanTraining.of(theory.kernels().ntkTrain(), theory.kernels().ntkTestTrain(), Matrix.identity(points));
        responses = records.stream()
                .map(step -> training.testMean(Progress.steps(theory.rate(), step)))
                .toList();
    }

    /// At record `r`, for outputs on training and test inputs before training.
    Matrix at(int r, Matrix training, Matrix tests) {
        Matrix residual = training.copy();
        for (int i = 0; i < residual.entries().length; i++) {
            residual.entries()[i] -= task.targets().entries()[i];
        }
        Matrix moved = Products.times(responses.get(r), residual);
        Matrix outputs = tests.copy();
        for (int i = 0; i < outputs.entries().length; i++) {
            outputs.entries()[i] -= moved.entries()[i];
        }
        return outputs;
    }
}
