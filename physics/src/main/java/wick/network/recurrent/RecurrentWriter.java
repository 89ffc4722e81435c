package wick.network.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import wick.network.ActivationText;
import wick.numeric.matrix.Matrix;
import wick.text.Numbers;

/// Writes the canonical file of a recurrent network.
final class RecurrentWriter {
    private RecurrentWriter() {}

    static String text(RecurrentFile file) {
        RecurrentNetwork network = file.network();
        List<String> lines = new ArrayList<>();
        lines.add("gamma: " + Numbers.text(network.decay()));
        lines.add("weight-variance: " + Numbers.text(network.weightVariance()));
        lines.add("bias-variance: " + Numbers.text(network.biasVariance()));
        lines.add("noise: " + Numbers.text(network.noise()));
        lines.add("activation: " + ActivationText.text(network.activation()));
        lines.add("input: " + signal(network.signal()));
        if (network.time() instanceof Time.Steps(double step)) {
            lines.add("step: " + Numbers.text(step));
        }
        lines.add("weights: "
                + switch (network.ties()) {
                    case TIED -> "tied";
                    case FRESH -> "fresh";
                });
        file.size().ifPresent(units -> lines.add("size: " + units));
        return "recurrent:\n" + lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
    }

    private static String signal(Signal signal) {
        return switch (signal) {
            case Signal.None _ -> "none";
            case Signal.Constant(double variance) -> "{constant: {variance: " + Numbers.text(variance) + "}}";
            case Signal.White(double intensity) -> "{white: {intensity: " + Numbers.text(intensity) + "}}";
            case Signal.Series(double variance, double interval, Matrix values) ->
                "{series: {variance: " + Numbers.text(variance) + ", interval: " + Numbers.text(interval) + ", values: "
                        + table(values) + "}}";
        };
    }

    private static String table(Matrix values) {
        List<String> rows = new ArrayList<>();
        for (int k = 0; k < values.rows(); k++) {
            List<String> row = new ArrayList<>();
            for (double value : values.row(k)) {
                row.add(Numbers.text(value));
            }
            rows.add("[" + String.join(", ", row) + "]");
        }
        return "[" + String.join(", ", rows) + "]";
    }
}
