package wick.lab.simulation;

/// When a simulation looks: it starts with independent h_i(0) ~ N(0, `initialVariance`), runs for the time
/// `settle` without reading, then reads at `settle`, `settle` + `interval`, … until `settle` + `duration`.
///
/// Lags and times of readings are whole numbers of intervals. `settle` and `duration` must be such, too.
public record Course(double initialVariance, double settle, double duration, double interval) {
    private static final double ROUNDING = 1e-6;

    public Course {
        atLeastZero("initial variance", initialVariance);
        atLeastZero("settling time", settle);
        atLeastZero("duration", duration);
        if (!(interval > 0) || Double.isInfinite(interval)) {
            throw new IllegalArgumentException("interval of readings " + interval + " must be positive and finite");
        }
        whole("settling time", settle, "intervals of readings", interval);
        whole("duration", duration, "intervals of readings", interval);
    }

    /// From h = 0 on, reading from the first moment: for transients.
    public static Course fromZero(double duration, double interval) {
        return new Course(0, 0, duration, interval);
    }

    /// Intervals before the first reading.
    public int settling() {
        return whole("settling time", settle, "intervals of readings", interval);
    }

    /// Intervals between the first and the last reading; there is one reading more.
    public int intervals() {
        return whole("duration", duration, "intervals of readings", interval);
    }

    private static void atLeastZero(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be finite and at least 0");
        }
    }

    /// `time` / `unit`; throws [IllegalArgumentException] where that is not a whole number.
    static int whole(String name, double time, String units, double unit) {
        double count = Math.rint(time / unit);
        if (Math.abs(time / unit - count) > ROUNDING * Math.max(1, count) || count > Integer.MAX_VALUE - 1) {
            throw new IllegalArgumentException(name + " " + time + " must be a whole number of " + units + " of " + unit
                    + "; it is " + time / unit);
        }
        return (int) count;
    }
}
