package wick.experiment.catalog;

import java.util.List;
import java.util.Optional;
import wick.experiment.Evidence;
import wick.experiment.Progress;
import wick.experiment.Sample;
import wick.experiment.Settings;
import wick.experiment.Sweep;
import wick.experiment.WidthSeries;
import wick.lab.training.GradientDescent;
import wick.lab.training.Outcome;
import wick.lab.training.Problem;
import wick.lab.training.TrainedEnsemble;
import wick.lab.training.Training;
import wick.network.Parameterization;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;
import wick.theory.dynamics.Descent;
import wick.theory.dynamics.FrozenKernelTraining;
import wick.theory.dynamics.OutputLaw;
import wick.theory.dynamics.TrainingKernels;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;

/// Networks of one parameterization learn to tell even digits from odd ones by full-batch descent, at .3 of the
/// largest stable rate of the tangent kernel before training, and are tested on others.
record ParityLesson(Setup setup, Parameterization scaling, int steps, Digits digits) {
    private static final double FRACTION = 0.3;

    /// The digits to learn above the others; targets 1 for even ones, −1 for odd ones.
    record Digits(Matrix inputs, Matrix targets, int learned) {

        static Digits of(int learned, int tests) {
            DigitTask task = DigitTask.of(learned + tests);
            return new Digits(task.inputs(), parity(task.labels()), learned);
        }

        Problem problem() {
            return new Problem(inputs.rows(0, learned), targets.rows(0, learned), inputs.rows(learned, inputs.rows()));
        }

        int tests() {
            return inputs.rows() - learned;
        }

        double target(int test) {
            return targets.at(learned + test, 0);
        }
    }

    /// Mean squared errors on the tests: of one network, and of the mean over networks.
    record Errors(double single, double mean) {}

    record Measured(WidthSeries single, WidthSeries mean) {}

    static Matrix parity(List<Integer> labels) {
        Matrix targets = Matrix.zeros(labels.size(), 1);
        for (int i = 0; i < labels.size(); i++) {
            targets.set(i, 0, labels.get(i) % 2 == 0 ? 1 : -1);
        }
        return targets;
    }

    static ParityLesson of(Settings settings, Setup setup, Parameterization scaling) {
        return new ParityLesson(
                setup, scaling, settings.size("steps"), Digits.of(settings.size("images"), settings.size("tests")));
    }

    private Wiring wiring(int width) {
        return setup.stack().network(width).withParameterization(scaling).wire();
    }

    private FrozenKernelTraining frozen(Wiring wiring) {
        Kernels kernels = KernelRecursion.of(wiring).kernels(digits.inputs());
        return FrozenKernelTraining.of(
                TrainingKernels.split(kernels.nngp(), kernels.ntk(), digits.learned()),
                digits.problem().targets());
    }

    /// With the kernel of the widest networks, frozen.
    Errors frozen() {
        FrozenKernelTraining training = frozen(wiring(setup.widths().getLast()));
        OutputLaw law = switch (training.descentAtFraction(FRACTION)) {
            case Descent.Stable stable -> stable.testOutputs(steps);
            case Descent.Diverging _ -> throw new IllegalStateException("a part of the largest stable rate is stable");
        };
        double bias = 0;
        double variance = 0;
        for (int i = 0; i < digits.tests(); i++) {
            double off = law.mean().at(i, 0) - digits.target(i);
            bias += off * off / digits.tests();
            variance += law.covariance().at(i, i) / digits.tests();
        }
        return new Errors(bias + variance, bias);
    }

    Measured measure(Progress progress) {
        Sweep sweep = new Sweep(setup.widths().stream()
                .map(width -> {
                    progress.at(scaling.name() + ", width " + width, setup.share(width));
                    return new Sweep.AtWidth(width, sample(width));
                })
                .toList());
        int tests = digits.tests();
        return new Measured(sweep.series(sample -> sample.mean(tests)), sweep.series(this::ofMean));
    }

    /// Outputs at the tests, then the mean squared error.
    private Sample sample(int width) {
        Wiring wiring = wiring(width);
        double rate = FRACTION * frozen(wiring).largestStableRate();
        TrainedEnsemble ensemble = new Training(
                        wiring, digits.problem(), new GradientDescent(rate, steps, List.of(steps), Optional.empty()))
                .run(
                        Address.of(setup.seed(), setup.name() + "." + scaling.name() + ".width-" + width),
                        setup.networks(),
                        _ -> {});
        if (ensemble.diverged() > 0) {
            throw new IllegalArgumentException(ensemble.diverged() + " of " + setup.networks() + " networks of width "
                    + width + " diverged in the parameterization " + scaling.name() + ": choose larger widths");
        }
        int tests = digits.tests();
        Matrix rows = Matrix.zeros(setup.networks(), tests + 1);
        for (int k = 0; k < setup.networks(); k++) {
            Outcome.Trained trained = ensemble.trained().get(k);
            Matrix outputs = trained.snapshots().getFirst().tests();
            double error = 0;
            for (int i = 0; i < tests; i++) {
                double off = outputs.at(i, 0) - digits.target(i);
                rows.set(k, i, outputs.at(i, 0));
                error += off * off / tests;
            }
            rows.set(k, tests, error);
        }
        return new Sample(rows, setup.seed(), Engine.REAL_WEIGHTS);
    }

    /// The squared error of the mean, less what the scatter of a mean over finitely many networks adds to it.
    private Evidence ofMean(Sample sample) {
        int tests = digits.tests();
        int networks = sample.networks();
        return sample.jackknife(
                means -> {
                    double error = 0;
                    for (int i = 0; i < tests; i++) {
                        double off = means[i] - digits.target(i);
                        error += off * off / tests;
                    }
                    return error - (means[tests] - error) / (networks - 1);
                },
                row -> row[tests]);
    }
}
