package wick.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One step of an ONNX graph with its settings.
final class NodeReader {
    private static final int INPUTS = 1;
    private static final int OUTPUTS = 2;
    private static final int NAME = 3;
    private static final int OPERATOR = 4;
    private static final int ATTRIBUTES = 5;
    private static final int DOMAIN = 7;
    private static final int METADATA = 9;
    private static final int REAL = 2;
    private static final int WHOLE = 3;
    private static final int TEXT = 4;
    private static final int ARRAY = 5;
    private static final int GRAPH = 6;
    private static final int REALS = 7;
    private static final int WHOLES = 8;
    private static final int KIND = 20;

    /// Where PyTorch notes the modules around a step, outermost first, the step itself last.
    private static final String SCOPES = "pkg.torch.onnx.name_scopes";

    private final TensorReader tensors;

    NodeReader(TensorReader tensors) {
        this.tensors = tensors;
    }

    Node read(Wire message) {
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        Map<String, Attribute> attributes = new HashMap<>();
        Map<String, String> metadata = new HashMap<>();
        String name = "";
        String operator = "";
        String domain = "";
        for (int field = message.next(); field != 0; field = message.next()) {
            switch (field) {
                case INPUTS -> inputs.add(message.text());
                case OUTPUTS -> outputs.add(message.text());
                case NAME -> name = message.text();
                case OPERATOR -> operator = message.text();
                case DOMAIN -> domain = message.text();
                case ATTRIBUTES -> attribute(message.part(), attributes);
                case METADATA -> TensorReader.entry(message.part(), metadata);
                default -> message.skip();
            }
        }
        boolean own = domain.isEmpty() || domain.equals("ai.onnx");
        String scope =
                metadata.containsKey(SCOPES) ? Scopes.noted(metadata.getOrDefault(SCOPES, "")) : Scopes.fromPath(name);
        return new Node(
                own ? operator : domain + ":" + operator, new Node.Names(name, scope), inputs, outputs, attributes);
    }

    private void attribute(Wire message, Map<String, Attribute> attributes) {
        String name = "";
        long kind = 0;
        Attribute value = new Attribute.Unread("nothing");
        List<Long> wholes = new ArrayList<>();
        List<Double> reals = new ArrayList<>();
        for (int field = message.next(); field != 0; field = message.next()) {
            switch (field) {
                case 1 -> name = message.text();
                case KIND -> kind = message.number();
                case REAL -> value = new Attribute.Real(message.fourBytes());
                case WHOLE -> value = new Attribute.Whole(message.number());
                case TEXT -> value = new Attribute.Text(message.text());
                case ARRAY ->
                    value = new Attribute.Array(tensors.read(message.part()).array());
                case GRAPH -> value = unread(message, "graph");
                case WHOLES -> wholes(message, wholes);
                case REALS -> reals(message, reals);
                default -> message.skip();
            }
        }
        attributes.put(name, listed(kind, value, wholes, reals));
    }

    private static Attribute unread(Wire message, String kind) {
        message.skip();
        return new Attribute.Unread(kind);
    }

    /// An empty list, and a number that is 0, leave no field behind; the kind says what they are.
    private static Attribute listed(long kind, Attribute value, List<Long> wholes, List<Double> reals) {
        if (!wholes.isEmpty() || kind == 7) {
            return new Attribute.Wholes(wholes);
        }
        if (!reals.isEmpty() || kind == 6) {
            return new Attribute.Reals(reals);
        }
        if (!(value instanceof Attribute.Unread(String what)) || what.equals("graph")) {
            return value;
        }
        return switch ((int) kind) {
            case 1 -> new Attribute.Real(0);
            case 2 -> new Attribute.Whole(0);
            case 3 -> new Attribute.Text("");
            default -> value;
        };
    }

    private static void wholes(Wire message, List<Long> wholes) {
        if (message.isVarint()) {
            wholes.add(message.number());
            return;
        }
        Wire packed = message.part();
        while (packed.remaining() > 0) {
            wholes.add(packed.varint());
        }
    }

    private static void reals(Wire message, List<Double> reals) {
        if (!message.isPacked()) {
            reals.add((double) message.fourBytes());
            return;
        }
        Wire packed = message.part();
        while (packed.remaining() > 0) {
            reals.add((double) packed.fixed(4).getFloat());
        }
    }
}
