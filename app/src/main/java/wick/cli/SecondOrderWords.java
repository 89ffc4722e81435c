package wick.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.theory.finitewidth.SecondOrder;
import wick.theory.finitewidth.SecondOrderCorrelators;
import wick.theory.finitewidth.SecondOrderLayer;
import wick.theory.finitewidth.SecondOrderPairs;

/// What `--order 2` adds to the tensors of first order.
final class SecondOrderWords {
    private SecondOrderWords() {}

    /// One element per dense layer; one input is taken by itself, since then kinks are no obstacle.
    static List<SecondOrderPairs> layers(Wiring wiring, Matrix inputs) {
        if (inputs.rows() > 1) {
            return SecondOrderCorrelators.of(wiring, inputs);
        }
        double sum = 0;
        for (int j = 0; j < inputs.columns(); j++) {
            sum += inputs.at(0, j) * inputs.at(0, j);
        }
        return SecondOrder.of(wiring, sum / inputs.columns()).stream()
                .map(SecondOrderWords::alone)
                .toList();
    }

    private static SecondOrderPairs alone(SecondOrderLayer layer) {
        return new SecondOrderPairs(
                layer.layer(),
                layer.width(),
                Vector.of(layer.kernel().value()),
                Vector.of(layer.metricFirst().value()),
                Vector.of(layer.metricSecond().value()),
                Matrix.of(1, 1, layer.vertexFirst().value()),
                Matrix.of(1, 1, layer.vertexSecond().value()),
                List.of(Matrix.of(1, 1, layer.sixPoint().value())),
                Vector.of(
                        layer.metricSecond().error(),
                        layer.vertexSecond().error(),
                        layer.sixPoint().error()));
    }

    /// Puts `second_order` into each of the layers of `json` and order 2 on top.
    static void into(List<SecondOrderPairs> layers, SequencedMap<String, Object> json) {
        json.put("order", 2);
        if (!(json.get("layers") instanceof List<?> first)) {
            throw new IllegalStateException("the first order has no layers");
        }
        List<Object> both = new ArrayList<>();
        for (int l = 0; l < layers.size(); l++) {
            SequencedMap<String, Object> layer = new LinkedHashMap<>();
            if (first.get(l) instanceof SequencedMap<?, ?> known) {
                known.forEach((key, value) -> layer.put(String.valueOf(key), value));
            }
            layer.put("second_order", json(layers.get(l)));
            both.add(layer);
        }
        json.put("layers", both);
        json.put("verdict", verdict(layers.getLast()));
    }

    private static SequencedMap<String, Object> json(SecondOrderPairs layer) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("metric_correction", square(layer.metricSecond()));
        json.put("four_point_vertex", rows(layer.vertexSecond()));
        json.put(
                "six_point_vertex",
                layer.sixPoint().stream().map(SecondOrderWords::rows).toList());
        SequencedMap<String, Object> errors = new LinkedHashMap<>();
        errors.put("metric_correction", layer.errors().at(0));
        errors.put("four_point_vertex", layer.errors().at(1));
        errors.put("six_point_vertex", layer.errors().at(2));
        json.put("errors", errors);
        json.put("mean_shift", meanShift(layer));
        json.put("ratio", layer.ratio());
        json.put("next_order", nextOrder(layer));
        return json;
    }

    /// The pairs 11, 12, …, 22, … as a matrix over inputs.
    private static List<List<Double>> square(Vector pairs) {
        int inputs = (int) Math.round((Math.sqrt(8.0 * pairs.size() + 1) - 1) / 2);
        List<List<Double>> rows = new ArrayList<>();
        for (int a = 0; a < inputs; a++) {
            List<Double> row = new ArrayList<>();
            for (int b = 0; b < inputs; b++) {
                int low = Math.min(a, b);
                row.add(pairs.at(low * inputs - low * (low - 1) / 2 + Math.max(a, b) - low));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<Double>> rows(Matrix matrix) {
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < matrix.rows(); i++) {
            List<Double> row = new ArrayList<>();
            for (double entry : matrix.row(i)) {
                row.add(entry);
            }
            rows.add(row);
        }
        return rows;
    }

    /// The largest |G₂/n²|/K of a variance.
    private static double meanShift(SecondOrderPairs layer) {
        double largest = 0;
        for (int a : variances(layer)) {
            double k = layer.kernel().at(a);
            double shift = layer.metricSecond().at(a) / ((double) layer.width() * layer.width());
            largest = Math.max(largest, k == 0 ? 0 : Math.abs(shift) / k);
        }
        return largest;
    }

    /// 4x/3 with x the largest V/(nK²): Cov = e^x − 1 and the third cumulant e^{3x} − 3e^x + 2 of deep linear
    /// and critical relu networks go on like that.
    private static double nextOrder(SecondOrderPairs layer) {
        double largest = 0;
        for (int a : variances(layer)) {
            double k = layer.kernel().at(a);
            largest = Math.max(largest, k == 0 ? 0 : layer.vertexFirst().at(a, a) / (layer.width() * k * k));
        }
        return 4 * largest / 3;
    }

    private static List<Integer> variances(SecondOrderPairs layer) {
        int inputs = (int) Math.round((Math.sqrt(8.0 * layer.kernel().size() + 1) - 1) / 2);
        List<Integer> places = new ArrayList<>();
        int next = 0;
        for (int a = 0; a < inputs; a++) {
            places.add(next);
            next += inputs - a;
        }
        return places;
    }

    /// One sentence about the readout.
    static String verdict(SecondOrderPairs readout) {
        double next = nextOrder(readout);
        return String.format(
                Locale.ROOT,
                "At the readout the second order changes the variances over networks by %.2g %% of the first and the mean"
                        + " by %.2g %%; what follows is about %.2g %% of the second order%s",
                100 * readout.ratio(),
                100 * meanShift(readout),
                100 * next,
                next > 1 ? ": the network is too deep for its width for an expansion." : ".");
    }
}
