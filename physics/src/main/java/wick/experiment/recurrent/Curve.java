package wick.experiment.recurrent;

import wick.numeric.matrix.Vector;

/// A function of time at some times, each value with its error.
public record Curve(Vector times, Vector values, Vector errors) {
    public Curve {
        if (times.size() != values.size() || times.size() != errors.size()) {
            throw new IllegalArgumentException("a curve of " + times.size() + " times, " + values.size()
                    + " values and " + errors.size() + " errors");
        }
    }
}
