package wick.lab.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import wick.network.signal.Kind;

/// Attention as exporters write it: a product of two signals, scaled and masked, a softmax, and the product with
/// the values.
final class AttentionPattern {
    private static final Set<String> BEFORE = Set.of(
            "Add",
            "Sub",
            "Mul",
            "Div",
            "Where",
            "Reshape",
            "Unsqueeze",
            "Squeeze",
            "Cast",
            "Identity",
            "Clip",
            "Max",
            "Min",
            "Expand",
            "Transpose");
    private static final Set<String> AFTER =
            Set.of("Dropout", "Identity", "Cast", "Where", "IsNaN", "Reshape", "Unsqueeze", "Squeeze", "Mul", "Expand");
    private static final Set<String> SCALING = Set.of("Mul", "Div", "Transpose");
    private static final int FAR = 10;

    private final Threads threads;

    AttentionPattern(Threads threads) {
        this.threads = threads;
    }

    /// The attention around a softmax, if there is one.
    Optional<ModelPart> around(int softmax) {
        Set<Integer> steps = new TreeSet<>(List.of(softmax));
        if (!scores(threads.node(softmax).inputs().getFirst(), steps, FAR)) {
            return Optional.empty();
        }
        String value = threads.output(softmax);
        for (int far = 0; far < FAR; far++) {
            for (int reader : threads.readers(value)) {
                if (threads.node(reader).operator().equals("MatMul")
                        && threads.signals(reader).size() == 2) {
                    steps.add(reader);
                    return Optional.of(part(reader, value, steps));
                }
            }
            Optional<Integer> next = threads.readers(value).stream()
                    .filter(reader -> AFTER.contains(threads.node(reader).operator()))
                    .filter(threads::makesSignal)
                    .findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            threads.readers(value).stream()
                    .filter(reader -> threads.node(reader).operator().equals("IsNaN"))
                    .forEach(steps::add);
            steps.add(next.get());
            value = threads.output(next.get());
        }
        return Optional.empty();
    }

    private ModelPart part(int product, String probabilities, Set<Integer> steps) {
        List<String> inputs = threads.node(product).inputs();
        String values = inputs.getFirst().equals(probabilities) ? inputs.get(1) : inputs.getFirst();
        return new ModelPart(
                Kind.ATTENTION,
                "Attention",
                List.of(values),
                threads.output(product),
                ModelPart.Weights.NONE,
                List.copyOf(steps));
    }

    /// Whether a value is made from a product of two signals by the steps before a softmax, which are collected.
    private boolean scores(String value, Set<Integer> steps, int far) {
        Optional<Integer> maker = threads.maker(value);
        if (maker.isEmpty() || far == 0 || !threads.isSignal(value)) {
            return false;
        }
        int index = maker.get();
        if (threads.node(index).operator().equals("MatMul")
                && threads.signals(index).size() == 2) {
            steps.add(index);
            threads.signals(index).forEach(factor -> scaling(factor, steps));
            return true;
        }
        if (!BEFORE.contains(threads.node(index).operator())) {
            return false;
        }
        boolean found = threads.signals(index).stream().anyMatch(input -> scores(input, steps, far - 1));
        if (found) {
            steps.add(index);
        }
        return found;
    }

    /// Queries and keys that are scaled by a number before their product, and read by nothing else.
    private void scaling(String factor, Set<Integer> steps) {
        String value = factor;
        Optional<Integer> maker = threads.maker(value, SCALING);
        while (maker.isPresent()
                && threads.onlyReader(value).isPresent()
                && threads.signals(maker.get()).size() == 1) {
            int index = maker.get();
            boolean scales = threads.node(index).inputs().stream()
                    .allMatch(input -> threads.isSignal(input) || threads.isScalar(input));
            if (!scales) {
                return;
            }
            steps.add(index);
            value = threads.signals(index).getFirst();
            maker = threads.maker(value, SCALING);
        }
    }
}
