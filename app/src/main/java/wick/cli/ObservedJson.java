package wick.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import wick.experiment.Evidence;
import wick.experiment.recurrent.Characteristic;
import wick.experiment.recurrent.Observation;
import wick.observable.Measurement;

/// What networks did, for programs.
final class ObservedJson {
    private static final double SIGNIFICANT = 4;

    private ObservedJson() {}

    static SequencedMap<String, Object> of(Observation observation) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("answer", "simulate");
        json.put("size", observation.size());
        json.put("phase", phase(observation));
        for (Characteristic characteristic : Characteristic.measured()) {
            json.put(
                    characteristic.key(),
                    observation
                            .number(characteristic)
                            .<Object>map(ObservedJson::of)
                            .orElse(Optional.empty()));
        }
        json.put(Characteristic.ORDER_ONE_OVER_N.key(), Optional.empty());
        json.put("autocorrelation", curve(observation, observation.autocorrelation()));
        json.put("response", curve(observation, observation.response()));
        SequencedMap<String, Object> medians = new LinkedHashMap<>();
        observation
                .medians()
                .forEach((characteristic, value) ->
                        medians.put(characteristic.key(), Double.isFinite(value) ? (Object) value : Optional.empty()));
        json.put("medians", medians);
        Observation.Left left = observation.left();
        json.put("drawn_networks", left.drawn());
        json.put("averaged_networks", left.kept());
        json.put("unstable_fraction", left.unstable());
        json.put("left_out", left.why());
        json.put("cautions", observation.cautions());
        return json;
    }

    /// What the sign of the measured exponent says, where it is significant: chaotic, or not.
    static Object phase(Observation observation) {
        return observation
                .number(Characteristic.LYAPUNOV_EXPONENT)
                .map(Evidence::measurement)
                .filter(measured -> Math.abs(measured.mean()) > SIGNIFICANT * measured.standardError())
                .<Object>map(measured -> measured.mean() > 0 ? "chaotic" : "not chaotic")
                .orElse(Optional.empty());
    }

    static SequencedMap<String, Object> of(Evidence evidence) {
        Measurement measured = evidence.measurement();
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("mean", measured.mean());
        json.put("standard_error", measured.standardError());
        json.put("networks", measured.networks());
        json.put("heaviest_share", evidence.heaviestShare());
        return json;
    }

    private static Object curve(Observation observation, List<Evidence> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        List<Double> means = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        for (Evidence value : values) {
            means.add(value.measurement().mean());
            errors.add(value.measurement().standardError());
        }
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("times", RecurrentJson.list(observation.plan().window().lags().times()));
        json.put("values", means);
        json.put("standard_errors", errors);
        json.put("networks", values.getFirst().measurement().networks());
        return json;
    }
}
