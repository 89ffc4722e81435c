package wick.experiment;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import wick.observable.Measurement;
import wick.observable.Prediction;

/// Judges one number: an exact prediction, a bound, a rule of thumb, or two deterministic calculations.
///
/// z = (measured − predicted) / √(standard error² + numerical error² + truncation²). Limits of large
/// width belong to [WidthExpansion], exponents to [ScalingFit], families of numbers to [Family].
public final class Judge {
    private Judge() {}

    /// Judges `question` by `evidence`.
    public static Comparison of(Question question, Evidence evidence) {
        return switch (question.prediction()) {
            case Prediction.Exact exact ->
                evidence.measurement().engine() == Measurement.Engine.DETERMINISTIC
                        ? deterministic(question, evidence.measurement())
                        : number(question, evidence, new Scale(exact.value(), exact.error()));
            case Prediction.Expansion series -> {
                double error = Math.hypot(series.error(), omitted(question, series.next()));
                yield number(question, evidence, new Scale(series.value(), error));
            }
            case Prediction.Bound bound -> bounded(question, evidence, bound);
            case Prediction.Heuristic rule -> shown(question, evidence.measurement(), rule);
            case Prediction.ScalingLaw law -> number(question, evidence, new Scale(law.value(), law.error()));
        };
    }

    /// A predicted number and the error that comes from theory's side.
    private record Scale(double value, double error) {}

    private static double omitted(Question question, OptionalDouble next) {
        return next.orElseThrow(() -> new IllegalArgumentException("comparison '"
                + question.subject().id()
                + "': an expansion whose omitted terms are unknown is judged over widths, not at one"));
    }

    private static Comparison number(Question question, Evidence evidence, Scale predicted) {
        Measurement measured = evidence.measurement();
        Alternative rival = question.namedRival();
        double error = Math.hypot(measured.standardError(), predicted.error());
        double z = standardErrors(measured.mean() - predicted.value(), error);
        double excluded = standardErrors(Math.abs(measured.mean() - rival.value()), error);
        Grade grade = new Grade(z, excluded, measured.networks(), evidence.heavyTailed());
        String remark = switch (grade.verdict()) {
            case AGREES -> excludedDeviation(measured.mean(), predicted.value(), grade.agreement() * error);
            case DISAGREES -> disagreement(measured, rival, excluded);
            default -> evidence.heavyTailed() ? heavy(question, evidence) : weak(question, rival, error);
        };
        boolean exponent = question.prediction() instanceof Prediction.ScalingLaw;
        Optional<Comparison.Deviation> deviation = exponent || predicted.value() == 0
                ? Optional.empty()
                : Optional.of(new Comparison.Deviation(
                        100 * (measured.mean() - predicted.value()) / Math.abs(predicted.value()),
                        100 * error / Math.abs(predicted.value()),
                        OptionalDouble.empty()));
        return Landing.of(question, measured)
                .rival(new Comparison.Rival(rival.name(), rival.value(), excluded))
                .z(z)
                .deviation(deviation)
                .land(grade.verdict(), remark);
    }

    private static Comparison deterministic(Question question, Measurement measured) {
        Alternative rival = question.namedRival();
        double error = question.prediction().error() + measured.standardError();
        double distance = Math.abs(measured.mean() - question.prediction().value());
        double rivalDistance = Math.abs(measured.mean() - rival.value());
        Verdict verdict = distance > error
                ? Verdict.DISAGREES
                : rivalDistance > Bar.EXCLUSION * error ? Verdict.AGREES : Verdict.INCONCLUSIVE;
        String remark = String.format(
                Locale.ROOT, "two calculations differ by %.2g, the sum of their errors is %.2g", distance, error);
        return Landing.of(question, measured)
                .rival(new Comparison.Rival(rival.name(), rival.value(), standardErrors(rivalDistance, error)))
                .land(verdict, remark);
    }

    private static Comparison bounded(Question question, Evidence evidence, Prediction.Bound bound) {
        Measurement measured = evidence.measurement();
        double error = Math.hypot(measured.standardError(), bound.error());
        double beyond = bound.upper() ? measured.mean() - bound.value() : bound.value() - measured.mean();
        double agreement = measured.engine() == Measurement.Engine.DETERMINISTIC
                ? 1
                : Bar.threshold(Bar.AGREEMENT, measured.networks());
        Verdict verdict = beyond > agreement * error
                ? Verdict.DISAGREES
                : evidence.heavyTailed() ? Verdict.INCONCLUSIVE : Verdict.NOT_VIOLATED;
        String side = bound.upper() ? "upper" : "lower";
        String remark = switch (verdict) {
            case NOT_VIOLATED ->
                String.format(
                        Locale.ROOT,
                        "the measured value is %.3g of the %s bound",
                        measured.mean() / bound.value(),
                        side);
            case DISAGREES ->
                String.format(
                        Locale.ROOT,
                        "the %s bound is broken by %.1f standard errors",
                        side,
                        standardErrors(beyond, error));
            default -> heavy(question, evidence);
        };
        return Landing.of(question, measured).land(verdict, remark);
    }

    private static Comparison shown(Question question, Measurement measurement, Prediction.Heuristic rule) {
        String remark = String.format(
                Locale.ROOT, "a rule of thumb, shown and not judged: off by %.3g", measurement.mean() - rule.value());
        return Landing.of(question, measurement).land(Verdict.NOT_GRADED, remark);
    }

    static double standardErrors(double difference, double error) {
        return difference == 0 ? 0 : Math.clamp(difference / error, -1e9, 1e9);
    }

    static String excludedDeviation(double measured, double predicted, double margin) {
        double largest = Math.abs(measured - predicted) + margin;
        return predicted == 0
                ? String.format(Locale.ROOT, "deviations above %.2g are excluded", largest)
                : String.format(
                        Locale.ROOT, "deviations above %.2g %% are excluded", 100 * largest / Math.abs(predicted));
    }

    static String disagreement(Measurement measured, Alternative rival, double excluded) {
        boolean compatible = excluded <= Bar.threshold(Bar.AGREEMENT, measured.networks());
        return compatible
                ? "the measurement agrees with the rival instead: " + rival.name()
                : "the measurement agrees neither with the prediction nor with the rival: " + rival.name();
    }

    private static String weak(Question question, Alternative rival, double error) {
        double factor = Power.factor(question.prediction().value() - rival.value(), error);
        return "too few networks to exclude the rival; this would settle it: "
                + question.remedy().withNetworks(factor);
    }

    private static String heavy(Question question, Evidence evidence) {
        return String.format(
                Locale.ROOT,
                "heavy tails: one network carries %.1f %% of the sum of squares; this may settle it: %s",
                100 * evidence.heaviestShare(),
                question.remedy().withNetworks(100 * evidence.heaviestShare()));
    }
}
