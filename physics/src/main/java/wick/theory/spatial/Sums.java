package wick.theory.spatial;

/// Sums by halves, whose rounding grows with the logarithm of their length alone.
final class Sums {
    static final int SHORT = 16;

    private Sums() {}

    static double of(double[] x, int from, int count) {
        if (count > SHORT) {
            int half = count / 2;
            return of(x, from, half) + of(x, from + half, count - half);
        }
        double sum = 0;
        for (int k = from; k < from + count; k++) {
            sum += x[k];
        }
        return sum;
    }

    /// How many roundings a sum of so many terms has at most.
    static double roundings(long count) {
        return SHORT + 64 - Long.numberOfLeadingZeros(Math.max(1, count));
    }

    /// Σ √x
    static double ofRoots(double[] x, int from, int count) {
        double sum = 0;
        for (int k = from; k < from + count; k++) {
            sum += Math.sqrt(x[k]);
        }
        return sum;
    }
}
