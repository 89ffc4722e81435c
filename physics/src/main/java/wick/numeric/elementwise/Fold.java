package wick.numeric.elementwise;

/// One layer of a kernel recursion over rows of pairs: sums over a window and weights, then a function that
/// is linear on both sides of 0, for half the mean squared difference D of two signals and their tangent
/// kernel Θ.
///
/// With standard deviations s and s′ in front of the function, whose versine is v = (D − ½(s − s′)²) / (s
/// s′),
///
///     D ← w Σ D,   Θ ← b + r K + w Σ Θ,   K = s s′ (1 − v)
///     Θ ← A (1 − κ θ) Θ,   v ← v − κ (sin θ − θ cos θ),   D ← A (s s′ v + ½(s − s′)²).
///
/// Results are accurate relative to v as v → 0. Every entry has the same bits wherever it lies, by
/// vectors and one by one. Arrays need room for [#SLACK] entries more than are used.
public final class Fold {
    /// How many entries behind the last one may be read and written.
    public static final int SLACK = 64;

    private static final boolean VECTORS =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private Fold() {}

    /// `weight` is w, `rate` r and `bias` b.
    public record Layer(double weight, double rate, double bias) {}

    /// A function with slopes a₋ and a₊: `gain` is A = ½(a₋² + a₊²), `strength` κ, and the others as in
    /// [Versine.Kink].
    public record Kink(double strength, double opposite, double both, double gain) {
        public static Kink of(double negativeSlope, double positiveSlope) {
            Versine.Kink kink = Versine.Kink.of(negativeSlope, positiveSlope);
            double squares = negativeSlope * negativeSlope + positiveSlope * positiveSlope;
            return new Kink(kink.strength(), kink.opposite(), kink.both(), 0.5 * squares);
        }
    }

    /// What adds up: `terms` stretches of `count` entries, the first from `start` on, `gap` apart. Their sum
    /// becomes the entries of a strip from `to` on.
    public record Join(Layer layer, int start, int gap, int terms, int count, int to) {
        int term(int k) {
            return start + k * gap;
        }
    }

    /// The standard deviations of both sides. Where one is 0 the signal counts as orthogonal to all.
    public static final class Sides {
        double[] first = {};
        double[] second = {};
        int firstAt;
        int secondAt;

        /// From these arrays on.
        public void of(double[] ofFirst, double[] ofSecond) {
            first = ofFirst;
            second = ofSecond;
        }

        /// Begins at these entries.
        public void at(int inFirst, int inSecond) {
            firstAt = inFirst;
            secondAt = inSecond;
        }

        public int firstAt() {
            return firstAt;
        }

        public int secondAt() {
            return secondAt;
        }
    }

    /// v, Θ, s s′ and ½(s − s′)² of pairs one after the other, and D behind the function.
    public static final class Strip {
        final double[] versine;
        final double[] tangent;
        final double[] scale;
        final double[] apart;
        final double[] separation;

        public Strip(int length) {
            versine = new double[length + SLACK];
            tangent = new double[length + SLACK];
            scale = new double[length + SLACK];
            apart = new double[length + SLACK];
            separation = new double[length + SLACK];
        }

        public double[] versine() {
            return versine;
        }

        public double[] tangent() {
            return tangent;
        }

        public double[] scale() {
            return scale;
        }

        public double[] apart() {
            return apart;
        }

        public double[] separation() {
            return separation;
        }
    }

    /// Where D and Θ of pairs, already summed over the rows of a window, lie before a layer and behind it.
    public static final class Sheets {
        double[] separation = {};
        double[] tangent = {};
        double[] separationOut = {};
        double[] tangentOut = {};
        final double[] least = new double[SLACK];

        /// Before the layer.
        public void from(double[] separations, double[] tangents) {
            separation = separations;
            tangent = tangents;
        }

        /// Behind it.
        public void to(double[] separations, double[] tangents) {
            separationOut = separations;
            tangentOut = tangents;
        }
    }

    /// A window of three columns, `gap` entries apart, moved over `rows` rows of `count` entries: its first begins
    /// at entry `from`, rows are `step` apart, and what it gives begins at `to`. Rows of the sides are `sideStep`
    /// apart.
    public record Window(int rows, int count, int from, int step, int gap, int to, int sideStep) {
        /// Whether [#layerInto] can do it.
        public boolean isLong() {
            return VECTORS && count >= VectorFold.LANES;
        }

        /// `length` columns from `begin` on.
        Window part(int begin, int length) {
            return new Window(rows, length, from + begin, step, gap, to + begin, sideStep);
        }
    }

    /// A layer in one go, which returns [#least]; D comes out too rough where v (2 − v) is less than
    /// [#narrowest].
    public static double layerInto(Sheets sheets, Window window, Sides sides, Layer layer, Kink kink) {
        int whole = window.count - window.count % VectorFold.LANES;
        double least = VectorLayer.layerInto(sheets, window.part(0, whole), sides, layer, kink);
        if (whole < window.count) {
            // the last vector of each row, which begins early
            int begin = window.count - VectorFold.LANES;
            sides.at(sides.firstAt + begin, sides.secondAt + begin);
            Window last = window.part(begin, VectorFold.LANES);
            least = Math.min(least, VectorLayer.layerInto(sheets, last, sides, layer, kink));
            sides.at(sides.firstAt - begin, sides.secondAt - begin);
        }
        return least;
    }

    /// Below this v (2 − v) only [#kinkInto] is accurate.
    public static double narrowest() {
        return 2 * Coefficients.SLIVER_END;
    }

    /// The values of several channels of pairs: those of channel c begin at c · `step`, for the first signals from
    /// `first` on, for the second from `second` on.
    public record Channels(int count, int step, int first, int second) {}

    /// D of the signals themselves: y_{to + j} ← ½ Σ_c (x_{cj} − z_{cj})² / C over C channels for 0 ≤ j < count.
    public static void apartInto(double[] x, double[] z, Channels channels, int count, double[] y, int to) {
        if (VECTORS) {
            VectorFold.apartInto(x, z, channels, count, y, to);
        } else {
            ScalarFold.apartInto(x, z, channels, count, y, to);
        }
    }

    /// y_{to + j} ← Σ_t x_{from + j + t gap} over so many taps for 0 ≤ j < count.
    public static void windowInto(double[] x, int from, int gap, int taps, int count, double[] y, int to) {
        if (VECTORS) {
            VectorFold.windowInto(x, from, gap, taps, count, y, to);
        } else {
            ScalarFold.windowInto(x, from, gap, taps, count, y, to);
        }
    }

    /// y_{to + j} ← y_{to + j} + x_{from + j} for 0 ≤ j < count.
    public static void addInto(double[] x, int from, int count, double[] y, int to) {
        if (VECTORS && count > 1) {
            VectorFold.addInto(x, from, count, y, to);
        } else {
            ScalarFold.addInto(x, from, count, y, to);
        }
    }

    /// Everything in front of the function, into a strip.
    public static void joinInto(double[] separation, double[] tangent, Join join, Sides sides, Strip strip) {
        if (VECTORS) {
            VectorFold.joinInto(separation, tangent, join, sides, strip);
        } else {
            ScalarFold.joinInto(separation, tangent, join, sides, strip);
        }
    }

    /// The smallest v (2 − v), the square of the sine, among the first entries; NaN hides in none but the
    /// last.
    public static double least(double[] versine, int count) {
        return VECTORS ? VectorFold.least(versine, count) : ScalarFold.least(versine, count);
    }

    /// The function, on the first entries of a strip, of which `least` is [#least].
    public static void kinkInto(Strip strip, int count, Kink kink, double least) {
        if (!VECTORS) {
            ScalarFold.kinkInto(strip, count, kink);
            return;
        }
        VectorFold.kinkInto(strip, count, kink);
        if (!(least > 2 * Coefficients.SLIVER_END)) {
            VectorFold.sliversInto(strip, count, kink);
        }
    }
}
