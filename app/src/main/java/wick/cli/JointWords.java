package wick.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import wick.numeric.gaussian.Approximation;
import wick.theory.kernellaw.JointMoments;

/// The moments of several inputs together, as JSON and as words.
final class JointWords {
    private JointWords() {}

    static SequencedMap<String, Object> json(JointMoments joint) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        SequencedMap<String, Object> errors = new LinkedHashMap<>();
        json.put("method", joint.origin().words());
        json.put(
                "pairs",
                joint.pairs().stream()
                        .map(pair -> List.of(pair.a() + 1, pair.b() + 1))
                        .toList());
        put(json, errors, "kernel_mean", joint.mean());
        put(json, errors, "kernel_covariance", joint.covariance());
        joint.correlation().ifPresent(mean -> {
            json.put("mean_correlation", MomentsWords.number(mean));
            errors.put("mean_correlation", mean.error());
        });
        joint.tangent().ifPresent(tangent -> {
            put(json, errors, "ntk_mean", tangent.mean());
            put(json, errors, "ntk_covariance", tangent.covariance());
        });
        json.put("errors", errors);
        return json;
    }

    private static void put(
            SequencedMap<String, Object> json,
            SequencedMap<String, Object> errors,
            String key,
            List<List<Approximation>> rows) {
        json.put(
                key,
                rows.stream()
                        .map(row -> row.stream().map(MomentsWords::number).toList())
                        .toList());
        errors.put(
                key,
                rows.stream()
                        .flatMap(List::stream)
                        .mapToDouble(Approximation::error)
                        .max()
                        .orElse(0));
    }

    static String text(JointMoments joint) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "Inputs together, at the outputs (from %s)%n%n", joint.origin().words()));
        text.append(String.format("%8s %14s %14s %14s%n", "inputs", "E z_a z_b", "std of S_ab", "error"));
        for (int p = 0; p < joint.pairs().size(); p++) {
            JointMoments.Pair pair = joint.pairs().get(p);
            Approximation mean = joint.mean().get(pair.a()).get(pair.b());
            Approximation variance = joint.covariance().get(p).get(p);
            double deviation = Math.sqrt(Math.max(0, variance.value()));
            text.append(String.format(
                    Locale.ROOT,
                    "%8s %14.7g %14.7g %14.1e%n",
                    (pair.a() + 1) + "," + (pair.b() + 1),
                    mean.value(),
                    deviation,
                    deviation > 0 ? variance.error() / (2 * deviation) : 0));
        }
        text.append(String.format("%nS_ab: the covariance of an output at inputs a and b given the hidden layers.%n"));
        joint.correlation()
                .ifPresent(c -> text.append(String.format(
                        Locale.ROOT,
                        "Mean of S_12/sqrt(S_11 S_22): %s%n",
                        MomentsWords.number(c)
                                .map(value -> String.format(Locale.ROOT, "%.5f +- %.0e", value, c.error()))
                                .orElse("not known"))));
        return text.toString();
    }
}
