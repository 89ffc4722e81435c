package wick.lab.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wick.network.signal.Kind;

/// Functions of one signal, entry by entry, however many steps they are written in: x → φ(x) with fixed numbers.
final class CurvePattern {
    private static final Set<String> ALONE = Set.of(
            "Relu",
            "Tanh",
            "Sigmoid",
            "Erf",
            "Exp",
            "Log",
            "Sqrt",
            "Reciprocal",
            "Neg",
            "Abs",
            "Sin",
            "Cos",
            "Softplus",
            "Sign",
            "LeakyRelu",
            "Elu",
            "Celu",
            "Selu",
            "Gelu",
            "HardSigmoid",
            "HardSwish",
            "Softsign",
            "Mish",
            "Clip",
            "ThresholdedRelu");
    private static final Set<String> WITH_NUMBERS = Set.of("Add", "Sub", "Mul", "Div", "Pow", "Max", "Min");
    private final Threads threads;
    private final Map<String, String> roots = new HashMap<>();
    private final Map<String, Set<Integer>> regions = new HashMap<>();

    CurvePattern(Threads threads, Set<Integer> taken) {
        this.threads = threads;
        for (int index = 0; index < threads.nodes().size(); index++) {
            if (!taken.contains(index) && threads.makesSignal(index)) {
                add(index);
            }
        }
    }

    private void add(int index) {
        String operator = threads.node(index).operator();
        boolean alone = ALONE.contains(operator);
        if (!alone && !WITH_NUMBERS.contains(operator)) {
            return;
        }
        Set<String> signals = new HashSet<>();
        for (String input : threads.node(index).inputs()) {
            if (threads.isSignal(input)) {
                signals.add(roots.getOrDefault(input, input));
            } else if (!input.isEmpty() && !threads.isScalar(input)) {
                return;
            }
        }
        boolean curve = signals.size() == 1;
        if (curve) {
            String root = signals.iterator().next();
            roots.put(threads.output(index), root);
            regions.computeIfAbsent(root, _ -> new HashSet<>()).add(index);
        }
    }

    /// All functions of one signal.
    List<ModelPart> parts() {
        List<ModelPart> parts = new ArrayList<>();
        regions.values()
                .forEach(steps -> components(steps).forEach(component -> {
                    List<Integer> exits = component.stream()
                            .filter(index -> threads.isReadOutside(threads.output(index), component))
                            .toList();
                    List<String> read = component.stream()
                            .flatMap(index -> threads.signals(index).stream())
                            .filter(value -> threads.maker(value)
                                    .map(maker -> !component.contains(maker))
                                    .orElse(true))
                            .distinct()
                            .toList();
                    if (exits.size() == 1 && read.size() == 1) {
                        parts.add(part(read.getFirst(), exits.getFirst(), component));
                    } else {
                        component.stream()
                                .filter(index -> threads.signals(index).stream()
                                                .distinct()
                                                .count()
                                        == 1)
                                .forEach(index ->
                                        parts.add(part(threads.signals(index).getFirst(), index, Set.of(index))));
                    }
                }));
        return parts;
    }

    /// Steps of one scope that pass values to one another.
    private List<Set<Integer>> components(Set<Integer> steps) {
        Map<Integer, Set<Integer>> components = new HashMap<>();
        for (int index : steps.stream().sorted().toList()) {
            Set<Integer> joined = new HashSet<>(Set.of(index));
            for (String input : threads.signals(index)) {
                Optional<Integer> before = threads.maker(input)
                        .filter(components::containsKey)
                        .filter(maker -> threads.output(maker).equals(input))
                        .filter(maker -> scope(maker).equals(scope(index)));
                if (before.isPresent()) {
                    joined = union(joined, components.getOrDefault(before.get(), Set.of()), components);
                }
            }
            components.put(index, joined);
        }
        Set<Set<Integer>> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        return components.values().stream().filter(distinct::add).toList();
    }

    /// The smaller goes into the larger, so that no step moves more often than the logarithm of their number.
    private static Set<Integer> union(Set<Integer> one, Set<Integer> other, Map<Integer, Set<Integer>> components) {
        if (one == other) {
            return one;
        }
        Set<Integer> large = one.size() > other.size() ? one : other;
        Set<Integer> small = one.size() > other.size() ? other : one;
        large.addAll(small);
        small.forEach(step -> components.computeIfPresent(step, (_, _) -> large));
        return large;
    }

    private String scope(int index) {
        return threads.node(index).names().scope();
    }

    private ModelPart part(String root, int exit, Set<Integer> steps) {
        String output = threads.output(exit);
        boolean bent = steps.stream()
                .anyMatch(index -> ALONE.contains(threads.node(index).operator())
                        || threads.signals(index).size() > 1
                        || threads.node(index).operator().equals("Pow"));
        String type = type(steps, exit);
        return new ModelPart(
                bent ? Kind.ACTIVATION : Kind.OTHER,
                type,
                List.of(root),
                output,
                ModelPart.Weights.NONE,
                List.copyOf(steps));
    }

    private String type(Set<Integer> steps, int exit) {
        return steps.stream()
                .map(index -> threads.node(index).operator())
                .filter(ALONE::contains)
                .findFirst()
                .orElse(threads.node(exit).operator());
    }
}
