package wick.theory.spatial;

/// Sums of a few entries of an array at equal distances.
final class LineSums {
    private LineSums() {}

    /// y_i ← Σ_k x_{i + k gap} for all i for which the sum ends before `length`.
    static void alongInto(double[] x, int length, int taps, int gap, double[] y) {
        int count = length - (taps - 1) * gap;
        if (taps == 3) {
            for (int i = 0; i < count; i++) {
                y[i] = x[i] + x[i + gap] + x[i + 2 * gap];
            }
            return;
        }
        System.arraycopy(x, 0, y, 0, count);
        for (int k = 1; k < taps; k++) {
            int ahead = k * gap;
            for (int i = 0; i < count; i++) {
                y[i] += x[i + ahead];
            }
        }
    }

    /// y_{at + j} ← Σ_k x_{at + j + k gap} for `count` entries.
    static void rowInto(double[] x, int at, int count, int taps, int gap, double[] y) {
        for (int j = 0; j < count; j++) {
            double sum = x[at + j];
            for (int k = 1; k < taps; k++) {
                sum += x[at + j + k * gap];
            }
            y[at + j] = sum;
        }
    }
}
