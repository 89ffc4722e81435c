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

    /// One layer: what it is, the shapes before and after it, how deep it stands in residual branches, and
    /// the numbers of its matrices.
    public record Row(String what, Shape in, Shape out, int depth, List<Step.Linear> linear) {
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
        add(wiring.steps(), wiring.input(), 0, rows);
        return new NetworkSummary(network, rows);
    }

    private static Shape add(List<Step> steps, Shape shape, int depth, List<Row> rows) {
        Shape flowing = shape;
        for (Step step : steps) {
            Shape out = out(step, flowing);
            rows.add(new Row(what(step), flowing, out, depth, numbers(step)));
            switch (step) {
                case Step.Residual(List<Step> branch) -> add(branch, flowing, depth + 1, rows);
                case Step.Fan fan -> {
                    for (List<Step> branch : fan.branches()) {
                        add(branch, flowing, depth + 1, rows);
                    }
                }
                case Step.Linear _, Step.Pointwise _, Step.Convolution _, Step.Attention _ -> {}
                case Step.Pool _, Step.GlobalPool _, Step.Flatten _, Step.LayerNorm _, Step.Dropout _ -> {}
            }
            flowing = out;
        }
        return flowing;
    }

    private static List<Step.Linear> numbers(Step step) {
        return switch (step) {
            case Step.Linear linear -> List.of(linear);
            case Step.Convolution(Step.Linear weights, Geometry _) -> List.of(weights);
            case Step.Attention attention -> List.of(attention.keys(), attention.values(), attention.outputs());
            case Step.Residual _, Step.Fan _, Step.Pointwise _, Step.Pool _, Step.GlobalPool _ -> List.of();
            case Step.Flatten _, Step.LayerNorm _, Step.Dropout _ -> List.of();
        };
    }

    private static String what(Step step) {
        return switch (step) {
            case Step.Linear _ -> "dense";
            case Step.Pointwise(Activation activation) -> activation.name();
            case Step.Convolution(Step.Linear _, Geometry geometry) ->
                "conv " + geometry.window().size();
            case Step.Pool(Pooling pooling, Geometry geometry) ->
                LayerNames.pool(pooling) + " " + geometry.window().size();
            case Step.GlobalPool(Pooling pooling, Shape _) -> LayerNames.globalPool(pooling);
            case Step.Flatten _ -> "flatten";
            case Step.LayerNorm _ -> "layer-norm";
            case Step.Dropout _ -> "dropout";
            case Step.Attention _ -> "attention";
            case Step.Fan fan -> fan.combination().text();
            case Step.Residual _ -> "residual";
        };
    }

    private static Shape out(Step step, Shape in) {
        return switch (step) {
            case Step.Linear linear -> Shape.flat(linear.fanOut());
            case Step.Convolution(Step.Linear weights, Geometry geometry) ->
                new Shape(weights.fanOut(), geometry.grid());
            case Step.Pool(Pooling _, Geometry geometry) -> new Shape(in.channels(), geometry.grid());
            case Step.GlobalPool _ -> Shape.flat(in.channels());
            case Step.Flatten _ -> Shape.flat(in.units());
            case Step.Attention attention -> in.withChannels(attention.outputs().fanOut());
            case Step.Fan fan -> fanOut(fan, in);
            case Step.Pointwise _, Step.LayerNorm _, Step.Dropout _, Step.Residual _ -> in;
        };
    }

    private static Shape fanOut(Step.Fan fan, Shape in) {
        List<Shape> ends = fan.branches().stream()
                .map(branch -> branch.stream().reduce(in, (shape, step) -> out(step, shape), (a, _) -> a))
                .toList();
        return fan.combination() == Combination.CONCATENATE
                ? ends.getFirst()
                        .withChannels(ends.stream().mapToInt(Shape::channels).sum())
                : ends.getFirst();
    }

    /// A table for a person, at most about 40 layers long, with the totals below it.
    public String text() {
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "%-22s %12s %12s %14s %14s %10s%n",
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
                "%n%d inputs, %d outputs, %d weight matrices, %s weights, %s parameterization%n",
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
            return String.format(Locale.ROOT, "%-22s %12s %12s%n", name, row.in(), row.out());
        }
        Step.Linear linear = row.linear().getFirst();
        return String.format(
                Locale.ROOT,
                "%-22s %12s %12s %,14d %14.6g %10.4g%n",
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
        json.put("weight_matrices", wiring.matrices().size());
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
        json.put("in", row.in().text());
        json.put("out", row.out().text());
        if (row.linear().size() == 1) {
            json.putAll(json(row.linear().getFirst()));
        } else if (!row.linear().isEmpty()) {
            json.put("matrices", row.linear().stream().map(NetworkSummary::json).toList());
        }
        return json;
    }

    private static Map<String, Object> json(Step.Linear linear) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("fan_in", linear.fanIn());
        json.put("fan_out", linear.fanOut());
        json.put("parameters", (long) linear.fanIn() * linear.fanOut() + linear.fanOut());
        json.put("weight_variance", linear.weightVariance());
        json.put("bias_variance", linear.biasVariance());
        json.put("weight_rate", linear.weightRate());
        json.put("bias_rate", linear.biasRate());
        return json;
    }
}
