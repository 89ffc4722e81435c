package wick.experiment.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import wick.experiment.Evidence;
import wick.experiment.Figure;
import wick.experiment.Progress;
import wick.experiment.Sample;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Sweep;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.lab.ensemble.Reading;
import wick.network.Activation;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.observable.Measurement;
import wick.theory.finitewidth.CorrelationDepth;
import wick.theory.finitewidth.DepthShift;
import wick.theory.finitewidth.DifferenceLayer;
import wick.theory.finitewidth.SmallDifferences;
import wick.theory.infinitewidth.MeanField;
import wick.theory.infinitewidth.MeanFieldState;

/// 1 − c of two inputs that almost coincide, through depth, in networks of several widths whose variance
/// starts at its fixed point. Numbers of a sample are 1 − c behind weight matrices 1, 2, …, `last`, counted
/// from 0.
record DifferenceDecay(Units units, MeanFieldState state, CorrelationDepth.Finite theory, Setup setup, int first) {
    /// 1 − c at the first layer: what is not linear in the difference is as small.
    private static final double START = 1e-8;

    /// One layer of the networks.
    record Units(Activation activation, double weightVariance, double biasVariance) {
        String words() {
            return activation.name() + ", σ_w² = " + weightVariance + ", σ_b² = " + biasVariance;
        }
    }

    /// What is averaged over networks: D before its logarithm, or the logarithm.
    enum Kind {
        ANNEALED,
        TYPICAL;

        Vector of(DepthShift shift) {
            return Vector.of(
                    this == ANNEALED
                            ? shift.annealed().value()
                            : shift.typical().value(),
                    this == ANNEALED
                            ? shift.annealed().error()
                            : shift.typical().error());
        }
    }

    static DifferenceDecay of(Units units, String name, Settings settings) {
        MeanFieldState state = MeanField.of(units.activation(), units.weightVariance(), units.biasVariance())
                .state();
        double variance = state.fixedPointVariance()
                .filter(q -> q.value() > 0)
                .orElseThrow(() -> refused(units, "the variance has no positive fixed point of its own"))
                .value();
        CorrelationDepth depth =
                CorrelationDepth.of(units.activation(), units.weightVariance(), units.biasVariance(), variance);
        CorrelationDepth.Finite theory = switch (depth) {
            case CorrelationDepth.Finite finite -> finite;
            case CorrelationDepth.Nowhere(String reason) -> throw refused(units, reason);
        };
        int last = settings.size("settle") + settings.size("layers");
        Stack stack =
                Stack.of(units.activation(), units.weightVariance(), units.biasVariance(), new Stack.Size(2, last, 1));
        Setup setup =
                new Setup(name, stack, settings.wholes("widths"), settings.size("networks"), settings.whole("seed"));
        return new DifferenceDecay(units, state, theory, setup, settings.size("settle"));
    }

    private static IllegalArgumentException refused(Units units, String reason) {
        return new IllegalArgumentException(units.words() + ": no rate of first order in 1/width, since " + reason);
    }

    int last() {
        return setup.readout();
    }

    private int layers() {
        return last() - first;
    }

    /// x·x/d of inputs whose variance is at its fixed point from the start.
    private double meanSquare() {
        double variance = state.fixedPointVariance().orElseThrow().value();
        return (variance - units.biasVariance()) / units.weightVariance();
    }

    Sweep draw(Progress progress) {
        double square = meanSquare();
        double variance = state.fixedPointVariance().orElseThrow().value();
        double angle = 2 * Math.asin(Math.sqrt(variance * START / (2 * units.weightVariance() * square)));
        double length = Math.sqrt(2 * square);
        Matrix inputs = Matrix.of(2, 2, length, 0, length * Math.cos(angle), length * Math.sin(angle));
        List<Integer> layers = IntStream.rangeClosed(1, last()).boxed().toList();
        return setup.draw(inputs, new Reading.Decorrelations(layers), progress);
    }

    /// ln D per layer between the first reading and the last: tends to −1/ξ + α/n.
    WidthSeries growth(Sweep sweep, Kind kind) {
        return sweep.series(sample -> growth(sample, kind, last()));
    }

    private Evidence growth(Sample sample, Kind kind, int to) {
        int from = first - 1;
        return switch (kind) {
            case ANNEALED ->
                sample.jackknife(
                        means -> Math.log(means[to - 1] / means[from]) / (to - first), row -> row[to - 1] / START);
            case TYPICAL -> sample.mean(row -> Math.log(row[to - 1] / row[from]) / (to - first));
        };
    }

    /// α and how much it differs between these layers from its value at large depth.
    Vector alpha(Kind kind) {
        Vector settled = kind.of(theory.decorrelation());
        int width = setup.widths().getLast();
        List<DifferenceLayer> layers = theory(width);
        double change = kind.of(layers.get(last()).decorrelation()).at(0)
                - kind.of(layers.get(first).decorrelation()).at(0);
        double window = width * change / layers();
        return Vector.of(settled.at(0), Math.abs(window - settled.at(0)) + settled.at(1));
    }

    private List<DifferenceLayer> theory(int width) {
        return SmallDifferences.of(setup.wiring(width), meanSquare());
    }

    double limit() {
        return -theory.rate().value();
    }

    /// Terms of the series in 1/n are alike where as much scatter as one layer adds to ln D is summed over
    /// the layers that the variance remembers.
    WidthExpansion.Reading reading() {
        double remembered =
                1 / (1 - Math.abs(state.varianceSusceptibility().orElseThrow().value()));
        return new WidthExpansion.Reading(
                theory.decorrelation().variance() * remembered,
                java.util.OptionalInt.of(setup.widths().getLast()));
    }

    /// n times the shift of the rate against 1/n, whose limit is α.
    List<Figure.Trace> shifts(WidthSeries series, Kind kind) {
        double alpha = kind.of(theory.decorrelation()).at(0);
        int count = series.points().size();
        double[] x = new double[count];
        double[] y = new double[count];
        double[] error = new double[count];
        for (int i = 0; i < count; i++) {
            WidthSeries.Point point = series.points().get(i);
            Measurement measured = point.evidence().measurement();
            x[i] = 1.0 / point.width();
            y[i] = point.width() * (measured.mean() - limit());
            error[i] = point.width() * measured.standardError();
        }
        String name = kind == Kind.ANNEALED ? "ln E D" : "E ln D";
        return List.of(
                new Figure.Trace.Line(
                        name + ": theory",
                        Vector.of(0, 1.05 / series.narrowest()),
                        Vector.of(alpha, alpha),
                        Optional.empty()),
                new Figure.Trace.Dots(name + ": measured", Vector.of(x), Vector.of(y), Optional.of(Vector.of(error))));
    }

    /// ln of D over its value at infinite width, at the narrowest width, against depth.
    List<Figure.Trace> throughDepth(Sweep sweep, Kind kind) {
        Sweep.AtWidth narrow = sweep.widths().getFirst();
        List<DifferenceLayer> layers = theory(narrow.width());
        double start = Math.log(START);
        double[] y = new double[last()];
        double[] error = new double[last()];
        double[] line = new double[last()];
        for (int l = 1; l <= last(); l++) {
            int column = l - 1;
            double wide = start + layers.get(l).logDecorrelation().value();
            Measurement measured = (kind == Kind.ANNEALED
                            ? narrow.sample().jackknife(means -> Math.log(means[column]), row -> row[column] / START)
                            : narrow.sample().mean(row -> Math.log(row[column])))
                    .measurement();
            y[column] = measured.mean() - wide;
            error[column] = measured.standardError();
            line[column] = kind.of(layers.get(l).decorrelation()).at(0);
        }
        Vector x = Vector.range(2, last() + 2);
        String name = kind == Kind.ANNEALED ? "ln E D" : "E ln D";
        return List.of(
                new Figure.Trace.Line(name + ": theory", x, Vector.of(line), Optional.empty()),
                new Figure.Trace.Dots(name + ": measured", x, Vector.of(y), Optional.of(Vector.of(error))));
    }
}
