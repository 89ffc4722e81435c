package wick.numeric.random;

/// The tables of the ziggurat for f(x) = exp(−x²/2): 256 layers of equal area, the lowest with the tail
/// beyond
/// `TAIL`. Layer i is the rectangle |x| < X(i) between the heights f(X(i)) and f(X(i+1)); X(0) is the width
/// of a rectangle with the area of the lowest layer, tail included.
///
/// Everything comes from [StrictMath] and exact operations, so the tables have the same bits everywhere.
///
/// Source: Marsaglia and Tsang 2000, doi:10.18637/jss.v005.i08.
final class Ziggurat {
    static final int LAYERS = 256;
    /// Where the tail begins, x = r: the root for which the 256 areas are equal.
    static final double TAIL = 3.654152885361009;
    /// The common area: r f(r) + ∫ᵣ^∞ f.
    private static final double AREA = 0.004928673233974655;
    /// 2⁻⁵³: the spacing of the odd 54-bit integers that stand for (−1, 1), halved.
    private static final double UNIT = 0x1p-53;

    /// Entry 2i: X(i) · 2⁻⁵³, the width per unit of a signed 53-bit integer. Entry 2i + 1: X(i + 1), below
    /// which a point of layer i lies under the curve whatever its height. Interleaved, so that one cache
    /// line serves both.
    static final double[] WIDTH_AND_SURE = new double[2 * LAYERS];
    /// f(X(i)), with f(X(256)) = 1.
    static final double[] HEIGHT = new double[LAYERS + 1];

    static {
        double[] x = new double[LAYERS + 1];
        x[0] = AREA / density(TAIL);
        x[1] = TAIL;
        for (int i = 2; i < LAYERS; i++) {
            x[i] = StrictMath.sqrt(-2 * StrictMath.log(AREA / x[i - 1] + density(x[i - 1])));
        }
        x[LAYERS] = 0;
        for (int i = 0; i < LAYERS; i++) {
            WIDTH_AND_SURE[2 * i] = x[i] * UNIT;
            WIDTH_AND_SURE[2 * i + 1] = x[i + 1];
            HEIGHT[i] = density(x[i]);
        }
        HEIGHT[LAYERS] = 1;
    }

    private Ziggurat() {}

    static double density(double x) {
        return StrictMath.exp(-0.5 * x * x);
    }
}
