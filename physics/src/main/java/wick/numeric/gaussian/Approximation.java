package wick.numeric.gaussian;

/// A computed number and a bound on its numerical error, both in the units of the number. The error is
/// not statistical.
public record Approximation(double value, double error) {

    public Approximation {
        if (!Double.isFinite(value) || !(error >= 0)) {
            throw new IllegalArgumentException("value " + value + " with error " + error
                    + ": the value must be finite and the error not negative");
        }
    }

    public static Approximation exact(double value) {
        return new Approximation(value, 0);
    }
}
