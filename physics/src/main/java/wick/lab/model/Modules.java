package wick.lab.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import wick.model.Node;
import wick.network.signal.Kind;

/// The modules that the steps of a graph belong to, in order of execution.
///
/// A linear map takes the addition of its bias with it, a normalization its scale and shift, an activation all the
/// steps it is written in, attention everything from the scores to the average. Steps that only rearrange entries
/// belong to no module. Behind a step that cannot be carried out there are the modules with a fixed
/// matrix, which is all that is
/// known of them.
final class Modules {
    private static final Set<String> REARRANGING = Set.of(
            "Reshape",
            "Transpose",
            "Squeeze",
            "Unsqueeze",
            "Flatten",
            "Slice",
            "Split",
            "Concat",
            "Identity",
            "Dropout",
            "Cast",
            "CastLike",
            "Expand",
            "Pad",
            "Tile",
            "GatherElements",
            "GatherND",
            "Trilu");

    private final Threads threads;
    private final Set<Integer> taken = new HashSet<>();
    private final List<ModelPart> parts = new ArrayList<>();

    private Modules(Threads threads) {
        this.threads = threads;
    }

    static List<ModelPart> of(Threads threads) {
        Modules modules = new Modules(threads);
        modules.find();
        return modules.parts;
    }

    private void find() {
        int count = threads.nodes().size();
        AttentionPattern attention = new AttentionPattern(threads);
        NormalizationPattern normalization = new NormalizationPattern(threads);
        for (int index = 0; index < count; index++) {
            if (threads.makesSignal(index) && threads.node(index).operator().equals("Softmax")) {
                attention.around(index).ifPresent(this::take);
            }
        }
        for (int index = 0; index < count; index++) {
            if (threads.makesSignal(index) && !taken.contains(index)) {
                normalization.at(index).ifPresent(this::take);
            }
        }
        for (int index = 0; index < count; index++) {
            boolean counts = threads.makesSignal(index) || isUnreached(index);
            if (counts && !taken.contains(index)) {
                weighted(index).ifPresent(this::take);
            }
        }
        new CurvePattern(threads, taken).parts().forEach(this::take);
        for (int index = 0; index < count; index++) {
            if (threads.makesSignal(index) && !taken.contains(index)) {
                rest(index).ifPresent(this::take);
            }
        }
        parts.sort(Comparator.comparingInt(ModelPart::last));
    }

    /// Whether a step was not carried out, or reads what was not.
    private boolean isUnreached(int index) {
        return !threads.node(index).outputs().isEmpty() && threads.isUnreached(threads.output(index));
    }

    private boolean isSignalOrUnreached(String value) {
        return threads.isSignal(value) || threads.isUnreached(value);
    }

    private void take(ModelPart part) {
        if (part.steps().stream().noneMatch(taken::contains)) {
            taken.addAll(part.steps());
            parts.add(part);
        }
    }

    /// A map with a fixed matrix.
    private Optional<ModelPart> weighted(int index) {
        Node node = threads.node(index);
        List<String> in = node.inputs();
        return switch (node.operator()) {
            case "Gemm" -> {
                boolean linear = isSignalOrUnreached(in.getFirst())
                        && threads.fixedRank(in.get(1)) == 2
                        && node.whole("transA", 0) == 0;
                var weights = new ModelPart.Weights(
                        Optional.of(in.get(1)),
                        node.whole("transB", 0) == 0,
                        in.size() > 2 ? Optional.of(in.get(2)) : Optional.empty());
                yield linear ? Optional.of(linear(index, Kind.LINEAR, weights)) : Optional.empty();
            }
            case "MatMul" -> {
                var weights = new ModelPart.Weights(Optional.of(in.get(1)), true, Optional.empty());
                yield isSignalOrUnreached(in.getFirst()) && threads.fixedRank(in.get(1)) == 2
                        ? Optional.of(linear(index, Kind.LINEAR, weights))
                        : Optional.empty();
            }
            case "Conv" -> {
                var weights = ModelPart.Weights.of(in.get(1))
                        .withBias(in.size() > 2 ? Optional.of(in.get(2)) : Optional.empty());
                yield threads.fixedRank(in.get(1)) > 2
                        ? Optional.of(linear(index, Kind.CONVOLUTION, weights))
                        : Optional.empty();
            }
            case "Gather" ->
                threads.fixedRank(in.getFirst()) == 2
                        ? Optional.of(new ModelPart(
                                Kind.EMBEDDING,
                                "Gather",
                                List.of(),
                                threads.output(index),
                                ModelPart.Weights.of(in.getFirst()),
                                List.of(index)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// With the addition of a bias that follows and reads nothing else.
    private ModelPart linear(int index, Kind kind, ModelPart.Weights weights) {
        String type = threads.node(index).operator();
        String input = threads.node(index).inputs().getFirst();
        Optional<Integer> next = threads.onlyReader(threads.output(index))
                .filter(reader -> threads.node(reader).operator().equals("Add"))
                .filter(_ -> weights.bias().isEmpty());
        Optional<String> bias = next.flatMap(reader -> threads.node(reader).inputs().stream()
                .filter(threads::isFixed)
                .filter(name -> isRow(name))
                .findFirst());
        if (bias.isPresent()) {
            int reader = next.orElseThrow();
            return new ModelPart(
                    kind, type, List.of(input), threads.output(reader), weights.withBias(bias), List.of(index, reader));
        }
        return new ModelPart(kind, type, List.of(input), threads.output(index), weights, List.of(index));
    }

    /// Whether a fixed array has one axis that is longer than 1, and it is the last.
    private boolean isRow(String name) {
        int rank = threads.fixedRank(name);
        return rank >= 1
                && threads.value(name)
                        .map(array -> array.size() == array.axes().at(-1))
                        .orElse(false);
    }

    /// What no pattern has claimed.
    private Optional<ModelPart> rest(int index) {
        String operator = threads.node(index).operator();
        List<String> signals = threads.signals(index);
        if (REARRANGING.contains(operator) || (operator.equals("Gather") && !signals.isEmpty())) {
            return Optional.empty();
        }
        boolean sum = operator.equals("Add") && signals.size() == 2 && sameSize(signals);
        return Optional.of(new ModelPart(
                sum ? Kind.ADDITION : Kind.OTHER,
                operator,
                signals,
                threads.output(index),
                ModelPart.Weights.NONE,
                List.of(index)));
    }

    private boolean sameSize(List<String> signals) {
        return threads.value(signals.getFirst())
                .flatMap(one -> threads.value(signals.getLast()).map(other -> one.size() == other.size()))
                .orElse(false);
    }
}
