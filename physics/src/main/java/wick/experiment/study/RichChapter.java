package wick.experiment.study;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Question;
import wick.experiment.Subject;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.experiment.training.FewPoints;
import wick.experiment.training.RichLesson;
import wick.lab.training.Problem;
import wick.numeric.statistics.Estimate;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.theory.featurelearning.Sampling;

/// Feature learning at infinite width on a few of the points and one of the outputs, where dynamic mean-field theory
/// knows it, beside networks with implicit weights.
final class RichChapter {
    private static final Basis BASIS = new Basis(
            List.of(
                    Assumption.GAUSSIAN_WEIGHTS,
                    Assumption.INFINITE_WIDTH,
                    Assumption.SQUARED_LOSS,
                    Assumption.FULL_BATCH),
            Bibliography.BORDELON_2022);

    private final Bench bench;
    private final RichLesson lesson;
    private final RichLesson.Measured measured;

    private RichChapter(Bench bench, RichLesson lesson) {
        this.bench = bench;
        this.lesson = lesson;
        measured = lesson.measure(FewChapter.ensembles(bench.anatomy(), bench.request(), bench.budget()));
    }

    /// Compares, and says what came of it.
    static FewPart write(Bench bench, Task task) {
        return obstacle(bench.request(), bench.anatomy()).map(FewPart::leftOut).orElseGet(() -> covered(bench, task));
    }

    /// Why there is no such theory; empty if there is.
    static Optional<String> obstacle(StudyRequest request, Anatomy anatomy) {
        return request.effort() == Effort.QUICK ? Optional.of(FewPart.QUICK) : RichLesson.obstacle(anatomy.network());
    }

    private static FewPart covered(Bench bench, Task task) {
        Optional<FewPoints> points = FewPoints.of(new Problem(task.inputs(), task.targets(), task.tests()));
        if (points.isEmpty()) {
            return FewPart.leftOut(FewPart.TOO_FEW);
        }
        Budget.Descent descent = bench.budget().trained().descent();
        Sampling sampling = new Sampling(2048, 8, 0.1, bench.seed());
        bench.notebook().progress("a few points by dynamic mean-field theory", 0);
        Optional<RichLesson> lesson = RichLesson.of(
                bench.anatomy().network(),
                points.get(),
                FewChapter.steps(bench.budget()),
                new RichLesson.Descended(descent.rate(), sampling));
        if (lesson.isEmpty()) {
            return FewPart.leftOut("the equations of dynamic mean-field theory do not close");
        }
        RichChapter chapter = new RichChapter(bench, lesson.get());
        chapter.compare();
        return new FewPart(chapter.summary(), List.of());
    }

    /// Kernel, features and output in the limit of infinite width.
    private void compare() {
        limit(
                asked("regime.drift", "relative drift of the tangent kernel", lesson.drift()),
                new Alternative("a frozen kernel", 0),
                measured.drift());
        limit(
                asked(
                        "regime.features",
                        "relative movement of the last hidden layer",
                        lesson.features().getLast()),
                new Alternative("no features are learned", 0),
                measured.features(bench.anatomy().hidden() - 1));
        limit(
                asked("regime.output", "mean output at a test point", lesson.output()),
                new Alternative("the frozen kernel", lesson.frozenOutput()),
                measured.output());
    }

    private record Asked(Subject subject, Estimate predicted) {}

    private Asked asked(String id, String quantity, Estimate predicted) {
        return new Asked(
                Subject.of(id, quantity + " on " + FewPoints.POINTS + " points after " + lesson.steps() + " steps"),
                predicted);
    }

    private Comparison limit(Asked asked, Alternative rival, WidthSeries series) {
        Estimate predicted = asked.predicted();
        double error = Math.hypot(WidthExpansion.limitError(series, bench.reading()), predicted.standardError());
        Foresight.Choice choice = Foresight.choose(predicted.mean(), error, List.of(rival));
        Question question = Question.of(
                        asked.subject(),
                        Bases.limit(predicted.mean(), predicted.standardError(), BASIS),
                        choice.rival(),
                        bench.remedy())
                .expecting(choice.expected());
        return bench.notebook().land(WidthExpansion.limit(question, series, bench.reading()));
    }

    private String summary() {
        return String.format(
                Locale.ROOT,
                "On %d points and one output, by dynamic mean-field theory, %d steps at infinite width move the tangent"
                        + " kernel by %.2g %%, the features of the last hidden layer by %.2g %%, and the output at a test"
                        + " point to %.3f, where a frozen kernel gives %.3f.",
                FewPoints.POINTS,
                lesson.steps(),
                100 * lesson.drift().mean(),
                100 * lesson.features().getLast().mean(),
                lesson.output().mean(),
                lesson.frozenOutput());
    }
}
