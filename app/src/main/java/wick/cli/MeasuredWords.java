package wick.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import wick.lab.correlators.MeasuredLayer;
import wick.lab.correlators.Tensor;
import wick.numeric.statistics.Estimate;
import wick.theory.finitewidth.CorrelatorLayer;
import wick.theory.finitewidth.SampleTensor;

/// Measured tensors beside predicted ones, as JSON and as text.
final class MeasuredWords {
    private static final int MOST_INPUTS = 6;

    private MeasuredWords() {}

    /// One row: a quantity at some inputs, multiplied by the width where it is a coefficient of 1/width.
    private record Row(String symbol, List<Integer> at, double predicted, double measured, double error) {
        double z() {
            return error == 0 ? 0 : (measured - predicted) / error;
        }
    }

    /// The layers behind the first, in order.
    static List<Object> json(List<CorrelatorLayer> predicted, List<MeasuredLayer> measured) {
        List<Object> layers = new ArrayList<>();
        for (MeasuredLayer layer : measured) {
            CorrelatorLayer theory = predicted.get(layer.layer() - 1);
            SequencedMap<String, Object> json = new LinkedHashMap<>();
            json.put("layer", layer.layer());
            json.put("width", layer.width());
            for (Tensor tensor : Tensor.values()) {
                if (layer.has(tensor) && present(theory, tensor)) {
                    put(tensor, theory, layer, json);
                }
            }
            json.put("effective_networks", effective(layer));
            json.put("dead_networks", layer.dead());
            json.put("log_kernel", logarithms(layer));
            layers.add(json);
        }
        return layers;
    }

    private static void put(
            Tensor tensor, CorrelatorLayer theory, MeasuredLayer layer, SequencedMap<String, Object> json) {
        int inputs = layer.inputs();
        if (tensor.isMean()) {
            List<int[]> columns = new ArrayList<>();
            for (int b = 0; b < inputs; b++) {
                columns.add(new int[] {b});
            }
            put(key(tensor), columns, columns, (a, b) -> mean(tensor, theory, layer, a[0], b[0]), json);
            put(correction(tensor), columns, columns, (a, b) -> shift(tensor, theory, layer, a[0], b[0]), json);
            return;
        }
        boolean ordered = !List.of(
                        Tensor.FOUR_POINT_VERTEX, Tensor.TANGENT_COVARIANCE, Tensor.OUTPUT_TANGENT_COVARIANCE)
                .contains(tensor);
        List<int[]> pairs = ordered ? CorrelatorWords.orderedPairs(inputs) : CorrelatorWords.pairs(inputs);
        put(key(tensor), pairs, pairs, (e, f) -> entry(tensor, theory, layer, e[0], e[1], f[0], f[1]), json);
    }

    private interface Cell {
        Row at(int[] row, int[] column);
    }

    private static void put(
            String key, List<int[]> rows, List<int[]> columns, Cell cell, SequencedMap<String, Object> json) {
        List<List<Double>> values = new ArrayList<>();
        List<List<Double>> errors = new ArrayList<>();
        List<List<Double>> deviations = new ArrayList<>();
        for (int[] row : rows) {
            List<Row> cells =
                    columns.stream().map(column -> cell.at(row, column)).toList();
            values.add(cells.stream().map(Row::measured).toList());
            errors.add(cells.stream().map(Row::error).toList());
            deviations.add(cells.stream().map(Row::z).toList());
        }
        json.put(key, values);
        json.put(key + "_se", errors);
        json.put(key + "_z", deviations);
    }

    private static List<Double> logarithms(MeasuredLayer layer) {
        List<Double> logarithms = new ArrayList<>();
        for (int a = 0; a < layer.inputs(); a++) {
            logarithms.add(layer.logarithm(a).mean());
        }
        return logarithms;
    }

    private static Row mean(Tensor tensor, CorrelatorLayer theory, MeasuredLayer layer, int a, int b) {
        Estimate estimate = layer.mean(tensor, a, b);
        double limit = two(theory, tensor).at(a, b);
        double first = first(theory, tensor).at(a, b) / layer.width();
        return new Row(tensor.symbol(), List.of(a, b), limit + first, estimate.mean(), estimate.standardError());
    }

    private static Row shift(Tensor tensor, CorrelatorLayer theory, MeasuredLayer layer, int a, int b) {
        Estimate estimate = layer.mean(tensor, a, b);
        double n = layer.width();
        return new Row(
                tensor == Tensor.KERNEL ? "G" : "T",
                List.of(a, b),
                first(theory, tensor).at(a, b),
                n * (estimate.mean() - two(theory, tensor).at(a, b)),
                n * estimate.standardError());
    }

    private static SampleTensor two(CorrelatorLayer theory, Tensor tensor) {
        return tensor == Tensor.KERNEL ? theory.kernel() : theory.tangentKernel();
    }

    private static SampleTensor first(CorrelatorLayer theory, Tensor tensor) {
        return tensor == Tensor.KERNEL ? theory.kernelCorrection() : theory.tangentCorrection();
    }

    private static Row entry(Tensor tensor, CorrelatorLayer theory, MeasuredLayer layer, int a, int b, int c, int d) {
        Estimate estimate = layer.entry(tensor, a, b, c, d);
        return new Row(
                tensor.symbol(),
                List.of(a, b, c, d),
                four(theory, tensor).at(a, b, c, d),
                estimate.mean(),
                estimate.standardError());
    }

    private static SampleTensor four(CorrelatorLayer theory, Tensor tensor) {
        return switch (tensor) {
            case FOUR_POINT_VERTEX -> theory.fourPointVertex();
            case TANGENT_COVARIANCE -> theory.tangentCovariance();
            case TANGENT_MIXING -> theory.tangentMixing();
            case OUTPUT_TANGENT_COVARIANCE -> theory.outputTangentCovariance();
            case OUTPUT_TANGENT_MIXING -> theory.outputTangentMixing();
            case DRIFT_P -> theory.driftP().orElseThrow();
            case DRIFT_Q -> theory.driftQ().orElseThrow();
            case KERNEL, TANGENT_KERNEL -> two(theory, tensor);
        };
    }

    private static boolean present(CorrelatorLayer theory, Tensor tensor) {
        return (tensor != Tensor.DRIFT_P && tensor != Tensor.DRIFT_Q)
                || theory.driftP().isPresent();
    }

    private static String key(Tensor tensor) {
        return switch (tensor) {
            case KERNEL -> "kernel";
            case TANGENT_KERNEL -> "ntk";
            case FOUR_POINT_VERTEX -> "four_point_vertex";
            case TANGENT_COVARIANCE -> "ntk_variance_a";
            case TANGENT_MIXING -> "ntk_variance_b";
            case OUTPUT_TANGENT_COVARIANCE -> "d";
            case OUTPUT_TANGENT_MIXING -> "f";
            case DRIFT_P -> "p";
            case DRIFT_Q -> "q";
        };
    }

    private static String correction(Tensor tensor) {
        return tensor == Tensor.KERNEL ? "metric_correction" : "ntk_correction";
    }

    /// The smallest over diagonal entries.
    private static double effective(MeasuredLayer layer) {
        double least = layer.networks();
        for (int a = 0; a < layer.inputs(); a++) {
            for (Tensor tensor : Tensor.values()) {
                if (layer.has(tensor)) {
                    least = Math.min(least, layer.tail(tensor, a, a, a, a).effectiveNetworks());
                }
            }
        }
        return least;
    }

    /// Diagonal entries, a table per layer, and how far to trust them.
    static String text(List<CorrelatorLayer> predicted, List<MeasuredLayer> measured) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%nMeasured on %d networks: coefficients of 1/n at this n, so z counts the next orders too.%n",
                measured.getFirst().networks()));
        for (MeasuredLayer layer : measured) {
            CorrelatorLayer theory = predicted.get(layer.layer() - 1);
            text.append(String.format(
                    Locale.ROOT,
                    "%nlayer %d, %d units in front%n%8s %6s %12s %12s %10s %7s%n",
                    layer.layer(),
                    layer.width(),
                    "tensor",
                    "input",
                    "predicted",
                    "measured",
                    "error",
                    "z"));
            for (int a = 0; a < Math.min(layer.inputs(), MOST_INPUTS); a++) {
                rows(theory, layer, a).forEach(row -> text.append(line(row)));
            }
            text.append(warning(layer));
        }
        return text.toString();
    }

    private static List<Row> rows(CorrelatorLayer theory, MeasuredLayer layer, int a) {
        List<Row> rows = new ArrayList<>();
        for (Tensor tensor : Tensor.values()) {
            if (layer.has(tensor) && present(theory, tensor)) {
                rows.add(
                        tensor.isMean()
                                ? shift(tensor, theory, layer, a, a)
                                : entry(tensor, theory, layer, a, a, a, a));
            }
        }
        return rows;
    }

    private static String line(Row row) {
        return String.format(
                Locale.ROOT,
                "%8s %6d %12.6g %12.6g %10.2g %7.1f%n",
                row.symbol(),
                row.at().getFirst() + 1,
                row.predicted(),
                row.measured(),
                row.error(),
                row.z());
    }

    private static String warning(MeasuredLayer layer) {
        double effective = effective(layer);
        if (effective >= MeasuredLayer.Tail.FEW) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "  heavy tails: as few as %.0f networks carry a number here, and its mean is not to be trusted; a typical%n"
                        + "  network has the kernel exp(E ln S) = %.4g at input 1.%n",
                effective,
                Math.exp(layer.logarithm(0).mean()));
    }
}
