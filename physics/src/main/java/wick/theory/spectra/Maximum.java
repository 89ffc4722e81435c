package wick.theory.spectra;

import java.util.function.DoubleUnaryOperator;

/// The largest value of a continuous function on an interval.
final class Maximum {
    private static final int GRID = 2048;
    private static final int SECTIONS = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private Maximum() {}

    /// On \[−reach, reach]: the best of a grid, then golden sections around it.
    static double within(double reach, DoubleUnaryOperator f) {
        double step = reach / GRID;
        double at = 0;
        for (int k = -GRID; k <= GRID; k++) {
            at = f.applyAsDouble(k * step) > f.applyAsDouble(at) ? k * step : at;
        }
        return Math.max(f.applyAsDouble(at), between(at - 2 * step, at + 2 * step, f));
    }

    /// On an interval where the function has one maximum.
    static double between(double from, double to, DoubleUnaryOperator f) {
        double left = from;
        double right = to;
        for (int k = 0; k < SECTIONS; k++) {
            double a = right - GOLDEN * (right - left);
            double b = left + GOLDEN * (right - left);
            if (f.applyAsDouble(a) >= f.applyAsDouble(b)) {
                right = b;
            } else {
                left = a;
            }
        }
        return f.applyAsDouble((left + right) / 2);
    }
}
