package wick.report;

import java.util.ArrayList;
import java.util.List;
import wick.experiment.Comparison;
import wick.observable.Measurement;
import wick.observable.Prediction;
import wick.report.chart.Decimal;

/// What the parts of a comparison are called in words.
final class Wording {
    private Wording() {}

    /// Such as "layer 3, width 256"; empty where neither applies.
    static String place(Comparison.Place place) {
        List<String> parts = new ArrayList<>();
        place.layer().ifPresent(layer -> parts.add("layer " + layer));
        place.width().ifPresent(width -> parts.add("width " + width));
        return String.join(", ", parts);
    }

    /// What sort of statement a prediction is.
    static String kind(Prediction prediction) {
        return switch (prediction) {
            case Prediction.Exact _ -> "exact";
            case Prediction.Expansion expansion -> order(expansion.order());
            case Prediction.Bound bound -> bound.upper() ? "upper bound" : "lower bound";
            case Prediction.ScalingLaw law ->
                "exponent, " + law.range().variable() + " "
                        + Decimal.significant(law.range().from(), 4) + " – "
                        + Decimal.significant(law.range().to(), 4);
            case Prediction.Heuristic _ -> "rule of thumb";
        };
    }

    private static String order(Prediction.Order order) {
        return switch (order.kept()) {
            case 0 -> "limit " + order.parameter() + " → 0";
            case 1 -> "first order in " + order.parameter();
            case 2 -> "second order in " + order.parameter();
            default -> "order " + order.kept() + " in " + order.parameter();
        };
    }

    static String bound(Prediction prediction) {
        return prediction instanceof Prediction.Bound bound ? bound.upper() ? "≤ " : "≥ " : "";
    }

    /// What was counted, after its number.
    static String members(Measurement.Engine engine) {
        return switch (engine) {
            case DRAWN_DATA -> " training sets, ";
            case DRAWN_POINTS -> " sets of points, ";
            case REAL_WEIGHTS, IMPLICIT_WEIGHTS, DETERMINISTIC -> " networks, ";
        };
    }

    static String engine(Measurement.Engine engine) {
        return switch (engine) {
            case REAL_WEIGHTS -> "real weights";
            case IMPLICIT_WEIGHTS -> "implicit weights";
            case DRAWN_DATA -> "kernel regression";
            case DRAWN_POINTS -> "kernels of drawn points";
            case DETERMINISTIC -> "deterministic";
        };
    }

    static String deviation(Comparison.Deviation deviation) {
        String sign = deviation.percent() > 0 ? "+" : "";
        return sign + Digits.withError(deviation.percent(), deviation.percentError()) + " %";
    }

    /// From which width on the deviation is below one per cent; empty where unknown.
    static String onePercent(Comparison.Deviation deviation) {
        if (deviation.widthForOnePercent().isEmpty()) {
            return "";
        }
        double width = deviation.widthForOnePercent().getAsDouble();
        return width <= 1
                ? "below 1 % at every width"
                : "below 1 % from width " + Decimal.significant(Math.ceil(width), width < 1000 ? 3 : 2);
    }
}
