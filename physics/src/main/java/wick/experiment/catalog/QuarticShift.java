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
import wick.network.field.FieldNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.observable.Bibliography;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.networkfields.QuarticDeformation;

/// d⟨f(0)²⟩/dλ at λ = 0 when the density of the parameters is multiplied by exp(−(λ/4!) ∫ f⁴): exact at
/// every width, and measured as −Cov(f(0)², ∫ f⁴ / 4!) on free networks. The field theory, infinite
/// width, must be excluded.
public final class QuarticShift implements Experiment {
    private static final int CURVE = 40;

    @Override
    public String id() {
        return "phi4-shift";
    }

    @Override
    public String title() {
        return "What a quartic interaction does to a network of finite width";
    }

    @Override
    public String question() {
        return "Does φ⁴ on networks of finite width shift ⟨f²⟩ by what field theory says, or by the exact sum with 1/N?";
    }

    @Override
    public List<Parameter> parameters() {
        return Fields.with(
                100_000,
                Stream.concat(
                        Fields.scalar().stream(),
                        Stream.of(
                                Fields.widths(32, 128),
                                new Parameter.Real("half-side", "half the side of the box", 3, 1e-3, 1e4),
                                new Parameter.Whole("points", "lattice points on a side of the box", 41, 2, 10_001),
                                Fields.READOUTS,
                                new Parameter.Real("coupling", "coupling of the last section", 0.2, 0, 1e9),
                                new Parameter.Choice(
                                        "sampler",
                                        "how networks are weighted at that coupling",
                                        "auto",
                                        List.of("auto", "reweighting", "chain")))));
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.DEMIRTAS_2024);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Fields fields = new Fields(this, settings);
        FieldNetwork any = FieldNetwork.freeScalar(fields.ball(), 1);
        double limit = QuarticDeformation.limit(any, fields.box()).firstOrder(legs(fields));
        List<Comparison> comparisons = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        List<Integer> widths = settings.wholes("widths");
        for (int width : widths) {
            progress.at("width " + width, comparisons.size() / (double) widths.size());
            double exact = exact(fields, width);
            Evidence evidence = fields.shift(any.withWidth(width));
            comparisons.add(Judge.of(
                    Question.of(
                            Subject.of("shift.width-" + width, "d⟨f(0)²⟩/dλ").atWidth(width),
                            new Prediction.Exact(exact, 1e-10 * Math.abs(exact), Fields.BASIS),
                            new Alternative("the field theory: infinite width", limit),
                            settings.more(this, "networks")),
                    evidence));
            rows.add(new double[] {
                width,
                exact,
                limit,
                evidence.measurement().mean(),
                evidence.measurement().standardError()
            });
        }
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        arrays.put("shift", Fields.table(rows));
        double[] widest = rows.getLast();
        double[] narrowest = rows.getFirst();
        progress.at("coupling", 1);
        QuarticCoupling coupled = new QuarticCoupling(fields, any.withWidth((int) narrowest[0]), narrowest[1]);
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "With %d neurons the interaction shifts ⟨f(0)²⟩ by %.4g ± %.2g per unit of coupling; the exact sum"
                                + " says %.4g, the field theory alone %.4g.",
                        (int) widest[0],
                        widest[3],
                        widest[4],
                        widest[1],
                        limit),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "To first order in the coupling, exact in the number of neurons N.",
                                comparisons,
                                List.of(figure(fields, rows, limit))),
                        coupled.section()),
                arrays);
    }

    private static List<Vector> legs(Fields fields) {
        Vector origin = Fields.point(fields.ball().dimension(), 0);
        return List.of(origin, origin);
    }

    private static double exact(Fields fields, int width) {
        return QuarticDeformation.of(FieldNetwork.freeScalar(fields.ball(), width), fields.box())
                .firstOrder(legs(fields));
    }

    /// Second-order polynomials in 1/N, so that three widths tell the curve.
    private static Figure figure(Fields fields, List<double[]> rows, double limit) {
        double one = exact(fields, 1) - limit;
        double two = exact(fields, 2) - limit;
        double second = 2 * (one - 2 * two);
        double first = one - second;
        double low = rows.getFirst()[0];
        double high = Math.max(4 * rows.getLast()[0], 512);
        double[] widths = new double[CURVE];
        for (int i = 0; i < CURVE; i++) {
            widths[i] = low * Math.pow(high / low, i / (CURVE - 1.0));
        }
        Vector x = Vector.of(widths);
        return new Figure.Plot(
                "shift",
                "The shift of ⟨f²⟩ against width",
                "At finite width correlations between neurons that the interaction makes add to the field theory's shift.",
                new Figure.Axis("neurons N", true),
                new Figure.Axis("d⟨f(0)²⟩/dλ", false),
                List.of(
                        new Figure.Trace.Line(
                                "exact", x, x.map(n -> limit + first / n + second / (n * n)), Optional.empty()),
                        new Figure.Trace.Line("field theory, N = ∞", x, x.map(_ -> limit), Optional.empty()),
                        new Figure.Trace.Dots(
                                "measured",
                                Fields.column(rows, 0),
                                Fields.column(rows, 3),
                                Optional.of(Fields.column(rows, 4)))));
    }
}
