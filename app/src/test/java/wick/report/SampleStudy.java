package wick.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wick.experiment.Comparison;
import wick.experiment.Figure;
import wick.experiment.Section;
import wick.experiment.Verdict;
import wick.experiment.study.StudyReport;
import wick.numeric.matrix.Matrix;

/// A study like the one of the digits, with measurements made up.
public final class SampleStudy {
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
        Comparison comparison =
                SampleComparisons.compare(name, name, 3, 256, new double[] {1, 1.1, 0.1}, Verdict.AGREES);
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
            depth.add(SampleComparisons.compare(
                    "correlation",
                    "correlation c of two inputs",
                    layer,
                    256,
                    new double[] {theory[layer - 1], measured, 0.0004 + 0.0001 * layer},
                    Verdict.AGREES));
        }
        List<Comparison> kernels = List.of(
                SampleComparisons.scaling("nngp-exponent", "exponent of the NNGP residual", -0.4973, 0.0061),
                SampleComparisons.scaling("ntk-exponent", "exponent of the NTK residual", -0.5082, 0.0094),
                SampleComparisons.compare(
                        "nngp-diagonal",
                        "NNGP kernel K(x, x)",
                        6,
                        256,
                        new double[] {0.5881264, 0.58723, 0.00093},
                        Verdict.AGREES),
                SampleComparisons.compare(
                        "ntk-diagonal",
                        "NTK Θ(x, x)",
                        7,
                        256,
                        new double[] {3.21873, 3.2811, 0.0127},
                        Verdict.INCONCLUSIVE),
                SampleComparisons.bound());
        List<Comparison> spread = List.of(
                SampleComparisons.compare(
                        "ntk-variance",
                        "relative variance of the NTK",
                        7,
                        256,
                        new double[] {0.0618, 0.0633, 0.0021},
                        Verdict.AGREES),
                SampleComparisons.compare(
                        "naive-square-root",
                        "depth as if layers were independent",
                        7,
                        256,
                        new double[] {0.031, 0.0633, 0.0021},
                        Verdict.DISAGREES));
        List<Comparison> training = List.of(
                SampleComparisons.compare(
                        "mean-output",
                        "mean output after 100 steps",
                        0,
                        256,
                        new double[] {0.8127, 0.8093, 0.0051},
                        Verdict.AGREES),
                SampleComparisons.compare(
                        "output-spread",
                        "spread of outputs after 100 steps",
                        0,
                        256,
                        new double[] {0.1162, 0.1248, 0.0017},
                        Verdict.DISAGREES));
        List<Comparison> accuracy = List.of(
                SampleComparisons.compare(
                        "posterior-accuracy",
                        "accuracy of the NNGP posterior",
                        0,
                        0,
                        new double[] {0.961, 0.9598, 0.0014},
                        Verdict.AGREES),
                SampleComparisons.compare(
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
}
