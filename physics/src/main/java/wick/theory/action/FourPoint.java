package wick.theory.action;

import wick.numeric.matrix.Matrix;

/// A quantity T_abcd with four indices over points that does not change when they are exchanged.
public final class FourPoint {
    private final int points;
    private final double[] entries;

    private FourPoint(int points, double[] entries) {
        this.points = points;
        this.entries = entries;
    }

    /// The entry at (a, b, c, d).
    @FunctionalInterface
    public interface Entry {
        double at(int a, int b, int c, int d);
    }

    /// From its entries with a ≤ b ≤ c ≤ d.
    public static FourPoint of(int points, Entry entry) {
        FourPoint tensor = new FourPoint(points, new double[points * points * points * points]);
        for (int a = 0; a < points; a++) {
            for (int b = a; b < points; b++) {
                for (int c = b; c < points; c++) {
                    for (int d = c; d < points; d++) {
                        tensor.fill(new int[] {a, b, c, d}, 0, entry.at(a, b, c, d));
                    }
                }
            }
        }
        return tensor;
    }

    /// Writes `value` at all orders of the indices from `fixed` on.
    private void fill(int[] indices, int fixed, double value) {
        if (fixed == 3) {
            entries[offset(indices[0], indices[1], indices[2], indices[3])] = value;
            return;
        }
        for (int i = fixed; i < 4; i++) {
            swap(indices, fixed, i);
            fill(indices, fixed + 1, value);
            swap(indices, fixed, i);
        }
    }

    private static void swap(int[] indices, int i, int j) {
        int held = indices[i];
        indices[i] = indices[j];
        indices[j] = held;
    }

    private int offset(int a, int b, int c, int d) {
        return ((a * points + b) * points + c) * points + d;
    }

    public int points() {
        return points;
    }

    public double at(int a, int b, int c, int d) {
        return entries[offset(a, b, c, d)];
    }

    public FourPoint times(double factor) {
        return of(points, (a, b, c, d) -> factor * at(a, b, c, d));
    }

    /// T′_abcd = Σ M_ae M_bf M_cg M_dh T_efgh
    public FourPoint transformed(Matrix m) {
        double[] from = entries;
        for (int index = 0; index < 4; index++) {
            from = turned(from, m);
        }
        double[] whole = from;
        return of(points, (a, b, c, d) -> whole[offset(a, b, c, d)]);
    }

    /// M on the first index, which becomes the last.
    private double[] turned(double[] from, Matrix m) {
        int rest = points * points * points;
        double[] to = new double[from.length];
        for (int a = 0; a < points; a++) {
            for (int e = 0; e < points; e++) {
                double factor = m.at(a, e);
                for (int k = 0; k < rest; k++) {
                    to[k * points + a] += factor * from[e * rest + k];
                }
            }
        }
        return to;
    }

    /// Σ_ab T_abcd M_ab
    public Matrix traced(Matrix m) {
        Matrix trace = Matrix.zeros(points, points);
        int square = points * points;
        for (int ab = 0; ab < square; ab++) {
            for (int cd = 0; cd < square; cd++) {
                trace.entries()[cd] += m.entries()[ab] * entries[ab * square + cd];
            }
        }
        return trace;
    }

    /// Σ T_abcd y_a y_b y_c y_d
    public double form(double... y) {
        double[] from = entries;
        for (int index = 0; index < 4; index++) {
            double[] to = new double[from.length / points];
            for (int a = 0; a < points; a++) {
                for (int k = 0; k < to.length; k++) {
                    to[k] += y[a] * from[a * to.length + k];
                }
            }
            from = to;
        }
        return from[0];
    }

    /// The largest |entry|.
    public double largest() {
        double largest = 0;
        for (double entry : entries) {
            largest = Math.max(largest, Math.abs(entry));
        }
        return largest;
    }
}
