package wick.experiment.catalog;

import java.util.List;
import java.util.function.Function;
import wick.experiment.Evidence;
import wick.experiment.Sample;
import wick.experiment.WidthSeries;
import wick.lab.simulation.linear.LinearReading;
import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.theory.recurrent.ControlSeries;
import wick.theory.recurrent.LinearTheory;

/// Linear recurrent networks of one weight variance at several sizes, each solved exactly, in pairs W and −W:
/// stationary variance and static part, relative to infinite size.
///
/// Scatter that their power series in W explains is removed, see [ControlledSolves].
record LinearSolves(double decay, double deviation, int order, double margin, Draw draw) {
    static final int VARIANCE = 0;
    static final int STATIC = 1;

    /// How many networks of each size, from which seed.
    record Draw(int networks, long seed) {}

    /// Networks of one size: with and without the control variate, and the part left out.
    record AtSize(int size, Sample controlled, Sample plain, double rejected) {}

    /// σ_b² = κ = 1
    RecurrentNetwork network() {
        return RecurrentNetwork.of(new Linear(), decay, deviation * deviation, 1)
                .withBiasVariance(1);
    }

    LinearTheory theory() {
        return LinearTheory.of(network());
    }

    AtSize at(int size) {
        ControlledSolves solves =
                new ControlledSolves("recurrent-first-order.sigma-" + deviation, network(), order, margin, draw.seed());
        ControlSeries series = solves.series();
        ControlledSolves.Found found = solves.at(
                size,
                draw.networks(),
                new ControlledSolves.Asked(
                        List.of(new LinearReading.Variance(), new LinearReading.StaticGain()),
                        List.of(series.varianceWeights(), series.staticWeights())));
        return new AtSize(size, relative(found.controlled()), relative(found.plain()), found.rejected());
    }

    /// Over the values at infinite size.
    private Sample relative(Sample sample) {
        double variance = theory().variance().infinite();
        double fixed = theory().staticVariance().infinite();
        return sample.derived(List.of(row -> row[VARIANCE] / variance, row -> row[STATIC] / fixed));
    }

    /// One of the two numbers over sizes.
    static WidthSeries series(List<AtSize> sizes, int column) {
        return series(sizes, at -> at.controlled().mean(column));
    }

    /// The same from the networks alone, without any exact mean.
    static WidthSeries plainSeries(List<AtSize> sizes, int column) {
        return series(sizes, at -> at.plain().mean(column));
    }

    private static WidthSeries series(List<AtSize> sizes, Function<AtSize, Evidence> number) {
        return new WidthSeries(sizes.stream()
                .map(at -> new WidthSeries.Point(at.size(), number.apply(at)))
                .toList());
    }

    /// N standard deviations of one pair, with and without the control variate.
    static double[] spreads(AtSize at, int column) {
        double controlled = at.controlled().mean(column).measurement().standardError();
        double plain = at.plain().mean(column).measurement().standardError();
        return new double[] {
            at.size() * controlled * Math.sqrt(at.controlled().networks()),
            at.size() * plain * Math.sqrt(at.plain().networks())
        };
    }
}
