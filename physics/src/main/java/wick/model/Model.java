package wick.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A graph of steps with its arrays, as a file holds it.
///
/// `version` is that of ONNX's own operators; `inputs` are what has to be given (arrays that the file brings along
/// are not); `nodes` are in an order in which they can be carried out.
public record Model(
        Origin origin, List<Port> inputs, List<Port> outputs, List<Node> nodes, Map<String, NumberArray> arrays) {

    /// Where a model comes from: its file, the program that wrote it, the version of the operators.
    public record Origin(String file, String producer, int version) {}

    public Model {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        nodes = List.copyOf(nodes);
        arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    }

    /// The array of this name that the file brings along.
    public Optional<NumberArray> array(String name) {
        return Optional.ofNullable(arrays.get(name));
    }
}
