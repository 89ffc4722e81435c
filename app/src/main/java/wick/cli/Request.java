package wick.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import wick.text.Document;
import wick.text.Fields;
import wick.text.Scalar;
import wick.text.Value;

/// A line of a client: a verb, what follows it on the command line, and the name by which the answer is
/// known.
record Request(Object id, Value verb, List<Value> arguments, Map<String, Value> options, boolean events) {
    static final Document.Limits LIMITS = Document.Limits.DESCRIPTION;

    private static final List<String> FIELDS = List.of("id", "verb", "arguments", "options", "events");

    Request {
        arguments = List.copyOf(arguments);
    }

    /// The tree of a line; in messages it is called "request".
    static Value parse(byte[] line) {
        if (line.length > LIMITS.bytes()) {
            throw new BadInput("the request is longer than " + LIMITS.bytes() + " bytes, the most allowed in a line");
        }
        return Document.parse("request", line, LIMITS);
    }

    /// What the answer is to be called: a text or a number, null if there is none or it cannot be used.
    static Object id(Value line) {
        return line instanceof Fields fields
                ? fields.optional("id").flatMap(Request::name).orElse(Optional.empty())
                : Optional.empty();
    }

    private static Optional<Object> name(Value id) {
        if (!(id instanceof Scalar(var _, String text, boolean quoted))) {
            return Optional.empty();
        }
        return quoted ? Optional.of(text) : Documents.number(text).map(number -> number);
    }

    /// Reads the tree of a line strictly.
    static Request of(Value line) {
        Fields fields = line.fields(FIELDS);
        fields.optional("id").filter(id -> name(id).isEmpty()).ifPresent(id -> {
            throw id.refuse("a text or a number");
        });
        return new Request(
                id(line),
                fields.required("verb"),
                fields.optional("arguments").map(Value::items).orElse(List.of()),
                fields.optional("options").map(Request::named).orElse(Map.of()),
                fields.optional("events").map(Value::flag).orElse(false));
    }

    private static Map<String, Value> named(Value options) {
        if (options instanceof Fields fields) {
            return fields.values();
        }
        throw options.refuse("a map such as {\"inputs\": \"X.npy\", \"quick\": true}");
    }
}
