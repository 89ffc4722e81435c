package wick.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import wick.experiment.Comparison;
import wick.experiment.Figure;
import wick.experiment.Section;
import wick.experiment.Verdict;
import wick.experiment.study.StudyReport;
import wick.numeric.matrix.Matrix;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Measurement;
import wick.observable.Prediction;
import wick.observable.Source;

/// A study like the one of the digits, with measurements made up.
public final class SampleStudy {
    private static final Source SCHOENHOLZ = new Source(
            "schoenholz2017",
            "Schoenholz and Gilmer and Ganguli and Sohl-Dickstein",
            2017,
            "Deep Information Propagation",
            "arXiv:1611.01232");
    private static final Source HANIN = new Source(
            "hanin2020", "Hanin and Nica", 2020, "Finite Depth and Width Corrections to the NTK", "arXiv:1909.05989");
    private static final Basis WIDE =
            new Basis(List.of(Assumption.INDEPENDENT_WEIGHTS, Assumption.INFINITE_WIDTH), SCHOENHOLZ);
    private static final Basis FIRST =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.FIRST_ORDER_IN_WIDTH), HANIN);

    private SampleStudy() {}

    public static StudyReport finished() {
        return of("tanh, 6 × 256, on 1000 digits", sections(), true);
    }

    /// The report when one section has landed.
    public static StudyReport early() {
        return of("tanh, 6 × 256, on 1000 digits", sections().subList(0, 1), false);
    }

    public static StudyReport chaotic() {
        return of("tanh, 6 × 256, chaotic", sections().subList(0, 3), true);
    }

    /// Everything a user can name is replaced by `name`.
    public static StudyReport named(String name) {
        Comparison comparison = compare(name, name, 3, 256, new double[] {1, 1.1, 0.1}, Verdict.AGREES);
        List<Figure> figures = new ArrayList<>();
        for (Figure figure : SampleFigures.front()) {
            figures.add(
                    switch (figure) {
                        case Figure.Plot plot ->
                            new Figure.Plot(
                                    name,
                                    name,
                                    name,
                                    new Figure.Axis(name, false),
                                    new Figure.Axis(name, false),
                                    plot.traces().stream()
                                            .map(trace -> switch (trace) {
                                                case Figure.Trace.Line line ->
                                                    (Figure.Trace) new Figure.Trace.Line(
                                                            name, line.x(), line.y(), line.band());
                                                case Figure.Trace.Dots dots ->
                                                    new Figure.Trace.Dots(name, dots.x(), dots.y(), dots.error());
                                                case Figure.Trace.Mark mark ->
                                                    new Figure.Trace.Mark(name, mark.x(), mark.y(), mark.emphasized());
                                            })
                                            .toList());
                        case Figure.HeatMap map ->
                            new Figure.HeatMap(
                                    name,
                                    name,
                                    name,
                                    new Figure.Axis(name, false),
                                    new Figure.Axis(name, false),
                                    new Figure.Grid(
                                            map.grid().x(),
                                            map.grid().y(),
                                            map.grid().values(),
                                            name),
                                    List.of(new Figure.Trace.Mark(name, 1, 0.1, true)));
                    });
        }
        Section section = new Section(name, name, name, List.of(comparison), figures);
        return new StudyReport(
                name,
                name,
                figures,
                List.of(new StudyReport.Advice(name, name)),
                List.of(section),
                new StudyReport.Closing(false, List.of(name), List.of(name)),
                new StudyReport.Provenance(name, Map.of(name, name), name),
                new TreeMap<>());
    }

    private static StudyReport of(String title, List<Section> sections, boolean finished) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Wick", "0.1.0 (24b703f)");
        facts.put("Java", "25.0.3+9");
        facts.put("BLAS core", "SkylakeX, one thread");
        facts.put("seed", "1");
        facts.put("network", "sha-256 5d0c3a…e91f");
        facts.put("data", "digits, 1000 training and 797 test images");
        return new StudyReport(
                title,
                "This network is slightly chaotic, close to criticality: a signal reaches about 12 layers, and the"
                        + " network has 6, so nothing is lost on the way.",
                SampleFigures.front(),
                List.of(
                        new StudyReport.Advice(
                                "A learning rate up to 0.43 is stable; 0.2 learns all of the first 20 modes in 100 steps.",
                                "half the sum of squares, full-batch gradient descent, NTK parameterization"),
                        new StudyReport.Advice(
                                "Up to 40 layers train with this initialization; for 100 set σ_w² = 1.63.",
                                "any smooth loss, first steps, standard or NTK parameterization"),
                        new StudyReport.Advice(
                                "From width 640 on theory without corrections is right within 1 %.",
                                "untrained networks, any parameterization")),
                sections,
                new StudyReport.Closing(
                        finished,
                        finished
                                ? List.of(
                                        "Theory describes this network: 14 of 14 graded numbers agree.",
                                        "At your width of 256 its corrections are between 0.2 % and 6 %.",
                                        "After training the kernel has moved by 8 %, so the lazy limit is a fair guide.")
                                : List.of(),
                        List.of(
                                "wick study digits.yaml --networks 8000",
                                "wick study digits.yaml --against chaotic.yaml")),
                new StudyReport.Provenance(
                        "wick study digits.yaml --seed 1 --networks 2000",
                        facts,
                        "network:\n  input: 64\n  layers:\n    - dense: {width: 256, weight-variance: 1.76}\n    - activation: tanh\n"),
                new TreeMap<>(Map.of("nngp", Matrix.identity(3), "ntk", Matrix.of(1, 2, 0.5, Double.NaN))));
    }

    private static List<Section> sections() {
        List<Comparison> depth = new ArrayList<>();
        double[] theory = {0.64312871, 0.68122342, 0.71480011, 0.74400213, 0.76981177, 0.79277713};
        for (int layer = 1; layer <= 6; layer++) {
            double measured = theory[layer - 1] + 0.0004 * Math.sin(3 * layer);
            depth.add(compare(
                    "correlation",
                    "correlation c of two inputs",
                    layer,
                    256,
                    new double[] {theory[layer - 1], measured, 0.0004 + 0.0001 * layer},
                    Verdict.AGREES));
        }
        List<Comparison> kernels = List.of(
                scaling("nngp-exponent", "exponent of the NNGP residual", -0.4973, 0.0061),
                scaling("ntk-exponent", "exponent of the NTK residual", -0.5082, 0.0094),
                compare(
                        "nngp-diagonal",
                        "NNGP kernel K(x, x)",
                        6,
                        256,
                        new double[] {0.5881264, 0.58723, 0.00093},
                        Verdict.AGREES),
                compare(
                        "ntk-diagonal",
                        "NTK Θ(x, x)",
                        7,
                        256,
                        new double[] {3.21873, 3.2811, 0.0127},
                        Verdict.INCONCLUSIVE),
                bound());
        List<Comparison> spread = List.of(
                compare(
                        "ntk-variance",
                        "relative variance of the NTK",
                        7,
                        256,
                        new double[] {0.0618, 0.0633, 0.0021},
                        Verdict.AGREES),
                compare(
                        "naive-square-root",
                        "depth as if layers were independent",
                        7,
                        256,
                        new double[] {0.031, 0.0633, 0.0021},
                        Verdict.DISAGREES));
        List<Comparison> training = List.of(
                compare(
                        "mean-output",
                        "mean output after 100 steps",
                        0,
                        256,
                        new double[] {0.8127, 0.8093, 0.0051},
                        Verdict.AGREES),
                compare(
                        "output-spread",
                        "spread of outputs after 100 steps",
                        0,
                        256,
                        new double[] {0.1162, 0.1248, 0.0017},
                        Verdict.DISAGREES));
        List<Comparison> accuracy = List.of(
                compare(
                        "posterior-accuracy",
                        "accuracy of the NNGP posterior",
                        0,
                        0,
                        new double[] {0.961, 0.9598, 0.0014},
                        Verdict.AGREES),
                compare(
                        "lazy-accuracy",
                        "accuracy of one lazy network",
                        0,
                        256,
                        new double[] {0.9213, 0.9342, 0.0012},
                        Verdict.NOT_GRADED));
        return List.of(
                new Section(
                        "depth",
                        "Depth",
                        "How far does a signal reach? Differences between inputs shrink by e every 12.4 layers; theory and 2000 networks agree in each of 6 layers.",
                        depth,
                        List.of(SampleFigures.correlation(), SampleFigures.trainable())),
                new Section(
                        "kernels",
                        "Kernels against width",
                        "One network's kernel differs from the infinite one by an amount that falls as n^{-1/2}, as predicted.",
                        kernels,
                        List.of(SampleFigures.spread())),
                new Section(
                        "spread",
                        "Spread of the NTK",
                        "The NTK of one network is not the mean: its variance grows with depth over width.",
                        spread,
                        List.of()),
                new Section(
                        "training",
                        "Training",
                        "Mean and spread of the outputs over time, against 64 trained networks.",
                        training,
                        List.of(SampleFigures.training())),
                new Section(
                        "accuracy",
                        "Accuracy",
                        "What the kernels can classify, and what trained networks do.",
                        accuracy,
                        List.of()));
    }

    private static Comparison scaling(String id, String quantity, double measured, double error) {
        Prediction prediction = new Prediction.ScalingLaw(-0.5, 0, new Prediction.Range("width", 64, 512), WIDE);
        return new Comparison(
                id,
                quantity,
                new Comparison.Place(OptionalInt.empty(), OptionalInt.empty()),
                prediction,
                new Measurement(measured, error, 2000, 1, Measurement.Engine.IMPLICIT_WEIGHTS, List.of()),
                Optional.of(new Comparison.Rival("n^{-1}, as for means", -1, 0.5 / error)),
                OptionalDouble.of((measured + 0.5) / error),
                Verdict.AGREES,
                Verdict.AGREES,
                Optional.empty(),
                "Exponents beyond −0.5 ± " + 4 * error + " are excluded.");
    }

    private static Comparison bound() {
        return new Comparison(
                "nngp-mean-residual",
                "mean residual of the NNGP kernel",
                new Comparison.Place(OptionalInt.empty(), OptionalInt.of(256)),
                new Prediction.Bound(0.0121, 0, true, FIRST),
                new Measurement(
                        0.0037,
                        0.0008,
                        2000,
                        1,
                        Measurement.Engine.IMPLICIT_WEIGHTS,
                        List.of("shares inputs with the others")),
                Optional.empty(),
                OptionalDouble.empty(),
                Verdict.NOT_VIOLATED,
                Verdict.NOT_VIOLATED,
                Optional.empty(),
                "The bound is 3.3 times the measured value.");
    }

    /// `numbers` are prediction, mean, standard error; layer or width 0 stand for none.
    private static Comparison compare(
            String id, String quantity, int layer, int width, double[] numbers, Verdict verdict) {
        double difference = numbers[1] - numbers[0];
        boolean real = verdict == Verdict.NOT_GRADED;
        Prediction prediction = real
                ? new Prediction.Heuristic(numbers[0], 0.002, WIDE)
                : new Prediction.Expansion(
                        numbers[0],
                        1e-12,
                        new Prediction.Order("1/n", width == 0 ? 0 : 1.0 / width, 0),
                        OptionalDouble.empty(),
                        WIDE);
        return new Comparison(
                id,
                quantity,
                new Comparison.Place(
                        layer == 0 ? OptionalInt.empty() : OptionalInt.of(layer),
                        width == 0 ? OptionalInt.empty() : OptionalInt.of(width)),
                prediction,
                new Measurement(
                        numbers[1],
                        numbers[2],
                        real ? 64 : 2000,
                        1,
                        real ? Measurement.Engine.REAL_WEIGHTS : Measurement.Engine.IMPLICIT_WEIGHTS,
                        List.of()),
                Optional.of(new Comparison.Rival("the layer before", numbers[0] * 0.95, 11.3)),
                OptionalDouble.of(difference / numbers[2]),
                verdict,
                id.equals("naive-square-root") || verdict == Verdict.NOT_GRADED ? verdict : Verdict.AGREES,
                Optional.of(new Comparison.Deviation(
                        100 * difference / numbers[0],
                        100 * numbers[2] / numbers[0],
                        OptionalDouble.of(25_600 * Math.abs(difference / numbers[0])))),
                verdict == Verdict.INCONCLUSIVE
                        ? "Not enough networks to exclude the rival; `wick study digits.yaml --networks 9000` would."
                        : "Deviations above 0.4 % are excluded.");
    }
}
