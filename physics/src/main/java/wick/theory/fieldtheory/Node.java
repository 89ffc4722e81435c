package wick.theory.fieldtheory;

/// An end of lines in a diagram.
public sealed interface Node {

    /// An external point with one line of `field`; `number` counts the points of all fields from 0, in the
    /// order of the fields.
    record Leg(String field, int number) implements Node {}

    /// A vertex of the action, by its place in [FieldTheory#vertices].
    record Inner(int vertex) implements Node {}
}
