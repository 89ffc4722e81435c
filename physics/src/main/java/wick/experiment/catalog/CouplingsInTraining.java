package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Figure;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.observable.Bibliography;
import wick.observable.Source;
import wick.theory.finitewidth.CorrelatorLayer;

/// How the coupling of the outputs runs under gradient descent of the readout: what remains of the
/// non-Gaussianity of order 1/n, against the vertex of the initial networks carried through training.
public final class CouplingsInTraining implements Experiment {
    private static final int FEW = 1;
    private static final int OUTPUTS = 64;

    @Override
    public String id() {
        return "couplings-in-training";
    }

    @Override
    public String title() {
        return "Couplings run under gradient descent";
    }

    @Override
    public String question() {
        return "What becomes of the non-Gaussianity of random networks while their readout learns?";
    }

    static List<Parameter> all() {
        return Stream.concat(
                        Setup.layer("relu", 2, 0.1).stream(),
                        Stream.of(
                                Setup.hidden(1),
                                Setup.widths(64, 96, 128, 256),
                                Setup.networks(24_000),
                                Lesson.steps(6),
                                Setup.SEED))
                .toList();
    }

    @Override
    public List<Parameter> parameters() {
        return all();
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.ROBERTS_2022, Bibliography.LEE_2019);
    }

    static ReadoutLesson lesson(Settings settings, String id) {
        Setup setup =
                Setup.of(settings, id, new Stack.Size(ReadoutLesson.DIMENSIONS, settings.size("hidden"), OUTPUTS));
        int last = settings.size("steps");
        return new ReadoutLesson(setup, last > FEW ? List.of(0, FEW, last) : List.of(0, last));
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        ReadoutLesson lesson = lesson(settings, id());
        CorrelatorLayer layer = lesson.correlators();
        List<WidthSeries> series = lesson.couplings(layer, progress);
        double before = lesson.coupling(layer, 0);
        List<Comparison> comparisons = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        for (int r = 0; r < series.size(); r++) {
            int steps = lesson.records().get(r);
            double predicted = lesson.coupling(layer, steps);
            Alternative rival = steps == 0
                    ? new Alternative("Gaussian outputs", 0)
                    : new Alternative("the coupling stays as it was", before);
            Question question = Question.of(
                    Subject.of("coupling.step-" + steps, "n Cov(f_i², f_j²) at a test point after " + steps + " steps"),
                    Bases.first(predicted, 1e-6 * Math.abs(before), Bases.FIRST_ORDER),
                    rival,
                    settings.more(this, "networks"));
            comparisons.add(WidthExpansion.first(
                    question, series.get(r), 0, lesson.setup().reading()));
            figures.add(Curves.overWidth(
                    new Curves.Caption(
                            "coupling-step-" + steps,
                            "The coupling of two outputs after " + steps + " steps",
                            "The line is the vertex carried through training, over n.",
                            "Cov(f_i², f_j²)"),
                    series.get(r),
                    n -> predicted / n));
        }
        Comparison end = comparisons.getLast();
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "At a test point n times the coupling runs from %.4f to %.4f ± %.4f; theory says %.4f.",
                        before,
                        end.measurement().mean(),
                        end.measurement().standardError(),
                        end.prediction().value()),
                List.of(new Section(
                        id(),
                        title(),
                        "Networks of several outputs whose readout learns three points; the covariance of the squares of two"
                                + " outputs at another point, a third of the fourth cumulant of one.",
                        comparisons,
                        figures)),
                Curves.tables(Map.of("coupling_at_end", series.getLast(), "coupling_before", series.getFirst())));
    }
}
