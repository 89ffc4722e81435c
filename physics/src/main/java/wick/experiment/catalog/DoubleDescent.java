package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
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
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.lab.interpolation.LeastNormFit;
import wick.network.Tanh;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.observable.StabilityBibliography;
import wick.theory.generalization.LeastNorm;
import wick.theory.generalization.RandomFeatures;

/// The test error beyond the point where the data are fitted exactly: exact for Gaussian features, in the limit of
/// many inputs for networks of one hidden layer that train their readout.
public final class DoubleDescent implements Experiment {
    private static final int POINTS = 40;
    private static final int ALL = 160;
    private static final int TOGETHER = 10;
    private static final double NOISE = 0.25;
    private static final List<Integer> FEATURES = List.of(8, 16, 80, 160);
    private static final List<Integer> CURVE = List.of(8, 16, 28, 52, 80, 120, 160);
    private static final List<Integer> PER_INPUT = List.of(1, 3, 8);
    private static final double POINTS_PER_INPUT = 3;
    private static final double RIDGE = 0.005;
    private static final Basis EXACT = new Basis(
            List.of(Assumption.SQUARED_LOSS, Assumption.GAUSSIAN_INPUTS, Assumption.ANY_WIDTH),
            StabilityBibliography.HASTIE_2022);
    private static final Basis LIMIT = new Basis(
            List.of(Assumption.SQUARED_LOSS, Assumption.GAUSSIAN_INPUTS, Assumption.INFINITE_WIDTH),
            StabilityBibliography.MEI_MONTANARI_2022);

    @Override
    public String id() {
        return "double-descent";
    }

    @Override
    public String title() {
        return "Beyond exact fitting the test error falls again";
    }

    @Override
    public String question() {
        return "What test error has a model with more parameters than it needs to fit its data exactly?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole(
                        "sets", "training sets of Gaussian features, for each size of model", 3000, 100, 10_000_000),
                new Parameter.Wholes(
                        "inputs",
                        "input dimensions of the networks",
                        List.of(12, 24, 48, 96),
                        WidthSeries.FEWEST,
                        2000),
                new Parameter.Whole("networks", "networks with a training set each", 400, 40, 1_000_000),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(
                StabilityBibliography.HASTIE_2022,
                StabilityBibliography.BELKIN_2020,
                StabilityBibliography.MEI_MONTANARI_2022,
                Bibliography.SIMON_2023);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        progress.at("Gaussian features", 0);
        List<Comparison> exact = new ArrayList<>();
        for (int features : FEATURES) {
            exact.add(excess(settings, features));
        }
        progress.at("a growing model", 0.3);
        Matrix curve = curve(settings);
        List<Comparison> limits = new ArrayList<>();
        TreeMap<String, Matrix> arrays = new TreeMap<>();
        arrays.put("double_descent", curve);
        for (int perInput : PER_INPUT) {
            progress.at(perInput + " units per input", 0.4 + 0.2 * limits.size());
            WidthSeries series = networks(settings, perInput);
            limits.add(limit(settings, perInput, series));
            arrays.put("networks_of_" + perInput + "_units_per_input", Curves.table(series));
        }
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "With %d points the mean excess error is %.3f ± %.3f for %d features, and %.3f ± %.3f for %d.",
                        POINTS,
                        exact.get(2).measurement().mean(),
                        exact.get(2).measurement().standardError(),
                        FEATURES.get(2),
                        exact.get(3).measurement().mean(),
                        exact.get(3).measurement().standardError(),
                        FEATURES.get(3)),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "Least squares of least norm with 40 points: E|ŵ − w|², exact at any number of features.",
                                exact,
                                List.of(figure(curve))),
                        new Section(
                                "networks",
                                "Networks that train their readout",
                                "One hidden layer of random tanh units, three training points and one, three or eight"
                                        + " units for each input, extrapolated to many inputs.",
                                limits,
                                List.of())),
                arrays);
    }

    private Comparison excess(Settings settings, int features) {
        LeastNorm model = new LeastNorm(POINTS, features, 1, NOISE);
        Question question = Question.of(
                Subject.of(
                        "excess.features-" + features,
                        "mean excess error of least norm with " + features + " features"),
                new Prediction.Exact(model.excess(), 1e-14 * model.excess(), EXACT),
                new Alternative("the classical noise · features/points", NOISE * features / POINTS),
                settings.more(this, "sets"));
        return Judge.of(question, fits(settings, features, features).mean(0));
    }

    /// |ŵ − w|² (unseen features count with all of their weight), one row for the mean over ten drawn sets: single
    /// ones are skewed.
    private Sample fits(Settings settings, int features, int all) {
        long seed = settings.whole("seed");
        Address address = Address.of(seed, id() + ".features-" + features + "-of-" + all);
        Matrix rows = Matrix.zeros(settings.size("sets") / TOGETHER, 1);
        Parallel.forEach(rows.rows(), k -> {
            RandomStream stream = address.network(k).open();
            double sum = 0;
            for (int set = 0; set < TOGETHER; set++) {
                sum += fitted(stream, features, all);
            }
            rows.set(k, 0, sum / TOGETHER);
        });
        return new Sample(rows, seed, Engine.DRAWN_DATA);
    }

    private static double fitted(RandomStream stream, int features, int all) {
        double weight = Math.sqrt(1.0 / all);
        Matrix whole = Matrix.zeros(POINTS, all);
        stream.normalsInto(POINTS * all, whole.entries(), 0);
        double[] targets = new double[POINTS];
        Matrix seen = Matrix.zeros(POINTS, features);
        for (int i = 0; i < POINTS; i++) {
            targets[i] = Math.sqrt(NOISE) * stream.nextNormal();
            for (int j = 0; j < all; j++) {
                targets[i] += weight * whole.at(i, j);
            }
            System.arraycopy(whole.entries(), i * all, seen.entries(), i * features, features);
        }
        Vector found = LeastNormFit.weights(seen, Vector.of(targets));
        double sum = weight * weight * (all - features);
        for (int j = 0; j < features; j++) {
            sum += (found.at(j) - weight) * (found.at(j) - weight);
        }
        return sum;
    }

    /// Features seen of all, and the test error: theory, mean, standard error.
    private Matrix curve(Settings settings) {
        Matrix curve = Matrix.zeros(CURVE.size(), 4);
        for (int i = 0; i < CURVE.size(); i++) {
            int features = CURVE.get(i);
            var measured = fits(settings, features, ALL).mean(0).measurement();
            curve.set(i, 0, features);
            curve.set(i, 1, LeastNorm.chosen(POINTS, features, ALL, 1, NOISE).testError());
            curve.set(i, 2, measured.mean() + NOISE);
            curve.set(i, 3, measured.standardError());
        }
        return curve;
    }

    private static Figure figure(Matrix curve) {
        Matrix columns = curve.transposed();
        Vector all = Vector.range(4, ALL + 1);
        Vector few = Vector.range(4, POINTS - 3);
        Vector many = Vector.range(POINTS + 4, ALL + 1);
        return new Figure.Plot(
                "double-descent",
                "Test error of a model that sees more and more of 160 features",
                "With 40 points the error rises to 40 features, where the data are first fitted exactly, and falls beyond.",
                new Figure.Axis("features", false),
                new Figure.Axis("test error", true),
                List.of(
                        line("theory, not all data fitted", few),
                        line("theory, all data fitted", many),
                        new Figure.Trace.Line("noise", all, all.map(_ -> NOISE), Optional.empty()),
                        new Figure.Trace.Dots(
                                "measured",
                                Vector.of(columns.row(0)),
                                Vector.of(columns.row(2)),
                                Optional.of(Vector.of(columns.row(3))))));
    }

    private static Figure.Trace line(String label, Vector features) {
        return new Figure.Trace.Line(
                label,
                features,
                features.map(
                        p -> LeastNorm.chosen(POINTS, (int) p, ALL, 1, NOISE).testError()),
                Optional.empty());
    }

    private WidthSeries networks(Settings settings, int perInput) {
        return new WidthSeries(settings.wholes("inputs").stream()
                .map(inputs -> new WidthSeries.Point(
                        inputs,
                        new ReadoutRegression(inputs, perInput, POINTS_PER_INPUT, RIDGE, NOISE)
                                .sample(
                                        settings.whole("seed"),
                                        id() + ".networks-" + perInput,
                                        settings.size("networks"))
                                .mean(0)))
                .toList());
    }

    private Comparison limit(Settings settings, int perInput, WidthSeries series) {
        RandomFeatures.Limit limit =
                RandomFeatures.of(new Tanh(), perInput).at(POINTS_PER_INPUT, new RandomFeatures.Task(1, NOISE, RIDGE));
        Question question = Question.of(
                Subject.of(
                        "networks.per-input-" + perInput,
                        "test error of a trained readout, " + perInput + " units for each input, limit of many inputs"),
                Bases.limit(limit.testError(), limit.error(), LIMIT),
                new Alternative("linear regression on the inputs themselves", NOISE * (1 + 1 / (POINTS_PER_INPUT - 1))),
                settings.more(this, "networks"));
        return WidthExpansion.limit(question, series, new WidthExpansion.Reading(1, OptionalInt.empty()));
    }
}
