package wick.experiment.expressivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Figure;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.PowerFit;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.observable.Basis;
import wick.observable.ExpressivityBibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.topic.expressivity.theory.spline.SplineLaw;
import wick.topic.expressivity.theory.spline.SplineNetwork;

/// What networks of splines miss falls with the (k + 1)-th power of the grid, on one edge and through two layers, with
/// the constant of the closest spline.
public final class KanGridScaling implements Experiment {
    private static final Basis SPLINES = new Basis(List.of(), ExpressivityBibliography.DE_BOOR_2001);
    private static final Basis SOURCE = new Basis(List.of(), ExpressivityBibliography.LIU_2024);
    private static final List<Integer> GRIDS = List.of(16, 20, 25, 32, 40, 50);
    private static final List<Integer> BEFORE = List.of(5, 10);
    private static final int HIGHEST = 3;
    /// Enough for some ten samples in the last interval of the outer edge, where sin(pi x) + y² is close to 2 and rare.
    private static final int SAMPLES = 5000;

    @Override
    public String id() {
        return "kan-grid-scaling";
    }

    @Override
    public String title() {
        return "What networks of splines miss on finer and finer grids";
    }

    @Override
    public String question() {
        return "With which power of the grid, and with which constant, does a trained Kolmogorov-Arnold network improve?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter.Whole("sets", "sets of samples, one network each", 8, 6, 10_000), GateBases.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.LIU_2024, ExpressivityBibliography.DE_BOOR_2001);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        List<Comparison> edge = new ArrayList<>();
        List<Comparison> network = new ArrayList<>();
        List<Figure.Trace> traces = new ArrayList<>();
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        for (int order = 1; order <= HIGHEST; order++) {
            progress.at("splines of order " + order, 0.2 * (order - 1));
            Matrix one = measured(settings, KanExample.SINE, order);
            edge.add(exponent(settings, "edge.order-" + order, one, order));
            if (order == HIGHEST) {
                edge.add(constant(settings, one));
            }
            progress.at("networks of order " + order, 0.2 * (order - 1) + 0.1);
            Matrix two = measured(settings, KanExample.EXPONENTIAL, order);
            network.add(exponent(settings, "network.order-" + order, two, order));
            if (order == HIGHEST) {
                network.add(cubed(settings, two));
                network.add(size(settings, two));
            }
            traces.add(dots("order " + order, two));
            arrays.put("edge_order_" + order, one);
            arrays.put("network_order_" + order, two);
        }
        traces.add(law());
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "Cubic networks improve with the grid to the power %.2f ± %.2f.",
                        network.get(HIGHEST - 1).measurement().mean(),
                        network.get(HIGHEST - 1).measurement().standardError()),
                sections(edge, network, picture(traces)),
                arrays);
    }

    private static List<Section> sections(List<Comparison> edge, List<Comparison> network, Figure picture) {
        return List.of(
                new Section(
                        "edge",
                        "One edge",
                        "Least squares of sin(pi x) on 16 to 50 intervals; the root of training times test error.",
                        edge,
                        List.of()),
                new Section(
                        "network",
                        "Two layers",
                        "exp(sin(pi x) + y^2) by trained networks with three edges.",
                        network,
                        List.of(picture)));
    }

    private Matrix measured(Settings settings, KanExample example, int order) {
        boolean linear = example.equals(KanExample.SINE);
        KanGrids grids = new KanGrids(
                example, order, linear ? List.of() : BEFORE, GRIDS, new KanGrids.Effort(SAMPLES, 16, linear ? 1 : 8));
        Address address = Address.of(settings.whole("seed"), id() + "." + example.name() + "." + order);
        return grids.measure(address, settings.size("sets")).between();
    }

    private Comparison exponent(Settings settings, String id, Matrix misses, int order) {
        SplineLaw law = new SplineLaw(order);
        Question question = Question.of(
                Subject.of(id, "exponent of the grid, splines of order " + order),
                new Prediction.ScalingLaw(
                        -law.exponent(),
                        omitted(),
                        new Prediction.Range("G", GRIDS.getFirst(), GRIDS.getLast()),
                        SPLINES),
                new Alternative("the power of the order itself, k", -order),
                settings.more(this, "sets"));
        return Judge.of(question, exponents(settings, misses).mean(0));
    }

    /// The exponent that the source reads off its own networks.
    private Comparison cubed(Settings settings, Matrix misses) {
        Question question = Question.of(
                        Subject.of("network.source", "exponent that a source reads off such networks, cubic splines"),
                        new Prediction.ScalingLaw(
                                -3, omitted(), new Prediction.Range("G", GRIDS.getFirst(), GRIDS.getLast()), SOURCE),
                        new Alternative("the power k + 1 of the closest spline", -4),
                        settings.more(this, "sets"))
                .expecting(Verdict.DISAGREES);
        return Judge.of(question, exponents(settings, misses).mean(0));
    }

    /// The exponents of single sets.
    private static Sample exponents(Settings settings, Matrix misses) {
        PowerFit fit = new PowerFit(GRIDS, List.of(2.0));
        Matrix exponents = Matrix.zeros(misses.rows(), 1);
        for (int set = 0; set < misses.rows(); set++) {
            exponents.set(set, 0, fit.exponent(misses.row(set)));
        }
        return new Sample(exponents, settings.whole("seed"), Engine.REAL_WEIGHTS);
    }

    /// What the ends of the grid do to the fitted exponent: a relative correction of order 1/G, which is not fitted.
    private static double omitted() {
        return Math.abs(new PowerFit(GRIDS, List.of(2.0))
                .exponent(GRIDS.stream().mapToDouble(g -> 1 + 1.0 / g).toArray()));
    }

    private Comparison constant(Settings settings, Matrix misses) {
        int last = GRIDS.getLast();
        SplineLaw law = new SplineLaw(HIGHEST);
        double derivative = Math.sqrt(0.5) * Math.pow(Math.PI, law.exponent());
        double unit = Math.pow(2.0 / last, law.exponent()) * derivative;
        double interpolating = Math.hypot(law.constant(), 1.0 / 720);
        Question question = Question.of(
                Subject.of("edge.constant", "rms over h^4 rms f'''' on " + last + " intervals, cubic splines"),
                new Prediction.Exact(law.constant(), law.constant() / last, SPLINES),
                new Alternative("the spline through the function at the knots", interpolating),
                settings.more(this, "sets"));
        return Judge.of(
                question,
                new Sample(misses, settings.whole("seed"), Engine.REAL_WEIGHTS)
                        .mean(row -> row[GRIDS.size() - 1] / unit));
    }

    private Comparison size(Settings settings, Matrix misses) {
        int last = GRIDS.getLast();
        Question question = new Question(
                Subject.of(
                        "network.size",
                        "rms of the network on " + last + " intervals over that predicted of splines alone"),
                new Prediction.Heuristic(1, 0, SPLINES),
                Optional.empty(),
                Verdict.NOT_GRADED,
                settings.more(this, "sets"));
        double predicted = predicted(last);
        return Judge.of(
                question,
                new Sample(misses, settings.whole("seed"), Engine.REAL_WEIGHTS)
                        .mean(row -> row[GRIDS.size() - 1] / predicted));
    }

    /// What cubic splines on the edges of exp(sin(pi x) + y²) miss: the square is exact, the others have
    /// ranges 2 and 3.
    private static double predicted(int intervals) {
        int points = 400;
        double sine = 0;
        double all = 0;
        for (int i = 0; i < points; i++) {
            double angle = Math.PI * (-1 + 2 * (i + 0.5) / points);
            double weight = Math.exp(2 * Math.sin(angle)) / points;
            all += weight;
            sine += weight * Math.sin(angle) * Math.sin(angle);
        }
        double square = 0;
        for (int i = 0; i < points; i++) {
            double y = (i + 0.5) / points;
            square += Math.exp(2 * y * y) / points;
        }
        return SplineNetwork.rootMeanSquare(
                new SplineLaw(HIGHEST),
                intervals,
                List.of(
                        new SplineNetwork.Edge(2, Math.pow(Math.PI, 4) * Math.sqrt(sine * square)),
                        new SplineNetwork.Edge(3, Math.sqrt(all * square))));
    }

    private static Figure.Trace dots(String label, Matrix misses) {
        double[] means = new double[misses.columns()];
        for (int g = 0; g < means.length; g++) {
            for (int set = 0; set < misses.rows(); set++) {
                means[g] += misses.at(set, g) / misses.rows();
            }
        }
        return new Figure.Trace.Dots(label, grids(), Vector.of(means), Optional.empty());
    }

    private static Vector grids() {
        return Vector.of(GRIDS.stream().mapToDouble(Integer::doubleValue).toArray());
    }

    private static Figure.Trace law() {
        double[] values = IntStream.range(0, GRIDS.size())
                .mapToDouble(g -> predicted(GRIDS.get(g)))
                .toArray();
        return new Figure.Trace.Line("theory, order 3", grids(), Vector.of(values), Optional.empty());
    }

    private static Figure picture(List<Figure.Trace> traces) {
        return new Figure.Plot(
                "kan-grid-scaling",
                "Trained networks of splines on finer grids",
                "exp(sin(pi x) + y^2); the line is the sum over edges of what the closest cubic splines miss, nothing fitted.",
                new Figure.Axis("intervals G", true),
                new Figure.Axis("root mean square", true),
                traces);
    }
}
