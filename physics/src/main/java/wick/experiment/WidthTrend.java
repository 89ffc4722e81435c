package wick.experiment;

import java.util.OptionalDouble;
import wick.numeric.statistics.Estimate;

/// A quantity that falls with the width as theory says, n^−p (a + b/n), fitted to measurements at several widths: how
/// large it is at a width where nothing was measured, and from which width on it is small enough.
public final class WidthTrend {
    /// Two standard errors: where an interval ends.
    private static final double SPAN = 2;

    private static final double WIDEST = 1e9;
    private static final double FINE = 1.005;

    private final Rows.Solution fit;
    private final double power;
    private final double unit;

    private WidthTrend(Rows.Solution fit, double power, double unit) {
        this.fit = fit;
        this.power = power;
        this.unit = unit;
    }

    /// For the power p that theory gives.
    public static WidthTrend of(WidthSeries series, double power) {
        double unit = series.narrowest();
        Rows rows = new Rows();
        for (WidthSeries.Point point : series.points()) {
            double x = unit / point.width();
            rows.add(point.mean(), WidthExpansion.error(point), Math.pow(x, power), Math.pow(x, power + 1));
        }
        return new WidthTrend(rows.solve(), power, unit);
    }

    /// The quantity at this width.
    public Estimate at(double width) {
        double x = unit / width;
        double[] powers = {Math.pow(x, power), Math.pow(x, power + 1)};
        return new Estimate(fit.combination(powers), fit.combinationError(powers), 1);
    }

    /// The width from which on the size of the quantity stays below `level`, and the interval of two standard errors.
    /// `most` is empty where the error alone is above the level at any width.
    public record Needed(double level, double width, double least, OptionalDouble most) {}

    /// Empty for a quantity that does not fall with the width.
    public java.util.Optional<Needed> needed(double level) {
        if (!(power > 0)) {
            return java.util.Optional.empty();
        }
        double most = last(level, SPAN);
        return java.util.Optional.of(new Needed(
                level,
                last(level, 0),
                last(level, -SPAN),
                most >= WIDEST / FINE ? OptionalDouble.empty() : OptionalDouble.of(most)));
    }

    /// The widest network at which |y| + `errors` standard errors are `level` or more; 1 if none.
    private double last(double level, double errors) {
        for (double width = WIDEST; width > 1; width /= FINE) {
            Estimate there = at(width);
            if (Math.abs(there.mean()) + errors * there.standardError() >= level) {
                return width;
            }
        }
        return 1;
    }
}
