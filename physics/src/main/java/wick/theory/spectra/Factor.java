package wick.theory.spectra;

import org.hipparchus.complex.Complex;

/// One factor of z(m), the inverse of m(z) = Σ_k (moment k of J Jᵀ) / z^k, in z = (1/m) ∏ factors.
sealed interface Factor {

    /// (1 + m/ratio)^exponent: a dimension `ratio` times that of the output.
    record Dimension(double ratio, int exponent) implements Factor {}

    /// 1/S(m/ratio)^count of the squared slopes of `count` layers: 1/S(x) = x w / (1 + x) with M(w) = x.
    record Slopes(SlopeLaw law, double ratio, int count) implements Factor {}

    /// exp(rate · m)
    record Growing(double rate) implements Factor {}

    /// exp(rate · m / (1 + m))
    record Saturating(double rate) implements Factor {}

    /// d ln(factor)/dm for the factors that need no further unknown; those of [Slopes] without the part
    /// of w.
    default Complex logarithmicSlope(Complex m) {
        return switch (this) {
            case Dimension(double ratio, int exponent) ->
                m.add(ratio).reciprocal().multiply(exponent);
            case Slopes(SlopeLaw _, double ratio, int count) ->
                m.reciprocal().subtract(m.add(ratio).reciprocal()).multiply(count);
            case Growing(double rate) -> new Complex(rate);
            case Saturating(double rate) -> m.add(1).square().reciprocal().multiply(rate);
        };
    }

    /// ln(factor), those of [Slopes] without the part of w.
    default Complex logarithm(Complex m) {
        return switch (this) {
            case Dimension(double ratio, int exponent) ->
                m.divide(ratio).add(1).log().multiply(exponent);
            case Slopes(SlopeLaw _, double ratio, int count) ->
                m.divide(m.add(ratio)).log().multiply(count);
            case Growing(double rate) -> m.multiply(rate);
            case Saturating(double rate) -> m.divide(m.add(1)).multiply(rate);
        };
    }

    /// The power series in m, with w for [Slopes], up to the order given.
    default PowerSeries series(int order) {
        return switch (this) {
            case Dimension(double ratio, int exponent) ->
                onePlus(order).stretched(ratio).power(exponent);
            case Slopes(SlopeLaw law, double ratio, int count) -> {
                double[] moments = new double[order + 1];
                for (int k = 0; k <= order; k++) {
                    moments[k] = law.moment(k + 1).value();
                }
                yield PowerSeries.ofInverse(moments)
                        .times(onePlus(order).power(-1))
                        .power(count)
                        .stretched(ratio);
            }
            case Growing(double rate) -> monomial(rate, order).exponential();
            case Saturating(double rate) ->
                monomial(rate, order).times(onePlus(order).power(-1)).exponential();
        };
    }

    private static PowerSeries onePlus(int order) {
        double[] c = new double[order + 1];
        c[0] = 1;
        if (order > 0) {
            c[1] = 1;
        }
        return PowerSeries.of(c);
    }

    private static PowerSeries monomial(double rate, int order) {
        double[] c = new double[order + 1];
        if (order > 0) {
            c[1] = rate;
        }
        return PowerSeries.of(c);
    }
}
