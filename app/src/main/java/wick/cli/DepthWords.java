package wick.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import wick.theory.infinitewidth.DepthBehavior;
import wick.theory.infinitewidth.Growth;

/// The depth behavior of a repeated block as JSON and as a table.
final class DepthWords {
    private DepthWords() {}

    /// The behavior of smallest variance at the top, all of them under `behaviors`.
    static SequencedMap<String, Object> json(List<DepthBehavior> behaviors) {
        SequencedMap<String, Object> json = new LinkedHashMap<>(json(behaviors.getFirst()));
        json.put("behaviors", behaviors.stream().map(DepthWords::json).toList());
        return json;
    }

    private static SequencedMap<String, Object> json(DepthBehavior behavior) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("universality_class", behavior.universalityClass().name().toLowerCase(Locale.ROOT));
        json.put("fixed_point_variance", number(behavior.fixedPoints().variance()));
        json.put("susceptibility", number(behavior.fixedPoints().susceptibility()));
        json.put("variance_susceptibility", number(behavior.fixedPoints().varianceSusceptibility()));
        json.put("correlation_fixed_point", number(behavior.fixedPoints().correlation()));
        json.put("correlation_depth", depth(behavior.decorrelation()));
        json.put("variance_depth", depth(behavior.variance()));
        json.put("variance", law(behavior.variance()));
        json.put("decorrelation", law(behavior.decorrelation()));
        json.put("gradient", law(behavior.gradient()));
        return json;
    }

    private static Optional<Double> number(OptionalDouble number) {
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }

    /// Layers over which a quantity falls by a factor e; 0 where it is at its limit at once.
    private static Optional<Double> depth(Growth growth) {
        return switch (growth) {
            case Growth.Exponential exponential when exponential.rate() < 0 -> Optional.of(exponential.depth());
            case Growth.Immediate _ -> Optional.of(0.0);
            case Growth.Exponential _,
                    Growth.Constant _,
                    Growth.Power _,
                    Growth.PowerOfLogarithm _,
                    Growth.StretchedExponential _ -> Optional.empty();
        };
    }

    private static SequencedMap<String, Object> law(Growth growth) {
        SequencedMap<String, Object> law = new LinkedHashMap<>();
        switch (growth) {
            case Growth.Constant _ -> law.put("law", "constant");
            case Growth.Immediate _ -> law.put("law", "immediate");
            case Growth.Power(double exponent) -> {
                law.put("law", "power");
                law.put("exponent", exponent);
            }
            case Growth.PowerOfLogarithm(double exponent) -> {
                law.put("law", "power_of_logarithm");
                law.put("exponent", exponent);
            }
            case Growth.Exponential(double rate) -> {
                law.put("law", "exponential");
                law.put("rate", rate);
            }
            case Growth.StretchedExponential(double rate, double exponent) -> {
                law.put("law", "stretched_exponential");
                law.put("rate", rate);
                law.put("exponent", exponent);
            }
        }
        return law;
    }

    static String text(String file, List<DepthBehavior> behaviors) {
        StringBuilder text = new StringBuilder(String.format("%s, block by block at infinite width%n", file));
        for (DepthBehavior behavior : behaviors) {
            row("universality class", behavior.universalityClass().words(), text.append(System.lineSeparator()));
            row("fixed-point variance q*", shown(behavior.fixedPoints().variance()), text);
            row("susceptibility chi_1", shown(behavior.fixedPoints().susceptibility()), text);
            row("variance susceptibility chi_par", shown(behavior.fixedPoints().varianceSusceptibility()), text);
            row("correlation fixed point c*", shown(behavior.fixedPoints().correlation()), text);
            boolean settles = behavior.fixedPoints().variance().isPresent();
            row(settles ? "variance minus q*" : "variance", words(behavior.variance()), text);
            row("correlation minus c*", words(behavior.decorrelation()), text);
            row("squared gradients", words(behavior.gradient()), text);
        }
        return text.toString();
    }

    private static void row(String name, String value, StringBuilder text) {
        text.append(String.format("%-34s %s%n", name, value));
    }

    private static String shown(OptionalDouble number) {
        return number.isPresent() ? String.format(Locale.ROOT, "%.10g", number.getAsDouble()) : "-";
    }

    /// How a quantity goes with the number l of blocks.
    private static String words(Growth growth) {
        return switch (growth) {
            case Growth.Constant _ -> "constant";
            case Growth.Immediate _ -> "at its limit behind one block";
            case Growth.Power(double exponent) -> String.format(Locale.ROOT, "~ l^%.5g", exponent);
            case Growth.PowerOfLogarithm(double exponent) -> String.format(Locale.ROOT, "~ (ln l)^%.5g", exponent);
            case Growth.Exponential exponential ->
                String.format(Locale.ROOT, "~ e^(%sl/%.6g)", exponential.rate() < 0 ? "-" : "", exponential.depth());
            case Growth.StretchedExponential(double rate, double exponent) ->
                String.format(Locale.ROOT, "~ exp(%.5g l^%.3g)", rate, exponent);
        };
    }
}
