package wick.experiment.catalog;

import java.util.ArrayList;
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
import wick.experiment.WidthExpansion;
import wick.lab.correlators.Extent;
import wick.lab.correlators.MeasuredLayer;
import wick.lab.correlators.Tensor;
import wick.network.Relu;
import wick.observable.Bibliography;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.finitewidth.ScaleInvariantMoments;

/// Three wrong statements, so that the bar is seen to fail them: the tensors of the layer before; A read off
/// one narrow width; V of critical relu networks taken literally at width 8.
public final class TensorsMisread implements Experiment {
    private static final int NARROW = 8;

    @Override
    public String id() {
        return "tensors-misread";
    }

    @Override
    public String title() {
        return "Wrong: tensors of the wrong layer, or read off one width";
    }

    @Override
    public String question() {
        return "Do measured tensors fit the layer before, or one narrow width alone?";
    }

    @Override
    public List<Parameter> parameters() {
        return TensorStack.parameters(40_000, 12, 16, 24, 32);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.ROBERTS_2022, Bibliography.HANIN_NICA_2020);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        TensorStack stack = TensorStack.of(settings, id());
        TensorRivals theory = TensorRivals.of(stack);
        List<MeasuredLayer> layers = stack.sweep(settings.wholes("widths"), Extent.TANGENT, progress);
        List<Comparison> comparisons = new ArrayList<>();
        for (Tensor tensor : List.of(Tensor.TANGENT_MIXING, Tensor.OUTPUT_TANGENT_COVARIANCE)) {
            comparisons.add(layerBefore(settings, stack, theory, layers, tensor));
        }
        comparisons.add(oneWidth(settings, stack, theory));
        comparisons.add(literally(settings, stack));
        Comparison narrow = comparisons.get(2);
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "No: tensors of the layer before are excluded, and at width %d alone A would be read as %.3g where"
                                + " its coefficient is %.3g.",
                        NARROW,
                        NARROW * narrow.measurement().mean(),
                        NARROW * narrow.prediction().value()),
                List.of(new Section(
                        id(),
                        title(),
                        "What a slip in the layer's number, or one width alone, would make of the same theory.",
                        comparisons,
                        List.of())),
                new TreeMap<>());
    }

    private Comparison layerBefore(
            Settings settings, TensorStack stack, TensorRivals theory, List<MeasuredLayer> layers, Tensor tensor) {
        Alternative wrong = theory.layerBefore(tensor);
        Question question = Question.of(
                        Subject.of(
                                        "layer-before." + FiniteWidthTensors.name(tensor),
                                        "coefficient " + tensor.symbol() + " of 1/n, layers counted from 0")
                                .atLayer(theory.layers().size()),
                        Bases.first(wrong.value(), 1e-9, Bases.FIRST_ORDER),
                        new Alternative("this layer", theory.predicted(tensor).value()),
                        settings.more(this, "networks"))
                .expecting(Verdict.DISAGREES);
        return WidthExpansion.first(question, stack.series(layers, tensor), 0, stack.reading());
    }

    private Comparison oneWidth(Settings settings, TensorStack stack, TensorRivals theory) {
        Tensor a = Tensor.TANGENT_COVARIANCE;
        Question question = Question.of(
                        Subject.of("one-width." + FiniteWidthTensors.name(a), "Cov(H₁₁, H₂₂) at one narrow width")
                                .atLayer(theory.layers().size())
                                .atWidth(NARROW),
                        new Prediction.Exact(theory.predicted(a).value() / NARROW, 1e-9, Bases.FIRST_ORDER),
                        new Alternative("no covariance", 0),
                        settings.more(this, "networks"))
                .expecting(Verdict.DISAGREES);
        return Judge.of(question, even(stack.evidence(stack.measure(NARROW, Extent.TANGENT), a)));
    }

    /// V = 5 K² per hidden layer, where Var S = K² ((1 + 5/n)^l − 1) behind l of them.
    private Comparison literally(Settings settings, TensorStack own) {
        int hidden = own.stack().size().hidden();
        TensorStack stack = new TensorStack(
                id() + ".relu",
                Stack.of(new Relu(), 2, 0, new Stack.Size(2, hidden, 1)),
                1,
                1,
                own.networks(),
                own.seed());
        double first =
                TensorRivals.of(stack).predicted(Tensor.FOUR_POINT_VERTEX).value() / NARROW;
        double mean = 2;
        double exact =
                mean * mean * (ScaleInvariantMoments.of(stack.wiring(NARROW)).relativeMoment(2) - 1);
        Question question = Question.of(
                        Subject.of(
                                        "literal.four-point-vertex",
                                        "variance over networks of the kernel of a relu network")
                                .atLayer(hidden + 1)
                                .atWidth(NARROW),
                        new Prediction.Exact(first, 1e-9, Bases.FIRST_ORDER),
                        new Alternative("the exact variance", exact),
                        settings.more(this, "networks"))
                .expecting(Verdict.DISAGREES);
        return Judge.of(question, even(stack.evidence(stack.measure(NARROW, Extent.KERNEL), Tensor.FOUR_POINT_VERTEX)));
    }

    /// At such distances the shape of the tail does not matter.
    private static Evidence even(Evidence evidence) {
        return Evidence.even(evidence.measurement());
    }
}
