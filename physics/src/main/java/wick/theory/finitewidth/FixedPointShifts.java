package wick.theory.finitewidth;

import java.util.Locale;
import wick.network.Activation;
import wick.numeric.gaussian.Approximation;

/// The secular coefficients α where the recursion of [SmallDifferences] has settled.
final class FixedPointShifts {
    private static final double FIXED = 1e-6;
    private static final double SAME = 1e-9;

    private final DifferenceStep step;
    private final Bounded kernel;

    private FixedPointShifts(DifferenceStep step, Bounded kernel) {
        this.step = step;
        this.kernel = kernel;
    }

    static CorrelationDepth of(Activation activation, double weightVariance, double biasVariance, double variance) {
        if (!(variance > 0) || Double.isInfinite(variance)) {
            throw new IllegalArgumentException("fixed-point variance " + variance + " must be positive and finite");
        }
        Bounded kernel = Bounded.exact(variance);
        FixedPointShifts at = new FixedPointShifts(DifferenceStep.of(activation, weightVariance, kernel), kernel);
        if (biasVariance == 0 && at.scaleInvariant()) {
            return at.drifting();
        }
        double image = biasVariance + at.step.square().value();
        if (Math.abs(image - variance) > FIXED * variance) {
            throw new IllegalArgumentException(
                    "variance " + variance + " is no fixed point: the next layer makes it " + image);
        }
        double parallel = at.step.parallel().value();
        double gain = at.step.gain().value();
        if (!(Math.abs(parallel) < 1 - SAME)) {
            return new CorrelationDepth.Nowhere(String.format(
                    Locale.ROOT, "the variance does not return to its fixed point (chi_par = %.6g)", parallel));
        }
        if (!(parallel * parallel < gain * (1 - SAME))) {
            return new CorrelationDepth.Nowhere(String.format(
                    Locale.ROOT,
                    "differences of the variances outlive those of direction (chi_par^2 = %.6g, chi_1 = %.6g)",
                    parallel * parallel,
                    gain));
        }
        return at.settled();
    }

    /// Whether ⟨φ²⟩ ∝ K and ⟨φ′²⟩ does not depend on K.
    private boolean scaleInvariant() {
        double ratio = step.square().value() / kernel.value();
        return Math.abs(step.parallel().value() - ratio) <= SAME * ratio
                && Math.abs(step.gainSlope().value()) * kernel.value() <= SAME
                && Math.abs(step.gainBend().value()) * kernel.value() * kernel.value() <= SAME;
    }

    private CorrelationDepth settled() {
        Bounded one = Bounded.exact(1);
        Bounded f1 = step.gainSlope();
        Bounded v = step.kernelNoise().over(one.minus(step.parallel().squared()));
        Bounded stay = one.minus(step.parallel());
        Bounded mean = step.bend().times(v).over(stay);
        Bounded w = step.parallel().times(f1).times(v).plus(step.jointNoise()).over(stay);
        Bounded q = step.crossNoise()
                .times(step.gain())
                .over(step.gain().minus(step.parallel().squared()));
        Bounded annealed =
                f1.times(mean.plus(w).plus(q.times(2))).plus(step.gainBend().times(v));
        Bounded memory = f1.over(stay);
        Bounded spread = step.ownNoise()
                .plus(memory.times(step.jointNoise()).times(2))
                .plus(memory.squared().times(step.kernelNoise()));
        DepthShift shift = DepthShift.of(annealed, annealed.minus(spread.times(0.5)));
        return new CorrelationDepth.Finite(rate(), shift, shift);
    }

    /// Every variance is as good as any other: nothing settles, V/K² and Q/K grow with every layer.
    private CorrelationDepth drifting() {
        Bounded next = step.square();
        Bounded v = step.kernelNoise().over(next.squared());
        Bounded q = step.crossNoise().over(next);
        Bounded annealed = v.minus(step.jointNoise().over(next)).minus(q);
        Bounded own = step.ownNoise().times(-0.5);
        DepthShift decorrelation =
                DepthShift.of(annealed, own.plus(v.times(0.5)).minus(q));
        return new CorrelationDepth.Finite(Approximation.exact(0), decorrelation, DepthShift.of(Bounded.exact(0), own));
    }

    private Approximation rate() {
        return SmallDifferences.logarithm(step.gain()).times(-1).approximation();
    }
}
