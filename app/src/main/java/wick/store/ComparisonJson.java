package wick.store;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;
import wick.experiment.Comparison;
import wick.observable.Assumption;
import wick.observable.Measurement;
import wick.observable.Prediction;

/// A comparison as a tree for JSON; what does not exist is null.
public final class ComparisonJson {
    private ComparisonJson() {}

    public static SequencedMap<String, Object> of(Comparison comparison) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("id", comparison.id());
        json.put("quantity", comparison.quantity());
        json.put("layer", whole(comparison.place().layer()));
        json.put("width", whole(comparison.place().width()));
        json.put("prediction", prediction(comparison.prediction()));
        json.put("measurement", measurement(comparison.measurement()));
        json.put("rival", comparison.rival().map(ComparisonJson::rival));
        json.put("z", number(comparison.z()));
        json.put("verdict", comparison.verdict());
        json.put("expected", comparison.expected());
        json.put("deviation_percent", number(comparison.deviation().map(Comparison.Deviation::percent)));
        json.put("deviation_percent_error", number(comparison.deviation().map(Comparison.Deviation::percentError)));
        json.put(
                "width_for_one_percent",
                number(comparison
                        .deviation()
                        .map(Comparison.Deviation::widthForOnePercent)
                        .orElse(OptionalDouble.empty())));
        json.put("remark", comparison.remark());
        return json;
    }

    private static SequencedMap<String, Object> prediction(Prediction prediction) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("kind", prediction.kind().replace('_', '-'));
        json.put("value", number(prediction.value()));
        json.put("error", number(prediction.error()));
        switch (prediction) {
            case Prediction.Exact _, Prediction.Heuristic _ -> {}
            case Prediction.Expansion expansion -> {
                json.put("parameter", expansion.order().parameter());
                json.put("parameter_value", number(expansion.order().parameterValue()));
                json.put("order", expansion.order().kept());
                json.put("first_omitted_term", number(expansion.next()));
            }
            case Prediction.Bound bound -> json.put("side", bound.upper() ? "upper" : "lower");
            case Prediction.ScalingLaw law -> {
                json.put("variable", law.range().variable());
                json.put("from", number(law.range().from()));
                json.put("to", number(law.range().to()));
            }
        }
        json.put(
                "assumptions",
                prediction.basis().assumptions().stream()
                        .map(Assumption::statement)
                        .toList());
        json.put("source", prediction.basis().source().key());
        return json;
    }

    private static SequencedMap<String, Object> measurement(Measurement measurement) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("mean", number(measurement.mean()));
        json.put("standard_error", number(measurement.standardError()));
        json.put("networks", measurement.networks());
        json.put(
                "engine",
                switch (measurement.engine()) {
                    case REAL_WEIGHTS -> "real-weights";
                    case IMPLICIT_WEIGHTS -> "implicit-weights";
                    case DRAWN_DATA -> "drawn-data";
                    case DRAWN_POINTS -> "drawn-points";
                    case DETERMINISTIC -> "deterministic";
                });
        json.put("seed", measurement.seed());
        json.put("biases", measurement.biases());
        return json;
    }

    private static SequencedMap<String, Object> rival(Comparison.Rival rival) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("name", rival.name());
        json.put("value", number(rival.value()));
        json.put("excluded_by", number(rival.excludedBy()));
        return json;
    }

    /// Null where the number is infinite or does not exist.
    static OptionalDouble number(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    static OptionalDouble number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : value;
    }

    private static OptionalDouble number(Optional<Double> value) {
        return value.map(ComparisonJson::number).orElse(OptionalDouble.empty());
    }

    private static Optional<Integer> whole(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }
}
