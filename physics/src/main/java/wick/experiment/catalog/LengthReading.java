package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import wick.experiment.Sample;
import wick.experiment.WidthSeries;
import wick.lab.simulation.linear.LinearReading;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.theory.recurrent.ControlSeries;
import wick.theory.recurrent.LinearTheory;
import wick.theory.recurrent.SizeExpansion;

/// A meaning of "correlation length" in linear networks with γ = κ = 1, and how it is read off means over
/// networks.
///
/// A decay time between two times t₁ < t₂ is (t₂ − t₁)/ln(f(t₁)/f(t₂)); for the squared norm of a
/// perturbation twice that.
enum LengthReading {
    /// 1/γ
    RESPONSE("response", "decay time of the mean response, 1/γ"),
    /// 1/m
    AUTOCORRELATION("autocorrelation", "decay time of the autocorrelation, 1/√(γ² − σ_w²)"),
    /// Towards 1/(γ − σ_w), which finite times approach slowly.
    PERTURBATION("perturbation", "decay time of a perturbation's norm between t = 3/γ and 4/γ"),
    /// 2 X(0)/κ
    VARIANCE("variance", "amplitude 2 X(0)/κ");

    private final String id;
    private final String words;

    LengthReading(String id, String words) {
        this.id = id;
        this.words = words;
    }

    String id() {
        return id;
    }

    String words() {
        return words;
    }

    /// A length that somebody could take it for, with another value at infinite N.
    LengthReading rival() {
        return switch (this) {
            case RESPONSE, PERTURBATION -> AUTOCORRELATION;
            case AUTOCORRELATION, VARIANCE -> RESPONSE;
        };
    }

    /// The length that has the same value at infinite N, if there is one: it need not have the same
    /// correction.
    Optional<LengthReading> companion() {
        return switch (this) {
            case RESPONSE, PERTURBATION -> Optional.empty();
            case AUTOCORRELATION -> Optional.of(VARIANCE);
            case VARIANCE -> Optional.of(AUTOCORRELATION);
        };
    }

    /// Whether the slides could mean this one.
    boolean claimedBySlides() {
        return this == AUTOCORRELATION || this == VARIANCE;
    }

    /// Responses and squared norms at 1, 2, 3, 4; autocorrelation at 1, 2; variance.
    static ControlledSolves.Asked asked(ControlSeries series) {
        Vector times = Vector.of(1, 2, 3, 4);
        Vector lags = Vector.of(1, 2);
        List<Matrix> weights = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            weights.add(series.responseWeights(times.at(i)));
            weights.add(series.perturbationWeights(times.at(i)));
        }
        weights.add(series.autocorrelationWeights(1));
        weights.add(series.autocorrelationWeights(2));
        weights.add(series.varianceWeights());
        return new ControlledSolves.Asked(
                List.of(
                        new LinearReading.Response(times),
                        new LinearReading.Autocorrelation(lags),
                        new LinearReading.Variance()),
                weights);
    }

    /// Of the means of those numbers.
    private double of(double[] means) {
        return switch (this) {
            case RESPONSE -> 1 / Math.log(means[0] / means[2]);
            case PERTURBATION -> 2 / Math.log(means[5] / means[7]);
            case AUTOCORRELATION -> 1 / Math.log(means[8] / means[9]);
            case VARIANCE -> 2 * means[10];
        };
    }

    /// The number whose tail decides.
    private ToDoubleFunction<double[]> heaviest() {
        return switch (this) {
            case RESPONSE -> row -> row[2];
            case PERTURBATION -> row -> row[7];
            case AUTOCORRELATION -> row -> row[9];
            case VARIANCE -> row -> row[10];
        };
    }

    WidthSeries over(List<Integer> sizes, List<Sample> samples) {
        List<WidthSeries.Point> points = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            points.add(new WidthSeries.Point(sizes.get(i), samples.get(i).jackknife(this::of, heaviest())));
        }
        return new WidthSeries(points);
    }

    /// `limit` + `first`/N
    record Pair(double limit, double first) {}

    Pair predicted(LinearTheory theory) {
        return switch (this) {
            case RESPONSE -> decay(theory.response(1), theory.response(2), 1);
            case PERTURBATION -> decay(theory.perturbation(3), theory.perturbation(4), 2);
            case AUTOCORRELATION -> decay(theory.autocorrelation(1), theory.autocorrelation(2), 1);
            case VARIANCE ->
                new Pair(2 * theory.variance().infinite(), 2 * theory.variance().first());
        };
    }

    /// `factor`/ln(one/two) to first order.
    private static Pair decay(SizeExpansion one, SizeExpansion two, double factor) {
        double length = factor / Math.log(one.infinite() / two.infinite());
        double change = one.relativeFirst() - two.relativeFirst();
        return new Pair(length, -length * length / factor * change);
    }
}
