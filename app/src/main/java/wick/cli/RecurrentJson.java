package wick.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import wick.experiment.recurrent.Characteristic;
import wick.experiment.recurrent.Curve;
import wick.experiment.recurrent.Forecast;
import wick.experiment.recurrent.Quantity;
import wick.numeric.matrix.Vector;

/// What is known of a recurrent network, for programs.
final class RecurrentJson {
    private RecurrentJson() {}

    static SequencedMap<String, Object> of(Forecast forecast) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("answer", "theory");
        json.put("method", forecast.method());
        json.put("phase", forecast.phase());
        json.put("phase_reason", forecast.reason());
        for (Characteristic characteristic : Characteristic.main()) {
            json.put(characteristic.key(), of(forecast.number(characteristic)));
        }
        json.put("autocorrelation", curve(forecast.curves().autocorrelation()));
        json.put("response", curve(forecast.curves().response()));
        SequencedMap<String, Object> lengths = new LinkedHashMap<>();
        for (Characteristic length : Characteristic.lengths()) {
            lengths.put(
                    length == Characteristic.CORRELATION_TIME ? "autocorrelation" : length.key(),
                    of(forecast.number(length)));
        }
        for (Characteristic other : List.of(Characteristic.HALF_TIME, Characteristic.INTEGRATED_TIME)) {
            forecast.number(other).ifPresent(time -> lengths.put(other.key(), of(Optional.of(time))));
        }
        json.put("lengths", lengths);
        json.put(Characteristic.STEP_BIAS.key(), of(forecast.number(Characteristic.STEP_BIAS)));
        forecast.curves().start().ifPresent(curve -> json.put("start", curve(Optional.of(curve))));
        forecast.atSize().ifPresent(at -> json.put("at_size", of(at)));
        json.put("notes", forecast.notes());
        return json;
    }

    static Object of(Optional<Quantity> quantity) {
        return quantity.<Object>map(number -> {
                    SequencedMap<String, Object> json = new LinkedHashMap<>();
                    json.put("value", number.value());
                    json.put("error", number.error());
                    return json;
                })
                .orElse(Optional.empty());
    }

    private static Object curve(Optional<Curve> curve) {
        return curve.<Object>map(function -> {
                    SequencedMap<String, Object> json = new LinkedHashMap<>();
                    json.put("times", list(function.times()));
                    json.put("values", list(function.values()));
                    json.put("errors", list(function.errors()));
                    return json;
                })
                .orElse(Optional.empty());
    }

    static List<Double> list(Vector vector) {
        List<Double> list = new ArrayList<>();
        for (double value : vector.toArray()) {
            list.add(value);
        }
        return list;
    }

    private static SequencedMap<String, Object> of(Forecast.AtSize at) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("size", at.size());
        json.put("variance", of(Optional.of(at.variance())));
        json.put("order_1_over_n_part", at.part());
        json.put("expansion_parameter", at.parameter());
        json.put("expansion_holds", at.holds());
        return json;
    }
}
