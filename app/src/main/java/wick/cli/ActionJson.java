package wick.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import wick.numeric.matrix.Matrix;
import wick.theory.action.Couplings;
import wick.theory.action.DepthFlow;
import wick.theory.action.FourPoint;
import wick.theory.action.HermiteDensity;
import wick.theory.action.OutputCumulants;
import wick.theory.action.ScalarAction;
import wick.theory.finitewidth.SecondOrderLayer;

/// Actions as JSON. One input has the same keys as several, with tensors of one entry.
final class ActionJson {
    private static final String CONVENTION = "density exp(-S), S = constant + 1/2 sum quadratic_ab f_a f_b"
            + " + 1/4! sum quartic_abcd f_a f_b f_c f_d + 1/6! sextic f^6";

    private ActionJson() {}

    static SequencedMap<String, Object> one(ActionOfOne found) {
        SequencedMap<String, Object> json = head(found.asked().order(), 1);
        json.put("input_mean_square", found.meanSquare());
        List<Object> layers = new ArrayList<>();
        for (int l = 0; l < found.layers().size(); l++) {
            layers.add(layer(found, found.layers().get(l), found.couplings().get(l)));
        }
        json.put("layers", layers);
        json.put("depth", found.flow().map(ActionJson::flow));
        json.put("accuracy", accuracy(found));
        if (found.asked().at().size() > 0) {
            json.put("density", density(found));
        }
        return json;
    }

    private static SequencedMap<String, Object> head(int order, int inputs) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("convention", CONVENTION);
        json.put("order", order);
        json.put(
                "quadruples",
                quadruples(inputs).stream()
                        .map(q -> List.of(q[0] + 1, q[1] + 1, q[2] + 1, q[3] + 1))
                        .toList());
        return json;
    }

    private static SequencedMap<String, Object> layer(ActionOfOne found, SecondOrderLayer layer, Couplings running) {
        OutputCumulants cumulants = found.cumulants(layer);
        ScalarAction action = found.action(layer);
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("layer", layer.layer());
        json.put("width", layer.width());
        json.put("kernel", layer.kernel().value());
        json.put("two_point", List.of(List.of(cumulants.second())));
        json.put("four_point", List.of(cumulants.fourth()));
        json.put("six_point", cumulants.sixth());
        json.put("constant", action.constant());
        json.put("quadratic", List.of(List.of(action.quadratic())));
        json.put("tadpole", List.of(List.of(action.quadratic() - 1 / cumulants.second())));
        json.put("quartic", List.of(action.quartic()));
        json.put("sextic", action.sextic());
        json.put("bounded_below", action.boundedBelow());
        json.put("barrier", optional(action.barrier()));
        json.put("positive_radius", optional(action.positiveRadius()));
        json.put(
                "negative",
                cumulants.edgeworth().negative().stream()
                        .map(ActionJson::interval)
                        .toList());
        json.put("second_over_first", layer.ratio());
        json.put("couplings", couplings(running));
        return json;
    }

    private static List<Object> interval(HermiteDensity.Interval interval) {
        return List.of(interval.from(), Double.isFinite(interval.to()) ? interval.to() : Optional.empty());
    }

    private static Optional<Double> optional(OptionalDouble number) {
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }

    private static SequencedMap<String, Object> couplings(Couplings running) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("metric", running.metric());
        json.put("vertex", running.vertex());
        json.put("six_point", running.sixPoint());
        json.put("sextic", running.sextic());
        json.put("source", running.source());
        json.put("kernel_gain", running.kernelGain());
        json.put("vertex_gain", running.vertexGain());
        json.put("six_point_gain", running.sixPointGain());
        return json;
    }

    private static SequencedMap<String, Object> flow(DepthFlow flow) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("kind", flow.kind().words());
        json.put("fixed_point", flow.fixedPoint());
        json.put("slope", flow.slope());
        json.put("vertex", flow.vertex());
        List<Object> directions = new ArrayList<>();
        for (DepthFlow.Direction direction : flow.directions()) {
            SequencedMap<String, Object> one = new LinkedHashMap<>();
            one.put("coupling", direction.coupling());
            one.put("factor", direction.factor());
            one.put(
                    "exponent",
                    Double.isFinite(direction.exponent()) ? Optional.of(direction.exponent()) : Optional.empty());
            one.put("fate", direction.fate().words());
            directions.add(one);
        }
        json.put("directions", directions);
        return json;
    }

    /// Largest relative deviations from the exact density within two standard deviations.
    private static SequencedMap<String, Object> accuracy(ActionOfOne found) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("gaussian", found.deviation(found.gaussian()));
        json.put("edgeworth_1", found.deviation(found.edgeworth(1)));
        json.put("edgeworth_2", found.deviation(found.edgeworth(2)));
        return json;
    }

    private static SequencedMap<String, Object> density(ActionOfOne found) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        List<Double> at = list(found.asked().at().toArray());
        json.put("f", at);
        json.put("exact", at.stream().map(found::exact).toList());
        json.put("gaussian", at.stream().map(found.gaussian()::at).toList());
        json.put("edgeworth_1", at.stream().map(found.edgeworth(1)::at).toList());
        json.put("edgeworth_2", at.stream().map(found.edgeworth(2)::at).toList());
        json.put("probability_zero", found.law().dead().value());
        return json;
    }

    static SequencedMap<String, Object> several(List<ActionOfPoints> layers) {
        SequencedMap<String, Object> json =
                head(1, layers.getFirst().cumulants().points());
        json.put("layers", layers.stream().map(ActionJson::layer).toList());
        return json;
    }

    private static SequencedMap<String, Object> layer(ActionOfPoints layer) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("layer", layer.layer().layer());
        json.put("width", layer.layer().width());
        json.put("two_point", rows(layer.cumulants().second()));
        json.put("four_point", over(layer.cumulants().fourth()));
        json.put("constant", layer.action().constant());
        json.put("quadratic", rows(layer.action().quadratic()));
        json.put(
                "tadpole",
                rows(difference(layer.action().quadratic(), layer.bare().quadratic())));
        json.put("quartic", over(layer.action().quartic()));
        json.put("bounded_below", layer.barrier().isEmpty());
        json.put("barrier", optional(layer.barrier()));
        json.put("smallest_edgeworth_factor", layer.smallestFactor());
        json.put("kernel_scatter", layer.layer().kernelScatter());
        return json;
    }

    private static Matrix difference(Matrix a, Matrix b) {
        Matrix difference = a.copy();
        for (int i = 0; i < difference.entries().length; i++) {
            difference.entries()[i] -= b.entries()[i];
        }
        return difference;
    }

    static List<int[]> quadruples(int inputs) {
        List<int[]> quadruples = new ArrayList<>();
        for (int a = 0; a < inputs; a++) {
            for (int b = a; b < inputs; b++) {
                for (int c = b; c < inputs; c++) {
                    for (int d = c; d < inputs; d++) {
                        quadruples.add(new int[] {a, b, c, d});
                    }
                }
            }
        }
        return quadruples;
    }

    private static List<Double> over(FourPoint tensor) {
        return quadruples(tensor.points()).stream()
                .map(q -> tensor.at(q[0], q[1], q[2], q[3]))
                .toList();
    }

    private static List<List<Double>> rows(Matrix matrix) {
        List<List<Double>> rows = new ArrayList<>();
        for (int a = 0; a < matrix.rows(); a++) {
            rows.add(list(matrix.row(a)));
        }
        return rows;
    }

    private static List<Double> list(double[] values) {
        List<Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        return list;
    }
}
