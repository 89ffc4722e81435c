package wick.network.recurrent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import wick.network.Activation;
import wick.network.ActivationText;
import wick.network.Linear;
import wick.numeric.matrix.Matrix;
import wick.text.Fields;
import wick.text.Nearest;
import wick.text.Value;

/// Reads the map that stands under `recurrent`.
final class RecurrentReader {
    private static final int LARGEST = 1 << 24;
    private static final List<String> SIGNALS = List.of("none", "constant", "white", "series");

    private final Value root;

    RecurrentReader(Value root) {
        this.root = root;
    }

    RecurrentFile read() {
        Fields fields = root.fields(
                "gamma", "weight-variance", "bias-variance", "noise", "activation", "input", "step", "weights", "size");
        double decay = fields.optional("gamma").map(Value::positive).orElse(1.0);
        double weightVariance = fields.required("weight-variance").nonNegative();
        double biasVariance =
                fields.optional("bias-variance").map(Value::nonNegative).orElse(0.0);
        double noise = fields.optional("noise").map(Value::nonNegative).orElse(0.0);
        Activation activation =
                fields.optional("activation").map(ActivationText::read).orElseGet(Linear::new);
        Signal signal = fields.optional("input").map(RecurrentReader::signal).orElseGet(Signal.None::new);
        Time time = fields.optional("step")
                .<Time>map(step -> new Time.Steps(step.positive()))
                .orElseGet(Time.Continuous::new);
        Optional<Value> weights = fields.optional("weights");
        Ties ties = weights.map(value -> value.choice(ties())).orElse(Ties.TIED);
        OptionalInt size = fields.optional("size")
                .map(value -> OptionalInt.of(value.integer(1, LARGEST)))
                .orElse(OptionalInt.empty());
        return weights.orElse(root)
                .checked(() -> new RecurrentFile(
                        new RecurrentNetwork(
                                decay, weightVariance, biasVariance, noise, activation, signal, time, ties),
                        size));
    }

    private static Map<String, Ties> ties() {
        Map<String, Ties> names = new LinkedHashMap<>();
        names.put("tied", Ties.TIED);
        names.put("fresh", Ties.FRESH);
        return names;
    }

    private static Signal signal(Value value) {
        Value.Named named = value.named(SIGNALS);
        String name = named.name();
        if (!SIGNALS.contains(name)) {
            throw named.place()
                    .refuse(name, "one of " + String.join(", ", SIGNALS) + Nearest.suggestion(name, SIGNALS));
        }
        if (name.equals("none")) {
            return new Signal.None();
        }
        Value argument = named.argument()
                .orElseThrow(() ->
                        named.place().problem("the input " + name + " needs its numbers, such as " + example(name)));
        return switch (name) {
            case "constant" ->
                new Signal.Constant(
                        argument.fields("variance").required("variance").nonNegative());
            case "white" ->
                new Signal.White(
                        argument.fields("intensity").required("intensity").nonNegative());
            default -> series(argument);
        };
    }

    private static String example(String name) {
        return switch (name) {
            case "constant" -> "{constant: {variance: 1}}";
            case "white" -> "{white: {intensity: 1}}";
            default -> "{series: {interval: 0.5, values: [[1], [0], [-1]]}}";
        };
    }

    private static Signal series(Value value) {
        Fields fields = value.fields("variance", "interval", "values");
        double variance = fields.optional("variance").map(Value::nonNegative).orElse(1.0);
        double interval = fields.required("interval").positive();
        Value table = fields.required("values");
        List<Value> rows = table.items();
        if (rows.isEmpty()) {
            throw table.refuse("a list with at least one time, such as [[1, 0], [0, 1]]");
        }
        int columns = rows.getFirst().reals().size();
        Matrix values = Matrix.zeros(rows.size(), Math.max(columns, 1));
        for (int k = 0; k < rows.size(); k++) {
            List<Double> row = rows.get(k).reals();
            if (row.isEmpty() || row.size() != columns) {
                throw rows.get(k)
                        .place()
                        .problem("a row of " + row.size() + " numbers; all rows need as many as the first, " + columns
                                + ", and at least one");
            }
            for (int j = 0; j < columns; j++) {
                values.set(k, j, row.get(j));
            }
        }
        return new Signal.Series(variance, interval, values);
    }
}
