package wick.topic.expressivity.theory.compiler;

import java.util.List;
import wick.network.formula.Interval;

/// What a gate or an input gives: `constant` plus weights times values of the network. In exact arithmetic on the
/// computed values it is off by at most `error` from what it stands for, which lies in `range`.
record Signal(Interval range, double error, List<Part> parts, double constant) {

    /// `weight` times the value numbered `value`.
    record Part(int value, double weight) {}

    Signal {
        parts = List.copyOf(parts);
    }

    /// The largest absolute value there is in the network.
    double magnitude() {
        return range.magnitude() + error;
    }
}
