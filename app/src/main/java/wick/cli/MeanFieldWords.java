package wick.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import wick.numeric.gaussian.Approximation;
import wick.theory.infinitewidth.CriticalPoint;
import wick.theory.infinitewidth.FixedPoint;
import wick.theory.infinitewidth.MeanFieldState;
import wick.theory.infinitewidth.Phase;

/// A mean-field state as JSON and as a table with one sentence of meaning.
final class MeanFieldWords {
    private MeanFieldWords() {}

    /// The keys of a state; what does not exist is null. `errors` bounds the numerical error of each
    /// number.
    static SequencedMap<String, Object> json(MeanFieldState state) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("phase", state.phase().map(MeanFieldWords::word));
        numbers(state).forEach((key, number) -> json.put(key, number.map(Approximation::value)));
        json.put("variance_flow", word(state.varianceFlow()));
        json.put(
                "fixed_points",
                state.fixedPoints().stream().map(MeanFieldWords::json).toList());
        SequencedMap<String, Object> errors = new LinkedHashMap<>();
        numbers(state).forEach((key, number) -> number.ifPresent(n -> errors.put(key, n.error())));
        json.put("errors", errors);
        return json;
    }

    /// A point of the critical line: its weight variance and the state there.
    static SequencedMap<String, Object> json(CriticalPoint point) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("critical_weight_variance", point.weightVariance().value());
        json.putAll(json(point.state()));
        return json;
    }

    /// A half-stable point, whose bias variance nobody gave.
    static SequencedMap<String, Object> jsonWithBias(CriticalPoint point) {
        SequencedMap<String, Object> json = json(point);
        json.put("bias_variance", point.biasVariance().value());
        return json;
    }

    /// The keys of a state that does not exist.
    static SequencedMap<String, Object> nothing() {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        for (String key : List.of(
                "phase",
                "fixed_point_variance",
                "susceptibility",
                "variance_susceptibility",
                "correlation_fixed_point",
                "correlation_depth",
                "variance_depth")) {
            json.put(key, Optional.empty());
        }
        return json;
    }

    private static SequencedMap<String, Object> json(FixedPoint point) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("variance", point.variance().value());
        json.put("susceptibility", point.susceptibility().value());
        json.put("variance_susceptibility", point.varianceSusceptibility().value());
        json.put("stability", word(point.stability()));
        return json;
    }

    private static SequencedMap<String, Optional<Approximation>> numbers(MeanFieldState state) {
        SequencedMap<String, Optional<Approximation>> numbers = new LinkedHashMap<>();
        numbers.put("fixed_point_variance", state.fixedPointVariance());
        numbers.put("susceptibility", state.susceptibility());
        numbers.put("variance_susceptibility", state.varianceSusceptibility());
        numbers.put("correlation_fixed_point", state.correlationFixedPoint());
        numbers.put("correlation_depth", state.correlationDepth());
        numbers.put("variance_depth", state.varianceDepth());
        return numbers;
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    static String text(MeanFieldState state) {
        StringBuilder text = new StringBuilder();
        row("phase", state.phase().map(MeanFieldWords::word).orElse("none"), text);
        row("fixed-point variance q*", shown(state.fixedPointVariance()), text);
        row("susceptibility chi_1", shown(state.susceptibility()), text);
        row("variance susceptibility chi_par", shown(state.varianceSusceptibility()), text);
        row("correlation fixed point c*", shown(state.correlationFixedPoint()), text);
        row("correlation depth xi_c (layers)", shown(state.correlationDepth()), text);
        row("variance depth xi_q (layers)", shown(state.varianceDepth()), text);
        return text.append(String.format("%n%s%n", meaning(state))).toString();
    }

    /// All critical points of a bias variance, and where asked for the half-stable ones of any.
    static String text(String activation, double bias, List<CriticalPoint> points, List<CriticalPoint> halfStable) {
        StringBuilder text = new StringBuilder();
        if (points.isEmpty()) {
            text.append(String.format("%s has no critical point with Var b = %s.%n", activation, digits(bias)));
        }
        for (CriticalPoint point : points) {
            text.append(String.format(
                    "%s is critical with Var b = %s at Var W = %s / fan-in%n%n%s%n",
                    activation, digits(bias), shown(Optional.of(point.weightVariance())), text(point.state())));
        }
        for (CriticalPoint point : halfStable) {
            text.append(String.format(
                    Locale.ROOT,
                    "Half-stable (chi_1 = chi_par = 1): Var W = %s / fan-in, Var b = %s, q* = %s%n",
                    shown(Optional.of(point.weightVariance())),
                    shown(Optional.of(point.biasVariance())),
                    shown(point.state().fixedPointVariance())));
        }
        return text.toString();
    }

    private static void row(String name, String value, StringBuilder text) {
        text.append(String.format("%-34s %s%n", name, value));
    }

    private static String shown(Optional<Approximation> number) {
        return number.map(n -> n.value() == 0 ? "0" : digits(n.value())).orElse("-");
    }

    private static String digits(double value) {
        BigDecimal rounded = new BigDecimal(value, new MathContext(12)).stripTrailingZeros();
        return Math.abs(value) < 1e12 && Math.abs(value) > 1e-4 ? rounded.toPlainString() : rounded.toString();
    }

    /// One sentence for someone who has to choose an initialization.
    private static String meaning(MeanFieldState state) {
        String depth = state.correlationDepth()
                .map(d -> String.format(Locale.ROOT, "within about %.3g layers", d.value()))
                .orElse("by a power of the depth");
        return switch (state.varianceFlow()) {
            case RUNS_AWAY ->
                state.phase().equals(Optional.of(Phase.CRITICAL))
                        ? "Critical, but the fixed point repels: a variance above or below q* leaves it with depth."
                        : "The variance grows without bound with depth: no depth can be trusted.";
            case VANISHES ->
                state.phase().equals(Optional.of(Phase.CRITICAL))
                        ? "Critical: signals die out only as a power of the depth."
                        : "Signals die out exponentially with depth.";
            case STAYS, CONVERGES ->
                switch (state.phase().orElse(Phase.CRITICAL)) {
                    case ORDERED ->
                        "Ordered: all inputs become alike " + depth + ", and gradients shrink by chi_1 per layer.";
                    case CRITICAL ->
                        "Critical: differences between inputs and gradients survive as powers of the depth.";
                    case CHAOTIC ->
                        "Chaotic: nearby inputs separate until their correlation is c*, " + depth
                                + ", and gradients grow by chi_1 per layer.";
                };
        };
    }
}
