package wick.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One step of a graph: `operator` (with its domain before a colon where that is not ONNX's own) makes
/// the values `outputs` from the values `inputs`, of which one that is left out has an empty name.
///
/// `scope` is the module of the program that the step belongs to, such as `blocks.0.mlp.fc1`, where the file
/// says so, and otherwise empty.
public record Node(
        String operator, Names names, List<String> inputs, List<String> outputs, Map<String, Attribute> attributes) {

    /// What the file calls a node, and the module it belongs to.
    public record Names(String name, String scope) {}

    public Node {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = Map.copyOf(attributes);
    }

    public Optional<Attribute> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /// A whole number, or `absent` where it is not given.
    public long whole(String name, long absent) {
        return switch (attribute(name).orElse(new Attribute.Whole(absent))) {
            case Attribute.Whole(long value) -> value;
            case Attribute other -> throw wrong(name, other, "a whole number");
        };
    }

    /// A real number, or `absent` where it is not given.
    public double real(String name, double absent) {
        return switch (attribute(name).orElse(new Attribute.Real(absent))) {
            case Attribute.Real(double value) -> value;
            case Attribute other -> throw wrong(name, other, "a real number");
        };
    }

    /// A text, or `absent` where it is not given.
    public String text(String name, String absent) {
        return switch (attribute(name).orElse(new Attribute.Text(absent))) {
            case Attribute.Text(String value) -> value;
            case Attribute other -> throw wrong(name, other, "a text");
        };
    }

    /// A list of whole numbers, if it is given.
    public Optional<List<Long>> wholes(String name) {
        return attribute(name).map(attribute -> switch (attribute) {
            case Attribute.Wholes(List<Long> values) -> values;
            case Attribute other -> throw wrong(name, other, "a list of whole numbers");
        });
    }

    private IllegalArgumentException wrong(String name, Attribute found, String wanted) {
        return new IllegalArgumentException("attribute " + name + " of " + label() + " is a "
                + found.getClass().getSimpleName() + " where " + wanted + " is needed");
    }

    /// The node in words: its operator and what it is called.
    public String label() {
        return operator + " " + (names.name().isEmpty() ? String.join(", ", outputs) : names.name());
    }
}
