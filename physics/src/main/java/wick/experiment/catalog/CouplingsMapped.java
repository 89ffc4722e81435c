package wick.experiment.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.observable.Bibliography;
import wick.observable.Source;
import wick.theory.finitewidth.CorrelatorLayer;

/// A statement that is wrong, so that the bar is seen to fail it: trained outputs are the initial ones under
/// the linear map R of the infinite kernel, and so are their couplings. The kernel of each network differs
/// by 1/√n, which adds to the coupling at the same order.
public final class CouplingsMapped implements Experiment {
    @Override
    public String id() {
        return "couplings-mapped";
    }

    @Override
    public String title() {
        return "Wrong: training maps couplings by the kernel of infinite width";
    }

    @Override
    public String question() {
        return "Is the coupling of trained outputs the initial one under the linear map of the infinite kernel?";
    }

    @Override
    public List<Parameter> parameters() {
        return CouplingsInTraining.all();
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.LEE_2019);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        ReadoutLesson lesson = CouplingsInTraining.lesson(settings, id());
        CorrelatorLayer layer = lesson.correlators();
        int steps = lesson.records().get(1);
        WidthSeries series = new ReadoutLesson(lesson.setup(), List.of(steps))
                .couplings(layer, progress)
                .getFirst();
        double mapped = lesson.mapped(layer, steps);
        Question question = Question.of(
                        Subject.of("coupling.mapped", "n Cov(f_i², f_j²) at a test point after " + steps + " steps"),
                        Bases.first(mapped, 1e-9, Bases.TRAINING),
                        new Alternative("the kernel of each network", lesson.coupling(layer, steps)),
                        settings.more(this, "networks"))
                .expecting(Verdict.DISAGREES);
        Comparison comparison =
                WidthExpansion.first(question, series, 0, lesson.setup().reading());
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "No: n times the coupling is %.4f ± %.4f after training; the map of the infinite kernel says %.4f.",
                        comparison.measurement().mean(),
                        comparison.measurement().standardError(),
                        mapped),
                List.of(new Section(
                        id(),
                        title(),
                        "Networks whose readout learns three points, watched at another.",
                        List.of(comparison),
                        List.of(Curves.overWidth(
                                new Curves.Caption(
                                        "coupling-mapped",
                                        "The coupling of two outputs after training",
                                        "The line is the linear map of the initial vertex, over n; the networks lie elsewhere.",
                                        "Cov(f_i², f_j²)"),
                                series,
                                n -> mapped / n)))),
                Curves.tables(Map.of("coupling_at_end", series)));
    }
}
