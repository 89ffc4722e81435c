package wick.experiment.training;

import wick.data.DataPlan;
import wick.data.DataSet;
import wick.data.Targets;
import wick.lab.training.TrainingTask;
import wick.numeric.matrix.Matrix;

/// What is learned and on what it is tested (perhaps nothing). With `classes` the largest output is an answer.
public record Lesson(TrainingTask.Examples training, Matrix tests, Matrix testTargets, boolean classes) {

    /// @throws IllegalArgumentException if there is nothing to learn
    public static Lesson of(DataPlan.Prepared data) {
        DataSet train = data.train();
        if (train.targets() instanceof Targets.Absent) {
            throw new IllegalArgumentException(train.name() + " has no targets, and nothing can be learned from it");
        }
        Matrix targets = data.coding().encode(train.targets());
        boolean tested = data.test().isPresent() && !(data.test().get().targets() instanceof Targets.Absent);
        Matrix tests = tested ? data.test().orElseThrow().inputs() : Matrix.zeros(0, train.dimension());
        return new Lesson(
                new TrainingTask.Examples(train.inputs(), targets),
                tests,
                tested ? data.coding().encode(data.test().orElseThrow().targets()) : Matrix.zeros(0, targets.columns()),
                data.coding().needsClasses() && targets.columns() > 1);
    }

    /// The share of rows in which the largest output is that of the target.
    static double accuracy(Matrix outputs, Matrix targets) {
        int right = 0;
        for (int row = 0; row < outputs.rows(); row++) {
            right += largest(outputs, row) == largest(targets, row) ? 1 : 0;
        }
        return outputs.rows() == 0 ? 0 : (double) right / outputs.rows();
    }

    private static int largest(Matrix matrix, int row) {
        int best = 0;
        for (int c = 1; c < matrix.columns(); c++) {
            if (matrix.at(row, c) > matrix.at(row, best)) {
                best = c;
            }
        }
        return best;
    }
}
