package wick.theory.infinitewidth;

/// How a quantity depends on depth l for large l.
public sealed interface Growth {

    /// Tends to a constant that is neither 0 nor infinite.
    record Constant() implements Growth {}

    /// ∝ l^`exponent`
    record Power(double exponent) implements Growth {}

    /// ∝ (ln l)^`exponent`
    record PowerOfLogarithm(double exponent) implements Growth {}

    /// ∝ e^(`rate` l): decays over −1/rate layers or grows over 1/rate.
    record Exponential(double rate) implements Growth {
        /// 1/|rate|, the number of blocks over which it changes by a factor e.
        public double depth() {
            return 1 / Math.abs(rate);
        }
    }

    /// ∝ exp(`rate` l^`exponent`), 0 < exponent < 1.
    record StretchedExponential(double rate, double exponent) implements Growth {}

    /// Is at its limit behind one block.
    record Immediate() implements Growth {}

    /// e^(rate l), which is no growth for a rate of 0 within the resolution of [Phase].
    static Growth ofFactor(double factor) {
        if (factor == 0) {
            return new Immediate();
        }
        return Math.abs(factor - 1) <= Phase.RESOLUTION ? new Constant() : new Exponential(Math.log(Math.abs(factor)));
    }

    /// l^exponent, constant where the exponent vanishes within the error of its extrapolation.
    static Growth ofPower(double exponent) {
        return Math.abs(exponent) < 1e-4 ? new Constant() : new Power(exponent);
    }
}
