package wick.text;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A map from names to values, in the order written.
public record Fields(Place place, Map<String, Value> values) implements Value {
    public Fields {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// The names in the order written.
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    /// The value of a field that must be there.
    public Value required(String name) {
        Value value = values.get(name);
        if (value == null) {
            throw place.problem("the field " + name + " is missing"
                    + (values.isEmpty() ? "" : "; there are only " + String.join(", ", values.keySet())));
        }
        return value;
    }

    /// The value of a field that may be left out; one without a value (`name:`) counts as left out.
    public Optional<Value> optional(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(value -> !(value instanceof Scalar scalar && scalar.isAbsent()));
    }

    /// At most one of these fields may be there.
    public void atMostOneOf(String... names) {
        List<String> present = Arrays.stream(names).filter(values::containsKey).toList();
        if (present.size() > 1) {
            throw required(present.get(1))
                    .place()
                    .problem("cannot stand beside " + present.getFirst() + ": give at most one of "
                            + String.join(", ", names));
        }
    }

    void refuseAllBut(List<String> allowed) {
        values.forEach((name, value) -> {
            if (!allowed.contains(name)) {
                throw value.place()
                        .problem("unknown field " + Shown.brief(name)
                                + Nearest.suggestion(name, allowed)
                                + "; allowed are " + String.join(", ", allowed));
            }
        });
    }

    @Override
    public String shown() {
        return "a map of " + values.size() + (values.size() == 1 ? " field" : " fields");
    }
}
