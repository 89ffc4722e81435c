package wick.numeric.elementwise;

/// Angles given by their versines v = 1 − cos θ, which keep the digits of small angles, over stretches of
/// arrays.
///
/// A versine is 1 minus the correlation of two Gaussian variables. Results are accurate relative to v as
/// v → 0, and the vector form and its scalar twin return the same bits. Versines may lie outside 0 … 2 by
/// roundings.
public final class Versine {
    private static final boolean VECTORS =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private Versine() {}

    /// A function with slopes a₋ and a₊ on the two sides of 0, by κ = (a₊ − a₋)² / (π (a₊² + a₋²)), with
    /// `opposite` = 1 − κπ = 2 a₊ a₋ / (a₊² + a₋²), and `both` = 2 − κπ.
    public record Kink(double strength, double opposite, double both) {
        /// Where both slopes are 0 there is no kink.
        public static Kink of(double negativeSlope, double positiveSlope) {
            double scale = Math.max(Math.abs(negativeSlope), Math.abs(positiveSlope));
            if (scale == 0) {
                return new Kink(0, 1, 2);
            }
            double a = negativeSlope / scale;
            double b = positiveSlope / scale;
            double squares = a * a + b * b;
            return new Kink((b - a) * (b - a) / (Math.PI * squares), 2 * a * b / squares, (a + b) * (a + b) / squares);
        }
    }

    /// One side of [#liftInto]: what is the same for all of a stretch, and where in the stretch's own
    /// arrays the other side begins.
    public record Side(double first, double second) {}

    /// arccos(1 − v)
    public static double angle(double versine) {
        double smaller = smaller(versine);
        double angle = Math.sqrt(smaller) * Polynomials.angleRatio(smaller);
        return versine > 1 ? Math.PI - angle : angle;
    }

    /// sin θ − θ cos θ
    public static double cap(double versine) {
        double smaller = smaller(versine);
        double cap = smaller * Math.sqrt(smaller) * Polynomials.capRatio(smaller);
        return versine > 1 ? cap + Math.PI * (versine - 1) : cap;
    }

    static double smaller(double versine) {
        return Math.abs(versine > 1 ? 2 - versine : versine);
    }

    /// v ← min(2, 1 − p x x_j) for the entries of v and p from `from` on: versines between vectors of
    /// products p and inverse lengths x and x_j. Returns the smallest, or 2.
    public static double betweenInto(
            double[] product, int from, int count, double x, double[] others, double[] versine) {
        return VECTORS
                ? VectorVersine.betweenInto(product, from, count, x, others, versine)
                : ScalarVersine.betweenInto(product, from, 0, count, x, others, versine);
    }

    /// For the entries from `from` on, factor ← factor (1 − κ θ) and then v ← v − κ (sin θ − θ cos θ),
    /// which is the versine of the correlation behind a function with a kink.
    public static void kinkInto(double[] versine, double[] factor, int from, int count, Kink kink) {
        if (VECTORS) {
            VectorVersine.kinkInto(versine, factor, from, count, kink);
        } else {
            ScalarVersine.kinkInto(versine, factor, from, from + count, kink);
        }
    }

    /// As [#kinkInto], the versines only.
    public static void kinkInto(double[] versine, int from, int count, Kink kink) {
        if (VECTORS) {
            VectorVersine.kinkInto(versine, from, count, kink);
        } else {
            ScalarVersine.kinkInto(versine, from, from + count, kink);
        }
    }

    /// v ← ½ \[(a − a_j)² + (b − b_j)²\] + b b_j v for the entries from `from` on, where a_j and b_j are
    /// the entries of `first` and `second` from their begin: the versine of the angle between (a, b x) and
    /// (a_j, b_j x_j) for unit vectors x and x_j with versine v, where a² + b² = 1.
    public static void liftInto(double[] versine, int from, int count, Side side, double[] first, double[] second) {
        if (VECTORS) {
            VectorVersine.liftInto(versine, from, count, side, first, second);
        } else {
            ScalarVersine.liftInto(versine, from, 0, count, side, first, second);
        }
    }

    /// What a dense layer with biases multiplies with, for one input; see [#affineInto].
    public record Affine(double a, double b, double c, double d, double e) {}

    /// The same for several inputs.
    public static final class Affines {
        public final double[] a;
        public final double[] b;
        public final double[] c;
        public final double[] d;
        public final double[] e;

        public Affines(int size) {
            a = new double[size];
            b = new double[size];
            c = new double[size];
            d = new double[size];
            e = new double[size];
        }

        public Affine at(int i) {
            return new Affine(a[i], b[i], c[i], d[i], e[i]);
        }
    }

    /// y ← c c_j + (d d_j) (1 − v) + (e e_j) y and then v ← ½ \[(a − a_j)² + (b − b_j)²\] + b b_j v for the
    /// entries from `from` on: [#mixInto], [#addProductsInto] and [#liftInto] at once, with the same bits.
    public static void affineInto(double[] versine, double[] y, int from, int count, Affine row, Affines columns) {
        if (VECTORS) {
            VectorVersine.affineInto(versine, y, from, count, row, columns);
        } else {
            ScalarVersine.affineInto(versine, y, from, 0, count, row, columns);
        }
    }

    /// y ← y + x x_j for the entries of y from `from` on.
    public static void addProductsInto(double x, double[] others, int from, int count, double[] y) {
        if (VECTORS) {
            VectorVersine.addProductsInto(x, others, from, count, y);
        } else {
            ScalarVersine.addProductsInto(x, others, from, 0, count, y);
        }
    }

    /// y ← (a a_j) (1 − v) + (b b_j) y for the entries of v and y from `from` on.
    public static void mixInto(
            double[] versine, int from, int count, Side side, double[] first, double[] second, double[] y) {
        if (VECTORS) {
            VectorVersine.mixInto(versine, from, count, side, first, second, y);
        } else {
            ScalarVersine.mixInto(versine, from, 0, count, side, first, second, y);
        }
    }

    /// y ← x x_j (1 − v) for the entries of v and y from `from` on.
    public static void cosinesInto(double[] versine, int from, int count, double x, double[] others, double[] y) {
        if (VECTORS) {
            VectorVersine.cosinesInto(versine, from, count, x, others, y);
        } else {
            ScalarVersine.cosinesInto(versine, from, 0, count, x, others, y);
        }
    }

    /// y ← x x_j y for the entries of y from `from` on.
    public static void weightInto(double x, double[] others, int from, int count, double[] y) {
        if (VECTORS) {
            VectorVersine.weightInto(x, others, from, count, y);
        } else {
            ScalarVersine.weightInto(x, others, from, 0, count, y);
        }
    }

    /// y ← y + x x_j u for the entries of u and y from `from` on.
    public static void addWeightedInto(double x, double[] others, double[] u, int from, int count, double[] y) {
        if (VECTORS) {
            VectorVersine.addWeightedInto(x, others, u, from, count, y);
        } else {
            ScalarVersine.addWeightedInto(x, others, u, from, 0, count, y);
        }
    }

    /// angle ← arccos(1 − v), from the begin of both arrays.
    public static void anglesInto(double[] versine, int count, double[] angle) {
        if (VECTORS) {
            VectorVersine.anglesInto(versine, count, angle);
        } else {
            ScalarVersine.anglesInto(versine, 0, count, angle);
        }
    }

    /// One input of [#arcsinesInto].
    public record Sphere(double h, double k, double value, double slope) {}

    /// The same for several inputs.
    public static final class Spheres {
        public final double[] h;
        public final double[] k;
        public final double[] value;
        public final double[] slope;

        public Spheres(int size) {
            h = new double[size];
            k = new double[size];
            value = new double[size];
            slope = new double[size];
        }

        public Sphere at(int i) {
            return new Sphere(h[i], k[i], value[i], slope[i]);
        }
    }

    /// v ← 1 − value value_j (2/π) arcsin(1 − ε) for the entries of v from `from` on, those of the others
    /// from `at` on, where ε = ½ (h − h_j)² + k + k_j + h h_j v.
    public static void arcsinesInto(double[] versine, int from, int count, Sphere row, Spheres columns, int at) {
        if (VECTORS) {
            VectorVersine.arcsinesInto(versine, from, count, row, columns, at);
        } else {
            ScalarVersine.arcsinesInto(versine, from, 0, count, row, columns, at);
        }
    }

    /// y ← y slope slope_j / √(ε (2 − ε)) with the ε of [#arcsinesInto].
    public static void sinesInto(
            double[] versine, double[] y, int from, int count, Sphere row, Spheres columns, int at) {
        if (VECTORS) {
            VectorVersine.sinesInto(versine, y, from, count, row, columns, at);
        } else {
            ScalarVersine.sinesInto(versine, y, from, 0, count, row, columns, at);
        }
    }
}
