package wick.theory.infinitewidth;

import wick.numeric.gaussian.Approximation;

/// c*, to which the correlation of two inputs of variance q* tends, and the slope of the correlation map
/// there.
///
/// The map is convex on \[0, 1] with c = 1 fixed. Where its slope at 1, which is χ₁, exceeds 1, there is
/// exactly one other fixed point in \[0, 1), and it attracts. Everything is computed in δ = 1 − c, so
/// that a c* close to 1 keeps its digits.
record CorrelationFixedPoint(Approximation correlation, Approximation slope) {

    static CorrelationFixedPoint of(Decorrelation decorrelation, double weightVariance, FixedPoint point) {
        if (Phase.of(point.susceptibility().value()) != Phase.CHAOTIC) {
            return new CorrelationFixedPoint(Approximation.exact(1), point.susceptibility());
        }
        double ratio = weightVariance / point.variance().value();
        double delta = solve(decorrelation, weightVariance, ratio);
        double slope = weightVariance * decorrelation.slopeProduct(delta);
        double ofVariance = point.variance().error() / point.variance().value();
        double relative = decorrelation.error(delta) + 4 * ofVariance + 4e-16;
        // δ solves δ′(δ) − δ = 0, whose slope is slope − 1
        double deltaError = point.susceptibility().value() * delta * relative / Math.max(1 - slope, 1e-300);
        double slopeError = point.susceptibility().value() * relative
                + (delta > 0 ? (point.susceptibility().value() - slope) / delta * deltaError : 0);
        // a correlation that cannot be told from 0 is 0: the fixed point of an odd activation without bias
        double correlation = 1 - delta <= deltaError ? 0 : 1 - delta;
        return new CorrelationFixedPoint(
                new Approximation(correlation, Math.min(2 * deltaError, 1)), new Approximation(slope, slopeError));
    }

    /// Newton from δ = 1, where the concave function σ_w² separation/q − δ is not positive: monotone until
    /// rounding.
    static double solve(Decorrelation decorrelation, double weightVariance, double ratio) {
        double delta = 1;
        for (int step = 0; step < 200; step++) {
            double value = ratio * decorrelation.separation(delta) - delta;
            double slope = weightVariance * decorrelation.slopeProduct(delta) - 1;
            double next = delta - value / slope;
            if (!(slope < 0) || !(next > 0) || next > 1 || Math.abs(next - delta) <= 2e-16 * delta) {
                return next > 0 && next <= 1 ? next : delta;
            }
            delta = next;
        }
        return delta;
    }
}
