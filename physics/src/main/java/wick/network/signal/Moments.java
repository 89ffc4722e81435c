package wick.network.signal;

/// Moments of the entries of one tensor. They are taken over its finite entries; `count` is the number of all.
///
/// @param count entries in all; 0 says that nothing was recorded, and then all others are 0
/// @param nonFinite entries that are infinite or not a number
/// @param zeros the share of entries that are exactly zero
/// @param mean ⟨x⟩
/// @param square ⟨x²⟩
/// @param fourth ⟨x⁴⟩
/// @param largest the largest |x|
public record Moments(
        long count, long nonFinite, double zeros, double mean, double square, double fourth, double largest) {

    /// Nothing was recorded.
    public static final Moments NONE = new Moments(0, 0, 0, 0, 0, 0, 0);

    public Moments {
        require(count >= 0, "count " + count + " must not be negative");
        require(nonFinite >= 0 && nonFinite <= count, "non_finite " + nonFinite + " must be from 0 to " + count);
        require(zeros >= 0 && zeros <= 1, "zeros " + zeros + " must be from 0 to 1");
        require(Double.isFinite(mean), "mean " + mean + " must be finite");
        requireSize("square", square);
        requireSize("fourth", fourth);
        requireSize("largest", largest);
    }

    /// The moments of some numbers.
    public static Moments of(double... values) {
        long zeros = 0;
        long finite = 0;
        double mean = 0;
        double square = 0;
        double fourth = 0;
        double largest = 0;
        for (double x : values) {
            if (!Double.isFinite(x)) {
                continue;
            }
            finite++;
            zeros += x == 0 ? 1 : 0;
            mean += x;
            square += x * x;
            fourth += x * x * x * x;
            largest = Math.max(largest, Math.abs(x));
        }
        double n = Math.max(1, finite);
        return new Moments(values.length, values.length - finite, zeros / n, mean / n, square / n, fourth / n, largest);
    }

    private static void requireSize(String name, double value) {
        require(value >= 0 && Double.isFinite(value), name + " " + value + " must be finite and not negative");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /// Whether anything was recorded.
    public boolean isKnown() {
        return count > 0;
    }

    /// ⟨x²⟩ − ⟨x⟩²
    public double variance() {
        return Math.max(0, square - mean * mean);
    }

    /// √⟨x²⟩
    public double size() {
        return Math.sqrt(square);
    }

    /// ⟨x⁴⟩/⟨x²⟩²: 3 for normal, 1.8 for uniform entries of mean 0; 0 where all are 0.
    public double tail() {
        return square > 0 ? fourth / square / square : 0;
    }
}
