package wick.lab.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wick.model.Model;
import wick.model.Node;
import wick.model.NumberArray;
import wick.model.RealArray;

/// Who makes and who reads the values of a graph, and which of them do not depend on its inputs.
final class Threads {
    private final Model model;
    private final ModelRun run;
    private final Map<String, Integer> makers = new HashMap<>();
    private final Map<String, List<Integer>> readers = new HashMap<>();
    private final Set<String> fixed = new HashSet<>();
    private final Set<String> given = new HashSet<>();

    Threads(ModelRun run) {
        this.model = run.model();
        this.run = run;
        fixed.addAll(model.arrays().keySet());
        model.outputs().forEach(port -> given.add(port.name()));
        for (int index = 0; index < model.nodes().size(); index++) {
            Node node = model.nodes().get(index);
            for (String input : node.inputs()) {
                readers.computeIfAbsent(input, _ -> new ArrayList<>()).add(index);
            }
            boolean still = node.inputs().stream().allMatch(input -> input.isEmpty() || fixed.contains(input));
            for (String output : node.outputs()) {
                makers.put(output, index);
                if (still) {
                    fixed.add(output);
                }
            }
        }
    }

    /// The version of ONNX's operators.
    int version() {
        return model.origin().version();
    }

    List<Node> nodes() {
        return model.nodes();
    }

    Node node(int index) {
        return model.nodes().get(index);
    }

    Optional<Integer> maker(String value) {
        return Optional.ofNullable(makers.get(value));
    }

    /// The step that makes a value, if it is one of these operators.
    Optional<Integer> maker(String value, Set<String> operators) {
        return maker(value).filter(index -> operators.contains(node(index).operator()));
    }

    List<Integer> readers(String value) {
        return readers.getOrDefault(value, List.of());
    }

    /// The only step that reads a value which is no output of the model.
    Optional<Integer> onlyReader(String value) {
        List<Integer> all = readers(value).stream().distinct().toList();
        return all.size() == 1 && !given.contains(value) ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /// Whether the model gives this value, or a step reads it that is not one of these.
    boolean isReadOutside(String value, Set<Integer> inside) {
        return given.contains(value) || readers(value).stream().anyMatch(index -> !inside.contains(index));
    }

    Optional<NumberArray> value(String name) {
        return run.value(name);
    }

    /// Whether a value is the same for all inputs.
    boolean isFixed(String value) {
        return fixed.contains(value);
    }

    /// Whether a value is made of real numbers that depend smoothly on the inputs, or on rows picked by them.
    boolean isSignal(String value) {
        return !fixed.contains(value) && run.isSmooth(value);
    }

    /// Whether a value depends on the inputs and is not known, because a step on the way to it was not carried out.
    boolean isUnreached(String value) {
        return !fixed.contains(value) && run.value(value).isEmpty();
    }

    /// Whether a value is one number that is no signal, on whatever axes.
    boolean isScalar(String value) {
        return !isSignal(value)
                && run.value(value).map(array -> array.size() == 1).orElse(false);
    }

    /// The rank of a fixed array of real numbers; −1 for anything else.
    int fixedRank(String value) {
        return fixed.contains(value) && run.value(value).orElse(null) instanceof RealArray array
                ? array.axes().rank()
                : -1;
    }

    /// The inputs of a step that are signals, in order.
    List<String> signals(int index) {
        return node(index).inputs().stream().filter(this::isSignal).toList();
    }

    String output(int index) {
        return node(index).outputs().getFirst();
    }

    /// Whether the first output of a step is a signal.
    boolean makesSignal(int index) {
        return !node(index).outputs().isEmpty() && isSignal(output(index));
    }
}
