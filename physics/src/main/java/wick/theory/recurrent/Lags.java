package wick.theory.recurrent;

/// What times may be asked for.
final class Lags {
    /// A lag counts as a multiple of the step up to this share of a step.
    private static final double SLACK = 1e-6;

    private Lags() {}

    static double forward(double lag) {
        if (!(lag >= 0) || Double.isInfinite(lag)) {
            throw new IllegalArgumentException("time " + lag + " must be finite and at least 0");
        }
        return lag;
    }

    /// `time` / `step`, which must be a whole number.
    static int steps(double time, double step) {
        double ratio = forward(time) / step;
        double whole = Math.rint(ratio);
        if (Math.abs(ratio - whole) > SLACK || whole > 1e6) {
            throw new IllegalArgumentException(
                    "time " + time + " must be a multiple of the step " + step + ", of at most a million steps");
        }
        return (int) whole;
    }

    /// The time in which something that changes by `factor` per step falls to 1/e; 0 if the factor is not
    /// positive.
    static double time(double factor, double step) {
        return factor > 0 ? -step / Math.log(factor) : 0;
    }
}
