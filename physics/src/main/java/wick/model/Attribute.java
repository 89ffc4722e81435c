package wick.model;

import java.util.List;

/// A setting of a node.
public sealed interface Attribute {

    record Whole(long value) implements Attribute {}

    record Real(double value) implements Attribute {}

    record Text(String value) implements Attribute {}

    record Wholes(List<Long> values) implements Attribute {
        public Wholes {
            values = List.copyOf(values);
        }
    }

    record Reals(List<Double> values) implements Attribute {
        public Reals {
            values = List.copyOf(values);
        }
    }

    record Array(NumberArray value) implements Attribute {}

    /// Something that is not read here, such as a graph inside a node.
    record Unread(String kind) implements Attribute {}
}
