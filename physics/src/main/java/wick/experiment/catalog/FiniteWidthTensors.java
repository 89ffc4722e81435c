package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
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

/// Every tensor of first order in 1/width against networks with stored weights: n times the measured
/// number tends to the predicted coefficient.
public final class FiniteWidthTensors implements Experiment {
    @Override
    public String id() {
        return "finite-width-tensors";
    }

    @Override
    public String title() {
        return "Every tensor of first order in 1/width";
    }

    @Override
    public String question() {
        return "Do the fluctuations of kernel, tangent kernel and its drift have the predicted coefficients of 1/n?";
    }

    @Override
    public List<Parameter> parameters() {
        return TensorStack.parameters(60_000, 12, 16, 24, 32);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.ROBERTS_2022, Bibliography.YAIDA_2020);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        TensorStack stack = TensorStack.of(settings, id());
        TensorRivals theory = TensorRivals.of(stack);
        boolean drift = theory.layers().getLast().driftP().isPresent();
        Extent extent = drift ? Extent.DRIFT : Extent.TANGENT;
        List<MeasuredLayer> layers = stack.sweep(settings.wholes("widths"), extent, progress);
        List<Comparison> comparisons = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        TreeMap<String, Matrix> tables = new TreeMap<>();
        for (Tensor tensor : Tensor.values()) {
            if (!tensor.isMean() && extent.covers(tensor.extent())) {
                WidthSeries series = stack.series(layers, tensor);
                Approximation coefficient = theory.predicted(tensor);
                comparisons.add(WidthExpansion.first(question(settings, theory, tensor), series, 0, stack.reading()));
                tables.put(name(tensor), Curves.table(series));
                if (tensor == Tensor.FOUR_POINT_VERTEX || tensor == Tensor.TANGENT_COVARIANCE) {
                    figures.add(Curves.overWidth(caption(tensor), series, n -> coefficient.value() / n));
                }
            }
        }
        String summary = String.format(
                Locale.ROOT,
                "%d hidden layers; the readout's weights are averaged exactly, %d networks at each width.",
                stack.stack().size().hidden(),
                stack.networks());
        return new Result(
                id(), answer(comparisons), List.of(new Section(id(), title(), summary, comparisons, figures)), tables);
    }

    static String name(Tensor tensor) {
        return tensor.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Curves.Caption caption(Tensor tensor) {
        return tensor == Tensor.FOUR_POINT_VERTEX
                ? new Curves.Caption(
                        name(tensor),
                        "Variance of the kernel over networks",
                        "V/n holds down to narrow networks here.",
                        "Var S")
                : new Curves.Caption(
                        name(tensor),
                        "Covariance of the tangent kernels of two outputs",
                        "A/n is reached from above: at narrow widths the next order is large.",
                        "Cov(H₁₁, H₂₂)");
    }

    private Question question(Settings settings, TensorRivals theory, Tensor tensor) {
        Approximation predicted = theory.predicted(tensor);
        return Question.of(
                Subject.of("tensor." + name(tensor), "coefficient " + tensor.symbol() + " of 1/n at the readout")
                        .atLayer(theory.layers().size()),
                Bases.first(predicted.value(), predicted.error(), Bases.FIRST_ORDER),
                theory.rival(tensor),
                settings.more(this, "networks"));
    }

    private static String answer(List<Comparison> comparisons) {
        double largest = comparisons.stream()
                .mapToDouble(c -> Math.abs(c.z().orElse(0)))
                .max()
                .orElse(0);
        double loosest = comparisons.stream()
                .mapToDouble(c -> 100
                        * c.measurement().standardError()
                        / Math.abs(c.prediction().value()))
                .max()
                .orElse(0);
        return String.format(
                Locale.ROOT,
                "%d tensors extrapolated to large width deviate from theory by at most %.1f standard errors, each known"
                        + " to %.2g %% or better.",
                comparisons.size(),
                largest,
                loosest);
    }
}
