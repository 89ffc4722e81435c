package wick.lab.training;

import java.util.Optional;
import wick.numeric.matrix.Matrix;

/// One network after `step` steps: the loss ½ Σ (f − y)² and the outputs on training (N x C) and test
/// inputs (M x C), and how far it has moved, if asked for.
public record Snapshot(int step, double loss, Matrix training, Matrix tests, Optional<Motion> motion) {

    /// Without motion.
    public Snapshot(int step, double loss, Matrix training, Matrix tests) {
        this(step, loss, training, tests, Optional.empty());
    }
}
