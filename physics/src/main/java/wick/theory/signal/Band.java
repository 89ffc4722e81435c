package wick.theory.signal;

/// Where a positive number is expected: at `expected`, up to a factor `factor` either way.
///
/// @param factor 1 or more; the band covers all draws of weights but one in millions
public record Band(double expected, double factor) {

    public Band {
        if (!(expected >= 0) || Double.isInfinite(expected) || !(factor >= 1) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("a band at " + expected + " within a factor " + factor
                    + ": it must be finite, not negative, and the factor 1 or more");
        }
    }

    public double low() {
        return expected / factor;
    }

    public double high() {
        return expected * factor;
    }

    public boolean contains(double value) {
        return value >= low() && value <= high();
    }
}
