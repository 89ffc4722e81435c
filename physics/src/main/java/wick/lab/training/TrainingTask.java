package wick.lab.training;

import wick.network.Wiring;
import wick.network.training.RateFactors;
import wick.network.training.Recipe;
import wick.numeric.matrix.Matrix;

/// Which network learns what, and how: inputs N x d, targets N x C (for cross-entropy probabilities).
public record TrainingTask(Wiring wiring, Recipe recipe, RateFactors factors, Examples examples) {

    /// Points and what the outputs should be there.
    public record Examples(Matrix inputs, Matrix targets) {
        public Examples {
            if (inputs.rows() < 1 || inputs.rows() != targets.rows()) {
                throw new IllegalArgumentException(inputs.rows() + " inputs and " + targets.rows()
                        + " targets: need one target for each input, and at least one");
            }
        }
    }

    public TrainingTask {
        if (examples.inputs().columns() != wiring.inputs() || examples.targets().columns() != wiring.outputs()) {
            throw new IllegalArgumentException("examples of "
                    + examples.inputs().columns() + " inputs and "
                    + examples.targets().columns() + " outputs do not fit a network of " + wiring.inputs() + " and "
                    + wiring.outputs());
        }
        if (factors.matrices().size() != wiring.matrices().size()) {
            throw new IllegalArgumentException(
                    "rate factors for " + factors.matrices().size() + " weight matrices do not fit a network of "
                            + wiring.matrices().size());
        }
        recipe.loss().requireTargets(examples.targets());
    }
}
