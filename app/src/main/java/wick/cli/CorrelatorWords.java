package wick.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import wick.theory.finitewidth.CorrelatorLayer;
import wick.theory.finitewidth.SampleTensor;

/// Finite-width tensors as JSON and as text.
final class CorrelatorWords {
    private static final int MOST_INPUTS = 6;
    private static final double NOTICEABLE = 0.05;
    private static final double LOST = 0.3;

    private CorrelatorWords() {}

    /// Everything but the request.
    static SequencedMap<String, Object> json(List<CorrelatorLayer> layers) {
        int inputs = layers.getFirst().inputs();
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("order", 1);
        json.put("pairs", named(pairs(inputs)));
        json.put("ordered_pairs", named(orderedPairs(inputs)));
        json.put("layers", layers.stream().map(CorrelatorWords::json).toList());
        json.put("verdict", verdict(layers));
        return json;
    }

    private static SequencedMap<String, Object> json(CorrelatorLayer layer) {
        List<int[]> pairs = pairs(layer.inputs());
        List<int[]> ordered = orderedPairs(layer.inputs());
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        SequencedMap<String, Object> errors = new LinkedHashMap<>();
        json.put("layer", layer.layer());
        json.put("width", layer.width());
        put("kernel", square(layer.kernel()), layer.kernel(), json, errors);
        put("ntk", square(layer.tangentKernel()), layer.tangentKernel(), json, errors);
        SampleTensor vertex = layer.fourPointVertex();
        put("four_point_vertex", over(pairs, vertex), vertex, json, errors);
        put("metric_correction", square(layer.kernelCorrection()), layer.kernelCorrection(), json, errors);
        SampleTensor a = layer.tangentCovariance();
        put("ntk_variance_a", over(pairs, a), a, json, errors);
        SampleTensor b = layer.tangentMixing();
        put("ntk_variance_b", over(ordered, b), b, json, errors);
        SampleTensor d = layer.outputTangentCovariance();
        put("d", over(pairs, d), d, json, errors);
        SampleTensor f = layer.outputTangentMixing();
        put("f", over(ordered, f), f, json, errors);
        json.put("p", layer.driftP().map(p -> over(ordered, p)));
        layer.driftP().ifPresent(p -> errors.put("p", p.largestError()));
        json.put("q", layer.driftQ().map(q -> over(ordered, q)));
        layer.driftQ().ifPresent(q -> errors.put("q", q.largestError()));
        put("ntk_correction", square(layer.tangentCorrection()), layer.tangentCorrection(), json, errors);
        json.put("errors", errors);
        json.put("kernel_scatter", layer.kernelScatter());
        json.put("ntk_scatter", layer.tangentScatter());
        json.put("next_order", layer.nextOrder());
        return json;
    }

    private static void put(
            String key,
            Object value,
            SampleTensor tensor,
            SequencedMap<String, Object> json,
            SequencedMap<String, Object> errors) {
        json.put(key, value);
        errors.put(key, tensor.largestError());
    }

    private static List<List<Integer>> named(List<int[]> pairs) {
        return pairs.stream().map(pair -> List.of(pair[0] + 1, pair[1] + 1)).toList();
    }

    static List<int[]> pairs(int inputs) {
        return orderedPairs(inputs).stream().filter(pair -> pair[0] <= pair[1]).toList();
    }

    static List<int[]> orderedPairs(int inputs) {
        List<int[]> pairs = new ArrayList<>();
        for (int a = 0; a < inputs; a++) {
            for (int b = 0; b < inputs; b++) {
                pairs.add(new int[] {a, b});
            }
        }
        return pairs;
    }

    private static List<List<Double>> square(SampleTensor tensor) {
        List<List<Double>> rows = new ArrayList<>();
        for (int a = 0; a < tensor.inputs(); a++) {
            List<Double> row = new ArrayList<>();
            for (int b = 0; b < tensor.inputs(); b++) {
                row.add(tensor.at(a, b));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<Double>> over(List<int[]> pairs, SampleTensor tensor) {
        return pairs.stream()
                .map(row -> pairs.stream()
                        .map(column -> tensor.at(row[0], row[1], column[0], column[1]))
                        .toList())
                .toList();
    }

    /// A table per layer with the corrections at the network's own widths, then what to make of them.
    static String text(List<CorrelatorLayer> layers) {
        StringBuilder text = new StringBuilder("""
                Corrections of first order at the widths of this network, in per cent: shift of the mean and standard
                deviation over networks of the kernel K and of the tangent kernel Theta (their diagonals).
                """);
        for (CorrelatorLayer layer : layers) {
            text.append(String.format(
                    Locale.ROOT,
                    "%nlayer %d, %d units in front%n%6s %12s %10s %10s %12s %10s %10s%n",
                    layer.layer(),
                    layer.width(),
                    "input",
                    "K",
                    "shift",
                    "deviation",
                    "Theta",
                    "shift",
                    "deviation"));
            for (int a = 0; a < Math.min(layer.inputs(), MOST_INPUTS); a++) {
                text.append(row(layer, a));
            }
            if (layer.inputs() > MOST_INPUTS) {
                text.append(String.format("   ... %d more inputs: --json has all%n", layer.inputs() - MOST_INPUTS));
            }
        }
        return text.append(System.lineSeparator())
                .append(verdict(layers))
                .append(System.lineSeparator())
                .toString();
    }

    private static String row(CorrelatorLayer layer, int a) {
        double n = layer.width();
        double k = layer.kernel().at(a, a);
        double theta = layer.tangentKernel().at(a, a);
        double spread = layer.fourPointVertex().at(a, a, a, a);
        double tangent = layer.tangentCovariance().at(a, a, a, a)
                + 2 * layer.tangentMixing().at(a, a, a, a);
        return String.format(
                Locale.ROOT,
                "%6d %12.6g %10.3g %10.3g %12.6g %10.3g %10.3g%n",
                a + 1,
                k,
                percent(layer.kernelCorrection().at(a, a) / n, k),
                percent(Math.sqrt(Math.max(0, spread) / n), k),
                theta,
                percent(layer.tangentCorrection().at(a, a) / n, theta),
                percent(Math.sqrt(Math.max(0, tangent) / n), theta));
    }

    private static double percent(double part, double whole) {
        return whole == 0 ? 0 : 100 * part / whole;
    }

    /// How far the first order is to be trusted at the readout.
    static String verdict(List<CorrelatorLayer> layers) {
        CorrelatorLayer readout = layers.getLast();
        double next = readout.nextOrder();
        double inverse =
                layers.stream().skip(1).mapToDouble(l -> 1.0 / l.width()).sum();
        String size = String.format(
                Locale.ROOT,
                "At the readout the next order is about %.2g %% of this one (sum of 1/width over hidden layers %.3g)",
                100 * next,
                inverse);
        if (next > LOST) {
            return size
                    + String.format(
                            Locale.ROOT,
                            ": the network is too deep for its width for the expansion to be trusted;"
                                    + " %.0f times the width would bring it below 5 %%.",
                            Math.ceil(next / NOTICEABLE));
        }
        if (next > NOTICEABLE) {
            return size + ": the corrections are good to that much only.";
        }
        return size + ".";
    }
}
