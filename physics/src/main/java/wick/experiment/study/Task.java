package wick.experiment.study;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import wick.data.DataPlan;
import wick.data.DataSet;
import wick.data.Targets;
import wick.numeric.matrix.Matrix;

/// What the trained networks of a study learn, and the inputs on which they are watched: those set aside
/// for testing, or training inputs that are not trained on, or in the last resort the training inputs
/// themselves.
record Task(Matrix inputs, Matrix targets, Matrix tests, Matrix testTargets, Optional<List<Integer>> testLabels) {

    /// Empty where the data have no targets.
    static Optional<Task> of(DataPlan.Prepared data, Budget.Trained budget) {
        if (data.train().targets() instanceof Targets.Absent) {
            return Optional.empty();
        }
        int count = Math.min(budget.inputs(), data.train().size());
        DataSet training = data.train().take(count);
        DataSet unseen =
                data.test().orElse(count < data.train().size() ? data.train().skip(count) : training);
        DataSet watched = unseen.targets() instanceof Targets.Absent ? training : unseen;
        DataSet tests = watched.take(Math.min(budget.tests(), watched.size()));
        return Optional.of(new Task(
                training.inputs(),
                data.coding().encode(training.targets()),
                tests.inputs(),
                data.coding().encode(tests.targets()),
                labels(data, tests)));
    }

    private static Optional<List<Integer>> labels(DataPlan.Prepared data, DataSet tests) {
        return data.coding().needsClasses() && tests.targets() instanceof Targets.Labels labels && labels.classes() > 1
                ? Optional.of(labels.values())
                : Optional.empty();
    }

    /// Training and test inputs, one below the other.
    Matrix all() {
        Matrix all = Matrix.zeros(inputs.rows() + tests.rows(), inputs.columns());
        System.arraycopy(inputs.entries(), 0, all.entries(), 0, inputs.entries().length);
        System.arraycopy(tests.entries(), 0, all.entries(), inputs.entries().length, tests.entries().length);
        return all;
    }

    int outputs() {
        return targets.columns();
    }

    /// Σ f·y / Σ y² over the test inputs, for outputs input by input: 1 where f = y.
    double alignment(double[] outputs) {
        double product = 0;
        double square = 0;
        double[] y = testTargets.entries();
        for (int i = 0; i < y.length; i++) {
            product += outputs[i] * y[i];
            square += y[i] * y[i];
        }
        return product / square;
    }

    /// The mean of (f − `mean`)² over test inputs and outputs.
    static double spread(double[] outputs, Matrix mean) {
        double sum = 0;
        for (int i = 0; i < outputs.length; i++) {
            double deviation = outputs[i] - mean.entries()[i];
            sum += deviation * deviation;
        }
        return sum / outputs.length;
    }

    /// The share of test inputs whose largest output is the one of their class.
    double accuracy(double[] outputs) {
        List<Integer> labels = testLabels.orElseThrow();
        int classes = outputs();
        long right = IntStream.range(0, labels.size())
                .filter(i -> largest(outputs, i * classes, classes) == labels.get(i))
                .count();
        return (double) right / labels.size();
    }

    private static int largest(double[] outputs, int from, int count) {
        int best = 0;
        for (int c = 1; c < count; c++) {
            if (outputs[from + c] > outputs[from + best]) {
                best = c;
            }
        }
        return best;
    }
}
