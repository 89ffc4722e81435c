package wick.experiment.study;

import java.util.List;
import java.util.function.ToDoubleFunction;
import wick.experiment.Evidence;
import wick.experiment.Sample;

/// Relative spreads over networks, measured: of a number x of each network √Var x / E x.
final class Scatter {
    private Scatter() {}

    /// √Var x / E x, with its jackknife error.
    static Evidence of(Sample sample, ToDoubleFunction<double[]> x) {
        return pair(sample, x).jackknife(means -> Math.sqrt(Math.max(0, square(means))), means -> means[1]);
    }

    /// Var x / (E x)², with its jackknife error.
    static Evidence squareOf(Sample sample, ToDoubleFunction<double[]> x) {
        return pair(sample, x).jackknife(Scatter::square, means -> means[1]);
    }

    private static Sample pair(Sample sample, ToDoubleFunction<double[]> x) {
        return sample.derived(List.of(x, row -> x.applyAsDouble(row) * x.applyAsDouble(row)));
    }

    private static double square(double[] means) {
        return means[1] / (means[0] * means[0]) - 1;
    }
}
