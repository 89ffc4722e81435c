package wick.theory.infinitewidth;

import java.util.Optional;
import wick.network.Activation;

/// Gaussian averages of one activation for pairs of variables whose variances are any: what kernels of
/// signals with positions need, where no two pairs share a row.
public final class ElementwiseAverages {
    /// The step in 1 − correlation that measures how fast ⟨φ′φ′⟩ of a smooth activation changes.
    private static final double STEP = 1e-6;

    private final AverageForm form;

    private ElementwiseAverages(AverageForm form) {
        this.form = form;
    }

    public static ElementwiseAverages of(Activation activation) {
        return new ElementwiseAverages(AverageForm.of(activation));
    }

    /// φ(z) = `negative` z for z < 0 and `positive` z for z > 0.
    public record Slopes(double negative, double positive) {
        /// ⟨φ′²⟩
        public double meanSquare() {
            return (negative * negative + positive * positive) / 2;
        }
    }

    /// The slopes of an activation that is linear on both sides of 0.
    public Optional<Slopes> slopes() {
        return form instanceof Homogeneous(double negative, double positive)
                ? Optional.of(new Slopes(negative, positive))
                : Optional.empty();
    }

    /// ⟨φ²⟩ at this variance.
    public double square(double variance) {
        return form.squares(variance).square();
    }

    /// Whether ⟨φ′²⟩ is finite, so that there is a neural tangent kernel; it is not where φ jumps.
    public boolean hasTangent() {
        return form.hasTangent();
    }

    /// −d ln⟨φ′φ′⟩/dθ, or that of ⟨φφ⟩ where φ jumps, for nearly coinciding variables of this variance and
    /// correlation cos θ: 0 unless φ has kinks.
    public double turning(double variance) {
        return form.hasTangent() ? form.turning(variance) : 1;
    }

    /// ⟨φφ⟩ and ⟨φ′φ′⟩ between variables of the variances `first` and `second`, which are kept.
    public Pairs pairs(double[] first, double[] second) {
        return new Pairs(form.pairs(first, second));
    }

    /// Averages between variables whose variances are known.
    public static final class Pairs {
        private final PairAverages averages;

        private Pairs(PairAverages averages) {
            this.averages = averages;
        }

        /// For `count` pairs (first + k, second + k): entries from `from` on of `product` hold the
        /// covariance and become ⟨φφ⟩; those of `slopes` become ⟨φ′φ′⟩.
        public void alongInto(int first, int second, int count, int from, double[] product, double[] slopes) {
            double[] covariance = new double[1];
            double[] work = new double[1];
            double[] slope = new double[1];
            Closeness closeness = new Closeness();
            for (int k = 0; k < count; k++) {
                covariance[0] = product[from + k];
                averages.stretchInto(
                        new KernelStretch.Place(first + k, second + k, 1),
                        covariance,
                        work,
                        covariance,
                        slope,
                        closeness);
                product[from + k] = covariance[0];
                slopes[from + k] = slope[0];
            }
        }
    }

    /// How much a relative error of the correlation (for ⟨φφ⟩ and for ⟨φ′φ′⟩) or of the variance (for ⟨φ²⟩)
    /// grows, and the error made here.
    public record Gains(double pair, double diagonal, double slope, double own) {
        public Gains largest(Gains other) {
            return new Gains(
                    Math.max(pair, other.pair),
                    Math.max(diagonal, other.diagonal),
                    Math.max(slope, other.slope),
                    Math.max(own, other.own));
        }
    }

    public Gains gains(double variance) {
        Moments m = form.moments(variance);
        double[] alone = {variance};
        double own = form.pairs(alone, alone).error() + 2 * Moments.ROUNDING;
        if (m.square() == 0 || m.slopeSquare() == 0 || !form.hasTangent()) {
            return new Gains(1, 1, 1, own);
        }
        // what kinks turn is counted apart
        double turned = form.turning(variance) * m.slopeSquare() * Homogeneous.angle(STEP);
        double change = variance == 0
                ? 0
                : Math.max(
                                0,
                                m.slopeSquare()
                                        - turned
                                        - form.decorrelation(variance).slopeProduct(STEP))
                        / STEP;
        return new Gains(
                variance * m.slopeSquare() / m.square(),
                Math.abs(variance * m.squareGrowth() / m.square()),
                (change + Math.abs(variance * m.slopeSquareGrowth())) / m.slopeSquare(),
                own);
    }
}
