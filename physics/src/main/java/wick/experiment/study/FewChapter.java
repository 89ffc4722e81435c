package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Figure;
import wick.experiment.Question;
import wick.experiment.ScalingFit;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.experiment.training.FewPoints;
import wick.experiment.training.FirstOrderLesson;
import wick.lab.training.Problem;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.theory.dynamics.FeatureMotion;

/// The first corrections to a frozen kernel on a few of the points and one of the outputs, where theory knows their
/// coefficients, beside networks with implicit weights.
final class FewChapter {
    private static final int STEPS = 10;

    /// Corrections to the drift grow with powers of targets over √K like the drift itself: c/n relative to it with
    /// c of this order for each hidden layer.
    private static final double NEXT = 10;

    private static final Basis BASIS = new Basis(
            List.of(
                    Assumption.GAUSSIAN_WEIGHTS,
                    Assumption.FIRST_ORDER_IN_WIDTH,
                    Assumption.SQUARED_LOSS,
                    Assumption.FULL_BATCH),
            Bibliography.ROBERTS_2022);

    private final Bench bench;
    private final FirstOrderLesson lesson;
    private final FirstOrderLesson.Measured measured;

    private FewChapter(Bench bench, FirstOrderLesson lesson) {
        this.bench = bench;
        this.lesson = lesson;
        measured = lesson.measure(ensembles(bench.anatomy(), bench.request(), bench.budget()));
    }

    /// Compares, and says what came of it.
    static FewPart write(Bench bench, Task task) {
        return obstacle(bench.request(), bench.anatomy()).map(FewPart::leftOut).orElseGet(() -> covered(bench, task));
    }

    /// Why there is no such theory; empty if there is.
    static Optional<String> obstacle(StudyRequest request, Anatomy anatomy) {
        if (!anatomy.gaussian()
                || !anatomy.plain()
                || FeatureMotion.obstacle(anatomy.wiring()).isPresent()) {
            return Optional.of("coefficients of 1/width in training are derived for chains of dense layers with normal"
                    + " weights");
        }
        return request.effort() == Effort.QUICK ? Optional.of(FewPart.QUICK) : Optional.empty();
    }

    private static FewPart covered(Bench bench, Task task) {
        Optional<FewPoints> points = FewPoints.of(new Problem(task.inputs(), task.targets(), task.tests()));
        if (points.isEmpty()) {
            return FewPart.leftOut(FewPart.TOO_FEW);
        }
        Budget.Descent descent = bench.budget().trained().descent();
        List<Integer> records = LazyTheory.records(steps(bench.budget())).stream()
                .filter(step -> step > 0)
                .toList();
        bench.notebook().progress("a few points, to first order in 1/width", 0);
        FirstOrderLesson lesson;
        try {
            lesson = new FirstOrderLesson(
                    width -> FewPoints.oneOutput(bench.anatomy().atWidth(width)),
                    points.get(),
                    records,
                    descent.rate());
        } catch (IllegalArgumentException kinks) {
            return FewPart.leftOut(String.valueOf(kinks.getMessage()));
        }
        FewChapter chapter = new FewChapter(bench, lesson);
        chapter.compare();
        return new FewPart(chapter.summary(), List.of(chapter.figure()));
    }

    static int steps(Budget budget) {
        return Math.min(STEPS, budget.trained().descent().steps());
    }

    /// Networks of four widths, twice as many at half the width.
    static List<FirstOrderLesson.Ensemble> ensembles(Anatomy anatomy, StudyRequest request, Budget budget) {
        int narrowest = 64 * anatomy.hidden();
        int networks = Math.max(30, budget.trained().networks() * 3 / 2);
        return IntStream.range(0, WidthSeries.FEWEST)
                .mapToObj(k -> new FirstOrderLesson.Ensemble(
                        narrowest << k,
                        networks << (WidthSeries.FEWEST - 1 - k),
                        Address.of(request.ensembles().seed(), "study.regime.width-" + (narrowest << k))))
                .toList();
    }

    private int end() {
        return lesson.records().size() - 1;
    }

    private int steps() {
        return lesson.records().getLast();
    }

    /// The coefficient of 1/n of the mean kernel's drift; that of the mean output and the exponent of single networks'
    /// drift where there are networks enough to exclude a rival.
    private void compare() {
        double drift = lesson.drift(end());
        double curvature = lesson.driftByCurvature(end());
        Asked kernel = new Asked(
                Subject.of(
                        "regime.drift",
                        "relative drift of the mean tangent kernel on " + FewPoints.POINTS + " points after " + steps()
                                + " steps, coefficient of 1/n"),
                drift,
                0,
                List.of(
                        new Alternative("without the change of its differential under way", drift - curvature),
                        new Alternative("without its correlation with the outputs before training", curvature)));
        first(kernel, measured.drift(end()));
        Asked output = new Asked(
                Subject.of(
                        "regime.output",
                        "mean output at a test point after " + steps() + " steps on " + FewPoints.POINTS
                                + " points, coefficient of 1/n"),
                lesson.outputFirst(end()),
                lesson.output(end()),
                List.of(
                        new Alternative("the kernel's drift without its scatter", lesson.outputByDrift(end())),
                        new Alternative("a frozen kernel at any width", 0)));
        if (choice(output, measured.output(end())).expected() == Verdict.AGREES) {
            first(output, measured.output(end()));
        }
        exponent();
    }

    /// A coefficient of 1/n, the limit it is a correction to, and rivals in order of preference.
    private record Asked(Subject subject, double predicted, double limit, List<Alternative> rivals) {

        /// Of the parts that a rival leaves out: the next orders are counted by them, even where parts all but cancel.
        double size() {
            return rivals.stream()
                    .mapToDouble(rival -> Math.abs(rival.value() - predicted))
                    .reduce(Math.abs(predicted), Math::max);
        }
    }

    private Foresight.Choice choice(Asked asked, WidthSeries series) {
        double error = WidthExpansion.firstError(series, asked.size(), reading());
        return Foresight.choose(asked.predicted(), error, asked.rivals());
    }

    private void first(Asked asked, WidthSeries series) {
        Foresight.Choice choice = choice(asked, series);
        Question question = Question.of(
                        asked.subject(), Bases.first(asked.predicted(), 1e-8, BASIS), choice.rival(), bench.remedy())
                .expecting(cancels(asked, series) ? Verdict.INCONCLUSIVE : choice.expected());
        bench.notebook().land(WidthExpansion.first(question, series, asked.limit(), reading()));
    }

    /// Whether parts cancel so far that their next orders may be as large as what is left at the narrowest width.
    private boolean cancels(Asked asked, WidthSeries series) {
        return reading().growth() * asked.size() > Math.abs(asked.predicted()) * series.narrowest();
    }

    private WidthExpansion.Reading reading() {
        return new WidthExpansion.Reading(
                NEXT * bench.anatomy().hidden(), OptionalInt.of(bench.anatomy().width()));
    }

    private void exponent() {
        WidthSeries series = measured.single();
        WidthExpansion.Reading reading =
                new WidthExpansion.Reading(NEXT * bench.anatomy().hidden(), OptionalInt.empty());
        Foresight.Choice choice = Foresight.choose(
                -1,
                ScalingFit.exponentError(series, reading),
                List.of(new Alternative("1/√n, the spread of the kernel over networks", -0.5)));
        if (choice.expected() != Verdict.AGREES) {
            return;
        }
        List<WidthSeries.Point> points = series.points();
        Question question = Question.of(
                        Subject.of(
                                "regime.exponent", "drift of a single network's tangent kernel, exponent of the width"),
                        Bases.power(
                                -1, points.getFirst().width(), points.getLast().width(), BASIS),
                        choice.rival(),
                        bench.remedy())
                .expecting(choice.expected());
        Comparison landed = ScalingFit.of(question, series, reading);
        bench.notebook().land(landed);
    }

    /// Predicted relative drift of the mean kernel and departure of the mean output at this width, in per cent.
    private double driftAt(int width) {
        return 100 * lesson.drift(end()) / width;
    }

    private double outputAt(int width) {
        return 100 * lesson.outputFirst(end()) / width / Math.abs(lesson.output(end()));
    }

    private String summary() {
        int width = bench.anatomy().width();
        return String.format(
                java.util.Locale.ROOT,
                "On %d points and one output, where theory knows the coefficients, %d steps move the mean kernel by"
                        + " %.2g %% at width %d and the mean output at a test point by %.2g %% off the frozen kernel's.",
                FewPoints.POINTS,
                steps(),
                driftAt(width),
                width,
                outputAt(width));
    }

    private Figure figure() {
        List<Figure.Trace> traces = new ArrayList<>();
        Vector steps = Vector.of(
                lesson.records().stream().mapToDouble(step -> step + 1.0).toArray());
        double[] line =
                IntStream.rangeClosed(0, end()).mapToDouble(lesson::drift).toArray();
        traces.add(new Figure.Trace.Line("theory, first order", steps, Vector.of(line), Optional.empty()));
        for (int k = 0; k < 2; k++) {
            double[] y = new double[line.length];
            double[] error = new double[line.length];
            int width = 0;
            for (int r = 0; r < line.length; r++) {
                WidthSeries.Point point = measured.drift(r).points().get(k);
                width = point.width();
                y[r] = width * point.evidence().measurement().mean();
                error[r] = width * point.evidence().measurement().standardError();
            }
            traces.add(new Figure.Trace.Dots("width " + width, steps, Vector.of(y), Optional.of(Vector.of(error))));
        }
        return new Figure.Plot(
                "regime-few",
                "Drift of the mean kernel on a few points, times the width",
                "Networks with implicit weights against the coefficient of 1/width.",
                new Figure.Axis("step + 1", true),
                new Figure.Axis("width x relative drift", false),
                traces);
    }
}
