package wick.numeric.elementwise;

/// The loops of [Versine] one entry at a time: the same operations in the same order as in [VectorVersine].
/// They begin at entry `first` of the stretch, so that they also end what vectors leave over.
final class ScalarVersine {
    private ScalarVersine() {}

    static double betweenInto(
            double[] product, int from, int first, int count, double x, double[] others, double[] versine) {
        double smallest = 2;
        for (int j = first; j < count; j++) {
            double v = Math.min(2, 1 - product[from + j] * x * others[j]);
            versine[from + j] = v;
            smallest = Math.min(smallest, v);
        }
        return smallest;
    }

    /// From entry `first` to entry `end`, exclusive.
    static void kinkInto(double[] versine, double[] factor, int first, int end, Versine.Kink kink) {
        for (int j = first; j < end; j++) {
            boolean beyond = versine[j] > 1;
            double angle = nearAngle(Versine.smaller(versine[j]));
            factor[j] *= Math.fma(angle, beyond ? kink.strength() : -kink.strength(), beyond ? kink.opposite() : 1);
        }
        kinkInto(versine, first, end, kink);
    }

    /// From entry `first` to entry `end`, exclusive.
    static void kinkInto(double[] versine, int first, int end, Versine.Kink kink) {
        for (int j = first; j < end; j++) {
            double v = versine[j];
            double m = Versine.smaller(v);
            double cap = m < Coefficients.SLIVER_END
                    ? m * Math.sqrt(m) * Polynomials.sliverRatio(m)
                    : Math.fma(nearAngle(m), m - 1, Math.sqrt(m * (2 - m)));
            double line = v > 1 ? m + (v - 1) * kink.both() : m;
            versine[j] = Math.fma(cap, -kink.strength(), line);
        }
    }

    /// arccos(1 − m) for m ≤ 1.
    private static double nearAngle(double m) {
        return Math.sqrt(m) * Polynomials.angleRatio(m);
    }

    static void liftInto(double[] versine, int from, int first, int count, Versine.Side side, double[] a, double[] b) {
        for (int j = first; j < count; j++) {
            double da = side.first() - a[j];
            double db = side.second() - b[j];
            double apart = Math.fma(da, da, db * db) * 0.5;
            versine[from + j] = Math.fma(b[j] * side.second(), versine[from + j], apart);
        }
    }

    static void affineInto(
            double[] versine, double[] y, int from, int first, int count, Versine.Affine row, Versine.Affines columns) {
        for (int j = first; j < count; j++) {
            double v = versine[from + j];
            double old = columns.e[j] * row.e() * y[from + j];
            double mixed = Math.fma(columns.d[j] * row.d(), 1 - v, old);
            y[from + j] = Math.fma(columns.c[j], row.c(), mixed);
            double da = row.a() - columns.a[j];
            double db = row.b() - columns.b[j];
            double apart = Math.fma(da, da, db * db) * 0.5;
            versine[from + j] = Math.fma(columns.b[j] * row.b(), v, apart);
        }
    }

    static void addProductsInto(double x, double[] others, int from, int first, int count, double[] y) {
        for (int j = first; j < count; j++) {
            y[from + j] = Math.fma(others[j], x, y[from + j]);
        }
    }

    static void mixInto(
            double[] versine, int from, int first, int count, Versine.Side side, double[] a, double[] b, double[] y) {
        for (int j = first; j < count; j++) {
            double old = b[j] * side.second() * y[from + j];
            y[from + j] = Math.fma(a[j] * side.first(), 1 - versine[from + j], old);
        }
    }

    static void cosinesInto(double[] versine, int from, int first, int count, double x, double[] others, double[] y) {
        for (int j = first; j < count; j++) {
            y[from + j] = others[j] * x * (1 - versine[from + j]);
        }
    }

    static void weightInto(double x, double[] others, int from, int first, int count, double[] y) {
        for (int j = first; j < count; j++) {
            y[from + j] = others[j] * x * y[from + j];
        }
    }

    static void addWeightedInto(double x, double[] others, double[] u, int from, int first, int count, double[] y) {
        for (int j = first; j < count; j++) {
            y[from + j] = Math.fma(others[j] * x, u[from + j], y[from + j]);
        }
    }

    static void anglesInto(double[] versine, int first, int count, double[] angle) {
        for (int j = first; j < count; j++) {
            double v = versine[j];
            double m = Versine.smaller(v);
            double near = nearAngle(m);
            angle[j] = v > 1 ? Math.PI - near : near;
        }
    }

    private static double apart(double v, Versine.Sphere row, Versine.Spheres columns, int at) {
        double d = row.h() - columns.h[at];
        return Math.fma(columns.h[at] * row.h(), v, Math.fma(d * 0.5, d, columns.k[at] + row.k()));
    }

    static void sinesInto(
            double[] versine,
            double[] y,
            int from,
            int first,
            int count,
            Versine.Sphere row,
            Versine.Spheres columns,
            int at) {
        for (int j = first; j < count; j++) {
            double e = apart(versine[from + j], row, columns, at + j);
            y[from + j] *= columns.slope[at + j] * row.slope() / Math.sqrt(e * (2 - e));
        }
    }

    static void arcsinesInto(
            double[] versine, int from, int first, int count, Versine.Sphere row, Versine.Spheres columns, int at) {
        for (int j = first; j < count; j++) {
            double e = apart(versine[from + j], row, columns, at + j);
            double sine = Math.fma(Versine.angle(e), -2 / Math.PI, 1);
            versine[from + j] = Math.fma(columns.value[at + j] * -row.value(), sine, 1);
        }
    }
}
