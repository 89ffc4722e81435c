package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.theory.dynamics.Descent;
import wick.theory.dynamics.FrozenKernelTraining;
import wick.theory.dynamics.OutputLaw;
import wick.theory.dynamics.TrainingKernels;
import wick.theory.inference.GaussianProcess;
import wick.theory.inference.Inference;
import wick.theory.inference.Ridge;
import wick.theory.infinitewidth.Kernels;
import wick.theory.spatial.NetworkKernels;

/// Training with a frozen kernel, for one wiring on one task: the law of the outputs at each recorded step.
record LazyTheory(Task task, FrozenKernelTraining training, TrainingKernels kernels, double rate, List<Stage> stages) {

    /// Laws after `step` steps on training and test inputs.
    record Stage(int step, OutputLaw training, OutputLaw tests) {}

    static LazyTheory of(Wiring wiring, Task task, Plan plan) {
        Kernels all = NetworkKernels.of(wiring).kernels(task.all());
        TrainingKernels kernels =
                TrainingKernels.split(all.nngp(), all.ntk(), task.inputs().rows());
        FrozenKernelTraining training = FrozenKernelTraining.of(kernels, task.targets());
        double rate = plan.fraction() * training.largestStableRate();
        return new LazyTheory(task, training, kernels, rate, stages(training.descent(rate), plan.steps()));
    }

    /// The recorded steps, ascending, and the rate as a fraction of the largest stable one.
    record Plan(List<Integer> steps, double fraction) {}

    private static List<Stage> stages(Descent descent, List<Integer> steps) {
        return switch (descent) {
            case Descent.Stable stable ->
                steps.stream()
                        .map(step -> new Stage(step, stable.trainingOutputs(step), stable.testOutputs(step)))
                        .toList();
            case Descent.Diverging diverging ->
                throw new IllegalArgumentException("training rate " + diverging.rate() + " is above the largest stable "
                        + diverging.largestStableRate());
        };
    }

    /// The same descent if only the readout learned: the covariance K of the outputs in place of Θ.
    LazyTheory readoutOnly() {
        TrainingKernels frozen = kernels.readoutOnly();
        FrozenKernelTraining other = FrozenKernelTraining.of(frozen, task.targets());
        List<Integer> steps = stages.stream().map(Stage::step).toList();
        return new LazyTheory(task, other, frozen, rate, stages(other.descent(rate), steps));
    }

    /// The exact Bayesian posterior of the wide network; where the covariance of the training outputs is
    /// singular, the same thing as training of the readout alone without end.
    OutputLaw posterior() {
        Matrix cross = kernels.nngpTestTrain();
        return switch (GaussianProcess.of(kernels.nngpTrain(), task.targets(), Ridge.NONE)) {
            case Inference.Solved(GaussianProcess process) ->
                new OutputLaw(process.mean(cross), process.covariance(cross, kernels.nngpTest()));
            case Inference.Singular _ -> readoutOnly().training().testOutputsAtEnd();
        };
    }

    Stage last() {
        return stages.getLast();
    }

    /// E of the training loss ½ Σ (f − y)²: that of the mean function and that of the spread.
    double loss(Stage stage) {
        return meanLoss(stage) + task.outputs() * trace(stage.training().covariance()) / 2;
    }

    /// The training loss of the mean function.
    double meanLoss(Stage stage) {
        double sum = 0;
        double[] mean = stage.training().mean().entries();
        double[] y = task.targets().entries();
        for (int i = 0; i < y.length; i++) {
            sum += (mean[i] - y[i]) * (mean[i] - y[i]) / 2;
        }
        return sum;
    }

    /// The standard deviation over networks of the training loss.
    double lossDeviation(Stage stage) {
        Matrix covariance = stage.training().covariance();
        Matrix residual = stage.training().mean().copy();
        for (int i = 0; i < residual.entries().length; i++) {
            residual.entries()[i] -= task.targets().entries()[i];
        }
        return Math.sqrt(quadratic(covariance, residual) + task.outputs() * square(covariance) / 2);
    }

    double alignment(OutputLaw law) {
        return task.alignment(law.mean().entries());
    }

    /// The standard deviation over networks of [Task#alignment].
    double alignmentDeviation(OutputLaw law) {
        double size = 0;
        for (double y : task.testTargets().entries()) {
            size += y * y;
        }
        return Math.sqrt(quadratic(law.covariance(), task.testTargets())) / size;
    }

    /// E of [Task#spread] about the mean of the law.
    static double spread(OutputLaw law) {
        return trace(law.covariance()) / law.covariance().rows();
    }

    double spreadDeviation(OutputLaw law) {
        double count = (double) law.covariance().rows() * task.outputs();
        return Math.sqrt(2 * task.outputs() * square(law.covariance())) / count;
    }

    /// Σ_c v_cᵀ A v_c over the columns of v.
    private static double quadratic(Matrix a, Matrix v) {
        double sum = 0;
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.rows(); j++) {
                double products = 0;
                for (int c = 0; c < v.columns(); c++) {
                    products += v.at(i, c) * v.at(j, c);
                }
                sum += a.at(i, j) * products;
            }
        }
        return Math.max(0, sum);
    }

    /// tr A²
    private static double square(Matrix a) {
        double sum = 0;
        for (double entry : a.entries()) {
            sum += entry * entry;
        }
        return sum;
    }

    private static double trace(Matrix a) {
        double sum = 0;
        for (double entry : a.diagonal()) {
            sum += entry;
        }
        return sum;
    }

    /// About ten steps from 0 to `steps`, closer together at the beginning.
    static List<Integer> records(int steps) {
        List<Integer> records = new ArrayList<>();
        for (int i = 0; i <= 9; i++) {
            int step = (int) Math.round(Math.pow(steps + 1.0, i / 9.0)) - 1;
            if (records.isEmpty() || step > records.getLast()) {
                records.add(step);
            }
        }
        return records;
    }
}
