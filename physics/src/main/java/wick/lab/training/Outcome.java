package wick.lab.training;

import java.util.List;
import java.util.OptionalDouble;

/// What became of one network.
public sealed interface Outcome {

    /// What was recorded, in the order of steps.
    List<Snapshot> snapshots();

    /// All steps done. `drift` is ‖Θ_end − Θ_0‖ / ‖Θ_0‖ in the Frobenius norm over the training inputs, and
    /// `movements` has one for each weight matrix in order, if asked for.
    record Trained(List<Snapshot> snapshots, OptionalDouble drift, List<Movement> movements) implements Outcome {
        public Trained {
            snapshots = List.copyOf(snapshots);
            movements = List.copyOf(movements);
        }
    }

    /// After `step` steps the loss was no longer a finite number; the snapshots are those from before.
    record Diverged(int step, List<Snapshot> snapshots) implements Outcome {
        public Diverged {
            snapshots = List.copyOf(snapshots);
        }
    }
}
