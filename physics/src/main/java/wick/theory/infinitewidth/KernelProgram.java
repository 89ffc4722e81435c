package wick.theory.infinitewidth;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import wick.network.Step;
import wick.network.Wiring;

/// A wiring as a straight list of operations on a kernel pair (K, Θ) and a stack for residual branches.
record KernelProgram(List<Operation> operations, int linearLayers, int stackDepth, int inputs) {

    KernelProgram {
        operations = List.copyOf(operations);
    }

    sealed interface Operation {
        /// Θ ← biasRate + weightRate K + weightVariance Θ, then K ← biasVariance + weightVariance K.
        /// `position` counts from 0.
        record Affine(Step.Linear layer, int position) implements Operation {}

        /// Θ ← ⟨φ′φ′⟩_K Θ, then K ← ⟨φφ⟩_K. `position` counts activations from 0.
        record Average(AverageForm form, int position) implements Operation {}

        /// Remembers (K, Θ) at the start of a branch, at this height of the stack.
        record Remember(int height) implements Operation {}

        /// Adds the remembered pair at the end of the branch.
        record Add(int height) implements Operation {}
    }

    static KernelProgram of(Wiring wiring) {
        Builder builder = new Builder();
        Signal signal = builder.append(wiring.steps(), Signal.INPUT, 0);
        if (signal != Signal.GAUSSIAN) {
            throw new IllegalArgumentException("the last step must be linear, so that the outputs are Gaussian");
        }
        return new KernelProgram(builder.operations, builder.linear, builder.deepest, wiring.inputs());
    }

    int averages() {
        return (int)
                operations.stream().filter(Operation.Average.class::isInstance).count();
    }

    /// The first activation that jumps, counted from 0; there is no tangent kernel where there is one.
    OptionalInt jump() {
        return operations.stream()
                .mapToInt(operation ->
                        operation instanceof Operation.Average(AverageForm form, int position) && !form.hasTangent()
                                ? position
                                : -1)
                .filter(position -> position >= 0)
                .findFirst();
    }

    /// Operations of one pair: of an activation about sixty with closed forms, for a series about two per
    /// term.
    KernelCost cost() {
        double each = 2.0 * inputs;
        double setup = 2.0 * inputs;
        for (Operation operation : operations) {
            each += switch (operation) {
                case Operation.Affine _ -> 6;
                case Operation.Average(var form, int _) -> form instanceof NumericalForm ? 200 : 60;
                case Operation.Remember _, Operation.Add _ -> 2;
            };
            setup += operation instanceof Operation.Average(NumericalForm _, int _) ? 1e5 : 10;
        }
        return new KernelCost(each, setup, (3L + 2L * stackDepth) * CellMemory.ROWS * CellMemory.STRIDE * Double.BYTES);
    }

    /// What is known of the law of a signal.
    private enum Signal {
        /// Data: neither random nor exchangeable between components.
        INPUT,
        /// Components independent and Gaussian at infinite width.
        GAUSSIAN,
        /// Components independent, with known second moments only.
        FEATURES
    }

    private static final class Builder {
        private final List<Operation> operations = new ArrayList<>();
        private int linear;
        private int activations;
        private int deepest;

        Signal append(List<Step> steps, Signal start, int height) {
            Signal signal = start;
            for (Step step : steps) {
                signal = switch (step) {
                    case Step.Linear layer -> {
                        operations.add(new Operation.Affine(layer, linear++));
                        yield Signal.GAUSSIAN;
                    }
                    case Step.Pointwise(var activation) -> {
                        require(
                                signal == Signal.GAUSSIAN,
                                "an activation must follow a dense layer, so that what it" + " acts on is Gaussian; "
                                        + activation.name() + " does not");
                        operations.add(new Operation.Average(AverageForm.of(activation), activations++));
                        yield Signal.FEATURES;
                    }
                    case Step.Residual(List<Step> branch) -> residual(branch, signal, height);
                    case Step.Structured structured ->
                        throw new IllegalArgumentException("the kernel recursion of stacks of dense layers has no "
                                + structured.getClass().getSimpleName());
                };
            }
            return signal;
        }

        /// The branch ends in independent weights, so K and Θ of the two terms add; Θ of the branch carries
        /// on from the Θ of its input.
        private Signal residual(List<Step> branch, Signal signal, int height) {
            require(signal != Signal.INPUT, "a residual block must follow a dense layer");
            deepest = Math.max(deepest, height + 1);
            operations.add(new Operation.Remember(height));
            Signal end = append(branch, signal, height + 1);
            require(
                    end == Signal.GAUSSIAN && !branch.isEmpty() && branch.getLast() instanceof Step.Linear,
                    "a residual branch must end in a dense layer, so that its output is uncorrelated with its input");
            operations.add(new Operation.Add(height));
            return signal;
        }

        private static void require(boolean condition, String message) {
            if (!condition) {
                throw new IllegalArgumentException(message);
            }
        }
    }
}
