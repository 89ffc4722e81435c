package wick.theory.fieldtheory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import wick.text.Document;
import wick.text.Fields;
import wick.text.Scalar;
import wick.text.Value;

/// Reads a theory of one's own:
///
/// ```yaml
/// theory:
///   name: two-fields
///   fields:
///     - phi                                          # real, propagator 1
///     - {name: sigma, propagator: -1/3}
///     - {name: psi, conjugate: psi*}                 # complex: lines lead from psi* to psi
///   vertices:
/// - {coupling: lambda, fields: {phi: 4}}         # lambda phi^4/4!: divided by the factorials unless
/// said
///     - {coupling: g, fields: {phi: 1, psi: 1, psi*: 1}, coefficient: 1/2}
/// ```
public final class TheoryFile {
    private static final int MOST = 12;

    private TheoryFile() {}

    /// @throws wick.text.InputException naming the file, the line and what is allowed
    public static FieldTheory read(Path path) {
        return read(Document.read(path));
    }

    static FieldTheory read(Value document) {
        Value theory = document.fields("theory").required("theory");
        Fields fields = theory.fields("name", "fields", "vertices");
        List<Field> species = new ArrayList<>();
        List<Propagator> propagators = new ArrayList<>();
        for (Value field : some(fields.required("fields"))) {
            readField(field, species, propagators);
        }
        List<Vertex> vertices = new ArrayList<>();
        for (Value vertex : some(fields.required("vertices"))) {
            vertices.add(vertex(vertex));
        }
        String name = fields.optional("name").map(Value::string).orElse("theory");
        return theory.checked(() -> new FieldTheory(name, species, propagators, vertices));
    }

    private static List<Value> some(Value list) {
        List<Value> items = list.items();
        if (items.isEmpty() || items.size() > MOST) {
            throw list.place().problem("a list of " + items.size() + "; 1 to " + MOST + " are allowed");
        }
        return items;
    }

    private static void readField(Value value, List<Field> species, List<Propagator> propagators) {
        if (value instanceof Scalar) {
            Field field = value.checked(() -> Field.scalar(value.string()));
            species.add(field);
            propagators.add(Propagator.unit(field.name()));
            return;
        }
        Fields fields = value.fields("name", "conjugate", "propagator", "vector");
        fields.atMostOneOf("conjugate", "vector");
        String name = fields.required("name").string();
        boolean vector = fields.optional("vector").map(Value::flag).orElse(false);
        species.add(fields.required("name").checked(() -> new Field(name, vector)));
        Fraction size = fields.optional("propagator").map(TheoryFile::fraction).orElse(Fraction.ONE);
        if (fields.optional("conjugate").isPresent()) {
            Value conjugate = fields.required("conjugate");
            species.add(conjugate.checked(() -> Field.scalar(conjugate.string())));
            propagators.add(new Propagator(conjugate.string(), name, size));
        } else {
            propagators.add(new Propagator(name, name, size));
        }
    }

    private static Vertex vertex(Value value) {
        Fields fields = value.fields("coupling", "fields", "coefficient");
        Value powers = fields.required("fields");
        if (!(powers instanceof Fields named)) {
            throw powers.refuse("a map such as {phi: 4}");
        }
        SequencedMap<String, Integer> degrees = new LinkedHashMap<>();
        named.values().forEach((field, power) -> degrees.put(field, power.integer(1, 15)));
        String coupling = fields.required("coupling").string();
        return value.checked(() -> fields.optional("coefficient")
                .map(coefficient -> Vertex.term(coupling, fraction(coefficient), degrees))
                .orElseGet(() -> new Vertex(coupling, degrees, Fraction.of(-1), 1)));
    }

    private static Fraction fraction(Value value) {
        return value.checked(() -> Fraction.parse(value.string()));
    }
}
