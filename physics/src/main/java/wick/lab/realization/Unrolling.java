package wick.lab.realization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wick.network.Activation;
import wick.network.Combination;
import wick.network.Geometry;
import wick.network.Pooling;
import wick.network.Shape;
import wick.network.Step;
import wick.network.Wiring;

/// Makes the [Circuit] of a wiring, step by step.
final class Unrolling {
    private final List<Integer> widths = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();
    private final Map<Integer, Step.Linear> matrices = new HashMap<>();
    private final Optional<Shape> absences;
    private int drops;

    Unrolling(Wiring wiring) {
        widths.add(wiring.inputs());
        absences = wiring.absences() ? Optional.of(wiring.input()) : Optional.empty();
        int output = append(wiring.steps(), 0);
        if (operations.isEmpty() || output != widths.size() - 1 || widths.get(output) != wiring.outputs()) {
            throw new IllegalArgumentException("the steps end with " + widths.get(output) + " units where "
                    + wiring.outputs() + " outputs are announced");
        }
    }

    Circuit circuit() {
        return new Circuit(widths, operations, absences);
    }

    private int append(List<Step> steps, int from) {
        int value = from;
        for (Step step : steps) {
            value = append(step, value);
        }
        return value;
    }

    private int append(Step step, int from) {
        return switch (step) {
            case Step.Linear linear -> weighted(linear, Placement.flat(widths.get(from)), from);
            case Step.Pointwise(Activation activation) -> {
                int to = added(widths.get(from));
                operations.add(new Operation.Apply(activation, from, to));
                yield to;
            }
            case Step.Residual(List<Step> branch) -> residual(branch, from);
            case Step.Convolution(Step.Linear weights, Geometry geometry) ->
                weighted(weights, Placement.of(geometry), from);
            case Step.Pool(Pooling pooling, Geometry geometry) -> pool(pooling, Placement.of(geometry), from);
            case Step.GlobalPool(Pooling pooling, Shape shape) -> pool(pooling, Placement.whole(shape), from);
            case Step.Flatten(Shape shape) -> {
                requireUnits("flatten", shape.units(), from);
                yield from;
            }
            case Step.LayerNorm(double epsilon, Shape shape) -> {
                requireUnits("layer norm", shape.units(), from);
                int to = added(widths.get(from));
                operations.add(new Operation.Normalize(epsilon, shape, from, to));
                yield to;
            }
            case Step.Dropout(double rate) -> {
                int to = added(widths.get(from));
                operations.add(new Operation.Drop(rate, drops++, from, to));
                yield to;
            }
            case Step.Fan(Combination combination, List<List<Step>> branches) -> fan(combination, branches, from);
            case Step.Attention(Step.Linear keys, Step.Linear values, Step.Linear outputs, Shape shape) -> {
                Placement place = Placement.everywhere(shape);
                int k = weighted(keys, place, from);
                int v = weighted(values, place, from);
                Shape inner = shape.withChannels(keys.fanOut());
                int mixed = added(inner.units());
                operations.add(new Operation.Attend(inner, k, v, mixed));
                yield weighted(outputs, Placement.everywhere(inner), mixed);
            }
        };
    }

    private int weighted(Step.Linear linear, Placement placement, int from) {
        requireUnits("matrix " + linear.index(), placement.unitsIn(), from);
        if (linear.fanIn() != placement.fanIn()) {
            throw new IllegalArgumentException("matrix " + linear.index() + " has fan-in " + linear.fanIn() + " where "
                    + placement.fanIn() + " units come in");
        }
        Step.Linear known = matrices.putIfAbsent(linear.index(), linear);
        if (known != null && !known.equals(linear)) {
            throw new IllegalArgumentException(
                    "steps that share matrix " + linear.index() + " differ: " + known + " and " + linear);
        }
        int to = added(Math.multiplyExact(linear.fanOut(), placement.positions()));
        operations.add(new Operation.Weighted(linear, placement, from, to));
        return to;
    }

    private int pool(Pooling pooling, Placement placement, int from) {
        requireUnits("pooling", placement.unitsIn(), from);
        int to = added(placement.channels() * placement.positions());
        operations.add(new Operation.Pool(pooling, placement, from, to));
        return to;
    }

    private int residual(List<Step> branch, int from) {
        int end = append(branch, from);
        if (end == from || !widths.get(end).equals(widths.get(from))) {
            throw new IllegalArgumentException("a residual branch of " + widths.get(end) + " units does not fit the "
                    + widths.get(from) + " units it is added to");
        }
        int to = added(widths.get(end));
        operations.add(new Operation.Combine(Combination.SUM, List.of(from, end), to));
        return to;
    }

    private int fan(Combination combination, List<List<Step>> branches, int from) {
        List<Integer> ends = new ArrayList<>();
        int total = 0;
        for (List<Step> branch : branches) {
            int end = append(branch, from);
            ends.add(end);
            total = Math.addExact(total, widths.get(end));
        }
        int width = combination == Combination.CONCATENATE ? total : widths.get(ends.getFirst());
        for (int end : ends) {
            if (combination != Combination.CONCATENATE && widths.get(end) != width) {
                throw new IllegalArgumentException(
                        "branches of " + width + " and " + widths.get(end) + " units cannot be combined unit by unit");
            }
        }
        int to = added(width);
        operations.add(new Operation.Combine(combination, ends, to));
        return to;
    }

    private void requireUnits(String what, int units, int from) {
        if (units != widths.get(from)) {
            throw new IllegalArgumentException(
                    what + " takes " + units + " units where " + widths.get(from) + " units come in");
        }
    }

    private int added(int width) {
        widths.add(width);
        return widths.size() - 1;
    }
}
