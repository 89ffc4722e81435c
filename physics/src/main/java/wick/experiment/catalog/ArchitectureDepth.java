package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Parameter;
import wick.experiment.PositiveLimit;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Sweep;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.lab.ensemble.Ensemble;
import wick.lab.ensemble.Reading;
import wick.lab.spectra.SquaredGradient;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Source;
import wick.theory.infinitewidth.DepthBehavior;
import wick.theory.infinitewidth.RepeatedBlock;

/// What repeating a block of one architecture does to the variance of signals, to the difference of two
/// inputs and to gradients: mean-field theory against networks of several widths.
public final class ArchitectureDepth implements Experiment {
    private static final int OUTPUTS = 4;
    private static final double CORRELATION = 0.9;
    private static final double EPSILON = 1e-6;
    private static final String PLAIN = "plain";

    @Override
    public String id() {
        return "architecture-depth";
    }

    @Override
    public String title() {
        return "Depth behavior of residual networks, layer norm and dropout";
    }

    @Override
    public String question() {
        return "How do signals, differences between inputs and gradients change with depth in architectures other than"
                + " plain stacks?";
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(new Parameter.Choice(
                "block", "what is repeated", "residual", List.of(PLAIN, "residual", "residual-layer-norm", "dropout")));
        parameters.addAll(Setup.layer("tanh", 0.5, 0.05));
        parameters.add(new Parameter.Real("rate", "rate of dropout", 0.2, 0, 0.95));
        parameters.add(new Parameter.Whole("blocks", "blocks", 4, 2, 1000));
        parameters.add(Setup.widths(32, 48, 64, 96, 128));
        parameters.add(Setup.networks(2000));
        parameters.add(Setup.SEED);
        return parameters;
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.YANG_SCHOENHOLZ_2017, Bibliography.SCHOENHOLZ_2017, Bibliography.DOSHI_2021);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        String kind = settings.choice("block");
        RepeatedBlock theory = RepeatedBlock.of(network(settings, kind, 16));
        List<RepeatedBlock.Stage> stages = theory.stages(1, 1 - CORRELATION, settings.size("blocks"));
        Sweep sweep = draw(settings, progress);
        WidthSeries variance = sweep.series(sample -> sample.mean(row -> row[0]));
        WidthSeries unlike =
                sweep.series(sample -> sample.geometricMean(row -> (row[0] + row[2] - 2 * row[1]) / (row[0] + row[2])));
        WidthSeries gradient = sweep.series(sample -> sample.geometricMean(row -> row[3]));
        RepeatedBlock.Stage last = stages.getLast();
        RepeatedBlock.Stage other = kind.equals(PLAIN)
                ? stages.get(stages.size() - 2)
                : RepeatedBlock.of(network(settings, PLAIN, 16))
                        .stages(1, 1 - CORRELATION, settings.size("blocks"))
                        .getLast();
        Compared compared =
                new Compared(settings, kind.equals(PLAIN) ? "one block fewer" : "a plain stack of the same layers");
        List<Comparison> comparisons = List.of(
                compared.judge(
                        Subject.of("block.variance", "variance of a signal behind the last block"),
                        new Pair(last.variance(), other.variance()),
                        variance),
                compared.judge(
                        Subject.of(
                                "block.difference",
                                "1 − correlation of two inputs behind the last block, geometric mean"),
                        new Pair(last.decorrelation(), other.decorrelation()),
                        unlike),
                compared.judge(
                        Subject.of(
                                "block.gradient", "squared gradient from the outputs back to block 0, geometric mean"),
                        new Pair(last.gradient(), other.gradient()),
                        gradient));
        DepthBehavior behavior = theory.behaviors().getFirst();
        Section section = new Section(
                id(),
                title(),
                "Class at large depth: " + behavior.universalityClass().words() + ".",
                comparisons,
                List.of(Curves.overWidth(
                        new Curves.Caption(
                                "gradient-over-width",
                                "Squared gradient at block 0",
                                "Dots tend to the line, the theory of infinite width.",
                                "squared gradient"),
                        gradient,
                        _ -> last.gradient())));
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "Behind %d blocks the squared gradient is multiplied by %.4g (theory %.4g).",
                        settings.size("blocks"),
                        comparisons.getLast().measurement().mean(),
                        last.gradient()),
                List.of(section),
                Curves.tables(Map.of("variance", variance, "difference", unlike, "gradient", gradient)));
    }

    private static Network network(Settings settings, String kind, int width) {
        Layer dense = new Layer.Dense(
                width, new Initialization.Variances(settings.real("weight-variance"), settings.real("bias-variance")));
        Layer activation = new Layer.Pointwise(
                Activation.named(settings.choice("activation")).orElseThrow());
        List<Layer> block = switch (kind) {
            case PLAIN -> List.of(activation, dense);
            case "residual" -> List.of(new Layer.Residual(List.of(activation, dense)));
            case "residual-layer-norm" ->
                List.of(new Layer.Residual(List.of(new Layer.LayerNorm(EPSILON), activation, dense)));
            default -> List.of(activation, new Layer.Dropout(settings.real("rate")), dense);
        };
        Initialization.Variances unit = new Initialization.Variances(1, 0);
        return new Network(
                2,
                List.of(
                        new Layer.Dense(width, unit),
                        new Layer.Repeat(settings.size("blocks"), block),
                        new Layer.Dense(OUTPUTS, unit)),
                Distribution.NORMAL,
                Parameterization.NTK);
    }

    /// S of the readout for two inputs and the squared gradient behind the first matrix.
    private Sweep draw(Settings settings, Progress progress) {
        double other = Math.sqrt(1 - CORRELATION * CORRELATION);
        double length = Math.sqrt(2);
        Matrix inputs = Matrix.of(2, 2, length, 0, length * CORRELATION, length * other);
        List<Integer> widths = settings.wholes("widths");
        double total = widths.stream().mapToDouble(w -> (double) w * w).sum();
        List<Sweep.AtWidth> parts = new ArrayList<>();
        double done = 0;
        for (int width : widths) {
            progress.at("width " + width, done / total);
            Network network = network(settings, settings.choice("block"), width);
            int readout = network.wire().matrices().size() - 1;
            Ensemble ensemble = new Ensemble(
                    network.wire(),
                    Engine.REAL_WEIGHTS,
                    Address.of(settings.whole("seed"), id() + "." + settings.choice("block") + ".width-" + width),
                    settings.size("networks"));
            Reading reading =
                    new Reading.Several(List.of(new Reading.Kernels(List.of(readout)), new SquaredGradient(0)));
            parts.add(new Sweep.AtWidth(width, Sample.draw(ensemble, inputs, reading)));
            done += (double) width * width;
        }
        return new Sweep(parts);
    }

    /// What theory says of this architecture and what the rival says.
    private record Pair(double value, double rival) {}

    private final class Compared {
        private final Settings settings;
        private final String rival;

        Compared(Settings settings, String rival) {
            this.settings = settings;
            this.rival = rival;
        }

        Comparison judge(Subject subject, Pair pair, WidthSeries series) {
            Basis basis = new Basis(
                    List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.INFINITE_WIDTH), Bibliography.YANG_SCHOENHOLZ_2017);
            Question question = Question.of(
                    subject,
                    Bases.limit(pair.value(), 1e-11 * Math.abs(pair.value()), basis),
                    new Alternative(rival, pair.rival()),
                    settings.more(ArchitectureDepth.this, "networks"));
            return PositiveLimit.judge(
                    question,
                    series,
                    new WidthExpansion.Reading(
                            settings.size("blocks") + 1.0,
                            OptionalInt.of(settings.wholes("widths").getLast())));
        }
    }
}
