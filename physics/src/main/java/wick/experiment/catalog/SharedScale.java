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

/// Two sources of non-Gaussianity: independent neurons have a fourth cumulant that falls as 1/N, neurons
/// with a shared random scale one that stays. That width alone makes a field Gaussian must disagree for
/// the latter.
public final class SharedScale implements Experiment {
    private static final int CURVE = 40;

    @Override
    public String id() {
        return "shared-scale";
    }

    @Override
    public String title() {
        return "Width does not make a field Gaussian if the neurons share something";
    }

    @Override
    public String question() {
        return "Does the fourth cumulant of a network field fall as 1/N if its neurons share a random scale?";
    }

    @Override
    public List<Parameter> parameters() {
        return Fields.with(
                50_000,
                Stream.of(
                        Fields.widths(2, 8, 32, 128, 512),
                        new Parameter.Real("spread", "standard deviation of the squared shared scale", 0.6, 0.05, 1),
                        Fields.READOUTS));
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.DEMIRTAS_2024, Bibliography.HALVERSON_2021);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Fields fields = new Fields(this, settings);
        List<Integer> widths = settings.wholes("widths");
        double spread = settings.real("spread");
        List<Comparison> shared = new ArrayList<>();
        List<Comparison> alone = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        Evidence last = null;
        for (int width : widths) {
            progress.at("width " + width, shared.size() / (double) widths.size());
            FieldNetwork plain = FieldNetwork.cosine(width, 1.0);
            Evidence with = measured(fields, plain.withScaleSpread(spread), ".shared");
            Evidence without = measured(fields, plain, "");
            double independent = cumulant(plain);
            double common = cumulant(plain.withScaleSpread(spread));
            shared.add(
                    judged(fields, "shared", width, with, common, new Alternative("independent neurons", independent)));
            alone.add(judged(
                    fields, "independent", width, without, independent, new Alternative("a shared scale", common)));
            rows.add(row(width, common, with, independent, without));
            last = with;
        }
        List<Comparison> wrong = last == null ? List.of() : List.of(falling(fields, widths, last));
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        arrays.put("fourth_cumulant", Fields.table(rows));
        double[] widest = rows.getLast();
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "No: with a shared scale the fourth cumulant is %.4g ± %.2g at N = %d and %.4g at infinite width;"
                                + " for independent neurons it falls as 1/N, here to %.3g.",
                        widest[2],
                        widest[3],
                        (int) widest[0],
                        plateau(spread),
                        widest[4]),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "The fourth cumulant of f(0) for cosine neurons with and without a shared scale.",
                                Stream.concat(shared.stream(), alone.stream()).toList(),
                                List.of(figure(rows, spread))),
                        new Section(
                                "one-over-width",
                                "Wrong: every fourth cumulant falls as 1/N",
                                "The law of independent neurons, scaled from the narrowest network to the widest.",
                                wrong,
                                List.of())),
                arrays);
    }

    private static double[] row(int width, double common, Evidence with, double independent, Evidence without) {
        return new double[] {
            width,
            common,
            with.measurement().mean(),
            with.measurement().standardError(),
            independent,
            without.measurement().mean(),
            without.measurement().standardError()
        };
    }

    private static Evidence measured(Fields fields, FieldNetwork network, String part) {
        return fields.squares(network, part, Matrix.zeros(1, 1)).getFirst();
    }

    private static double cumulant(FieldNetwork network) {
        Vector origin = Vector.of(0);
        return NetworkCorrelators.of(network).connected(List.of(origin, origin, origin, origin));
    }

    private static double plateau(double spread) {
        Vector origin = Vector.of(0);
        return NetworkCorrelators.limit(FieldNetwork.cosine(1, 1.0).withScaleSpread(spread))
                .connected(List.of(origin, origin, origin, origin));
    }

    private Comparison judged(
            Fields fields, String kind, int width, Evidence evidence, double exact, Alternative rival) {
        return Judge.of(
                Question.of(
                        Subject.of(kind + ".width-" + width, "fourth cumulant, " + kind + " scale")
                                .atWidth(width),
                        new Prediction.Exact(exact, 1e-12, Fields.BASIS),
                        rival,
                        fields.settings().more(this, "networks")),
                evidence);
    }

    private Comparison falling(Fields fields, List<Integer> widths, Evidence last) {
        double spread = fields.settings().real("spread");
        FieldNetwork narrow = FieldNetwork.cosine(widths.getFirst(), 1.0).withScaleSpread(spread);
        int widest = widths.getLast();
        double scaled = cumulant(narrow) * widths.getFirst() / widest;
        Question question = Question.of(
                        Subject.of("falling.width-" + widest, "fourth cumulant if it fell as 1/N")
                                .atWidth(widest),
                        new Prediction.Exact(scaled, 1e-12, Fields.BASIS),
                        new Alternative("the exact law with its plateau", cumulant(narrow.withWidth(widest))),
                        fields.settings().more(this, "networks"))
                .expecting(Verdict.DISAGREES);
        return Judge.of(question, last);
    }

    private static Figure figure(List<double[]> rows, double spread) {
        double low = rows.getFirst()[0];
        double high = Math.max(rows.getLast()[0], 2 * low);
        double[] widths = new double[CURVE];
        for (int i = 0; i < CURVE; i++) {
            widths[i] = low * Math.pow(high / low, i / (CURVE - 1.0));
        }
        Vector x = Vector.of(widths);
        double one = cumulant(FieldNetwork.cosine(1, 1.0));
        double plateau = plateau(spread);
        double slope = cumulant(FieldNetwork.cosine(1, 1.0).withScaleSpread(spread)) - plateau;
        return new Figure.Plot(
                "plateau",
                "Two sources of non-Gaussianity",
                "Independent neurons become Gaussian with width; neurons that share a scale do not.",
                new Figure.Axis("neurons N", true),
                new Figure.Axis("fourth cumulant of f(0)", false),
                List.of(
                        new Figure.Trace.Line(
                                "shared scale: exact", x, x.map(n -> plateau + slope / n), Optional.empty()),
                        new Figure.Trace.Dots(
                                "shared scale: measured",
                                Fields.column(rows, 0),
                                Fields.column(rows, 2),
                                Optional.of(Fields.column(rows, 3))),
                        new Figure.Trace.Line("independent: exact", x, x.map(n -> one / n), Optional.empty()),
                        new Figure.Trace.Dots(
                                "independent: measured",
                                Fields.column(rows, 0),
                                Fields.column(rows, 5),
                                Optional.of(Fields.column(rows, 6)))));
    }
}
