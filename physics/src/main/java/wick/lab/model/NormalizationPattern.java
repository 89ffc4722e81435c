package wick.lab.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import wick.network.signal.Kind;

/// Normalizations: the operators of that name with scales and shifts that follow, and the same written out as
/// (x − ⟨x⟩)/√(⟨(x − ⟨x⟩)²⟩ + ε), with the mean left off for the root-mean-square norm.
final class NormalizationPattern {
    private static final Set<String> OPERATORS = Set.of(
            "LayerNormalization",
            "BatchNormalization",
            "InstanceNormalization",
            "GroupNormalization",
            "RMSNormalization",
            "SimplifiedLayerNormalization");
    private static final Set<String> MEAN = Set.of("ReduceMean", "GlobalAveragePool");
    private static final Set<String> SQUARE = Set.of("Pow", "Mul");

    private final Threads threads;

    NormalizationPattern(Threads threads) {
        this.threads = threads;
    }

    /// The normalization that a step begins or is, if it is one.
    Optional<ModelPart> at(int index) {
        Set<Integer> steps = new TreeSet<>(List.of(index));
        String operator = threads.node(index).operator();
        if (OPERATORS.contains(operator)) {
            List<String> inputs = threads.node(index).inputs();
            if (!threads.isSignal(inputs.getFirst())) {
                return Optional.empty();
            }
            ModelPart.Weights weights = new ModelPart.Weights(
                    inputs.size() > 1 && threads.isFixed(inputs.get(1)) ? Optional.of(inputs.get(1)) : Optional.empty(),
                    false,
                    inputs.size() > 2 && threads.isFixed(inputs.get(2))
                            ? Optional.of(inputs.get(2))
                            : Optional.empty());
            String start =
                    operator.equals("InstanceNormalization") ? before(inputs.getFirst(), steps) : inputs.getFirst();
            return Optional.of(withTail(operator, start, steps, weights));
        }
        return operator.equals("Sqrt") ? writtenOut(index, steps) : Optional.empty();
    }

    /// Group norm is exported as a reshaping into groups, instance norm, and reshaping back.
    private String before(String value, Set<Integer> steps) {
        Optional<Integer> reshape = threads.maker(value, Set.of("Reshape"));
        if (reshape.isPresent()
                && threads.onlyReader(value).isPresent()
                && threads.isSignal(threads.node(reshape.get()).inputs().getFirst())) {
            steps.add(reshape.get());
            return threads.node(reshape.get()).inputs().getFirst();
        }
        return value;
    }

    /// Scales and shifts by fixed arrays that follow and read nothing else.
    private ModelPart withTail(String type, String input, Set<Integer> steps, ModelPart.Weights own) {
        int last = ((TreeSet<Integer>) steps).last();
        String value = threads.output(last);
        ModelPart.Weights weights = own;
        boolean scaled = false;
        for (boolean more = true; more; ) {
            Optional<Integer> next = threads.onlyReader(value);
            String operator = next.map(index -> threads.node(index).operator()).orElse("");
            Optional<String> fixed = next.flatMap(index -> threads.node(index).inputs().stream()
                    .filter(threads::isFixed)
                    .filter(name -> threads.fixedRank(name) >= 1)
                    .findFirst());
            boolean reshape = operator.equals("Reshape") && type.equals("InstanceNormalization") && !scaled;
            boolean scale = operator.equals("Mul") && fixed.isPresent() && !scaled;
            boolean shift = operator.equals("Add") && fixed.isPresent();
            more = reshape || scale || (shift && (scaled || type.equals("InstanceNormalization")));
            if (more) {
                if (scale) {
                    weights = new ModelPart.Weights(fixed, false, Optional.empty());
                }
                scaled |= scale;
                weights = shift ? weights.withBias(fixed) : weights;
                steps.add(next.orElseThrow());
                value = threads.output(next.orElseThrow());
                more = !shift;
            }
        }
        return new ModelPart(Kind.NORMALIZATION, type, List.of(input), value, weights, List.copyOf(steps));
    }

    /// From the root of the variance: back to the signal and on to the quotient.
    private Optional<ModelPart> writtenOut(int root, Set<Integer> steps) {
        Optional<Integer> sum = threads.maker(threads.node(root).inputs().getFirst(), Set.of("Add"));
        Optional<Integer> mean = sum.flatMap(
                index -> threads.signals(index).stream().findFirst().flatMap(value -> threads.maker(value, MEAN)));
        Optional<Integer> square =
                mean.flatMap(index -> threads.maker(threads.node(index).inputs().getFirst(), SQUARE));
        if (square.isEmpty()) {
            return Optional.empty();
        }
        String centered = threads.node(square.get()).inputs().getFirst();
        steps.addAll(List.of(sum.orElseThrow(), mean.orElseThrow(), square.get()));
        List<Integer> powers = threads.readers(centered).stream()
                .filter(index -> SQUARE.contains(threads.node(index).operator()))
                .filter(index -> threads.signals(index).stream().allMatch(centered::equals))
                .toList();
        steps.addAll(powers);
        String start = start(centered, steps);
        Optional<Integer> quotient = quotient(root, centered, steps);
        if (quotient.isEmpty()) {
            return Optional.empty();
        }
        steps.add(quotient.get());
        String type = start.equals(centered) ? "RMSNormalization" : "LayerNormalization";
        return Optional.of(withTail(type, start, steps, ModelPart.Weights.NONE));
    }

    private String start(String centered, Set<Integer> steps) {
        for (int maker : threads.maker(centered, Set.of("Sub")).stream().toList()) {
            List<String> inputs = threads.node(maker).inputs();
            Optional<Integer> mean = threads.maker(inputs.get(1), MEAN)
                    .filter(index -> threads.node(index).inputs().getFirst().equals(inputs.getFirst()));
            if (mean.isPresent()) {
                steps.addAll(List.of(maker, mean.get()));
                // older exporters take the difference twice
                List<Integer> twice = new ArrayList<>(threads.readers(threads.output(mean.get())));
                steps.addAll(twice);
                return inputs.getFirst();
            }
        }
        return centered;
    }

    private Optional<Integer> quotient(int root, String centered, Set<Integer> steps) {
        String value = threads.output(root);
        for (int reader : threads.readers(value)) {
            String operator = threads.node(reader).operator();
            if (operator.equals("Div") && threads.signals(reader).size() == 2) {
                return Optional.of(reader);
            }
            if (operator.equals("Reciprocal") || operator.equals("Div")) {
                steps.add(reader);
                return threads.readers(threads.output(reader)).stream()
                        .filter(index -> threads.node(index).inputs().contains(centered))
                        .findFirst();
            }
        }
        return Optional.empty();
    }
}
