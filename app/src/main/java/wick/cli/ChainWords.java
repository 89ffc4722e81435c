package wick.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import wick.experiment.diagnosis.Chain;
import wick.numeric.gaussian.Approximation;
import wick.theory.infinitewidth.MeanFieldState;
import wick.theory.infinitewidth.Phase;

/// A plain chain in the phase diagram, as JSON and as a table.
record ChainWords(Chain chain) {

    List<SequencedMap<String, Object>> json() {
        return chain.layers().stream().map(ChainWords::json).toList();
    }

    private static SequencedMap<String, Object> json(Chain.Layer layer) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("module", layer.module());
        json.put("activation", layer.activation().map(phi -> phi.name()));
        json.put("weight_variance", layer.weightVariance());
        json.put("bias_variance", layer.biasVariance());
        json.put("critical_weight_variance", layer.critical());
        json.put("phase", layer.phase().map(ChainWords::word));
        json.put(
                "susceptibility",
                layer.state().flatMap(MeanFieldState::susceptibility).map(Approximation::value));
        json.put(
                "correlation_depth",
                layer.state().flatMap(MeanFieldState::correlationDepth).map(Approximation::value));
        json.put("predicted", layer.forward().predicted());
        json.put("measured", layer.forward().measured());
        json.put("deviations", layer.forward().deviations());
        json.put("gradient_predicted", layer.backward().predicted());
        json.put("gradient_measured", layer.backward().measured());
        json.put("gradient_deviations", layer.backward().deviations());
        return json;
    }

    private static String word(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    String text() {
        StringBuilder table = new StringBuilder(
                "%nphase diagram, and mean squares through the chain%n%-20s %9s %7s %8s %8s %8s %17s %17s%n"
                        .formatted(
                                "layer",
                                "phase",
                                "chi_1",
                                "sigma_w2",
                                "critical",
                                "sigma_b2",
                                "signal, predicted",
                                "gradient, pred."));
        for (Chain.Layer layer : chain.layers()) {
            Optional<MeanFieldState> state = layer.state();
            table.append(String.format(
                    Locale.ROOT,
                    "%-20s %9s %7s %8.4f %8s %8.2g %8.3g %8.3g %8.3g %8.3g%n",
                    FileModelWords.shortened(layer.module(), 20),
                    layer.phase().map(ChainWords::word).orElse(""),
                    state.flatMap(MeanFieldState::susceptibility)
                            .map(chi -> String.format(Locale.ROOT, "%.4f", chi.value()))
                            .orElse(""),
                    layer.weightVariance(),
                    layer.critical().isPresent()
                            ? String.format(
                                    Locale.ROOT, "%.4f", layer.critical().getAsDouble())
                            : "",
                    layer.biasVariance(),
                    layer.forward().measured(),
                    layer.forward().predicted(),
                    layer.backward().measured(),
                    layer.backward().predicted()));
        }
        return table.toString();
    }
}
