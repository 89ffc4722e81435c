package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Figure;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.network.training.OptimizerKind;
import wick.numeric.matrix.Matrix;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Source;

/// The coordinate check with errors: how far the first step moves every layer and the output, against the width,
/// for gradient descent and adam in three parameterizations, against powers counted from the description.
///
/// Steps are infinitely small, their effect an exact derivative ([wick.lab.training.FirstStep]), so that the
/// standard parameterization does not leave the region of linear response at large widths. Exponents are fitted
/// network by network, each drawn at the same address at every width. Where contributions with exponents ½ apart
/// add up (adam but for mu-P), corrections fall as n^−½ and n^−1, elsewhere as 1/n.
public final class ScalingExponents implements Experiment {
    private static final Basis POWERS = new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS), Bibliography.YANG_HU_2021);
    private static final List<String> PARAMETERIZATIONS = List.of("standard", "ntk", "mup");
    private static final List<OptimizerKind> OPTIMIZERS = List.of(OptimizerKind.SGD, OptimizerKind.ADAM);
    /// Corrections of two powers need four coefficients, and one more width checks them.
    private static final int FEWEST = 5;

    @Override
    public String id() {
        return "scaling-exponents";
    }

    @Override
    public String title() {
        return "How far one step moves networks of any width";
    }

    @Override
    public String question() {
        return "With which power of the width do layers and outputs move in the first steps of training?";
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        Setup.layer("tanh", 1, 0).stream(),
                        Stream.of(
                                Setup.hidden(2),
                                new Parameter.Wholes(
                                        "widths",
                                        "widths of the hidden layers",
                                        List.of(256, 512, 1024, 2048, 4096),
                                        FEWEST,
                                        10_000_000),
                                new Parameter.Whole(
                                        "networks", "networks, the same ones at each width", 400, 100, 1_000_000),
                                Setup.SEED))
                .toList();
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.YANG_HU_2021, Bibliography.YANG_2022, Bibliography.YANG_LITTWIN_2023);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Setup setup = Setup.of(settings, id(), new Stack.Size(FirstSteps.INPUTS, settings.size("hidden"), 1));
        List<Comparison> comparisons = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        int total = PARAMETERIZATIONS.size() * OPTIMIZERS.size();
        for (OptimizerKind optimizer : OPTIMIZERS) {
            List<Figure.Trace> traces = new ArrayList<>();
            for (String name : PARAMETERIZATIONS) {
                double from = (double) (OPTIMIZERS.indexOf(optimizer) * PARAMETERIZATIONS.size()
                                + PARAMETERIZATIONS.indexOf(name))
                        / total;
                FirstSteps steps = new FirstSteps(setup, name, optimizer);
                FirstSteps.Measured measured =
                        steps.measure((what, share) -> progress.at(what, 0.9 * (from + share / total)));
                comparisons.addAll(judged(settings, steps, measured));
                traces.addAll(measured.traces(
                        name, steps.exponent(setup.stack().size().hidden() - 1)));
                arrays.put(optimizer.text() + "_" + name, measured.table());
            }
            figures.add(picture(optimizer, traces));
        }
        FirstSteps rich = new FirstSteps(setup, "mup", OptimizerKind.SGD);
        progress.at("several steps, mup", 0.9);
        comparisons.addAll(later(settings, rich, rich.after(FirstSteps.STEPS)));
        return new Result(id(), answer(comparisons), List.of(section(comparisons, figures)), arrays);
    }

    private List<Comparison> judged(Settings settings, FirstSteps steps, FirstSteps.Measured measured) {
        List<Comparison> comparisons = new ArrayList<>();
        int last = steps.setup().stack().size().hidden();
        // signs of the first layer's gradient move it by the same amount in every network: nothing to fit
        for (int k = steps.optimizer().normalizes() ? 1 : 0; k <= last; k++) {
            comparisons.add(judge(settings, steps, k, "", measured));
        }
        return comparisons;
    }

    private List<Comparison> later(Settings settings, FirstSteps steps, FirstSteps.Measured measured) {
        List<Comparison> comparisons = new ArrayList<>();
        for (int k = 0; k <= steps.setup().stack().size().hidden(); k++) {
            comparisons.add(judge(settings, steps, k, ".later", measured));
        }
        return comparisons;
    }

    private Comparison judge(
            Settings settings, FirstSteps steps, int matrix, String when, FirstSteps.Measured measured) {
        boolean output = matrix == steps.setup().stack().size().hidden();
        String what = output ? "output" : "layer-" + (matrix + 1);
        String words = String.format(
                Locale.ROOT,
                "%s %s, %s, %s: exponent of the width",
                output ? "the output's change" : "change of hidden layer " + (matrix + 1),
                when.isEmpty() ? "in the first step" : "after " + FirstSteps.STEPS + " steps",
                steps.optimizer().text(),
                steps.parameterization());
        Subject subject =
                Subject.of(steps.optimizer().text() + "." + steps.parameterization() + "." + what + when, words);
        List<Integer> widths = steps.setup().widths();
        Question question = Question.of(
                output ? subject : subject.atLayer(matrix + 1),
                Bases.power(steps.exponent(matrix), widths.getFirst(), widths.getLast(), POWERS),
                rival(steps, matrix),
                settings.more(this, "networks"));
        return Judge.of(question, measured.exponent(matrix));
    }

    /// The nearest exponent that another parameterization has.
    private static Alternative rival(FirstSteps steps, int matrix) {
        double own = steps.exponent(matrix);
        FirstSteps nearest = PARAMETERIZATIONS.stream()
                .map(steps::in)
                .filter(other -> Math.abs(other.exponent(matrix) - own) > 0.1)
                .min(Comparator.comparingDouble(other -> Math.abs(other.exponent(matrix) - own)))
                .orElseThrow();
        return new Alternative(
                "the exponent of the parameterization " + nearest.parameterization(), nearest.exponent(matrix));
    }

    private static Figure picture(OptimizerKind optimizer, List<Figure.Trace> traces) {
        return new Figure.Plot(
                "first-step-" + optimizer.text(),
                "Change of the last hidden layer in the first step, " + optimizer.text(),
                "Lines have the derived slopes and go through the widest networks; at the narrowest width all"
                        + " parameterizations are one network.",
                new Figure.Axis("width n", true),
                new Figure.Axis("change per rate", true),
                traces);
    }

    private Section section(List<Comparison> comparisons, List<Figure> figures) {
        return new Section(
                id(),
                title(),
                "Root mean square over units of the derivative with respect to the rate, one input, weights never stored;"
                        + " exponents fitted network by network.",
                comparisons,
                figures);
    }

    private static String answer(List<Comparison> comparisons) {
        Comparison worst = comparisons.stream()
                .max(Comparator.comparingDouble(
                        c -> Math.abs(c.measurement().mean() - c.prediction().value())))
                .orElseThrow();
        return String.format(
                Locale.ROOT,
                "%d exponents from %.1f to %.1f, measured to ±%.3f or better; the one furthest off is %.3f for %.1f.",
                comparisons.size(),
                comparisons.stream()
                        .mapToDouble(c -> c.prediction().value())
                        .min()
                        .orElseThrow(),
                comparisons.stream()
                        .mapToDouble(c -> c.prediction().value())
                        .max()
                        .orElseThrow(),
                comparisons.stream()
                        .mapToDouble(c -> 2 * c.measurement().standardError())
                        .max()
                        .orElseThrow(),
                worst.measurement().mean(),
                worst.prediction().value());
    }
}
