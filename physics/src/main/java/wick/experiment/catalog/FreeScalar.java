package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Family;
import wick.experiment.Figure;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.network.field.FieldNetwork;
import wick.network.field.Frequencies;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.observable.Bibliography;
import wick.observable.Source;
import wick.theory.networkfields.NetworkCorrelators;
import wick.theory.networkfields.UncutPropagator;

/// The two-point function of cosine networks whose frequencies fill a ball: the propagator of a free
/// scalar with that cutoff, at every width, one neuron included. The propagator without a cutoff, or with
/// twice the cutoff, must be excluded.
public final class FreeScalar implements Experiment {
    private static final double ERROR = 1e-12;

    @Override
    public String id() {
        return "free-scalar";
    }

    @Override
    public String title() {
        return "A network that is a free scalar field";
    }

    @Override
    public String question() {
        return "Do random cosine networks of any width have the two-point function of a free scalar with a cutoff?";
    }

    @Override
    public List<Parameter> parameters() {
        return Fields.with(
                200_000,
                Stream.concat(
                        Fields.scalar().stream(),
                        Stream.of(
                                Fields.widths(1, 8, 64),
                                new Parameter.Reals(
                                        "distances", "distances of two points", List.of(0.0, 0.5, 1.0, 2.0), 0, 1e6))));
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.DEMIRTAS_2024, Bibliography.HALVERSON_2021);
    }

    /// One width: the measured products, and theory beside them.
    private record AtWidth(int width, Sample products, Comparison comparison) {}

    @Override
    public Result run(Settings settings, Progress progress) {
        Fields fields = new Fields(this, settings);
        List<Double> distances = settings.reals("distances");
        Vector exact = exact(fields.ball(), distances);
        List<AtWidth> all = new ArrayList<>();
        for (int width : settings.wholes("widths")) {
            progress.at(
                    "width " + width,
                    all.size() / (double) settings.wholes("widths").size());
            all.add(measured(fields, width, exact));
        }
        List<Comparison> comparisons = all.stream().map(AtWidth::comparison).toList();
        double worst = comparisons.stream()
                .mapToDouble(c -> Math.abs(c.z().orElse(0)))
                .max()
                .orElse(0);
        String answer = String.format(
                Locale.ROOT,
                "The two-point function is that of a scalar of mass %.4g with cutoff %.4g in %d dimension%s at every width"
                        + " measured: the largest deviation corresponds to %.1f standard errors.",
                fields.ball().mass(),
                fields.ball().cutoff(),
                fields.ball().dimension(),
                fields.ball().dimension() == 1 ? "" : "s",
                worst);
        return new Result(
                id(),
                answer,
                List.of(new Section(
                        id(),
                        title(),
                        "χ² over all distances, from the covariance of the same networks.",
                        comparisons,
                        List.of(figure(fields.ball(), distances, all)))),
                arrays(distances, exact, all));
    }

    private AtWidth measured(Fields fields, int width, Vector exact) {
        List<Double> distances = fields.settings().reals("distances");
        FieldNetwork network = FieldNetwork.freeScalar(fields.ball(), width);
        Sample values = fields.draw(network, Fields.axis(network.neuron().dimension(), distances));
        List<ToDoubleFunction<double[]>> products = new ArrayList<>();
        for (int i = 0; i < distances.size(); i++) {
            int at = i + 1;
            products.add(row -> row[0] * row[at]);
        }
        Sample sample = values.derived(products);
        List<ToDoubleFunction<double[]>> columns = new ArrayList<>();
        for (int i = 0; i < distances.size(); i++) {
            int at = i;
            columns.add(row -> row[at]);
        }
        Family.Asked asked = new Family.Asked(
                Subject.of("propagator.width-" + width, "two-point function over distances, χ² per number")
                        .atWidth(width),
                Fields.BASIS,
                fields.ball().dimension() == 1 ? "the propagator without a cutoff" : "twice the cutoff",
                fields.settings().more(this, "networks"));
        Family.Predicted predicted =
                new Family.Predicted(exact, exact.map(_ -> ERROR), rival(fields.ball(), distances));
        return new AtWidth(width, sample, Family.judge(asked, predicted, sample.family(columns)));
    }

    private static Vector exact(Frequencies.Ball ball, List<Double> distances) {
        NetworkCorrelators correlators = NetworkCorrelators.of(FieldNetwork.freeScalar(ball, 1));
        Vector origin = Fields.point(ball.dimension(), 0);
        return Vector.of(distances.stream()
                .mapToDouble(x -> correlators.twoPoint(origin, Fields.point(ball.dimension(), x)))
                .toArray());
    }

    /// In one dimension the propagator without a cutoff; beyond it diverges at distance 0, and the ball's
    /// diameter is taken for its radius.
    private static Vector rival(Frequencies.Ball ball, List<Double> distances) {
        return ball.dimension() == 1
                ? Vector.of(distances.stream()
                        .mapToDouble(x -> UncutPropagator.of(1, ball.mass(), x))
                        .toArray())
                : exact(new Frequencies.Ball(ball.dimension(), ball.mass(), 2 * ball.cutoff()), distances);
    }

    private static Figure figure(Frequencies.Ball ball, List<Double> distances, List<AtWidth> all) {
        List<Figure.Trace> traces = new ArrayList<>();
        double largest = Math.max(distances.getLast(), 1 / ball.mass());
        List<Double> fine = Fields.grid(largest, 201);
        Vector line = exact(ball, fine);
        traces.add(new Figure.Trace.Line("exact, every width", Vector.of(flat(fine)), line, Optional.empty()));
        List<Double> inside = fine.subList(ball.dimension() == 1 ? 0 : 10, fine.size());
        traces.add(new Figure.Trace.Line(
                "without a cutoff",
                Vector.of(flat(inside)),
                Vector.of(inside.stream()
                        .mapToDouble(x -> UncutPropagator.of(ball.dimension(), ball.mass(), x))
                        .toArray()),
                Optional.empty()));
        for (AtWidth one : all) {
            double[] errors = new double[distances.size()];
            for (int i = 0; i < errors.length; i++) {
                errors[i] = one.products().mean(i).measurement().standardError();
            }
            traces.add(new Figure.Trace.Dots(
                    "measured, N = " + one.width(),
                    Vector.of(flat(distances)),
                    one.products().means(),
                    Optional.of(Vector.of(errors))));
        }
        return new Figure.Plot(
                "two-point",
                "The propagator of a network",
                "The two-point function over random networks does not depend on their width.",
                new Figure.Axis("distance x", false),
                new Figure.Axis("G(x)", false),
                traces);
    }

    private static double[] flat(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// Columns: width, distance, theory, mean, standard error.
    private static SequencedMap<String, Matrix> arrays(List<Double> distances, Vector exact, List<AtWidth> all) {
        List<double[]> rows = new ArrayList<>();
        for (AtWidth one : all) {
            for (int i = 0; i < distances.size(); i++) {
                var mean = one.products().mean(i).measurement();
                rows.add(new double[] {one.width(), distances.get(i), exact.at(i), mean.mean(), mean.standardError()});
            }
        }
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        arrays.put("two_point", Fields.table(rows));
        return arrays;
    }
}
