package wick.experiment.recurrent;

/// A predicted number and a bound on its numerical error.
public record Quantity(double value, double error) {
    public Quantity {
        if (!Double.isFinite(value) || !(error >= 0) || Double.isInfinite(error)) {
            throw new IllegalArgumentException("value " + value + " ± " + error + ": both must be finite");
        }
    }
}
