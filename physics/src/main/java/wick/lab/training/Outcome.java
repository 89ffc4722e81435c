package wick.lab.training;

import java.util.List;
import java.util.OptionalDouble;
import wick.numeric.matrix.Matrix;

/// What became of one network.
public sealed interface Outcome {

    /// What was recorded, in the order of steps.
    List<Snapshot> snapshots();

    /// All steps done. `drift` is ‖Θ_end − Θ_0‖ / ‖Θ_0‖ in the Frobenius norm over the training inputs, and
    /// `movements` has one for each weight matrix in order, if asked for. `kernels` are Θ_0 and Θ_end where the
    /// drift is asked for; where it is recorded, only small ones.
    record Trained(List<Snapshot> snapshots, OptionalDouble drift, List<Movement> movements, List<Matrix> kernels)
            implements Outcome {
        public Trained {
            snapshots = List.copyOf(snapshots);
            movements = List.copyOf(movements);
            kernels = List.copyOf(kernels);
        }

        /// Without kernels.
        public Trained(List<Snapshot> snapshots, OptionalDouble drift, List<Movement> movements) {
            this(snapshots, drift, movements, List.of());
        }
    }

    /// After `step` steps the loss was no longer a finite number; the snapshots are those from before.
    record Diverged(int step, List<Snapshot> snapshots) implements Outcome {
        public Diverged {
            snapshots = List.copyOf(snapshots);
        }
    }
}
