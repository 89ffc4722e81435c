package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import wick.experiment.Alternative;
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
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.network.field.FieldNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.observable.Bibliography;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.networkfields.NetworkCorrelators;

/// κ₄(0, 0, x, x) of the free scalar at finite width: exact at every distance, and not 0 at any, however
/// far. That the network clusters as a local field theory does must disagree.
public final class Clustering implements Experiment {
    @Override
    public String id() {
        return "clustering";
    }

    @Override
    public String title() {
        return "Networks of finite width do not cluster";
    }

    @Override
    public String question() {
        return "Is what a network field does at one place independent of what it does far away?";
    }

    @Override
    public List<Parameter> parameters() {
        return Fields.with(
                200_000,
                Stream.concat(
                        Fields.scalar().stream(),
                        Stream.of(
                                new Parameter.Whole("width", "neurons", 8, 1, FieldNetwork.WIDEST),
                                new Parameter.Reals(
                                        "distances", "distances of two points", List.of(0.0, 1.0, 3.0, 10.0), 0, 1e6),
                                Fields.READOUTS)));
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.DEMIRTAS_2024);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Fields fields = new Fields(this, settings);
        List<Double> distances = settings.reals("distances");
        FieldNetwork network = FieldNetwork.freeScalar(fields.ball(), settings.size("width"));
        progress.at("networks", 0);
        List<Evidence> measured =
                fields.squares(network, "", Fields.axis(network.neuron().dimension(), distances));
        NetworkCorrelators correlators = NetworkCorrelators.of(network);
        List<Comparison> comparisons = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < distances.size(); i++) {
            double distance = distances.get(i);
            Evidence evidence = scaled(measured.get(i + 1), network.width());
            double exact = exact(correlators, distance);
            comparisons.add(Judge.of(question(fields, distance, exact), evidence));
            rows.add(new double[] {
                distance,
                exact,
                evidence.measurement().mean(),
                evidence.measurement().standardError()
            });
        }
        Comparison local = local(fields, correlators, measured.getLast());
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        arrays.put("fourth_cumulant", Fields.table(rows));
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "No: at distance %.4g the squares of the field are still correlated, N κ₄ = %.4g ± %.2g; exactly"
                                + " %.4g is left at any distance, and it falls as 1/N only.",
                        distances.getLast(),
                        local.measurement().mean(),
                        local.measurement().standardError(),
                        apart(correlators)),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "N times the connected correlator of f(0)² and f(x)², pairings subtracted.",
                                comparisons,
                                List.of(figure(correlators, rows))),
                        new Section(
                                "local",
                                "Wrong: it clusters as a local field theory does",
                                "In a local theory with a mass connected correlators vanish at large distance.",
                                List.of(local),
                                List.of())),
                arrays);
    }

    private Question question(Fields fields, double distance, double exact) {
        int width = fields.settings().size("width");
        return Question.of(
                Subject.of(
                                String.format(Locale.ROOT, "squares.distance-%.4g", distance),
                                String.format(Locale.ROOT, "N κ₄(0, 0, x, x) at x = %.4g", distance))
                        .atWidth(width),
                new Prediction.Exact(exact, 1e-10 * Math.abs(exact), Fields.BASIS),
                new Alternative("a Gaussian field: 0", 0),
                fields.settings().more(this, "networks"));
    }

    private Comparison local(Fields fields, NetworkCorrelators correlators, Evidence farthest) {
        List<Double> distances = fields.settings().reals("distances");
        int width = fields.settings().size("width");
        Question question = Question.of(
                        Subject.of(
                                        "clusters",
                                        String.format(
                                                Locale.ROOT,
                                                "N κ₄(0, 0, x, x) at x = %.4g if far places were independent",
                                                distances.getLast()))
                                .atWidth(width),
                        new Prediction.Exact(0, 0, Fields.BASIS),
                        new Alternative("what is left at any distance", apart(correlators)),
                        fields.settings().more(this, "networks"))
                .expecting(Verdict.DISAGREES);
        return Judge.of(question, scaled(farthest, width));
    }

    private static Evidence scaled(Evidence evidence, int width) {
        var measured = evidence.measurement();
        return new Evidence(
                measured.with(width * measured.mean(), width * measured.standardError()), evidence.heaviestShare());
    }

    private static double exact(NetworkCorrelators correlators, double distance) {
        int d = correlators.network().neuron().dimension();
        Vector origin = Fields.point(d, 0);
        Vector far = Fields.point(d, distance);
        return correlators.network().width() * correlators.connected(List.of(origin, origin, far, far));
    }

    private static double apart(NetworkCorrelators correlators) {
        Vector origin = Fields.point(correlators.network().neuron().dimension(), 0);
        return correlators.network().width()
                * correlators.connectedApart(List.of(origin, origin), List.of(origin, origin));
    }

    private static Figure figure(NetworkCorrelators correlators, List<double[]> rows) {
        List<Double> fine = Fields.grid(Math.max(1e-3, rows.getLast()[0]), 201);
        Vector x = Vector.of(fine.stream().mapToDouble(Double::doubleValue).toArray());
        double apart = apart(correlators);
        return new Figure.Plot(
                "clustering",
                "Far places stay correlated",
                "The connected correlator of two squares falls to a plateau, not to 0: each neuron is a wave that fills"
                        + " space.",
                new Figure.Axis("distance x", false),
                new Figure.Axis("N κ₄(0, 0, x, x)", false),
                List.of(
                        new Figure.Trace.Line("exact", x, x.map(r -> exact(correlators, r)), Optional.empty()),
                        new Figure.Trace.Line("at infinite distance", x, x.map(_ -> apart), Optional.empty()),
                        new Figure.Trace.Line("a local field theory, far away", x, x.map(_ -> 0), Optional.empty()),
                        new Figure.Trace.Dots(
                                "measured",
                                Fields.column(rows, 0),
                                Fields.column(rows, 2),
                                Optional.of(Fields.column(rows, 3)))));
    }
}
