package wick.network.formula;

/// All numbers from `low` to `high`. Results contain every value that exact arithmetic could give; a
/// bound is moved outward unless it is known to be exact.
public record Interval(double low, double high) {
    /// All numbers.
    public static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    static final Interval ZERO = new Interval(0, 0);
    /// How many units in the last place a function may be off.
    private static final int SLACK = 4;
    /// Below this the remainder of a product may underflow.
    private static final double TINY = 0x1p-900;

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high + " holds no number");
        }
    }

    /// The one number `value`.
    public static Interval of(double value) {
        return new Interval(value, value);
    }

    private static Interval ordered(double low, double high) {
        return Double.isNaN(low) || Double.isNaN(high) ? ALL : new Interval(low, high);
    }

    private static Interval outward(double low, double high) {
        return ordered(below(low, SLACK), -below(-high, SLACK));
    }

    private static double below(double x, int units) {
        return Double.isInfinite(x) ? Math.nextDown(x) : x - units * Math.ulp(x);
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /// The largest |x|.
    public double magnitude() {
        return Math.max(Math.abs(low), Math.abs(high));
    }

    /// The smallest |x|.
    public double mignitude() {
        return contains(0) ? 0 : Math.min(Math.abs(low), Math.abs(high));
    }

    public double middle() {
        return low == high ? low : low + (high - low) / 2;
    }

    public boolean isZero() {
        return low == 0 && high == 0;
    }

    public Interval negated() {
        return new Interval(-high, -low);
    }

    public Interval hull(Interval other) {
        return new Interval(Math.min(low, other.low), Math.max(high, other.high));
    }

    public Interval plus(Interval other) {
        return ordered(sum(low, other.low, Double.NEGATIVE_INFINITY), sum(high, other.high, Double.POSITIVE_INFINITY));
    }

    private static double sum(double a, double b, double towards) {
        double sum = a + b;
        double part = sum - a;
        boolean exact = (a - (sum - part)) + (b - part) == 0;
        return exact ? sum : Math.nextAfter(sum, towards);
    }

    public Interval minus(Interval other) {
        return plus(other.negated());
    }

    public Interval times(Interval other) {
        if (isZero() || other.isZero()) {
            return ZERO;
        }
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double a : new double[] {low, high}) {
            for (double b : new double[] {other.low, other.high}) {
                // a bound at infinity stands for ever larger numbers, and 0 times any of them is 0
                double product = a == 0 || b == 0 ? 0 : a * b;
                // what is left of a tiny product may itself be too small to be seen
                boolean exact = a == 0 || b == 0 || (Math.abs(product) > TINY && Math.fma(a, b, -product) == 0);
                least = Math.min(least, exact ? product : Math.nextDown(product));
                most = Math.max(most, exact ? product : Math.nextUp(product));
            }
        }
        return ordered(least, most);
    }

    /// 1/x, for an interval without 0.
    public Interval inverse() {
        return new Interval(
                Double.isInfinite(high) ? 0 : low > 0 ? Math.max(0, Math.nextDown(1 / high)) : Math.nextDown(1 / high),
                Double.isInfinite(low) ? 0 : high < 0 ? Math.min(0, Math.nextUp(1 / low)) : Math.nextUp(1 / low));
    }

    /// The power of a whole exponent, for a negative one of an interval without 0.
    public Interval power(int exponent) {
        if (exponent < 0) {
            return power(-exponent).inverse();
        }
        if (exponent == 0) {
            return of(1);
        }
        double atLow = Powers.of(low, exponent);
        double atHigh = Powers.of(high, exponent);
        if (exponent % 2 == 1) {
            return rounded(atLow, atHigh, exponent);
        }
        Interval ends = rounded(Math.min(atLow, atHigh), Math.max(atLow, atHigh), exponent);
        return new Interval(contains(0) ? 0 : Math.max(0, ends.low), ends.high);
    }

    private static Interval rounded(double low, double high, int exponent) {
        return exponent == 1 ? new Interval(low, high) : ordered(below(low, exponent), -below(-high, exponent));
    }

    /// The values of a function that grows, given its values at both ends, inside the bounds given.
    static Interval growing(double atLow, double atHigh, Interval bounds) {
        Interval found = outward(atLow, atHigh);
        return new Interval(Math.max(found.low, bounds.low), Math.min(found.high, bounds.high));
    }

    /// sin over the interval.
    Interval sine() {
        double width = high - low;
        if (!(width < 6) || Math.abs(low) > 1e9) {
            return new Interval(-1, 1);
        }
        double atLow = StrictMath.sin(low);
        double atHigh = StrictMath.sin(high);
        Interval ends = outward(Math.min(atLow, atHigh), Math.max(atLow, atHigh));
        double most = passes(Math.PI / 2) ? 1 : Math.min(1, ends.high);
        double least = passes(-Math.PI / 2) ? -1 : Math.max(-1, ends.low);
        return new Interval(least, most);
    }

    /// Whether `phase` plus a multiple of 2π lies in the interval, or so near that it may.
    private boolean passes(double phase) {
        double turns = Math.ceil((low - phase) / (2 * Math.PI) - 1e-6);
        return phase + 2 * Math.PI * turns <= high + 1e-5;
    }
}
