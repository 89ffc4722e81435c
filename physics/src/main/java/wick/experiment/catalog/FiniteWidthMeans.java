package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
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
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.lab.correlators.Extent;
import wick.lab.correlators.MeasuredLayer;
import wick.lab.correlators.Tensor;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Matrix;
import wick.observable.Bibliography;
import wick.observable.Source;
import wick.theory.finitewidth.SingleInputLayer;

/// The mean kernel and the mean tangent kernel of narrow networks are not those of infinite width: they
/// are off by G/n and T/n. Both are small against the scatter of single networks, hence the many networks.
public final class FiniteWidthMeans implements Experiment {
    @Override
    public String id() {
        return "finite-width-means";
    }

    @Override
    public String title() {
        return "The mean kernels move by G/n and T/n";
    }

    @Override
    public String question() {
        return "Are the mean kernels of narrow networks off by the predicted coefficients of 1/n?";
    }

    @Override
    public List<Parameter> parameters() {
        return TensorStack.parameters(1_000_000, 6, 8, 12, 16);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.ROBERTS_2022, Bibliography.YAIDA_2020);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        TensorStack stack = TensorStack.of(settings, id());
        TensorRivals theory = TensorRivals.of(stack);
        List<MeasuredLayer> layers = stack.sweep(settings.wholes("widths"), Extent.TANGENT, progress);
        List<Comparison> comparisons = new ArrayList<>();
        TreeMap<String, Matrix> tables = new TreeMap<>();
        for (Tensor tensor : List.of(Tensor.KERNEL, Tensor.TANGENT_KERNEL)) {
            WidthSeries series = stack.series(layers, tensor);
            double limit = theory.predicted(tensor).value();
            comparisons.add(WidthExpansion.first(question(settings, theory, tensor), series, limit, stack.reading()));
            tables.put(FiniteWidthTensors.name(tensor), Curves.table(series));
        }
        String summary = String.format(
                Locale.ROOT,
                "%d hidden layers; the readout's weights are averaged exactly, %d networks at each width.",
                stack.stack().size().hidden(),
                stack.networks());
        Comparison first = comparisons.getFirst();
        Comparison second = comparisons.getLast();
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "Measured G = %.4f ± %.4f and T = %.4f ± %.4f; theory says %.4f and %.4f.",
                        first.measurement().mean(),
                        first.measurement().standardError(),
                        second.measurement().mean(),
                        second.measurement().standardError(),
                        first.prediction().value(),
                        second.prediction().value()),
                List.of(new Section(id(), title(), summary, comparisons, List.of())),
                tables);
    }

    private Question question(Settings settings, TensorRivals theory, Tensor tensor) {
        boolean kernel = tensor == Tensor.KERNEL;
        SingleInputLayer readout = theory.layers().getLast();
        SingleInputLayer before = theory.layers().get(theory.layers().size() - 2);
        Approximation predicted = kernel ? readout.kernelCorrection() : readout.tangentCorrection();
        Approximation off = kernel ? before.kernelCorrection() : before.tangentCorrection();
        return Question.of(
                Subject.of(
                                "correction." + FiniteWidthTensors.name(tensor),
                                kernel
                                        ? "coefficient G of 1/n in the mean kernel"
                                        : "coefficient T of 1/n in the mean tangent kernel")
                        .atLayer(readout.layer()),
                Bases.first(predicted.value(), predicted.error(), Bases.FIRST_ORDER),
                new Alternative("the layer before, counting layers from 0", off.value()),
                settings.more(this, "networks"));
    }
}
