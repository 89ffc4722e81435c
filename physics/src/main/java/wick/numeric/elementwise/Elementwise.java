package wick.numeric.elementwise;

/// Elementwise functions over stretches of an array; y may be x.
///
/// Each vectorized routine has a scalar twin of the same name that returns the same bits.
public final class Elementwise {
    private Elementwise() {}

    public static double tanh(double x) {
        return Math.tanh(x);
    }

    public static double exp(double x) {
        return Math.exp(x);
    }

    public static double acos(double x) {
        return Math.acos(x);
    }

    public static double erf(double x) {
        return org.hipparchus.special.Erf.erf(x);
    }

    /// y\[yFrom + i] ← tanh x\[xFrom + i] for 0 ≤ i < count
    public static void tanhInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = tanh(x[xFrom + i]);
        }
    }

    /// y\[yFrom + i] ← exp x\[xFrom + i] for 0 ≤ i < count
    public static void expInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = exp(x[xFrom + i]);
        }
    }

    /// y\[yFrom + i] ← arccos x\[xFrom + i] for 0 ≤ i < count
    public static void acosInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = acos(x[xFrom + i]);
        }
    }

    /// y\[yFrom + i] ← erf x\[xFrom + i] for 0 ≤ i < count
    public static void erfInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = erf(x[xFrom + i]);
        }
    }
}
