package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import wick.experiment.Alternative;
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
import wick.lab.interpolation.Separation;
import wick.lab.realization.RealNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.observable.StabilityBibliography;
import wick.theory.generalization.Separability;

/// How many random labels a readout memorizes: by Cover's count as many as twice its weights, half of the time,
/// whatever the inputs. Every verdict on a drawn set is proven by a plane or by the impossibility of one.
public final class Memorization implements Experiment {
    private static final List<Size> DRAWN =
            List.of(new Size(14, 10), new Size(20, 10), new Size(30, 20), new Size(50, 20));
    private static final Size HIDDEN = new Size(20, 10);
    private static final int INPUTS = 3;
    private static final int CURVE_DIMENSIONS = 10;
    private static final List<Integer> CURVE = List.of(10, 14, 17, 20, 23, 26, 32);
    private static final Basis EXACT =
            new Basis(List.of(Assumption.GENERAL_POSITION), StabilityBibliography.COVER_1965);

    private record Size(int points, int dimensions) {
        double probability() {
            return Separability.probability(points, dimensions);
        }
    }

    @Override
    public String id() {
        return "memorization";
    }

    @Override
    public String title() {
        return "A readout of N weights memorizes the labels of 2N points";
    }

    @Override
    public String question() {
        return "How many random labels can be fitted without error, and is it the number of weights that decides?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole("sets", "drawn sets of points and labels, for each size", 4000, 100, 10_000_000),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(StabilityBibliography.COVER_1965);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        List<Comparison> comparisons = new ArrayList<>();
        for (Size size : DRAWN) {
            progress.at(size.points() + " points", comparisons.size() / 8.0);
            comparisons.add(judge(
                    settings,
                    Subject.of(
                            "drawn." + size.points() + "-points-" + size.dimensions() + "-weights",
                            "probability that " + size.dimensions() + " weights memorize the labels of " + size.points()
                                    + " points"),
                    size,
                    new Alternative("a label for each weight", 0)));
        }
        progress.at("hidden units", 0.6);
        Comparison hidden = judge(
                settings,
                Subject.of(
                        "hidden",
                        "probability that a readout from " + HIDDEN.dimensions()
                                + " random tanh units memorizes the labels of " + HIDDEN.points() + " points in "
                                + INPUTS + " dimensions"),
                HIDDEN,
                new Alternative("the inputs decide", new Size(HIDDEN.points(), INPUTS).probability()));
        progress.at("curve", 0.8);
        Matrix curve = curve(settings);
        TreeMap<String, Matrix> arrays = new TreeMap<>();
        arrays.put("memorized", curve);
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "Ten weights memorize twenty random labels in %.1f ± %.1f %% of all sets, from inputs or from hidden"
                                + " units of any inputs.",
                        100 * comparisons.get(1).measurement().mean(),
                        100 * comparisons.get(1).measurement().standardError()),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "Gaussian points and random labels; exact for any points in general position.",
                                comparisons,
                                List.of(figure(curve))),
                        new Section(
                                "hidden-units",
                                "From hidden units",
                                "Hidden units of a random network are points in general position too, in as many dimensions"
                                        + " as there are units.",
                                List.of(hidden),
                                List.of())),
                arrays);
    }

    private Comparison judge(Settings settings, Subject subject, Size size, Alternative rival) {
        double probability = size.probability();
        Question question = Question.of(
                subject, new Prediction.Exact(probability, 1e-15, EXACT), rival, settings.more(this, "sets"));
        boolean hidden = subject.id().equals("hidden");
        return Judge.of(question, sample(settings, size, hidden).mean(0));
    }

    private Sample sample(Settings settings, Size size, boolean hidden) {
        long seed = settings.whole("seed");
        String name = id() + (hidden ? ".hidden" : ".drawn") + "-" + size.points() + "-" + size.dimensions();
        Matrix rows = Matrix.zeros(settings.size("sets"), 1);
        int blocks = Math.min(rows.rows(), 64);
        Parallel.forEach(blocks, block -> {
            RealNetwork network = new RealNetwork(ReadoutRegression.hidden(INPUTS, size.dimensions()));
            for (int k = block; k < rows.rows(); k += blocks) {
                RandomStream stream = Address.of(seed, name).network(k).open();
                Matrix points = Matrix.zeros(size.points(), hidden ? INPUTS : size.dimensions());
                stream.normalsInto(points.entries().length, points.entries(), 0);
                if (hidden) {
                    network.draw(Address.of(seed, name + ".weights").network(k));
                    points = network.forward(points).copy();
                }
                Vector labels = Vector.range(0, size.points()).map(_ -> stream.nextSign());
                rows.set(k, 0, separable(points, labels) ? 1 : 0);
            }
        });
        return new Sample(rows, seed, Engine.DRAWN_DATA);
    }

    private static boolean separable(Matrix points, Vector labels) {
        return switch (Separation.of(points, labels)) {
            case Separation.Separable _ -> true;
            case Separation.Inseparable _ -> false;
            case Separation.Undecided() ->
                throw new ArithmeticException("a drawn set was neither proven separable nor proven inseparable");
        };
    }

    /// Points, then the probability: theory, mean, standard error.
    private Matrix curve(Settings settings) {
        Matrix curve = Matrix.zeros(CURVE.size(), 4);
        for (int i = 0; i < CURVE.size(); i++) {
            Size size = new Size(CURVE.get(i), CURVE_DIMENSIONS);
            var measured = sample(settings, size, false).mean(0).measurement();
            curve.set(i, 0, size.points());
            curve.set(i, 1, size.probability());
            curve.set(i, 2, measured.mean());
            curve.set(i, 3, measured.standardError());
        }
        return curve;
    }

    private static Figure figure(Matrix curve) {
        Matrix columns = curve.transposed();
        Vector points = Vector.range(CURVE.getFirst() - 2, CURVE.getLast() + 3);
        return new Figure.Plot(
                "memorized",
                "Random labels memorized by ten weights",
                "All up to ten points, half of the sets at twenty.",
                new Figure.Axis("points", false),
                new Figure.Axis("probability", false),
                List.of(
                        new Figure.Trace.Line(
                                "theory",
                                points,
                                points.map(p -> new Size((int) p, CURVE_DIMENSIONS).probability()),
                                Optional.empty()),
                        new Figure.Trace.Dots(
                                "measured",
                                Vector.of(columns.row(0)),
                                Vector.of(columns.row(2)),
                                Optional.of(Vector.of(columns.row(3))))));
    }
}
