package wick.theory.finitewidth;

import wick.numeric.gaussian.Approximation;

/// A number with a bound on its error, carried through sums and products.
record Bounded(double value, double error) {
    private static final double ROUNDING = 2.3e-16;

    static Bounded of(Approximation approximation) {
        return new Bounded(approximation.value(), approximation.error());
    }

    static Bounded exact(double value) {
        return new Bounded(value, 0);
    }

    Bounded plus(Bounded other) {
        double sum = value + other.value;
        return new Bounded(sum, error + other.error + ROUNDING * Math.abs(sum));
    }

    Bounded minus(Bounded other) {
        return plus(other.times(-1));
    }

    Bounded times(Bounded other) {
        double product = value * other.value;
        double spread = Math.abs(value) * other.error + Math.abs(other.value) * error + error * other.error;
        return new Bounded(product, spread + ROUNDING * Math.abs(product));
    }

    Bounded times(double factor) {
        return new Bounded(value * factor, error * Math.abs(factor) + ROUNDING * Math.abs(value * factor));
    }

    /// The quotient; the divisor must be larger than its error.
    Bounded over(Bounded other) {
        double quotient = value / other.value;
        double least = Math.abs(other.value) - other.error;
        double spread = least > 0 ? (error + Math.abs(quotient) * other.error) / least : Double.POSITIVE_INFINITY;
        return new Bounded(quotient, spread + ROUNDING * Math.abs(quotient));
    }

    Bounded squared() {
        return times(this);
    }

    Approximation approximation() {
        return new Approximation(value, error);
    }
}
