package wick.experiment.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import wick.network.training.Batches;
import wick.network.training.Loss;
import wick.network.training.Optimizer;
import wick.network.training.Schedule;
import wick.numeric.matrix.Matrix;
import wick.theory.dynamics.Descent;
import wick.theory.dynamics.FrozenKernelTraining;
import wick.theory.dynamics.OutputLaw;
import wick.theory.dynamics.TrainingKernels;
import wick.theory.infinitewidth.Kernels;
import wick.theory.spatial.NetworkKernels;

/// What infinitely wide networks of these layers do in the same recipe: their tangent kernel stands still.
public sealed interface Forecast {
    /// Training and test points together, of which a kernel is computed and diagonalized.
    int MOST = 3000;

    /// At each recorded step.
    record Known(List<Stage> stages) implements Forecast {
        public Known {
            stages = List.copyOf(stages);
        }

        public Stage last() {
            return stages.getLast();
        }
    }

    /// There is no prediction.
    record Missing(String why) implements Forecast {}

    /// After `step` steps: the law over networks of the mean loss of training and test points, and of the outputs
    /// at the test points.
    record Stage(int step, Expected training, Expected test, OutputLaw outputs) {}

    /// Mean and standard deviation over networks.
    record Expected(double mean, double deviation) {}

    static Forecast of(TrainingPlan plan) {
        Optional<String> why = obstacle(plan);
        if (why.isPresent()) {
            return new Missing(why.get());
        }
        Lesson lesson = plan.lesson();
        Matrix inputs = lesson.training().inputs();
        Kernels all = NetworkKernels.of(plan.wiring()).kernels(below(inputs, lesson.tests()));
        TrainingKernels kernels = TrainingKernels.split(all.nngp(), all.ntk(), inputs.rows());
        double rate = plan.recipe().optimizer().rate() / inputs.rows();
        return switch (FrozenKernelTraining.of(kernels, lesson.training().targets())
                .descent(rate, StableRate.momentum(plan))) {
            case Descent.Diverging diverging ->
                new Missing("at this rate descent diverges in the limit of infinite width; the largest stable rate is "
                        + Words.number(diverging.largestStableRate() * inputs.rows()));
            case Descent.Stable stable -> new Known(stages(stable, lesson, plan.records()));
        };
    }

    private static Optional<String> obstacle(TrainingPlan plan) {
        Optional<String> kernel = StableRate.obstacle(plan);
        if (kernel.isPresent()) {
            return kernel;
        }
        int points = plan.lesson().training().inputs().rows();
        Optimizer.Sgd sgd = (Optimizer.Sgd) plan.recipe().optimizer();
        if (plan.recipe().loss() != Loss.HALF_SQUARES) {
            return Optional.of("for cross-entropy there is no closed form; wick train --infinite --loss cross-entropy"
                    + " draws it");
        }
        if (!(plan.recipe().batches() instanceof Batches.All)
                && plan.recipe().batches().size(points) < points) {
            return Optional.of("batches are smaller than the training set; the closed form is that of all points");
        }
        if (!(plan.recipe().schedule() instanceof Schedule.Constant(int warmup) && warmup == 0)) {
            return Optional.of("the rate changes in the course of training; the closed form is that of a constant one");
        }
        if (sgd.nesterov() || sgd.weightDecay() > 0) {
            return Optional.of("Nesterov's step and weight decay are not in the closed form");
        }
        if (plan.recipe().optimizer().rate() == 0) {
            return Optional.of("the rate is 0");
        }
        return points + plan.lesson().tests().rows() > MOST
                ? Optional.of("training and test points are more than " + MOST + ", too many for their kernel here")
                : Optional.empty();
    }

    private static List<Stage> stages(Descent.Stable stable, Lesson lesson, SortedSet<Integer> steps) {
        List<Stage> stages = new ArrayList<>();
        for (int step : steps) {
            OutputLaw tests = lesson.tests().rows() > 0
                    ? stable.testOutputs(step)
                    : new OutputLaw(lesson.testTargets(), Matrix.zeros(0, 0));
            stages.add(new Stage(
                    step,
                    loss(stable.trainingOutputs(step), lesson.training().targets()),
                    loss(tests, lesson.testTargets()),
                    tests));
        }
        return stages;
    }

    /// The mean over points of ½ Σ (f − y)², for Gaussian f: with δ the mean of f − y and S the covariance, which is
    /// that of each of C outputs, its mean is (|δ|² + C tr S) / 2P and its variance (δᵀSδ + C tr S² / 2) / P².
    private static Expected loss(OutputLaw law, Matrix targets) {
        int points = targets.rows();
        if (points == 0) {
            return new Expected(0, 0);
        }
        int outputs = targets.columns();
        Matrix s = law.covariance();
        double mean = 0;
        double variance = 0;
        for (int i = 0; i < points; i++) {
            mean += outputs * s.at(i, i) / 2;
            for (int j = 0; j < points; j++) {
                double products = 0;
                for (int c = 0; c < outputs; c++) {
                    products += (law.mean().at(i, c) - targets.at(i, c))
                            * (law.mean().at(j, c) - targets.at(j, c));
                }
                mean += i == j ? products / 2 : 0;
                variance += s.at(i, j) * (products + outputs * s.at(i, j) / 2);
            }
        }
        return new Expected(mean / points, Math.sqrt(Math.max(0, variance)) / points);
    }

    private static Matrix below(Matrix upper, Matrix lower) {
        Matrix all = Matrix.zeros(upper.rows() + lower.rows(), upper.columns());
        System.arraycopy(upper.entries(), 0, all.entries(), 0, upper.entries().length);
        System.arraycopy(lower.entries(), 0, all.entries(), upper.entries().length, lower.entries().length);
        return all;
    }
}
