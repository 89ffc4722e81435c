package wick.topic.expressivity.theory.depth;

/// The tent map t(x) = min(2x, 2 − 2x) of \[0, 1] composed `layers` times, each time by two relu neurons.
///
/// Its graph has 2^m linear pieces. A flat relu network of N neurons has at most N + 1, so it needs 2^m − 1
/// neurons or more for what takes 2m in m layers. The same sawteeth give x² − Σ: with f_m(x) = x − Σ_{s ≤
/// m} t^s(x)/4^s, which interpolates x² between multiples of 2^−m, the error is 2^(−2m−2).
///
/// Source: Telgarsky 2016, arXiv:1602.04485; Yarotsky 2017, arXiv:1610.01145.
public record Sawtooth(int layers) {
    public Sawtooth {
        if (layers < 1 || layers > 24) {
            throw new IllegalArgumentException("layers " + layers + " must be from 1 to 24");
        }
    }

    public long pieces() {
        return 1L << layers;
    }

    public int neurons() {
        return 2 * layers;
    }

    /// The fewest relu neurons of one hidden layer with as many pieces.
    public long flatNeurons() {
        return pieces() - 1;
    }

    /// The largest pieces of one hidden layer with as many neurons.
    public int piecesOfFlat() {
        return neurons() + 1;
    }

    /// The largest deviation of the sum of sawteeth from x² on \[0, 1].
    public double squareError() {
        return Math.scalb(1.0, -2 * layers - 2);
    }

    /// The largest deviation from x² of the best continuous function with `pieces` linear pieces: equal
    /// pieces of length h, the error h²/4 of interpolation halved by a shift.
    public static double bestSquareError(int pieces) {
        double h = 1.0 / pieces;
        return h * h / 8;
    }

    /// The standard deviation of the sawtooth over \[0, 1], what predicting its mean ½ leaves.
    public static double spread() {
        return Math.sqrt(1.0 / 12);
    }
}
