package wick.torch.message;

import wick.lab.training.Checkpoint;
import wick.lab.training.TrainingSession.Advance;
import wick.numeric.matrix.Matrix;

/// What the process of libtorch answers.
public sealed interface Reply {

    record Greeting(int version, String library, int threads) implements Reply {}

    record Done() implements Reply {}

    /// Steps done in all, and what became of the last ones.
    record Advanced(int step, Advance advance) implements Reply {}

    record Values(Matrix matrix) implements Reply {}

    record Saved(Checkpoint checkpoint) implements Reply {}

    /// With `misuse` the request was wrong; else it could not be fulfilled.
    record Failed(boolean misuse, String message) implements Reply {}
}
