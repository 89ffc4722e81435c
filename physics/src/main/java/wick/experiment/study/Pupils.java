package wick.experiment.study;

import java.util.List;
import wick.experiment.Evidence;
import wick.experiment.Sample;
import wick.numeric.statistics.Estimate;

/// What came out of training at one width: one row of numbers per network for each record. `outputs` are those on the
/// test inputs, then the training loss; `moved` is read by the methods here. `mean` is the distance of the mean over
/// networks from that of a frozen kernel at the last record, relative to the latter's size.
record Pupils(int width, List<Sample> outputs, List<Sample> moved, Estimate mean) {
    private static final int DRIFT = 0;
    private static final int OVERLAP = 1;
    private static final int LOSS = 2;
    private static final int DISTANCE = 3;

    /// Columns before those of the layers.
    static final int FIRST = 4;

    /// Outputs on the test inputs at record `r`, then the training loss.
    Sample at(int r) {
        return outputs.get(r);
    }

    int last() {
        return moved.size() - 1;
    }

    /// The relative drift of the tangent kernel, root mean square over networks.
    Evidence drift(int r) {
        return moved.get(r).rootMeanSquare(row -> row[DRIFT]);
    }

    /// Its geometric mean.
    Evidence typicalDrift() {
        return moved.get(last()).geometricMean(row -> row[DRIFT]);
    }

    /// The relative movement of hidden layer `l`, counted from 0, root mean square over networks.
    Evidence features(int r, int l) {
        return moved.get(r).rootMeanSquare(row -> Math.sqrt(row[FIRST + l]));
    }

    /// Its square, the mean over networks.
    Evidence squaredFeatures(int r, int l) {
        return moved.get(r).mean(FIRST + l);
    }

    /// The alignment with the targets of what hidden layer `l` makes; the tangent kernel's comes after the last one.
    Evidence alignment(int r, int l, int hidden) {
        return moved.get(r).mean(FIRST + hidden + l);
    }

    /// By how much the overlap with the targets on test inputs exceeds that of each network's own line.
    Evidence overlap() {
        return moved.get(last()).mean(OVERLAP);
    }

    /// By how much the test loss exceeds that of each network's own line.
    Evidence loss() {
        return moved.get(last()).mean(LOSS);
    }

    /// The distance of a network's test outputs from its own line, relative to the size of the predicted mean.
    Evidence distance() {
        return moved.get(last()).rootMeanSquare(row -> row[DISTANCE]);
    }
}
