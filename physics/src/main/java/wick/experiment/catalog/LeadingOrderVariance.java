package wick.experiment.catalog;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Experiment;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.network.Linear;
import wick.observable.Bibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.finitewidth.DeepLinearMoments;
import wick.theory.finitewidth.SingleInputCorrections;

/// A statement that is wrong, so that the bar is seen to fail it: the first order in 1/n is all there is.
/// In a deep linear network it says E S² / K² = 1 + 2(L − 1)/n where (1 + 2/n)^(L−1) is exact.
public final class LeadingOrderVariance implements Experiment {
    @Override
    public String id() {
        return "leading-order-variance";
    }

    @Override
    public String title() {
        return "Wrong: the first order in 1/width is exact";
    }

    @Override
    public String question() {
        return "Does the first-order variance hold literally in a narrow network?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Setup.hidden(4),
                new Parameter.Whole("width", "width of the hidden layers", 8, 1, 100_000),
                Setup.networks(200_000),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.YAIDA_2020, Bibliography.HANIN_NICA_2020);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        int hidden = settings.size("hidden");
        int width = settings.size("width");
        Stack stack = Stack.of(new Linear(), 1, 0, new Stack.Size(2, hidden, 1));
        MomentCase one = new MomentCase(stack, width, 2, wiring -> DeepLinearMoments.of(wiring)::relativeMoment);
        double vertex = SingleInputCorrections.of(stack.network(width).wire(), 1)
                .getLast()
                .fourPointVertex()
                .value();
        Question question = Question.of(
                        Subject.of(
                                        "output.second-moment",
                                        "E S² / K², S the variance of an output given the hidden layers")
                                .atLayer(hidden + 1)
                                .atWidth(width),
                        new Prediction.Exact(1 + vertex / width, 1e-12, Bases.FIRST_ORDER),
                        new Alternative("the exact moment", one.predicted()),
                        settings.more(this, "networks"))
                .expecting(Verdict.DISAGREES);
        MomentCase.Budget budget =
                new MomentCase.Budget(settings.size("networks"), settings.whole("seed"), Engine.IMPLICIT_WEIGHTS);
        // theory's exact error is believed: at this distance the shape of the tail does not matter
        Evidence evidence = Evidence.even(
                one.measure(one.draw(id(), budget, budget.networks())).measurement());
        Comparison comparison = Judge.of(question, evidence);
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "No: with %d hidden layers of width %d the moment is %.3f ± %.3f; the first order says %.3f, the"
                                + " exact formula %.3f.",
                        hidden,
                        width,
                        comparison.measurement().mean(),
                        comparison.measurement().standardError(),
                        comparison.prediction().value(),
                        one.predicted()),
                List.of(new Section(
                        id(),
                        title(),
                        "The leading order read as an equality at a small width.",
                        List.of(comparison),
                        List.of())),
                new TreeMap<>());
    }
}
