package wick.experiment;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Measurement;
import wick.observable.Prediction;
import wick.observable.Source;

/// Made-up predictions and measurements for the tests of the verdicts.
final class Cases {
    static final Source SOURCE = new Source("test2026", "Tester", 2026, "A made-up case", "arXiv:0000.00000");
    static final Basis BASIS = new Basis(List.of(Assumption.ANY_WIDTH), SOURCE);
    static final Remedy REMEDY = new Remedy("wick study", "--networks ", 1000);

    private Cases() {}

    static Question exact(double value, double rival) {
        return Question.of(
                Subject.of("made-up", "a number"),
                new Prediction.Exact(value, 0, BASIS),
                new Alternative("another formula", rival),
                REMEDY);
    }

    static Question expansion(double value, double rival, int kept) {
        return Question.of(
                Subject.of("made-up", "a coefficient"),
                new Prediction.Expansion(value, 0, new Prediction.Order("1/n", 0, kept), OptionalDouble.empty(), BASIS),
                new Alternative("another formula", rival),
                REMEDY);
    }

    static Question exponent(double value, double rival) {
        return Question.of(
                Subject.of("made-up", "an exponent"),
                new Prediction.ScalingLaw(value, 0, new Prediction.Range("n", 1, 1e9), BASIS),
                new Alternative("another exponent", rival),
                REMEDY);
    }

    static Evidence measured(double mean, double error, long networks) {
        return Evidence.even(new Measurement(mean, error, networks, 1, Measurement.Engine.IMPLICIT_WEIGHTS, List.of()));
    }

    /// `truth` at widths 32, 64, …, seen with an error of `spread`/√`networks`.
    static WidthSeries series(DoubleUnaryOperator truth, double spread, long networks, SplittableRandom random) {
        return new WidthSeries(IntStream.of(32, 64, 128, 256, 512)
                .mapToObj(n -> {
                    double error = spread * Math.abs(truth.applyAsDouble(n)) / Math.sqrt((double) networks);
                    double mean = truth.applyAsDouble(n) + error * random.nextGaussian();
                    return new WidthSeries.Point(n, measured(mean, error, networks));
                })
                .toList());
    }
}
