package wick.lab.realization;

import java.util.ArrayList;
import java.util.List;
import wick.network.Activation;
import wick.network.Step;
import wick.network.Wiring;

/// A wiring unrolled into numbered values and the operations that make each from earlier ones: value 0 is
/// the input, the last value is the output. `widths` holds the number of units of each value.
record Circuit(List<Integer> widths, List<Operation> operations) {

    /// One operation; it makes the value `to`.
    sealed interface Operation {
        int to();

        /// A weight matrix and a bias.
        record Affine(Step.Linear linear, int from, int to) implements Operation {}

        /// An activation, unit by unit.
        record Apply(Activation activation, int from, int to) implements Operation {}

        /// The sum of two values.
        record Add(int left, int right, int to) implements Operation {}
    }

    Circuit {
        widths = List.copyOf(widths);
        operations = List.copyOf(operations);
    }

    static Circuit of(Wiring wiring) {
        List<Integer> widths = new ArrayList<>();
        List<Operation> operations = new ArrayList<>();
        widths.add(wiring.inputs());
        int output = append(wiring.steps(), 0, widths, operations);
        if (operations.isEmpty() || widths.get(output) != wiring.outputs()) {
            throw new IllegalArgumentException("the steps end with " + widths.get(output) + " units where "
                    + wiring.outputs() + " outputs are announced");
        }
        return new Circuit(widths, operations);
    }

    int output() {
        return widths.size() - 1;
    }

    /// The weight matrices in order.
    List<Operation.Affine> matrices() {
        return operations.stream()
                .filter(Operation.Affine.class::isInstance)
                .map(Operation.Affine.class::cast)
                .toList();
    }

    private static int append(List<Step> steps, int from, List<Integer> widths, List<Operation> operations) {
        int value = from;
        for (Step step : steps) {
            value = append(step, value, widths, operations);
        }
        return value;
    }

    private static int append(Step step, int from, List<Integer> widths, List<Operation> operations) {
        return switch (step) {
            case Step.Linear linear -> {
                if (linear.fanIn() != widths.get(from)) {
                    throw new IllegalArgumentException("matrix " + linear.index() + " has fan-in " + linear.fanIn()
                            + " where " + widths.get(from) + " units come in");
                }
                int to = added(linear.fanOut(), widths);
                operations.add(new Operation.Affine(linear, from, to));
                yield to;
            }
            case Step.Pointwise(Activation activation) -> {
                int to = added(widths.get(from), widths);
                operations.add(new Operation.Apply(activation, from, to));
                yield to;
            }
            case Step.Residual(List<Step> branch) -> {
                int end = append(branch, from, widths, operations);
                if (end == from || !widths.get(end).equals(widths.get(from))) {
                    throw new IllegalArgumentException("a residual branch of " + widths.get(end)
                            + " units does not fit the " + widths.get(from) + " units it is added to");
                }
                int to = added(widths.get(end), widths);
                operations.add(new Operation.Add(from, end, to));
                yield to;
            }
            case Step.Structured structured ->
                throw new IllegalArgumentException(
                        "networks with a " + structured.getClass().getSimpleName() + " are not realized");
        };
    }

    private static int added(int width, List<Integer> widths) {
        widths.add(width);
        return widths.size() - 1;
    }
}
