package wick.experiment.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Evidence;
import wick.experiment.PositiveLimit;
import wick.experiment.Question;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;

/// Ensembles of real networks trained by gradient descent, beside training with a frozen kernel.
final class TrainingChapter {
    private static final double SMALLEST_LOSS = 0.02;
    private static final double SMALLEST_SPREAD = 0.3;

    /// Terms beyond c/n² are larger in training than before it and add to the error that is planned with.
    private static final double MARGIN = 1.5;

    /// A larger drift of the kernel at the narrowest width leaves no series to speak of.
    private static final double LARGEST_DRIFT = 0.2;

    private final Bench bench;
    private final Task task;
    private final double strayed;
    private final List<Integer> records;
    private final List<Pupils> widths = new ArrayList<>();
    private final LazyTheory own;
    private final LazyTheory readoutOnly;

    /// `spread` is the relative spread of the tangent kernel of one input at width 1, to be divided by
    /// the root of the width.
    TrainingChapter(Bench bench, Task task, double spread) {
        this.bench = bench;
        this.task = task;
        strayed = spread / Math.sqrt(bench.budget().trained().widths().getFirst());
        Budget.Descent descent = bench.budget().trained().descent();
        records = LazyTheory.records(descent.steps());
        own = LazyTheory.of(bench.anatomy().wiring(), task, new LazyTheory.Plan(records, descent.rate()));
        readoutOnly = own.readoutOnly();
    }

    /// Outputs on the test inputs come first, the training loss last.
    private static double loss(double[] row) {
        return row[row.length - 1];
    }

    /// The size of the kernel's relative drift in the narrowest networks: y²/(nK) for targets y and
    /// initial outputs of variance K. Outputs that start small must move the weights far; for one linear
    /// hidden layer the drift is half of it.
    private double moved() {
        double targets = 0;
        for (double y : task.targets().entries()) {
            targets += y * y / task.targets().entries().length;
        }
        double outputs = 0;
        for (double variance : own.kernels().nngpTrain().diagonal()) {
            outputs += variance / task.inputs().rows();
        }
        return targets / (outputs * bench.budget().trained().widths().getFirst());
    }

    /// Whether the kernels of the narrowest networks keep near enough to their limit for a series in
    /// 1/width.
    boolean tame() {
        return strayed <= Foresight.LARGEST_SPREAD;
    }

    LazyTheory own() {
        return own;
    }

    List<Pupils> widths() {
        return widths;
    }

    List<Integer> records() {
        return records;
    }

    /// Trains all ensembles; false if networks diverged, which the theory excludes.
    boolean train() {
        Optional<List<Pupils>> trained = new Classroom(bench, task, records).train(bench.anatomy()::atWidth, _ -> own);
        trained.ifPresent(widths::addAll);
        return trained.isPresent();
    }

    /// The last record at which theory still expects two per cent of the initial loss. What is smaller is
    /// an exponential of the kernel, for which no width at hand is large.
    private int judged() {
        double start = own.loss(own.stages().getFirst());
        return latest(stage -> own.loss(stage) >= SMALLEST_LOSS * start);
    }

    /// The last record at which theory still expects three tenths of the initial variance; later the
    /// slowest modes decide, and they follow a series in 1/width only in much wider networks.
    private int judgedSpread() {
        double start = LazyTheory.spread(own.stages().getFirst().tests());
        return latest(stage -> LazyTheory.spread(stage.tests()) >= SMALLEST_SPREAD * start);
    }

    private int latest(Predicate<LazyTheory.Stage> large) {
        int r = end();
        while (r > 1 && !large.test(own.stages().get(r))) {
            r--;
        }
        return r;
    }

    int end() {
        return records.size() - 1;
    }

    /// Mean, spread and loss.
    void compare() {
        compareMean(judged());
        compareSpread(judgedSpread());
        compareLoss(judged());
    }

    private void compareMean(int r) {
        LazyTheory.Stage stage = own.stages().get(r);
        List<Alternative> rivals = List.of(
                new Alternative(
                        "only the readout learns",
                        own.alignment(readoutOnly.stages().get(r).tests())),
                new Alternative("the Bayesian posterior", own.alignment(own.posterior())),
                new Alternative("no training", 0));
        judge(
                new Item("training.mean", "overlap of the test outputs with their targets, mean", r, rivals, false),
                new Planned(own.alignment(stage.tests()), own.alignmentDeviation(stage.tests())),
                at -> at.at(r).mean(task::alignment));
    }

    private void compareSpread(int r) {
        LazyTheory.Stage stage = own.stages().get(r);
        List<Alternative> rivals = List.of(
                new Alternative(
                        "only the readout learns",
                        LazyTheory.spread(readoutOnly.stages().get(r).tests())),
                new Alternative("the Bayesian posterior", LazyTheory.spread(own.posterior())),
                new Alternative(
                        "the spread before training",
                        LazyTheory.spread(own.stages().getFirst().tests())));
        judge(
                new Item("training.spread", "variance of the test outputs over networks", r, rivals, true),
                new Planned(LazyTheory.spread(stage.tests()), own.spreadDeviation(stage.tests())),
                at -> at.at(r)
                        .mean(row -> Task.spread(
                                Arrays.copyOf(row, row.length - 1),
                                stage.tests().mean())));
    }

    private void compareLoss(int r) {
        LazyTheory.Stage stage = own.stages().get(r);
        List<Alternative> rivals = List.of(
                new Alternative("the loss of the mean function", own.meanLoss(stage)),
                new Alternative(
                        "only the readout learns",
                        readoutOnly.loss(readoutOnly.stages().get(r))));
        judge(
                new Item("training.loss", "training loss", r, rivals, true),
                new Planned(own.loss(stage), own.lossDeviation(stage)),
                at -> at.at(r).mean(TrainingChapter::loss));
    }

    /// A quantity by name and record, with rivals in order of preference; the logarithm is fitted of what
    /// is positive and varies by factors over the widths.
    record Item(String id, String quantity, int record, List<Alternative> rivals, boolean logarithmic) {}

    /// What theory says of the mean and of the standard deviation over networks.
    record Planned(double value, double deviation) {}

    /// Judges one number per network in the limit of infinite width. Where kernels of the narrowest
    /// networks stray too far from their limit, or there are too few networks, nothing better than
    /// INCONCLUSIVE is expected beforehand.
    void judge(Item item, Planned planned, Function<Pupils, Evidence> measured) {
        double error = MARGIN
                * WidthExpansion.limitError(
                        series(at -> shifted(measured.apply(at), planned.deviation())), bench.reading());
        Foresight.Choice choice = item.logarithmic()
                ? Foresight.chooseByRatio(planned.value(), error, item.rivals())
                : Foresight.choose(planned.value(), error, item.rivals());
        Question question = Question.of(
                        Subject.of(item.id(), item.quantity() + ", after " + records.get(item.record()) + " steps"),
                        Bases.limit(planned.value(), 1e-9 * Math.abs(planned.value()), Bases.TRAINING),
                        choice.rival(),
                        bench.remedy())
                .expecting(tame() && moved() <= LARGEST_DRIFT ? choice.expected() : Verdict.INCONCLUSIVE);
        WidthSeries series = series(measured);
        boolean positive = planned.value() > 0
                && series.points().stream()
                        .allMatch(p -> p.evidence().measurement().mean() > 0);
        bench.notebook()
                .land(
                        item.logarithmic() && positive
                                ? PositiveLimit.judge(question, series, bench.reading())
                                : WidthExpansion.limit(question, series, bench.reading()));
    }

    private static Evidence shifted(Evidence evidence, double deviation) {
        double networks = evidence.measurement().networks();
        return Evidence.even(evidence.measurement().with(0, deviation / Math.sqrt(networks)));
    }

    private WidthSeries series(Function<Pupils, Evidence> evidence) {
        return new WidthSeries(widths.stream()
                .map(at -> new WidthSeries.Point(at.width(), evidence.apply(at)))
                .toList());
    }
}
