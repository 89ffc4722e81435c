package wick.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/// A model as the bytes of an ONNX file: real numbers as float64, whole ones as int64.
///
/// Source: ONNX, "Open Neural Network Exchange Intermediate Representation" (onnx.ai), onnx.proto.
public final class OnnxWriter {
    private static final int FORMAT = 8;

    private OnnxWriter() {}

    /// The file's bytes. The producer is the first word of the origin's `producer`, its version the rest.
    public static byte[] bytes(Model model) {
        String producer = model.origin().producer();
        int space = producer.indexOf(' ');
        WireOutput operators =
                new WireOutput().text(1, "").number(2, model.origin().version());
        return new WireOutput()
                .number(1, FORMAT)
                .text(2, space < 0 ? producer : producer.substring(0, space))
                .text(3, space < 0 ? "" : producer.substring(space + 1))
                .part(7, graph(model))
                .part(8, operators)
                .bytes();
    }

    private static WireOutput graph(Model model) {
        WireOutput graph = new WireOutput();
        model.nodes().forEach(node -> graph.part(1, node(node)));
        graph.text(2, "graph");
        model.arrays().forEach((name, array) -> graph.part(5, tensor(name, array)));
        model.inputs().forEach(port -> graph.part(11, port(port)));
        model.outputs().forEach(port -> graph.part(12, port(port)));
        return graph;
    }

    private static WireOutput node(Node node) {
        WireOutput message = new WireOutput();
        node.inputs().forEach(input -> message.text(1, input));
        node.outputs().forEach(output -> message.text(2, output));
        message.text(3, node.names().name()).text(4, node.operator());
        node.attributes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> message.part(5, attribute(entry.getKey(), entry.getValue())));
        return message;
    }

    private static WireOutput attribute(String name, Attribute attribute) {
        WireOutput message = new WireOutput().text(1, name);
        return switch (attribute) {
            case Attribute.Real(double value) ->
                message.fourBytes(2, (float) value).number(20, 1);
            case Attribute.Whole(long value) -> message.number(3, value).number(20, 2);
            case Attribute.Text(String value) -> message.text(4, value).number(20, 3);
            case Attribute.Array(NumberArray value) ->
                message.part(5, tensor("", value)).number(20, 4);
            case Attribute.Reals(var values) -> {
                values.forEach(value -> message.fourBytes(7, value.floatValue()));
                yield message.number(20, 6);
            }
            case Attribute.Wholes(var values) -> {
                values.forEach(value -> message.number(8, value));
                yield message.number(20, 7);
            }
            case Attribute.Unread(String kind) ->
                throw new IllegalArgumentException("attribute " + name + ", " + kind + ", cannot be written");
        };
    }

    private static WireOutput tensor(String name, NumberArray array) {
        WireOutput message = new WireOutput();
        array.axes().lengths().forEach(length -> message.number(1, length));
        ByteBuffer raw = ByteBuffer.allocate(Math.multiplyExact(array.size(), Double.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        ElementType type = switch (array) {
            case RealArray real -> {
                raw.asDoubleBuffer().put(real.values());
                yield ElementType.FLOAT64;
            }
            case WholeArray whole -> {
                raw.asLongBuffer().put(whole.values());
                yield ElementType.INT64;
            }
        };
        return message.number(2, type.code()).text(8, name).bytes(9, raw.array());
    }

    /// A length below 0 is left open, under the name of its axis.
    private static WireOutput port(Port port) {
        WireOutput shape = new WireOutput();
        for (int axis = 0; axis < port.axes().size(); axis++) {
            int length = port.axes().get(axis);
            WireOutput dimension = new WireOutput();
            shape.part(1, length < 0 ? dimension.text(2, "axis_" + axis) : dimension.number(1, length));
        }
        ElementType element = port.real() ? ElementType.FLOAT64 : ElementType.INT64;
        WireOutput tensor = new WireOutput().number(1, element.code());
        if (port.known()) {
            tensor.part(2, shape);
        }
        return new WireOutput().text(1, port.name()).part(2, new WireOutput().part(1, tensor));
    }
}
