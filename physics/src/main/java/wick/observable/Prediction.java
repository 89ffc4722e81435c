package wick.observable;

import java.util.OptionalDouble;

/// What theory says of one number, and how far it can be trusted.
public sealed interface Prediction {

    /// The predicted number: a value, a limit, or an exponent.
    double value();

    /// Its numerical error, not counting what an expansion leaves out.
    double error();

    Basis basis();

    /// True as it stands, up to the numerical error.
    record Exact(double value, double error, Basis basis) implements Prediction {}

    /// The first terms of a series in a small parameter such as 1/n; `next` is the size of the first omitted term at
    /// the parameter's value, where known.
    record Expansion(double value, double error, Order order, OptionalDouble next, Basis basis) implements Prediction {}

    /// The parameter of an expansion, its value here, and the highest power kept (0: the limit).
    record Order(String parameter, double parameterValue, int kept) {}

    /// The quantity does not exceed (`upper`) or does not fall below `value`.
    record Bound(double value, double error, boolean upper, Basis basis) implements Prediction {}

    /// y ∝ x^value for x between `from` and `to`.
    record ScalingLaw(double value, double error, Range range, Basis basis) implements Prediction {}

    record Range(String variable, double from, double to) {}

    /// A rule of thumb: shown, never graded.
    record Heuristic(double value, double error, Basis basis) implements Prediction {}
}
