package wick.lab.realization;

/// Inner products and sums over stretches of arrays, for vectors that stay in the first-level cache.
public final class Dot {
    private Dot() {}

    /// Σ x\[xFrom + i] y\[yFrom + i]; eight partial sums, so that one addition need not wait for the last.
    public static double of(double[] x, int xFrom, double[] y, int yFrom, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = 0;
        for (; i <= count - 8; i += 8) {
            s0 += x[xFrom + i] * y[yFrom + i];
            s1 += x[xFrom + i + 1] * y[yFrom + i + 1];
            s2 += x[xFrom + i + 2] * y[yFrom + i + 2];
            s3 += x[xFrom + i + 3] * y[yFrom + i + 3];
            s4 += x[xFrom + i + 4] * y[yFrom + i + 4];
            s5 += x[xFrom + i + 5] * y[yFrom + i + 5];
            s6 += x[xFrom + i + 6] * y[yFrom + i + 6];
            s7 += x[xFrom + i + 7] * y[yFrom + i + 7];
        }
        for (; i < count; i++) {
            s0 += x[xFrom + i] * y[yFrom + i];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    /// y\[yFrom + i] += factor · x\[xFrom + i]
    public static void addInto(double factor, double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] += factor * x[xFrom + i];
        }
    }
}
