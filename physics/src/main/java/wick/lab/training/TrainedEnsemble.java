package wick.lab.training;

import java.util.List;
import java.util.function.Function;
import wick.numeric.matrix.Matrix;

/// What became of each network of an ensemble, in the order of their numbers.
public record TrainedEnsemble(List<Outcome> outcomes) {

    public TrainedEnsemble {
        outcomes = List.copyOf(outcomes);
    }

    /// Those that finished.
    public List<Outcome.Trained> trained() {
        return outcomes.stream()
                .filter(Outcome.Trained.class::isInstance)
                .map(Outcome.Trained.class::cast)
                .toList();
    }

    public int diverged() {
        return outcomes.size() - trained().size();
    }

    /// Outputs on the training inputs at the given record: one row per trained network, entry x C + i for
    /// output i at input x.
    public Matrix trainingOutputs(int record) {
        return rows(record, Snapshot::training);
    }

    /// Outputs on the test inputs, as [#trainingOutputs].
    public Matrix testOutputs(int record) {
        return rows(record, Snapshot::tests);
    }

    private Matrix rows(int record, Function<Snapshot, Matrix> part) {
        List<Outcome.Trained> trained = trained();
        if (trained.isEmpty()) {
            return Matrix.zeros(0, 0);
        }
        int size = part.apply(trained.getFirst().snapshots().get(record)).entries().length;
        Matrix rows = Matrix.zeros(trained.size(), size);
        for (int k = 0; k < trained.size(); k++) {
            double[] outputs =
                    part.apply(trained.get(k).snapshots().get(record)).entries();
            System.arraycopy(outputs, 0, rows.entries(), k * size, size);
        }
        return rows;
    }
}
