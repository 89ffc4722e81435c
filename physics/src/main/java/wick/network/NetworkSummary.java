package wick.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// What `wick check` says of a network: its layers with repeats unrolled, its parameters, its memory.
public record NetworkSummary(Network network, List<Row> rows) {
    private static final int SHOWN = 40;

    /// One layer: what it is, the widths before and after it, how deep it stands in residual branches, and
    /// for a dense layer its numbers.
    public record Row(String what, int in, int out, int depth, List<Step.Linear> linear) {
        public Row {
            linear = List.copyOf(linear);
        }

        long parameters() {
            return linear.stream()
                    .mapToLong(l -> (long) l.fanIn() * l.fanOut() + l.fanOut())
                    .sum();
        }
    }

    public NetworkSummary {
        rows = List.copyOf(rows);
    }

    /// The summary of a network.
    public static NetworkSummary of(Network network) {
        Wiring wiring = network.wire();
        List<Row> rows = new ArrayList<>();
        add(wiring.steps(), wiring.inputs(), 0, rows);
        return new NetworkSummary(network, rows);
    }

    private static int add(List<Step> steps, int width, int depth, List<Row> rows) {
        int flowing = width;
        for (Step step : steps) {
            switch (step) {
                case Step.Linear linear -> {
                    rows.add(new Row("dense", flowing, linear.fanOut(), depth, List.of(linear)));
                    flowing = linear.fanOut();
                }
                case Step.Pointwise(Activation activation) ->
                    rows.add(new Row(activation.name(), flowing, flowing, depth, List.of()));
                case Step.Residual(List<Step> branch) -> {
                    rows.add(new Row("residual", flowing, flowing, depth, List.of()));
                    add(branch, flowing, depth + 1, rows);
                }
            }
        }
        return flowing;
    }

    /// A table for a person, at most about 40 layers long, with the totals below it.
    public String text() {
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "%-22s %8s %8s %14s %14s %10s%n",
                "layer",
                "in",
                "out",
                "parameters",
                "fan-in Var W",
                "Var b"));
        int half = SHOWN / 2;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.size() > SHOWN && i == half) {
                out.append(String.format(Locale.ROOT, "... %d more layers ...%n", rows.size() - 2 * half));
                i = rows.size() - half;
            }
            out.append(line(rows.get(i)));
        }
        Wiring wiring = network.wire();
        out.append(String.format(
                Locale.ROOT,
                "%n%d inputs, %d outputs, %d dense layers, %s weights, %s parameterization%n",
                wiring.inputs(),
                wiring.outputs(),
                wiring.matrices().size(),
                network.distribution().text(),
                network.parameterization().name()));
        out.append(String.format(
                Locale.ROOT,
                "%,d parameters (%,d weights, %,d biases); one network takes %s%n",
                wiring.parameters(),
                wiring.weights(),
                wiring.biases(),
                memory(wiring.bytes())));
        return out.append("sha256 ")
                .append(network.hash())
                .append(System.lineSeparator())
                .toString();
    }

    private static String line(Row row) {
        String name = "  ".repeat(Math.min(row.depth(), 6)) + row.what();
        if (row.linear().isEmpty()) {
            return String.format(Locale.ROOT, "%-22s %8d %8d%n", name, row.in(), row.out());
        }
        Step.Linear linear = row.linear().getFirst();
        return String.format(
                Locale.ROOT,
                "%-22s %8d %8d %,14d %14.6g %10.4g%n",
                name,
                row.in(),
                row.out(),
                row.parameters(),
                linear.weightVariance(),
                linear.biasVariance());
    }

    private static String memory(long bytes) {
        String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < units.length - 1) {
            size /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
    }

    /// The same for a program: keys in snake_case, for [wick.text.Json].
    public SequencedMap<String, Object> json() {
        Wiring wiring = network.wire();
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("inputs", wiring.inputs());
        json.put("outputs", wiring.outputs());
        json.put("dense_layers", wiring.matrices().size());
        json.put("weights", wiring.weights());
        json.put("biases", wiring.biases());
        json.put("parameters", wiring.parameters());
        json.put("bytes", wiring.bytes());
        json.put("distribution", network.distribution().text());
        json.put("parameterization", network.parameterization().name());
        json.put("sha256", network.hash());
        json.put("layers", rows.stream().map(NetworkSummary::json).toList());
        return json;
    }

    private static Map<String, Object> json(Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", row.what());
        json.put("fan_in", row.in());
        json.put("fan_out", row.out());
        for (Step.Linear linear : row.linear()) {
            json.put("parameters", row.parameters());
            json.put("weight_variance", linear.weightVariance());
            json.put("bias_variance", linear.biasVariance());
            json.put("weight_rate", linear.weightRate());
            json.put("bias_rate", linear.biasRate());
        }
        return json;
    }
}
