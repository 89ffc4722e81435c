package wick.experiment.catalog;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.numeric.random.Address;
import wick.observable.Bibliography;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.dynamics.OutputLaw;

/// A statement that is wrong, so that the bar is seen to fail it: the symmetry of the weights alone keeps the
/// correlators of trained networks invariant, whatever they learn.
public final class SymmetryOfAnyLesson implements Experiment {
    @Override
    public String id() {
        return "symmetry-of-any-lesson";
    }

    @Override
    public String title() {
        return "Wrong: the symmetry of the weights is enough";
    }

    @Override
    public String question() {
        return "Do trained networks keep a symmetry of their weights that their data lack?";
    }

    @Override
    public List<Parameter> parameters() {
        return SymmetriesInTraining.all();
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.HALVERSON_2024);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        SymmetricLesson lesson = SymmetricLesson.of(settings, SymmetriesInTraining.UNEVEN);
        Sample sample = lesson.run(Address.of(settings.whole("seed"), id()), settings.size("networks"), progress);
        OutputLaw linear = lesson.linear();
        double broken = SymmetriesInTraining.mean(linear, SymmetricLesson.HERE)
                - SymmetriesInTraining.mean(linear, SymmetricLesson.TURNED);
        Question question = Question.of(
                        Subject.of("symmetry.uneven", "E f(t) − E f(t′), t′ the test point after a third of a turn")
                                .atWidth(settings.size("width")),
                        new Prediction.Exact(0, 0, SymmetriesInTraining.LAW),
                        new Alternative("the linear model of infinite width", broken),
                        settings.more(this, "networks"))
                .expecting(Verdict.DISAGREES);
        Comparison comparison =
                Judge.of(question, sample.mean(row -> row[SymmetricLesson.HERE] - row[SymmetricLesson.TURNED]));
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "No: after targets that break it the means differ by %.4f ± %.4f; at infinite width by %.4f.",
                        comparison.measurement().mean(),
                        comparison.measurement().standardError(),
                        broken),
                List.of(new Section(
                        id(),
                        title(),
                        "Points evenly on a circle with unequal targets.",
                        List.of(comparison),
                        List.of())),
                new TreeMap<>());
    }
}
