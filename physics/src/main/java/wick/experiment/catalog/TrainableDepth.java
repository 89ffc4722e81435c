package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
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
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.lab.ensemble.Reading;
import wick.network.Tanh;
import wick.numeric.gaussian.Covariance;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.observable.Bibliography;
import wick.observable.Measurement;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.infinitewidth.MeanField;
import wick.theory.infinitewidth.MeanFieldState;
import wick.theory.infinitewidth.PairLayer;
import wick.theory.infinitewidth.PairPropagation;

/// Which networks can be trained at all: accuracy on digits after a fixed number of steps over weight
/// variance and depth, and across it the depth 6 ξ_c that mean-field theory suggests as the limit.
///
/// Graded is what theory derives: how fast untrained networks of the smallest weight variance make two
/// digits alike, which tends to 1/ξ_c per layer. That training ends near six of these depths is a rule of
/// thumb and only shown, at every weight variance where it ends within the depths tried.
public final class TrainableDepth implements Experiment {
    private static final double BIAS_VARIANCE = 0.05;
    private static final double RULE = 6;
    private static final int FIRST = 4;
    private static final int LAST = 10;
    private static final int POINTS = 200;

    @Override
    public String id() {
        return "trainable-depth";
    }

    @Override
    public String title() {
        return "How deep a network can be trained";
    }

    @Override
    public String question() {
        return "Up to which depth do tanh networks learn digits, and does the correlation length say so beforehand?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Real("from", "smallest weight variance", 1, 0.1, 100),
                new Parameter.Real("to", "largest weight variance", 4, 0.1, 100),
                new Parameter.Whole("columns", "weight variances, in equal ratios", 8, 2, 100),
                new Parameter.Wholes("depths", "hidden layers", List.of(4, 8, 16, 24, 32, 48), 2, 1000),
                new Parameter.Whole("width", "width of the trained networks", 100, 8, 100_000),
                new Parameter.Whole("images", "images to learn", 200, 10, 1797),
                new Parameter.Whole("steps", "steps of gradient descent", 100, 1, 1_000_000),
                Setup.widths(64, 128, 256, 512),
                Setup.networks(1000),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.SCHOENHOLZ_2017, Bibliography.POOLE_2016);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        DigitTask task = DigitTask.of(settings.size("images"));
        Vector columns = columns(settings);
        DepthGrid grid = new DepthGrid(
                columns,
                settings.wholes("depths"),
                new DepthGrid.Trial(
                        BIAS_VARIANCE, settings.size("width"), settings.size("steps"), task, settings.whole("seed")));
        Comparison alike = alike(settings, task, (what, at) -> progress.at(what, 0.05 * at));
        Matrix accuracies = grid.accuracies((what, at) -> progress.at(what, 0.05 + 0.95 * at));
        List<Comparison> comparisons = new ArrayList<>(List.of(alike));
        List<DepthGrid.Failing> contour = grid.contour(accuracies);
        contour.forEach(failing -> comparisons.add(rule(settings, failing)));
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        arrays.put("accuracy", accuracies);
        arrays.put("depths", Matrix.of(1, accuracies.rows(), depths(grid).toArray()));
        arrays.put("weight_variances", Matrix.of(1, columns.size(), columns.toArray()));
        Section section = new Section(
                id(),
                title(),
                "Accuracy on the training images: one network for each weight variance and depth, bias variance "
                        + BIAS_VARIANCE + ".",
                comparisons,
                List.of(picture(grid, accuracies, contour)));
        return new Result(id(), answer(grid, accuracies, contour), List.of(section), arrays);
    }

    private static Vector columns(Settings settings) {
        double from = settings.real("from");
        double ratio = settings.real("to") / from;
        int count = settings.size("columns");
        if (!(ratio > 1)) {
            throw new IllegalArgumentException(
                    "parameter 'to' is " + settings.real("to") + ", allowed: more than 'from', which is " + from);
        }
        return Vector.range(0, count).map(i -> from * Math.pow(ratio, i / (count - 1.0)));
    }

    private static Vector depths(DepthGrid grid) {
        return Vector.of(grid.depths().stream().mapToDouble(d -> d).toArray());
    }

    private static MeanFieldState state(double weightVariance) {
        return MeanField.of(new Tanh(), weightVariance, BIAS_VARIANCE).state();
    }

    private static double correlationDepth(double weightVariance) {
        return state(weightVariance).correlationDepth().map(xi -> xi.value()).orElse(Double.POSITIVE_INFINITY);
    }

    /// How fast two digits become alike in untrained networks of the smallest weight variance.
    private Comparison alike(Settings settings, DigitTask task, Progress progress) {
        Matrix pair = task.inputs().rows(0, 2);
        double weightVariance = settings.real("from");
        Stack stack = Stack.of(new Tanh(), weightVariance, BIAS_VARIANCE, new Stack.Size(DigitTask.DIMENSION, LAST, 1));
        Setup setup = new Setup(
                id() + ".alike", stack, settings.wholes("widths"), settings.size("networks"), settings.whole("seed"));
        WidthSeries rates = setup.draw(pair, new Reading.Kernels(List.of(FIRST, LAST)), progress)
                .series(sample -> sample.mean(row -> Math.log(unlike(row, 0) / unlike(row, 3)) / (LAST - FIRST)));
        double cross = 0;
        for (int k = 0; k < DigitTask.DIMENSION; k++) {
            cross += pair.at(0, k) * pair.at(1, k) / DigitTask.DIMENSION;
        }
        List<PairLayer> layers = PairPropagation.of(setup.wiring(LAST)).layers(new Covariance(1, 1, cross));
        PairLayer first = layers.get(FIRST);
        PairLayer last = layers.get(LAST);
        double rate = Math.log(first.decorrelation() / last.decorrelation()) / (LAST - FIRST);
        double swapped =
                state(weightVariance).varianceDepth().map(xi -> 1 / xi.value()).orElse(0.0);
        Question question = Question.of(
                Subject.of(
                        "digits.alike",
                        "rate per layer at which untrained networks make two digits alike, layers " + (FIRST + 1)
                                + " to " + (LAST + 1)),
                Bases.limit(rate, first.error() + last.error(), Bases.MEAN_FIELD),
                new Alternative("1/ξ_q, the variance's own", swapped),
                settings.more(this, "networks"));
        return WidthExpansion.limit(
                question, rates, new WidthExpansion.Reading(LAST, OptionalInt.of(settings.size("width"))));
    }

    /// How unlike two inputs are, (S₁₁ + S₂₂ − 2 S₁₂)/(S₁₁ + S₂₂), which is 1 − c in the wide limit.
    private static double unlike(double[] kernel, int from) {
        double variances = kernel[from] + kernel[from + 2];
        return (variances - 2 * kernel[from + 1]) / variances;
    }

    private Comparison rule(Settings settings, DepthGrid.Failing failing) {
        Question question = new Question(
                Subject.of(
                                String.format(Locale.ROOT, "digits.depth-limit-%.2f", failing.weightVariance()),
                                String.format(
                                        Locale.ROOT,
                                        "depth at which training fails, over ξ_c, weight variance %.2f",
                                        failing.weightVariance()))
                        .atWidth(settings.size("width")),
                new Prediction.Heuristic(RULE, 0, Bases.MEAN_FIELD),
                Optional.empty(),
                Verdict.NOT_GRADED,
                settings.more(this, "networks"));
        Measurement measured = new Measurement(
                failing.depth() / correlationDepth(failing.weightVariance()),
                0,
                settings.wholes("depths").size(),
                settings.whole("seed"),
                Measurement.Engine.REAL_WEIGHTS,
                List.of("one network for each depth, interpolated: no error is stated"));
        return Judge.of(question, Evidence.even(measured));
    }

    private static Figure picture(DepthGrid grid, Matrix accuracies, List<DepthGrid.Failing> contour) {
        List<Figure.Trace> lines = new ArrayList<>();
        double from = grid.weightVariances().at(0);
        double to = grid.weightVariances().at(grid.weightVariances().size() - 1);
        Vector fine = Vector.range(0, POINTS).map(i -> from * Math.pow(to / from, i / (POINTS - 1.0)));
        double deepest = grid.depths().getLast();
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i <= POINTS; i++) {
            double depth = i < POINTS ? RULE * correlationDepth(fine.at(i)) : Double.POSITIVE_INFINITY;
            if (depth <= deepest) {
                x.add(fine.at(i));
                y.add(depth);
            } else if (!x.isEmpty()) {
                lines.add(new Figure.Trace.Line("6 ξ_c", vector(x), vector(y), Optional.empty()));
                x.clear();
                y.clear();
            }
        }
        lines.add(new Figure.Trace.Dots(
                "halfway to guessing",
                vector(contour.stream().map(DepthGrid.Failing::weightVariance).toList()),
                vector(contour.stream().map(DepthGrid.Failing::depth).toList()),
                Optional.empty()));
        return new Figure.HeatMap(
                "trained-accuracy",
                "Accuracy after training, over weight variance and depth",
                "Deep networks train near the critical weight variance 1.76 and somewhat above; below it accuracy is lost"
                        + " within several correlation lengths. Dots: where accuracy is halfway to guessing. The line 6 ξ_c"
                        + " is a rule of thumb.",
                new Figure.Axis("weight variance", true),
                new Figure.Axis("hidden layers", false),
                new Figure.Grid(grid.weightVariances(), depths(grid), accuracies, "training accuracy"),
                lines);
    }

    private static Vector vector(List<Double> numbers) {
        return Vector.of(numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static String answer(DepthGrid grid, Matrix accuracies, List<DepthGrid.Failing> contour) {
        int deepest = accuracies.rows() - 1;
        int best = 0;
        for (int j = 1; j < accuracies.columns(); j++) {
            best = accuracies.at(deepest, j) > accuracies.at(deepest, best) ? j : best;
        }
        String fails = contour.stream()
                .map(failing -> String.format(
                        Locale.ROOT,
                        "%.0f layers (%.1f ξ_c) at weight variance %.2f",
                        failing.depth(),
                        failing.depth() / correlationDepth(failing.weightVariance()),
                        failing.weightVariance()))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "Of the networks with %d hidden layers that of weight variance %.3g learns best, to %.0f %%; training fails"
                        + " near %s.",
                grid.depths().getLast(),
                grid.weightVariances().at(best),
                100 * accuracies.at(deepest, best),
                contour.isEmpty() ? "no depth tried" : fails);
    }
}
