package wick.theory.infinitewidth;

import wick.network.Activation;
import wick.numeric.gaussian.Approximation;
import wick.numeric.gaussian.Covariance;

/// Averages of an activation over Gaussian pre-activations: closed forms where they exist, quadrature
/// with a stated error otherwise (tanh, sigmoid, silu, softplus, formulas).
public final class GaussianAverages {
    private final AverageForm form;

    private GaussianAverages(AverageForm form) {
        this.form = form;
    }

    /// Throws [IllegalArgumentException] for an activation that jumps, such as sign: ⟨φ′²⟩ is infinite.
    public static GaussianAverages of(Activation activation) {
        AverageForm form = AverageForm.of(activation);
        if (!form.hasTangent()) {
            throw new IllegalArgumentException(
                    activation.name() + " jumps, so that the average of its squared slope is infinite");
        }
        return new GaussianAverages(form);
    }

    /// ⟨φ²⟩ and ⟨φ′²⟩ over z ~ N(0, q), and `squareGrowth` = d⟨φ²⟩/dq = ⟨φ²(z² − q)⟩/(2q²), the form that
    /// holds with kinks.
    public record Single(Approximation square, Approximation slopeSquare, Approximation squareGrowth) {}

    /// ⟨φ(z₁)φ(z₂)⟩ and ⟨φ′(z₁)φ′(z₂)⟩ over jointly Gaussian z.
    public record Pair(Approximation product, Approximation slopeProduct) {}

    public Single single(double variance) {
        requireVariance(variance);
        Moments m = form.moments(variance);
        return new Single(
                new Approximation(m.square(), m.squareError()),
                new Approximation(m.slopeSquare(), m.slopeSquareError()),
                new Approximation(m.squareGrowth(), m.squareGrowthError()));
    }

    public Pair pair(Covariance covariance) {
        double[] cross = {covariance.cross()};
        double[] slope = new double[1];
        double[] first = {covariance.first()};
        double[] second = {covariance.second()};
        PairAverages pairs = form.pairs(first, second);
        pairs.stretchInto(new KernelStretch.Place(0, 0, 1), cross, new double[1], cross, slope, new Closeness());
        Moments a = form.moments(first[0]);
        Moments b = form.moments(second[0]);
        double error = pairs.error();
        return new Pair(
                new Approximation(cross[0], error * Math.sqrt(a.square() * b.square())),
                new Approximation(slope[0], error * Math.sqrt(a.slopeSquare() * b.slopeSquare())));
    }

    private static void requireVariance(double variance) {
        if (!(variance >= 0) || Double.isInfinite(variance)) {
            throw new IllegalArgumentException("variance " + variance + " must be finite and not negative");
        }
    }
}
