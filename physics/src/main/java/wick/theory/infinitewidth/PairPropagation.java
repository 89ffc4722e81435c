package wick.theory.infinitewidth;

import java.util.ArrayList;
import java.util.List;
import wick.network.Wiring;
import wick.numeric.gaussian.Covariance;

/// Variance and correlation of two inputs, dense layer by dense layer: the theory's line through depth.
///
/// Instead of the covariance, half the mean squared difference Δ = ½⟨(z₁ − z₂)²⟩ is carried along; at
/// equal variances it obeys Δ ← σ_w² ½⟨(φ(z₁) − φ(z₂))²⟩ without cancellation, so that 1 − c is accurate
/// at any depth.
///
/// Source: Poole, Lahiri, Raghu, Sohl-Dickstein and Ganguli 2016, arXiv:1606.05340.
public final class PairPropagation {
    private static final double ROUNDING = 4e-16;

    private final KernelProgram program;

    private PairPropagation(KernelProgram program) {
        this.program = program;
    }

    /// Throws [IllegalArgumentException] where [KernelRecursion] does.
    public static PairPropagation of(Wiring wiring) {
        return new PairPropagation(KernelProgram.of(wiring));
    }

    /// One element per dense layer, for inputs with (x₁·x₁, x₂·x₂, x₁·x₂)/d = `inputs`.
    public List<PairLayer> layers(Covariance inputs) {
        List<PairLayer> layers = new ArrayList<>();
        Pair pair = Pair.of(inputs);
        Pair[] stack = new Pair[program.stackDepth()];
        for (KernelProgram.Operation operation : program.operations()) {
            switch (operation) {
                case KernelProgram.Operation.Affine(var layer, int position) -> {
                    pair = pair.affine(layer.weightVariance(), layer.biasVariance());
                    layers.add(pair.report(position + 1));
                }
                case KernelProgram.Operation.Average average -> pair = pair.through(average.form());
                case KernelProgram.Operation.Remember(int height) -> stack[height] = pair;
                case KernelProgram.Operation.Add(int height) -> pair = pair.plus(stack[height]);
            }
        }
        return layers;
    }

    /// Var z₁, Var z₂, ½⟨(z₁ − z₂)²⟩, and bounds on the relative error of the variances and of the last
    /// (for unequal variances relative to the variances).
    private record Pair(double first, double second, double separation, double varianceError, double error) {

        static Pair of(Covariance c) {
            double separation = Math.max(0, (c.first() - c.cross()) / 2 + (c.second() - c.cross()) / 2);
            return new Pair(c.first(), c.second(), separation, ROUNDING, ROUNDING);
        }

        Pair affine(double weightVariance, double biasVariance) {
            double part = weightVariance * Math.max(first, second);
            double share = part > 0 ? part / (biasVariance + part) : 0;
            return new Pair(
                    biasVariance + weightVariance * first,
                    biasVariance + weightVariance * second,
                    weightVariance * separation,
                    share * varianceError + ROUNDING,
                    (first == second ? 1 : share) * error + ROUNDING);
        }

        Pair plus(Pair other) {
            return new Pair(
                    first + other.first,
                    second + other.second,
                    separation + other.separation,
                    Math.max(varianceError, other.varianceError) + ROUNDING,
                    Math.max(error, other.error) + ROUNDING);
        }

        Pair through(AverageForm form) {
            Moments one = form.moments(first);
            Moments two = first == second ? one : form.moments(second);
            double growth = Math.max(growth(one, first), growth(two, second));
            double ownVariance = growth * varianceError + one.error();
            return first == second ? alike(form, one, ownVariance) : unlike(form, one, two, ownVariance);
        }

        /// The separation is a concave function of δ through 0, so it does not enlarge a relative error
        /// of δ.
        private Pair alike(AverageForm form, Moments moments, double ownVariance) {
            double delta = first == 0 ? 0 : Math.min(2, separation / first);
            if (delta == 0) {
                return new Pair(moments.square(), moments.square(), 0, ownVariance, 0);
            }
            Decorrelation map = form.decorrelation(first);
            double separated = map.separation(delta);
            double own = map.error(delta) * delta * first * moments.slopeSquare() / separated;
            return new Pair(
                    moments.square(), moments.square(), separated, ownVariance, error + 4 * varianceError + own);
        }

        private Pair unlike(AverageForm form, Moments one, Moments two, double ownVariance) {
            double[] cross = {(first + second) / 2 - separation};
            PairAverages pairs = form.pairs(new double[] {first}, new double[] {second});
            pairs.stretchInto(
                    new KernelStretch.Place(0, 0, 1), cross, new double[1], cross, new double[1], new Closeness());
            double separated = Math.max(0, (one.square() - cross[0]) / 2 + (two.square() - cross[0]) / 2);
            double slope = Math.max(slope(one, first), slope(two, second));
            return new Pair(
                    one.square(),
                    two.square(),
                    separated,
                    ownVariance,
                    slope * (error + varianceError) + ownVariance + pairs.error());
        }

        private static double growth(Moments m, double variance) {
            return m.square() == 0 ? 1 : Math.abs(variance * m.squareGrowth() / m.square());
        }

        /// The largest slope of the correlation map.
        private static double slope(Moments m, double variance) {
            return m.square() == 0 ? 1 : variance * m.slopeSquare() / m.square();
        }

        PairLayer report(int layer) {
            double scale = Math.sqrt(first * second);
            double apart = (Math.sqrt(first) - Math.sqrt(second)) * (Math.sqrt(first) - Math.sqrt(second)) / 2;
            double decorrelation = scale == 0 ? 1 : Math.clamp((separation - apart) / scale, 0, 2);
            return new PairLayer(layer, first, second, 1 - decorrelation, decorrelation, error + varianceError);
        }
    }
}
