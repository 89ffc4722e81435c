package wick.experiment.training;

import java.util.OptionalInt;
import wick.numeric.matrix.Matrix;

/// One network after training: its curve, where it diverged if it did, its outputs at the test points, and how far
/// it moved (empty if it diverged).
public record Trained(TrainingCurve curve, OptionalInt diverged, Matrix testOutputs, java.util.Optional<Moved> moved) {}
