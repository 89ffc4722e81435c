package wick.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import wick.network.Network;
import wick.theory.scaling.DepthScaling;
import wick.theory.scaling.LayerScaling;
import wick.theory.scaling.MaximalUpdate;
import wick.theory.scaling.WidthScaling;

/// Exponents, the table of mu-P and the snippet as JSON and as text.
record ScalingWords(
        String file,
        Network network,
        WidthScaling scaling,
        MaximalUpdate table,
        Optional<DepthScaling> depth,
        boolean tied) {

    /// What no power of the width says.
    private static final List<String> OUTSIDE = List.of(
            "batch size",
            "training length and schedule",
            "number of layers that do not repeat as residual blocks",
            "constants in front of the powers");

    SequencedMap<String, Object> json() {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("optimizer", scaling.optimizer().text());
        json.put("parameterization", network.parameterization().name());
        json.put("regime", scaling.regime().text());
        json.put("remarks", scaling.remarks());
        json.put(
                "exponents",
                scaling.layers().stream().map(ScalingWords::exponents).toList());
        SequencedMap<String, Object> output = new LinkedHashMap<>();
        output.put("activation", power(scaling.activation()));
        output.put("update", power(scaling.update()));
        json.put("output", output);
        json.put("depth", depth.map(ScalingWords::depth));
        json.put("table", table.rows().stream().map(this::row).toList());
        json.put("snippet", snippet());
        json.put("outside", OUTSIDE);
        return json;
    }

    private static SequencedMap<String, Object> exponents(LayerScaling layer) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("layer", layer.layer());
        json.put("activation", power(layer.activation()));
        json.put("activation_update", power(layer.activationUpdate()));
        json.put("own_update", power(layer.ownUpdate()));
        json.put("output_update", power(layer.outputUpdate()));
        json.put("gradient", power(layer.gradient()));
        return json;
    }

    private static SequencedMap<String, Object> depth(DepthScaling depth) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("blocks", depth.blocks());
        json.put("branch", 0 - depth.branch());
        json.put("activation", power(depth.activation()));
        json.put("activation_update", power(depth.update()));
        json.put("learning_rate", power(depth.rate()));
        return json;
    }

    private SequencedMap<String, Object> row(MaximalUpdate.Row row) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("layer", row.layer());
        json.put("parameter", row.bias() ? "bias" : "weight");
        json.put("fan_in", row.fanInGrows() ? "width" : "fixed");
        json.put("fan_out", row.fanOutGrows() ? "width" : "fixed");
        json.put("initial_deviation", row.deviation());
        json.put("learning_rate", row.rate());
        json.put("weight_decay", row.decay());
        json.put("weight_decay_kind", decay());
        json.put("epsilon", table.optimizer().normalizes() ? Optional.of(row.epsilon()) : Optional.empty());
        json.put("multiplier", row.multiplier());
        return json;
    }

    private String decay() {
        return table.optimizer().decouplesDecay() ? "decoupled" : "coupled";
    }

    /// Python, to be pasted.
    String snippet() {
        return ScalingSnippet.of(network, table.optimizer(), depth.isPresent(), tied);
    }

    /// A power without −0; empty for what is exactly 0.
    private static Optional<Double> power(double power) {
        return Double.isInfinite(power) ? Optional.empty() : Optional.of(power + 0.0);
    }

    private static Optional<Double> power(OptionalDouble power) {
        return power.isPresent() ? power(power.getAsDouble()) : Optional.empty();
    }

    String text() {
        StringBuilder text = new StringBuilder(String.format(
                "%s, %s parameterization, %s: powers of the width n%n%n",
                file, network.parameterization().name(), scaling.optimizer().text()));
        text.append(String.format(
                "%-16s %10s %10s %12s %13s %10s%n",
                "layer", "activation", "its update", "own weights'", "output's move", "gradient"));
        List<List<String>> rows = new ArrayList<>();
        for (LayerScaling layer : scaling.layers()) {
            rows.add(List.of(
                    layer.layer(),
                    shown(layer.activation()),
                    shown(layer.activationUpdate()),
                    shown(layer.ownUpdate()),
                    shown(layer.outputUpdate()),
                    shown(layer.gradient())));
        }
        for (List<String> row : folded(rows)) {
            text.append(String.format("%-16s %10s %10s %12s %13s %10s%n", row.toArray()));
        }
        text.append(String.format(
                "%n%s: %s%n", scaling.regime().text(), scaling.regime().words()));
        scaling.remarks().stream().limit(12).forEach(remark -> text.append(String.format("  %s%n", remark)));
        depth.ifPresent(value -> text.append(depthText(value)));
        return text.append(tableText())
                .append(String.format(
                        "%n--pytorch prints this as a snippet. Outside of this theory:%n%s.%n",
                        String.join(", ", OUTSIDE)))
                .toString();
    }

    private String depthText(DepthScaling depth) {
        return String.format(
                        "%nStream of L = %d residual blocks, branches times L^%s: size %s, update of the blocks %s%n",
                        depth.blocks(),
                        shown(0 - depth.branch()),
                        law(depth.activation(), "grows exponentially"),
                        law(depth.update(), "without a power"))
                + (depth.rate().isPresent()
                        ? String.format(
                                "the blocks' learning rate for an update of order one: L^%s%n",
                                shown(depth.rate().getAsDouble()))
                        : String.format("--branch-exponent 0.5 or more keeps it of order one%n"));
    }

    private static String law(OptionalDouble power, String otherwise) {
        return power.isPresent() ? "L^" + shown(power.getAsDouble()) : otherwise;
    }

    private String tableText() {
        StringBuilder text = new StringBuilder(String.format(
                "%nmu-P of this network for %s: powers of n, weight decay %s%n%n",
                scaling.optimizer().text(), decay()));
        boolean normalizes = table.optimizer().normalizes();
        String form = "%-16s %-9s %7s %7s %10s %5s %6s %7s" + (tied ? " %11s" : "%s") + "%n";
        text.append(String.format(
                form,
                "layer",
                "parameter",
                "fan-in",
                "fan-out",
                "deviation",
                "rate",
                "decay",
                normalizes ? "epsilon" : "",
                tied ? "multiplier" : ""));
        List<List<String>> rows = new ArrayList<>();
        for (MaximalUpdate.Row row : table.rows()) {
            rows.add(List.of(
                    row.layer(),
                    row.bias() ? "bias" : "weight",
                    row.fanInGrows() ? "n" : "fixed",
                    row.fanOutGrows() ? "n" : "fixed",
                    shown(row.deviation()),
                    shown(row.rate()),
                    shown(row.decay()),
                    normalizes ? shown(row.epsilon()) : "",
                    tied ? shown(row.multiplier()) : ""));
        }
        for (List<String> row : folded(rows)) {
            text.append(String.format(form, row.toArray()).replaceAll(" +(\\R)", "$1"));
        }
        return text.toString().replaceAll(" +(\\R)", "$1");
    }

    /// Rows of one kind of layer that differ only in their numbers as one, with the first and the last number.
    private static List<List<String>> folded(List<List<String>> rows) {
        SequencedMap<List<String>, List<String>> folded = new LinkedHashMap<>();
        for (List<String> row : rows) {
            List<String> key = new ArrayList<>(row);
            key.set(0, kind(row.getFirst()));
            folded.merge(key, row, (before, after) -> {
                List<String> both = new ArrayList<>(before);
                both.set(0, named(before.getFirst(), after.getFirst()));
                return both;
            });
        }
        return List.copyOf(folded.values());
    }

    private static String kind(String name) {
        return name.substring(0, name.indexOf(' '));
    }

    /// `dense 2` and `dense 3` are `dense 2, 3`; more are `dense 2 ... 9`.
    private static String named(String before, String name) {
        String number = name.substring(name.indexOf(' '));
        int more = Math.max(before.indexOf(','), before.indexOf(" ..."));
        return more < 0 ? before + "," + number : before.substring(0, more) + " ..." + number;
    }

    private static String shown(double power) {
        return Double.isInfinite(power)
                ? "-"
                : String.format(Locale.ROOT, "%.4g", power + 0.0).replaceAll("\\.?0+$", "");
    }
}
