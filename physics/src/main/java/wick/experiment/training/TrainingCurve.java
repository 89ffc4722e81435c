package wick.experiment.training;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Matrix;

/// What was recorded of one network, in the order of steps.
public record TrainingCurve(List<Moment> moments) {

    /// Mean loss of training and test points and the shares that are answered rightly, after `step` steps.
    public record Moment(int step, double loss, double accuracy, double testLoss, double testAccuracy) {}

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
