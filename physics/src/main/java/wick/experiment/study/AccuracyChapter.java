package wick.experiment.study;

import java.util.List;
import wick.experiment.Alternative;
import wick.experiment.Evidence;
import wick.numeric.matrix.Matrix;
import wick.numeric.statistics.Tail;
import wick.theory.dynamics.OutputLaw;

/// How often the largest output is the right one: of a single trained network, of the mean over networks,
/// of the Bayesian posterior of the wide network.
final class AccuracyChapter {
    /// A standard deviation of accuracy over networks to plan with; it is seldom larger.
    private static final double DEVIATION = 0.03;

    private static final double STEP = 0.1;
    private static final double RANGE = 8;

    private final TrainingChapter training;
    private final Task task;

    AccuracyChapter(TrainingChapter training, Task task) {
        this.training = training;
        this.task = task;
    }

    /// Accuracies in theory; `network` is the average over networks.
    record Predicted(double network, double mean, double posteriorMean, double posterior) {}

    Predicted predicted() {
        OutputLaw lazy = training.own().last().tests();
        OutputLaw posterior = training.own().posterior();
        return new Predicted(
                expected(lazy, task.testLabels().orElseThrow()),
                task.accuracy(lazy.mean().entries()),
                task.accuracy(posterior.mean().entries()),
                expected(posterior, task.testLabels().orElseThrow()));
    }

    void compare(Predicted predicted) {
        List<Alternative> rivals = List.of(
                new Alternative("the accuracy of the mean over networks", predicted.mean()),
                new Alternative("the accuracy of a draw from the Bayesian posterior", predicted.posterior()),
                new Alternative("guessing", 1.0 / task.outputs()));
        training.judge(
                new TrainingChapter.Item(
                        "accuracy.network",
                        "accuracy of one trained network on test inputs",
                        training.end(),
                        rivals,
                        false),
                new TrainingChapter.Planned(predicted.network(), DEVIATION),
                this::measured);
    }

    /// Whether the networks of every width differ in accuracy; without that there is no standard error to
    /// judge by.
    boolean judgeable() {
        return training.widths().stream()
                .allMatch(at -> measured(at).measurement().standardError() > 0);
    }

    /// The accuracy of the networks trained at one width.
    Evidence measured(Pupils at) {
        return at.at(training.end()).mean(task::accuracy);
    }

    /// The mean over networks of the accuracy, for Gaussian outputs that are independent of one another:
    /// the mean over test inputs of ∫ φ(u) Π_{c≠y} Φ((μ_y − μ_c)/σ + u) du, by the trapezoidal rule,
    /// which converges exponentially.
    static double expected(OutputLaw law, List<Integer> labels) {
        double sum = 0;
        for (int i = 0; i < labels.size(); i++) {
            sum += probability(
                    law.mean(),
                    i,
                    labels.get(i),
                    Math.sqrt(Math.max(0, law.covariance().at(i, i))));
        }
        return sum / labels.size();
    }

    private static double probability(Matrix mean, int input, int label, double deviation) {
        double scale = Math.max(deviation, 1e-12);
        double sum = 0;
        for (double u = -RANGE; u <= RANGE; u += STEP) {
            double product = Math.exp(-u * u / 2);
            for (int c = 0; c < mean.columns(); c++) {
                if (c != label) {
                    product *= Tail.normal(-((mean.at(input, label) - mean.at(input, c)) / scale + u));
                }
            }
            sum += product;
        }
        return sum * STEP / Math.sqrt(2 * Math.PI);
    }
}
