package wick.lab.networkfields;

/// What is kept of a network: a few numbers computed from the values of its field at the points.
@FunctionalInterface
public interface FieldReading {

    /// numbers ← what is kept; both arrays belong to the caller.
    void readInto(double[] values, double[] numbers);
}
