package wick.theory.fieldtheory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// An action: fields, the propagators of its Gaussian part, and the vertices of its interaction. Weights
/// are e^(−S), fields commute.
///
/// Two fields without a propagator between them never meet on a line; a complex field is two fields φ, φ*
/// whose only propagator joins one to the other.
public record FieldTheory(String name, List<Field> fields, List<Propagator> propagators, List<Vertex> vertices) {
    private static final int MOST_LINKS = 15;

    public FieldTheory {
        fields = List.copyOf(fields);
        propagators = List.copyOf(propagators);
        vertices = List.copyOf(vertices);
        Set<String> names = new LinkedHashSet<>();
        for (Field field : fields) {
            if (!names.add(field.name())) {
                throw new IllegalArgumentException("the field " + field.name() + " is given twice");
            }
        }
        Set<Set<String>> lines = new LinkedHashSet<>();
        int links = 0;
        for (Propagator propagator : propagators) {
            Set<String> ends = new LinkedHashSet<>(List.of(propagator.first()));
            ends.add(propagator.second());
            require(names, propagator.first(), "a propagator");
            require(names, propagator.second(), "a propagator");
            if (!lines.add(ends)) {
                throw new IllegalArgumentException(
                        "the propagator of " + String.join(" and ", ends) + " is given twice");
            }
            links += ends.size();
        }
        if (links > MOST_LINKS) {
            throw new IllegalArgumentException("the theory has " + links + " kinds of lines, counting both directions"
                    + " of those between two fields; at most " + MOST_LINKS + " are allowed");
        }
        for (Vertex vertex : vertices) {
            vertex.degrees().keySet().forEach(field -> require(names, field, "the vertex of " + vertex.coupling()));
            for (Field field : fields) {
                int degree = vertex.degrees().getOrDefault(field.name(), 0);
                if (field.vector() && degree != 0 && degree != 2) {
                    throw new IllegalArgumentException("the vector field " + field.name() + " must enter the vertex of "
                            + vertex.coupling() + " twice or not at all, not " + degree + " times");
                }
            }
        }
    }

    private static void require(Set<String> names, String field, String where) {
        if (!names.contains(field)) {
            throw new IllegalArgumentException(
                    where + " names " + field + "; the fields are " + String.join(", ", names));
        }
    }

    /// The place of a field in the list.
    ///
    /// @throws IllegalArgumentException if there is none of that name
    public int index(String field) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(field)) {
                return i;
            }
        }
        throw new IllegalArgumentException("there is no field " + field + "; the fields are "
                + String.join(", ", fields.stream().map(Field::name).toList()));
    }

    /// Whether some field has N components.
    public boolean hasComponents() {
        return fields.stream().anyMatch(Field::vector);
    }
}
