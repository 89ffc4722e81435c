package wick.report.chart;

import wick.numeric.matrix.Matrix;

/// Which color a value has: blue to orange about zero where values lie on both sides of it, else dark
/// to light.
///
/// `scale` runs along the bar that explains the colors; colors are spread evenly over `colored`, and values
/// beyond it have the color of its end, so that one long side does not bleach the other.
record Shades(ColorMap colors, Scale scale, Scale colored) {
    private static final double LONGEST_SIDE = 2;

    static Shades of(Matrix values) {
        Range range = Range.EMPTY;
        for (double value : values.entries()) {
            range = range.with(value);
        }
        Scale scale = Scale.exactly(range, false);
        double longer = Math.max(Math.abs(range.from()), Math.abs(range.to()));
        double shorter = Math.min(Math.abs(range.from()), Math.abs(range.to()));
        if (!range.isEmpty() && range.from() < 0 && range.to() > 0 && shorter > 0.05 * longer) {
            double reach = Math.min(longer, LONGEST_SIDE * shorter);
            return new Shades(ColorMap.DIVERGING, scale, new Scale.Linear(-reach, reach));
        }
        return new Shades(ColorMap.SEQUENTIAL, scale, scale);
    }

    /// From 0 to LEVELS − 1; −1 for a value that is not finite.
    int level(double value) {
        if (!(Math.abs(value) <= 1e300)) {
            return -1;
        }
        return Math.clamp((int) Math.floor(colored.position(value) * ColorMap.LEVELS), 0, ColorMap.LEVELS - 1);
    }
}
