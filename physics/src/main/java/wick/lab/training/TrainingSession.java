package wick.lab.training;

import java.util.Map;
import wick.numeric.matrix.Matrix;

/// One network in training. One thread at a time.
public interface TrainingSession extends AutoCloseable {

    /// Steps done.
    int step();

    /// Trains up to `steps` more steps, not beyond those of the recipe; stops where the loss of a batch is no
    /// longer finite.
    Advance advance(int steps);

    /// The outputs at the rows of `inputs`, a copy.
    Matrix outputs(Matrix inputs);

    /// Weights and biases as they are, copies, named w1, b1, w2, … as in
    /// [wick.lab.realization.RealNetwork#parameters].
    Map<String, Matrix> parameters();

    /// Goes on from these.
    void use(Map<String, Matrix> parameters);

    @Override
    void close();

    /// What became of a stretch of training.
    sealed interface Advance {

        /// `loss` is the mean over the last batch, before its step.
        record Trained(double loss) implements Advance {}

        /// The loss was no longer finite at step `step`.
        record Diverged(int step) implements Advance {}
    }
}
