package wick.experiment.transfer;

import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;

/// A number and the interval that holds it in 95 of 100 cases, and its standard error: half the width of the interval
/// that holds it in 68. Infinite where what was measured was unstable.
public record Interval(double value, double low, double high, double error) {
    /// More networks than this are not called for: the number lies on the bound.
    private static final double MOST = 10_000;

    private static final double ROUNDING = 1e-9;

    /// Where a number lies with regard to bounds.
    public enum Finding {
        /// The whole interval is within.
        WITHIN,
        /// All of it is beyond.
        BEYOND,
        /// It is on both sides.
        UNDECIDED
    }

    public Finding against(double least, double most) {
        if (low >= least && high <= most) {
            return Finding.WITHIN;
        }
        return low > most || high < least ? Finding.BEYOND : Finding.UNDECIDED;
    }

    /// About how many networks it takes for an interval on one side of the bounds, if `now` gave this one: its width
    /// falls as their number to the −½. None if the number lies on a bound, or if the interval is infinite.
    public OptionalInt networks(double least, double most, int now) {
        double factor = value > most
                ? (value - low) / (value - most)
                : value < least
                        ? (high - value) / (least - value)
                        : Math.max((high - value) / (most - value), share(value - low, value - least));
        double needed = Math.ceil((now * factor * factor) - ROUNDING);
        return needed <= MOST ? OptionalInt.of((int) Math.max(needed, now + 1.0)) : OptionalInt.empty();
    }

    private static double share(double part, double whole) {
        return Double.isInfinite(whole) ? 0 : part / whole;
    }

    /// That of an increasing function of the number, its error to first order; an infinite error stays so.
    public Interval map(DoubleUnaryOperator increasing) {
        double up = increasing.applyAsDouble(value + error) - increasing.applyAsDouble(value - error);
        return new Interval(
                increasing.applyAsDouble(value),
                increasing.applyAsDouble(low),
                increasing.applyAsDouble(high),
                Double.isInfinite(error) ? error : up / 2);
    }
}
