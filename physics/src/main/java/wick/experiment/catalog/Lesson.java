package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Sample;
import wick.lab.realization.Outputs;
import wick.lab.training.GradientDescent;
import wick.lab.training.Outcome;
import wick.lab.training.Problem;
import wick.lab.training.TrainedEnsemble;
import wick.lab.training.Training;
import wick.numeric.matrix.Matrix;
import wick.observable.Measurement.Engine;
import wick.theory.dynamics.FrozenKernelTraining;
import wick.theory.dynamics.TrainingKernels;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;

/// Three points in the plane that networks of every width learn by gradient descent at half the largest
/// stable rate, watched at two others after each number of steps in `records`.
record Lesson(Setup setup, List<Integer> records) {
    private static final Matrix INPUTS = Matrix.of(3, 2, 1, 0.2, -0.5, 0.9, 0.3, -1.1);
    private static final Matrix TARGETS = Matrix.of(3, 1, 2, -1, 0.6);
    private static final Matrix TESTS = Matrix.of(2, 2, -1, 0.3, 0.8, 0.7);
    private static final double FRACTION = 0.5;

    Lesson {
        records = List.copyOf(records);
    }

    static Parameter steps(int standard) {
        return new Parameter.Whole("steps", "steps of gradient descent", standard, 1, 1_000_000);
    }

    /// The number of columns that [#outputs] gives to the outputs before training.
    static int controls() {
        return column(1, 0);
    }

    /// The column of [#outputs] for this record, counted from 1, and test point; record 0 is before
    /// training.
    static int column(int record, int test) {
        return INPUTS.rows() + record * TESTS.rows() + test;
    }

    private TrainingKernels kernels() {
        Matrix all = Matrix.zeros(INPUTS.rows() + TESTS.rows(), 2);
        System.arraycopy(INPUTS.entries(), 0, all.entries(), 0, INPUTS.entries().length);
        System.arraycopy(TESTS.entries(), 0, all.entries(), INPUTS.entries().length, TESTS.entries().length);
        Kernels kernels =
                KernelRecursion.of(setup.wiring(setup.widths().getLast())).kernels(all);
        return TrainingKernels.split(kernels.nngp(), kernels.ntk(), INPUTS.rows());
    }

    /// All layers learn, with the tangent kernel frozen.
    FrozenKernelTraining frozen() {
        return FrozenKernelTraining.of(kernels(), TARGETS);
    }

    /// Only the readout learns. Its limit of long training is the Bayesian posterior of the Gaussian
    /// process.
    FrozenKernelTraining readoutOnly() {
        TrainingKernels k = kernels();
        return FrozenKernelTraining.of(
                new TrainingKernels(k.nngpTrain(), k.nngpTestTrain(), k.nngpTrain(), k.nngpTestTrain(), k.nngpTest()),
                TARGETS);
    }

    double rate() {
        return FRACTION * frozen().largestStableRate();
    }

    /// The relative drift of the tangent kernel up to the last record, one column.
    Sweep drift(Progress progress) {
        return sweep(Optional.of(new Outputs.One(0)), progress, outcome ->
                new double[] {outcome.drift().orElseThrow()});
    }

    /// Outputs before training on training and test points, then on the test points at each record.
    Sweep outputs(Progress progress) {
        return sweep(Optional.empty(), progress, outcome -> {
            double[] row = new double[column(records.size() + 1, 0)];
            double[] before = outcome.snapshots().getFirst().training().entries();
            System.arraycopy(before, 0, row, 0, before.length);
            for (int r = 0; r <= records.size(); r++) {
                double[] tests = outcome.snapshots().get(r).tests().entries();
                System.arraycopy(tests, 0, row, column(r, 0), tests.length);
            }
            return row;
        });
    }

    private interface Numbers {
        double[] of(Outcome.Trained outcome);
    }

    private Sweep sweep(Optional<Outputs> drift, Progress progress, Numbers numbers) {
        List<Integer> steps = new ArrayList<>(List.of(0));
        steps.addAll(records);
        GradientDescent descent = new GradientDescent(rate(), records.getLast(), steps, drift);
        return new Sweep(setup.widths().stream()
                .map(width -> {
                    double share = setup.share(width);
                    double own = width
                            / (double) setup.widths().stream().mapToInt(w -> w).sum();
                    TrainedEnsemble ensemble = new Training(
                                    setup.wiring(width), new Problem(INPUTS, TARGETS, TESTS), descent)
                            .run(
                                    setup.address(width),
                                    setup.networks(),
                                    done -> progress.at("width " + width, share + own * done / setup.networks()));
                    return new Sweep.AtWidth(width, sample(ensemble, numbers));
                })
                .toList());
    }

    private Sample sample(TrainedEnsemble ensemble, Numbers numbers) {
        if (ensemble.diverged() > 0) {
            throw new IllegalArgumentException(ensemble.diverged() + " of " + setup.networks()
                    + " networks diverged at half the largest stable rate of the wide limit: choose larger widths");
        }
        List<double[]> rows = ensemble.trained().stream().map(numbers::of).toList();
        Matrix matrix = Matrix.zeros(rows.size(), rows.getFirst().length);
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, matrix.entries(), i * matrix.columns(), matrix.columns());
        }
        return new Sample(matrix, setup.seed(), Engine.REAL_WEIGHTS);
    }
}
