package wick.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import wick.experiment.Comparison;
import wick.experiment.Verdict;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Measurement;
import wick.observable.Prediction;
import wick.observable.Source;

/// Comparisons with measurements made up.
final class SampleComparisons {
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

    private SampleComparisons() {}

    static Comparison scaling(String id, String quantity, double measured, double error) {
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

    static Comparison bound() {
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
    static Comparison compare(String id, String quantity, int layer, int width, double[] numbers, Verdict verdict) {
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
