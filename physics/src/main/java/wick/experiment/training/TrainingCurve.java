package wick.experiment.training;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import wick.numeric.matrix.Matrix;

/// What was recorded of one network, in the order of steps.
public record TrainingCurve(List<Moment> moments) {

    /// Mean loss of training and test points and the shares that are answered rightly, after `step` steps.
    public record Moment(int step, double loss, double accuracy, double testLoss, double testAccuracy) {}

    /// Ten times the loss that it began with is more than any run ends with that learns.
    private static final double FAR = 10;

    public TrainingCurve {
        moments = List.copyOf(moments);
    }

    TrainingCurve with(Moment moment) {
        List<Moment> all = new ArrayList<>(moments);
        all.add(moment);
        return new TrainingCurve(all);
    }

    /// Until `step`.
    TrainingCurve until(int step) {
        return new TrainingCurve(
                moments.stream().filter(moment -> moment.step() <= step).toList());
    }

    /// Where training that ended far above the loss it began with first was there. Slopes of cross-entropy are bounded,
    /// so that too large a rate never makes its numbers infinite.
    OptionalInt ranAway() {
        return moments.isEmpty() || !far(moments.getLast())
                ? OptionalInt.empty()
                : moments.stream().filter(this::far).mapToInt(Moment::step).findFirst();
    }

    private boolean far(Moment moment) {
        double first = moments.getFirst().loss();
        return first > 0 && moment.loss() > FAR * first;
    }

    /// One row for each moment: step, loss, accuracy, test loss, test accuracy.
    public Matrix rows() {
        Matrix rows = Matrix.zeros(moments.size(), 5);
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            double[] row = {moment.step(), moment.loss(), moment.accuracy(), moment.testLoss(), moment.testAccuracy()};
            System.arraycopy(row, 0, rows.entries(), 5 * i, 5);
        }
        return rows;
    }

    /// The inverse of [#rows].
    public static TrainingCurve of(Matrix rows) {
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < rows.rows(); i++) {
            moments.add(new Moment((int) rows.at(i, 0), rows.at(i, 1), rows.at(i, 2), rows.at(i, 3), rows.at(i, 4)));
        }
        return new TrainingCurve(moments);
    }
}
