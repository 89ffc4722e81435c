package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Evidence;
import wick.experiment.Figure;
import wick.experiment.PositiveLimit;
import wick.experiment.Question;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.experiment.WidthTrend;
import wick.numeric.matrix.Matrix;
import wick.numeric.statistics.Estimate;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement;

/// Whether networks of this width, parameterization and rate train lazily or richly, by how much their features move,
/// and how far training with a frozen kernel can be trusted.
final class RegimeChapter {
    static final String TITLE = "Lazy or rich";

    /// Terms beyond c/n² are larger in training than before it and add to the error that is planned with.
    private static final double MARGIN = 1.5;

    private static final Basis BASIS = new Basis(
            List.of(
                    Assumption.GAUSSIAN_WEIGHTS,
                    Assumption.FIRST_ORDER_IN_WIDTH,
                    Assumption.SQUARED_LOSS,
                    Assumption.FULL_BATCH),
            Bibliography.LEE_2019);

    private final Bench bench;
    private final List<Pupils> widths;
    private final LazyTheory own;
    private final Optional<RegimeTheory> theory;
    private final Optional<String> uncovered;

    RegimeChapter(Bench bench, List<Pupils> widths, LazyTheory own) {
        this.bench = bench;
        this.widths = widths;
        this.own = own;
        uncovered = RegimeTheory.obstacle(bench.anatomy());
        theory = uncovered.isEmpty() ? Optional.of(RegimeTheory.of(bench, own.task(), own.rate())) : Optional.empty();
    }

    /// `tame`: whether kernels of the narrowest networks keep near enough to their limit to be judged.
    void write(boolean tame) {
        bench.notebook().progress("lazy or rich", 0);
        theory.ifPresent(t -> compareFeatures(t, tame));
        FewPart few =
                bench.anatomy().lazy() ? FewChapter.write(bench, own.task()) : RichChapter.write(bench, own.task());
        RegimeWords words = new RegimeWords(this, few.summary());
        RegimeFigures figures = new RegimeFigures(this);
        bench.notebook().array("regime_course", figures.course());
        bench.notebook().array("regime_widths", figures.table());
        bench.notebook().adviseTraining(words.advice());
        List<Figure> drawn = new ArrayList<>(List.of(figures.overSteps(), figures.overWidths()));
        drawn.addAll(few.figures());
        bench.notebook().close("regime", TITLE, words.summary(), drawn);
    }

    Bench bench() {
        return bench;
    }

    List<Pupils> widths() {
        return widths;
    }

    Pupils widest() {
        return widths.getLast();
    }

    LazyTheory own() {
        return own;
    }

    Optional<RegimeTheory> theory() {
        return theory;
    }

    /// What theory does not know of this network; empty if it knows.
    Optional<String> uncovered() {
        return uncovered;
    }

    int steps() {
        return own.last().step();
    }

    /// Powers of the width with which the kernel's drift and the movement of features fall.
    double kernelPower() {
        return bench.anatomy().lazy() ? 1 : 0;
    }

    WidthTrend drift() {
        return WidthTrend.of(series(p -> p.drift(p.last())), kernelPower());
    }

    WidthTrend features() {
        int last = bench.anatomy().hidden() - 1;
        return WidthTrend.of(series(p -> p.features(p.last(), last)), kernelPower() / 2);
    }

    /// The distance of the mean output from that of a frozen kernel, relative.
    WidthTrend mean() {
        return WidthTrend.of(series(RegimeChapter::mean), kernelPower());
    }

    static Evidence mean(Pupils pupils) {
        Estimate mean = pupils.mean();
        Measurement drift = pupils.drift(pupils.last()).measurement();
        return Evidence.even(drift.with(mean.mean(), Math.max(mean.standardError(), Double.MIN_NORMAL)));
    }

    /// What finite width adds to the test loss, relative to the loss predicted.
    WidthTrend loss() {
        return WidthTrend.of(series(this::loss), kernelPower());
    }

    Evidence loss(Pupils pupils) {
        Evidence loss = pupils.loss();
        double expected = testLoss();
        Measurement m = loss.measurement();
        return new Evidence(m.with(m.mean() / expected, m.standardError() / expected), loss.heaviestShare());
    }

    /// E of ½ Σ (f − y)² over test points with a frozen kernel.
    private double testLoss() {
        Matrix mean = own.last().tests().mean();
        double sum = 0;
        for (int i = 0; i < mean.entries().length; i++) {
            double apart = mean.entries()[i] - own.task().testTargets().entries()[i];
            sum += apart * apart / 2;
        }
        return sum + mean.entries().length * LazyTheory.spread(own.last().tests()) / 2;
    }

    private WidthSeries series(Function<Pupils, Evidence> evidence) {
        return new WidthSeries(widths.stream()
                .map(at -> new WidthSeries.Point(at.width(), evidence.apply(at)))
                .toList());
    }

    /// Width times the mean square movement of the last hidden layer, in the limit of infinite width.
    private void compareFeatures(RegimeTheory features, boolean tame) {
        int hidden = bench.anatomy().hidden();
        List<Double> predicted = features.after(steps());
        double last = predicted.getLast();
        if (!(last > 0)) {
            return;
        }
        List<Alternative> rivals = new ArrayList<>();
        rivals.add(new Alternative(
                "outputs before training left as they are",
                last - features.withoutTargets(steps()).getLast()));
        if (hidden > 1) {
            rivals.add(new Alternative("as far as the layer below", predicted.get(hidden - 2)));
        }
        rivals.add(new Alternative("the readout alone learns", 0));
        WidthSeries series = series(p -> scaled(p.squaredFeatures(p.last(), hidden - 1), p.width()));
        double error = MARGIN * WidthExpansion.limitError(series, bench.reading());
        Foresight.Choice choice = Foresight.chooseByRatio(last, error, rivals);
        Question question = Question.of(
                        Subject.of(
                                        "regime.features",
                                        "width times the mean square movement of the last hidden layer, relative, after "
                                                + steps() + " steps")
                                .atLayer(hidden),
                        Bases.limit(last, 0.01 * last, BASIS),
                        choice.rival(),
                        bench.remedy())
                .expecting(tame ? choice.expected() : Verdict.INCONCLUSIVE);
        bench.notebook().land(PositiveLimit.judge(question, series, bench.reading()));
    }

    private static Evidence scaled(Evidence evidence, double factor) {
        Measurement m = evidence.measurement();
        return new Evidence(m.with(factor * m.mean(), factor * m.standardError()), evidence.heaviestShare());
    }
}
