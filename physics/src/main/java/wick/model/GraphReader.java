package wick.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wick.text.Place;

/// The graph of an ONNX file.
final class GraphReader {
    private static final int NODES = 1;
    private static final int INITIALIZERS = 5;
    private static final int INPUTS = 11;
    private static final int OUTPUTS = 12;
    private static final int SPARSE = 15;
    private static final int MOST_NODES = 1 << 20;

    private final Place place;
    private final TensorReader tensors;
    private final NodeReader nodes;
    private final Map<String, NumberArray> arrays = new LinkedHashMap<>();
    private final List<Port> inputs = new ArrayList<>();
    private final List<Port> outputs = new ArrayList<>();
    private final List<Node> steps = new ArrayList<>();

    GraphReader(Place place, TensorReader tensors) {
        this.place = place;
        this.tensors = tensors;
        this.nodes = new NodeReader(tensors);
    }

    Model read(Wire message, Model.Origin origin) {
        for (int field = message.next(); field != 0; field = message.next()) {
            switch (field) {
                case NODES -> {
                    if (steps.size() == MOST_NODES) {
                        throw message.problem("more than " + MOST_NODES + " steps");
                    }
                    steps.add(nodes.read(message.part()));
                }
                case INITIALIZERS -> {
                    TensorReader.Named tensor = tensors.read(message.part());
                    if (arrays.putIfAbsent(tensor.name(), tensor.array()) != null) {
                        throw place.problem("the array " + tensor.name() + " is given twice");
                    }
                }
                case INPUTS -> inputs.add(port(message.part()));
                case OUTPUTS -> outputs.add(port(message.part()));
                case SPARSE -> throw message.problem("an array stored sparsely, which is not read here");
                default -> message.skip();
            }
        }
        inputs.removeIf(port -> arrays.containsKey(port.name()));
        requireOrder();
        return new Model(origin, inputs, outputs, steps, arrays);
    }

    /// Every step uses only what was there before it, and makes nothing twice.
    private void requireOrder() {
        Set<String> known = new HashSet<>(arrays.keySet());
        inputs.forEach(port -> known.add(port.name()));
        for (Node node : steps) {
            for (String input : node.inputs()) {
                if (!input.isEmpty() && !known.contains(input)) {
                    throw place.problem("the step " + node.label() + " uses the value " + input
                            + ", which nothing before it makes");
                }
            }
            for (String output : node.outputs()) {
                if (!output.isEmpty() && !known.add(output)) {
                    throw place.problem("the value " + output + " is made twice, the second time by " + node.label());
                }
            }
        }
        for (Port output : outputs) {
            if (!known.contains(output.name())) {
                throw place.problem("nothing makes the output " + output.name());
            }
        }
        if (outputs.isEmpty()) {
            throw place.problem("the graph has no outputs");
        }
    }

    private static Port port(Wire message) {
        String name = "";
        Port type = new Port("", true, List.of(), false);
        for (int field = message.next(); field != 0; field = message.next()) {
            switch (field) {
                case 1 -> name = message.text();
                case 2 -> type = type(message.part(), type);
                default -> message.skip();
            }
        }
        return new Port(name, type.real(), type.axes(), type.known());
    }

    private static Port type(Wire message, Port absent) {
        Port found = absent;
        for (int field = message.next(); field != 0; field = message.next()) {
            if (field == 1) {
                found = tensorType(message.part());
            } else {
                message.skip();
            }
        }
        return found;
    }

    private static Port tensorType(Wire message) {
        boolean real = true;
        boolean known = false;
        List<Integer> axes = List.of();
        for (int field = message.next(); field != 0; field = message.next()) {
            switch (field) {
                case 1 ->
                    real = ElementType.coded(message.number())
                            .map(ElementType::isReal)
                            .orElse(true);
                case 2 -> {
                    axes = axes(message.part());
                    known = true;
                }
                default -> message.skip();
            }
        }
        return new Port("", real, axes, known);
    }

    private static List<Integer> axes(Wire message) {
        List<Integer> axes = new ArrayList<>();
        for (int field = message.next(); field != 0; field = message.next()) {
            if (field != 1) {
                message.skip();
                continue;
            }
            Wire dimension = message.part();
            long length = -1;
            for (int inner = dimension.next(); inner != 0; inner = dimension.next()) {
                if (inner == 1) {
                    length = dimension.number();
                } else {
                    dimension.skip();
                }
            }
            if (axes.size() == 64 || length > Integer.MAX_VALUE) {
                throw message.problem("an axis of length " + length + " (axis " + axes.size() + " of a value)");
            }
            axes.add((int) Math.max(length, -1));
        }
        return axes;
    }
}
