package wick.experiment.training;

import java.util.Map;
import java.util.Optional;
import wick.lab.training.Checkpoint;
import wick.lab.training.TrainingSession;
import wick.numeric.matrix.Matrix;

/// Told what happens while networks train, from any thread, and asked where each of them stopped before.
public interface TrainingWatch {

    /// Where network k stopped in an earlier run.
    record Stop(Checkpoint checkpoint, TrainingCurve curve) {}

    default Optional<Stop> before(int network) {
        return Optional.empty();
    }

    /// Network k has been recorded; its session may be asked for a checkpoint.
    default void recorded(int network, TrainingCurve curve, TrainingSession session) {}

    /// Network k has taken `step` steps; `loss` is that of the last batch.
    default void stepped(int network, int step, double loss) {}

    /// Network k has finished with these weights.
    default void finished(int network, Map<String, Matrix> parameters) {}
}
