package wick.experiment.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import wick.experiment.Controlled;
import wick.experiment.Evidence;
import wick.experiment.Sample;
import wick.experiment.Sweep;
import wick.experiment.WidthSeries;
import wick.lab.realization.Outputs;
import wick.lab.training.GradientDescent;
import wick.lab.training.Motion;
import wick.lab.training.Outcome;
import wick.lab.training.Problem;
import wick.lab.training.TrainedEnsemble;
import wick.lab.training.Training;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.statistics.Estimate;
import wick.observable.Measurement;
import wick.observable.Measurement.Engine;
import wick.theory.dynamics.FeatureMotion;
import wick.theory.dynamics.FirstOrderTraining;
import wick.theory.dynamics.FrozenKernelTraining;
import wick.theory.dynamics.Progress;
import wick.theory.dynamics.TrainingKernels;
import wick.theory.finitewidth.TangentMotion;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;

/// A few points learned by networks that are lazy when wide, with weights that are never stored: the drift of the
/// mean tangent kernel and of mean outputs to first order in 1/n, and how far features move, in theory and measured.
public final class FirstOrderLesson {
    /// What the drift of a mean borrows from theory, as in [wick.experiment.Controlled].
    public static final String BORROWED =
            "means of the kernels before training, which serve as controls, are those of theory to order 1/n";

    private final IntFunction<Wiring> family;
    private final Problem problem;
    private final List<Integer> records;
    private final TangentMotion motion;
    private final double rate;
    private final double trace;
    private final List<FirstOrderTraining.State> states;

    /// `family` gives networks with one output by their width; `rate` is a fraction of the largest stable one;
    /// records ascend from above 0.
    public FirstOrderLesson(IntFunction<Wiring> family, FewPoints points, List<Integer> records, double rate) {
        this.family = family;
        this.problem = points.problem();
        this.records = List.copyOf(records);
        Wiring any = family.apply(REFERENCE);
        motion = TangentMotion.of(any, points.all());
        Kernels kernels = KernelRecursion.of(any).kernels(problem.inputs());
        this.rate = rate
                * FrozenKernelTraining.of(
                                TrainingKernels.split(
                                        kernels.nngp(),
                                        kernels.ntk(),
                                        problem.inputs().rows()),
                                problem.targets())
                        .largestStableRate();
        double sum = 0;
        for (double entry : kernels.ntk().diagonal()) {
            sum += entry;
        }
        trace = sum;
        states = FirstOrderTraining.of(motion, problem.targets(), this.rate).after(records);
    }

    private static final int REFERENCE = 1000;

    public List<Integer> records() {
        return records;
    }

    /// Coefficients of 1/n at record `r`: of the relative drift of the trace of the kernel, in whole and by the
    /// change of its differential alone.
    public double drift(int r) {
        return relative(r, true) + relative(r, false);
    }

    public double driftByCurvature(int r) {
        return relative(r, false);
    }

    private double relative(int r, boolean correlation) {
        FirstOrderTraining.Drift drift = states.get(r).drift();
        double sum = 0;
        for (int i = 0; i < problem.inputs().rows(); i++) {
            sum += (correlation ? drift.byCorrelation() : drift.byCurvature()).at(i, i) / trace;
        }
        return sum;
    }

    private int test() {
        return problem.inputs().rows();
    }

    /// The mean output at the test point at record `r` in the limit of infinite width, and its coefficient of 1/n,
    /// in whole and by the drift of kernels alone.
    public double output(int r) {
        return states.get(r).mean().at(test());
    }

    public double outputFirst(int r) {
        return states.get(r).correction().at(test());
    }

    public double outputByDrift(int r) {
        return states.get(r).correction().byDrift().at(test());
    }

    /// n times the mean square movement of each hidden layer at record `r`, relative.
    public List<Estimate> features(int r) {
        return FeatureMotion.of(family.apply(REFERENCE), problem.inputs(), problem.targets(), 1)
                .after(Progress.steps(rate, records.get(r)))
                .stream()
                .map(e -> new Estimate(REFERENCE * e.mean(), REFERENCE * e.standardError(), e.samples()))
                .toList();
    }

    /// How many networks of which width are trained, and where they are drawn.
    public record Ensemble(int width, int networks, Address address) {}

    /// Trains them.
    public Measured measure(List<Ensemble> ensembles) {
        return new Measured(
                new Sweep(ensembles.stream()
                        .map(asked -> new Sweep.AtWidth(asked.width(), sample(asked)))
                        .toList()),
                this);
    }

    private Sample sample(Ensemble asked) {
        List<Integer> steps = new ArrayList<>(List.of(0));
        steps.addAll(records);
        GradientDescent descent =
                new GradientDescent(rate, records.getLast(), steps, Optional.empty()).withMotion(new Outputs.One(0));
        TrainedEnsemble ensemble = new Training(family.apply(asked.width()), problem, descent, Engine.IMPLICIT_WEIGHTS)
                .run(asked.address(), asked.networks(), _ -> {});
        List<Outcome.Trained> trained = ensemble.trained();
        Matrix rows = Matrix.zeros(trained.size(), columns());
        for (int k = 0; k < trained.size(); k++) {
            double[] row = row(trained.get(k), asked.width());
            System.arraycopy(row, 0, rows.entries(), k * row.length, row.length);
        }
        return new Sample(rows, asked.address().seed(), Engine.IMPLICIT_WEIGHTS);
    }

    private DriftControls controls() {
        return new DriftControls(
                motion.statistics(), problem.inputs().rows(), problem.tests().rows());
    }

    /// At each record the output at the test point and the relative change of the kernel's trace, behind the
    /// controls; at the end the relative drift of the kernel and the mean square movement of each hidden layer.
    private int columns() {
        return end() + 1 + hidden();
    }

    private int end() {
        return controls().count() + 2 * records.size();
    }

    private int hidden() {
        return family.apply(REFERENCE).matrices().size() - 1;
    }

    private double[] row(Outcome.Trained outcome, int width) {
        double[] row = new double[columns()];
        controls().readInto(outcome, width, row);
        double before = outcome.snapshots().getFirst().motion().orElseThrow().trace();
        int next = controls().count();
        for (int r = 1; r <= records.size(); r++) {
            Motion at = outcome.snapshots().get(r).motion().orElseThrow();
            row[next++] = outcome.snapshots().get(r).tests().at(0, 0);
            row[next++] = (at.trace() - before) / trace;
        }
        row[next++] = outcome.drift().orElseThrow();
        for (int l = 0; l < hidden(); l++) {
            double moved = outcome.movements().get(l).relative();
            row[next++] = moved * moved;
        }
        return row;
    }

    /// What the networks say, by width.
    public record Measured(Sweep sweep, FirstOrderLesson lesson) {

        /// The mean relative change of the kernel's trace at record `r`.
        public WidthSeries drift(int r) {
            return controlled(lesson.controls().count() + 2 * r + 1);
        }

        /// The mean output at the test point.
        public WidthSeries output(int r) {
            return controlled(lesson.controls().count() + 2 * r);
        }

        /// What controls leave is to lowest order a sum of products of two normal numbers: its tail is known.
        private WidthSeries controlled(int column) {
            int controls = lesson.controls().count();
            return new WidthSeries(Controlled.mean(sweep, controls, column).points().stream()
                    .map(point -> new WidthSeries.Point(
                            point.width(),
                            Evidence.even(point.evidence().measurement().biased(BORROWED))))
                    .toList());
        }

        /// The relative drift of a single network's kernel, its geometric mean over networks.
        public WidthSeries single() {
            return sweep.series(sample -> sample.geometricMean(row -> row[lesson.end()]));
        }

        /// n times the mean square movement of hidden layer `l`, counted from 0.
        public WidthSeries features(int l) {
            return new WidthSeries(sweep.widths().stream()
                    .map(at -> {
                        Evidence evidence = at.sample().mean(lesson.end() + 1 + l);
                        Measurement m = evidence.measurement();
                        return new WidthSeries.Point(
                                at.width(),
                                new Evidence(
                                        m.with(at.width() * m.mean(), at.width() * m.standardError()),
                                        evidence.heaviestShare()));
                    })
                    .toList());
        }
    }
}
