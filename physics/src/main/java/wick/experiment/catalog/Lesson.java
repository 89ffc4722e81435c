package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Sample;
import wick.experiment.Sweep;
import wick.experiment.training.DriftControls;
import wick.lab.realization.Outputs;
import wick.lab.training.GradientDescent;
import wick.lab.training.Outcome;
import wick.lab.training.Problem;
import wick.lab.training.TrainedEnsemble;
import wick.lab.training.Training;
import wick.numeric.matrix.Matrix;
import wick.observable.Measurement.Engine;
import wick.theory.dynamics.FirstOrderTraining;
import wick.theory.dynamics.FrozenKernelTraining;
import wick.theory.dynamics.TrainingKernels;
import wick.theory.finitewidth.CorrelatorLayer;
import wick.theory.finitewidth.TangentMotion;
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

    private static Matrix all() {
        Matrix all = Matrix.zeros(INPUTS.rows() + TESTS.rows(), 2);
        System.arraycopy(INPUTS.entries(), 0, all.entries(), 0, INPUTS.entries().length);
        System.arraycopy(TESTS.entries(), 0, all.entries(), INPUTS.entries().length, TESTS.entries().length);
        return all;
    }

    private Kernels bare() {
        return KernelRecursion.of(setup.wiring(setup.widths().getLast())).kernels(all());
    }

    private TrainingKernels kernels() {
        Kernels kernels = bare();
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
        return sweep(
                new Reading(Engine.REAL_WEIGHTS, Optional.of(new Outputs.One(0)), (outcome, _) ->
                        new double[] {outcome.drift().orElseThrow()}),
                progress);
    }

    /// Outputs before training on training and test points, then on the test points at each record.
    Sweep outputs(Progress progress) {
        return sweep(new Reading(Engine.REAL_WEIGHTS, Optional.empty(), (outcome, _) -> outputs(outcome)), progress);
    }

    private double[] outputs(Outcome.Trained outcome) {
        double[] row = new double[column(records.size() + 1, 0)];
        double[] before = outcome.snapshots().getFirst().training().entries();
        System.arraycopy(before, 0, row, 0, before.length);
        for (int r = 0; r <= records.size(); r++) {
            double[] tests = outcome.snapshots().get(r).tests().entries();
            System.arraycopy(tests, 0, row, column(r, 0), tests.length);
        }
        return row;
    }

    /// The first corrections to the frozen kernel at each record; inputs are the training points, then the tests.
    List<FirstOrderTraining.State> corrections() {
        return FirstOrderTraining.of(motion(), TARGETS, rate()).after(records);
    }

    private TangentMotion motion() {
        return TangentMotion.of(setup.wiring(setup.widths().getLast()), all());
    }

    /// The trace of the frozen kernel over the training points.
    double trace() {
        double trace = 0;
        for (int i = 0; i < INPUTS.rows(); i++) {
            trace += bare().ntk().at(i, i);
        }
        return trace;
    }

    /// How many columns of [#moved] have mean zero to first order in 1/n.
    static int movedControls() {
        return column(1, 0) + INPUTS.rows() * (INPUTS.rows() + 1);
    }

    /// By implicit weights: outputs before training on training and test points; products of two of them on the
    /// training points and entries of the tangent kernel there, both before training and less their means, which
    /// theory gives to order 1/n; the training outputs at each record; the change of the kernel's trace up to
    /// the last.
    Sweep moved(Progress progress) {
        CorrelatorLayer means = motion().statistics();
        return sweep(
                new Reading(
                        Engine.IMPLICIT_WEIGHTS,
                        Optional.of(new Outputs.One(0)),
                        (outcome, width) -> moved(outcome, means, width)),
                progress);
    }

    private double[] moved(Outcome.Trained outcome, CorrelatorLayer means, double width) {
        int points = INPUTS.rows();
        double[] row = new double[movedControls() + records.size() * points + 1];
        new DriftControls(means, points, TESTS.rows()).readInto(outcome, width, row);
        int next = movedControls();
        for (int r = 1; r <= records.size(); r++, next += points) {
            System.arraycopy(outcome.snapshots().get(r).training().entries(), 0, row, next, points);
        }
        for (int i = 0; i < points; i++) {
            row[next] += outcome.kernels().getLast().at(i, i)
                    - outcome.kernels().getFirst().at(i, i);
        }
        return row;
    }

    private interface Numbers {
        double[] of(Outcome.Trained outcome, int width);
    }

    /// How networks are held, whether their kernels are compared, and what is read off.
    private record Reading(Engine engine, Optional<Outputs> drift, Numbers numbers) {}

    private Sweep sweep(Reading reading, Progress progress) {
        List<Integer> steps = new ArrayList<>(List.of(0));
        steps.addAll(records);
        GradientDescent descent = new GradientDescent(rate(), records.getLast(), steps, reading.drift());
        return new Sweep(setup.widths().stream()
                .map(width -> {
                    double share = setup.share(width);
                    double own = width
                            / (double) setup.widths().stream().mapToInt(w -> w).sum();
                    TrainedEnsemble ensemble = new Training(
                                    setup.wiring(width), new Problem(INPUTS, TARGETS, TESTS), descent, reading.engine())
                            .run(
                                    setup.address(width),
                                    setup.networks(),
                                    done -> progress.at("width " + width, share + own * done / setup.networks()));
                    return new Sweep.AtWidth(
                            width, sample(ensemble, row -> reading.numbers().of(row, width), reading.engine()));
                })
                .toList());
    }

    private Sample sample(TrainedEnsemble ensemble, Function<Outcome.Trained, double[]> numbers, Engine engine) {
        if (ensemble.diverged() > 0) {
            throw new IllegalArgumentException(ensemble.diverged() + " of " + setup.networks()
                    + " networks diverged at half the largest stable rate of the wide limit: choose larger widths");
        }
        List<double[]> rows = ensemble.trained().stream().map(numbers).toList();
        Matrix matrix = Matrix.zeros(rows.size(), rows.getFirst().length);
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, matrix.entries(), i * matrix.columns(), matrix.columns());
        }
        return new Sample(matrix, setup.seed(), engine);
    }
}
