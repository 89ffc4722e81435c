package wick.text;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// One value of a document, which knows where it stands. Every accessor says what it wants, and throws an
/// [InputException] naming the place, the value and what is allowed if that is not what is written.
///
/// ```java
/// Fields dense = value.fields("width", "weight-variance", "bias-variance");
/// int width = dense.required("width").integer(1, 1 << 20);
/// double bias = dense.optional("bias-variance").map(Value::nonNegative).orElse(0.0);
/// ```
public sealed interface Value permits Scalar, Items, Fields {

    Place place();

    /// How the value appears in a message.
    String shown();

    /// The value as a map with no other fields than `allowed`; an unknown field is refused with the nearest
    /// allowed name.
    default Fields fields(String... allowed) {
        return fields(Arrays.asList(allowed));
    }

    /// The value as a map with no other fields than `allowed`.
    default Fields fields(List<String> allowed) {
        if (this instanceof Fields fields) {
            fields.refuseAllBut(allowed);
            return fields;
        }
        throw refuse("a map with the fields " + String.join(", ", allowed));
    }

    /// The value as a list.
    default List<Value> items() {
        if (this instanceof Items(Place _, List<Value> values)) {
            return values;
        }
        throw refuse("a list such as [1, 2, 3]");
    }

    /// The value as a list of numbers that are neither infinite nor NaN.
    default List<Double> reals() {
        return items().stream().map(Value::real).toList();
    }

    /// The value as a list of whole numbers from `least` to `most`.
    default List<Integer> integers(int least, int most) {
        return items().stream().map(item -> item.integer(least, most)).toList();
    }

    /// The value as text that is not empty, quoted or not.
    default String string() {
        if (this instanceof Scalar scalar
                && !scalar.isAbsent()
                && !scalar.text().isBlank()) {
            return scalar.text();
        }
        throw refuse("a text");
    }

    /// The value as a whole number from `least` to `most`.
    default int integer(int least, int most) {
        return Math.toIntExact(wholeNumber(least, most));
    }

    /// The value as a whole number from `least` to `most`.
    default long wholeNumber(long least, long most) {
        if (this instanceof Scalar scalar) {
            Optional<Long> number = scalar.wholeNumber();
            if (number.isPresent() && number.get() >= least && number.get() <= most) {
                return number.get();
            }
        }
        throw refuse(
                most == Long.MAX_VALUE
                        ? "a whole number, at least " + least
                        : "a whole number from " + least + " to " + most);
    }

    /// The value as a number that is neither infinite nor NaN.
    default double real() {
        return real(-Double.MAX_VALUE, Double.MAX_VALUE, "a finite number");
    }

    /// The value as a finite number, not negative.
    default double nonNegative() {
        return real(0, Double.MAX_VALUE, "a finite number, not negative");
    }

    /// The value as a finite number above 0.
    default double positive() {
        return real(Double.MIN_VALUE, Double.MAX_VALUE, "a finite number above 0");
    }

    /// The value as a number from `least` to `most`.
    default double real(double least, double most) {
        return real(least, most, "a number from " + least + " to " + most);
    }

    private double real(double least, double most, String allowed) {
        if (this instanceof Scalar scalar) {
            Optional<Double> number = scalar.number();
            if (number.isPresent() && number.get() >= least && number.get() <= most) {
                return number.get();
            }
        }
        throw refuse(allowed);
    }

    /// The value as `true` or `false`.
    default boolean flag() {
        if (this instanceof Scalar(Place _, String text, boolean quoted) && !quoted) {
            if (text.equals("true") || text.equals("false")) {
                return text.equals("true");
            }
        }
        throw refuse("true or false");
    }

    /// What the name written here stands for in `choices`.
    default <T> T choice(Map<String, T> choices) {
        T chosen = this instanceof Scalar scalar ? choices.get(scalar.text()) : null;
        if (chosen != null) {
            return chosen;
        }
        throw refuse("one of " + String.join(", ", choices.keySet())
                + (this instanceof Scalar scalar ? Nearest.suggestion(scalar.text(), choices.keySet()) : ""));
    }

    /// The value as an alternative: a bare name, or a map with one entry whose key is the name.
    default Named named(List<String> names) {
        return switch (this) {
            case Scalar scalar when !scalar.isAbsent() -> new Named(scalar.text(), scalar.place(), Optional.empty());
            case Fields fields
            when fields.names().size() == 1 -> {
                String name = fields.names().getFirst();
                Value argument = fields.required(name);
                yield new Named(name, argument.place(), Optional.of(argument));
            }
            case Scalar _, Items _, Fields _ ->
                throw refuse("a name or a map with one entry, of " + String.join(", ", names));
        };
    }

    /// This value is not allowed here; `allowed` completes the sentence "must be …".
    default InputException refuse(String allowed) {
        return place().refuse(shown(), allowed);
    }

    /// Runs a constructor that checks its arguments, and gives its complaint this value's place.
    default <T> T checked(Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (IllegalArgumentException e) {
            throw place().problem(String.valueOf(e.getMessage()));
        }
    }

    /// One of several alternatives, with what was written about it, if anything was.
    record Named(String name, Place place, Optional<Value> argument) {}
}
