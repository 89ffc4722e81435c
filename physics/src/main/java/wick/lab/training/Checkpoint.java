package wick.lab.training;

import java.util.Map;
import wick.numeric.matrix.Matrix;

/// A network in training after `step` steps: all that an engine needs to go on with the same bits.
///
/// `parameters` are named w1, b1, w2, … as in [wick.lab.realization.RealNetwork#parameters]. `moments` are what
/// the optimizer remembers of earlier gradients, in matrices of the same shapes: `velocity.w1` of momentum,
/// `first.w1` and `second.w1` of Adam. Those that are missing are 0.
public record Checkpoint(int step, Map<String, Matrix> parameters, Map<String, Matrix> moments) {

    public Checkpoint {
        if (step < 0) {
            throw new IllegalArgumentException("step " + step + " must not be negative");
        }
        parameters = Map.copyOf(parameters);
        moments = Map.copyOf(moments);
    }

    /// Given weights, before the first step.
    public static Checkpoint of(Map<String, Matrix> parameters) {
        return new Checkpoint(0, parameters, Map.of());
    }
}
