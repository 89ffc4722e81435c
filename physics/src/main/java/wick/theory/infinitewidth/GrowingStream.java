package wick.theory.infinitewidth;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BrentSolver;
import wick.theory.infinitewidth.DepthBehavior.FixedPoints;

/// The depth behavior of a block whose variance runs away, as in residual networks: exponentially where
/// each block adds a share of the stream, else as a power of the depth.
///
/// Source: Yang and Schoenholz 2017, arXiv:1712.08969.
final class GrowingStream {
    /// Where variances that grow are taken to be large.
    private static final double LARGE = 1e6;
    /// Where limits of large variance are extrapolated from.
    private static final double MODERATE = 16;

    /// Gains of blocks that keep scales are 1 but for roundings.
    private static final double EXACT = 1e-12;

    /// Between which decorrelations a stream may meet what is added to it, and how exactly.
    private static final double NEAREST = 1e-2;

    private static final double FARTHEST = 1.9;
    private static final double SETTLED = 1e-9;
    private static final int MOST_SECANTS = 8;

    private final RepeatedBlock block;

    GrowingStream(RepeatedBlock block) {
        this.block = block;
    }

    private double next(double q) {
        return block.through(q, 0).square();
    }

    private double gain(double q) {
        return block.through(q, 0).gain();
    }

    private static OptionalDouble of(double value) {
        return OptionalDouble.of(value);
    }

    DepthBehavior behavior() {
        double ratio = next(LARGE) / LARGE;
        double farther = next(16 * LARGE) / (16 * LARGE);
        if (farther - 1 > 0.9 * (ratio - 1) && ratio > 1 + Phase.RESOLUTION) {
            return exponential(farther);
        }
        if (keepsGradients()) {
            return driven();
        }
        double added = next(LARGE) - LARGE;
        double later = next(16 * LARGE) - 16 * LARGE;
        double s = Math.rint(8 * Math.log(later / added) / Math.log(16)) / 8;
        // q = (a (1 − s) l)^(1/(1−s)) with q′ = q + a q^s
        double power = 1 / (1 - s);
        double a = later / Math.pow(16 * LARGE, s);
        double u = Math.rint(8 * Math.log((gain(LARGE) - 1) / (gain(16 * LARGE) - 1)) / Math.log(16)) / 8;
        double b = (gain(16 * LARGE) - 1) * Math.pow(16 * LARGE, u);
        double exponent = 1 - u * power;
        double rate = b * Math.pow(a / power, -u * power) / exponent;
        Growth gradient = exponent > 1e-9
                ? new Growth.StretchedExponential(rate, exponent)
                : exponent < -1e-9 ? new Growth.Constant() : Growth.ofPower(b * Math.pow(a / power, -u * power));
        Meeting one = meeting(MODERATE, Optional.empty());
        Meeting two = meeting(4 * MODERATE, Optional.of(one));
        Meeting three = meeting(16 * MODERATE, Optional.of(two));
        double delta = limit(one.delta(), two.delta(), three.delta());
        double slope = limit(one.slope(), two.slope(), three.slope());
        return new DepthBehavior(
                UniversalityClass.GROWING,
                new FixedPoints(OptionalDouble.empty(), of(1 - delta), of(1), of(1)),
                Growth.ofPower(power),
                delta < 1e-6 && Math.abs(slope - 1) < 1e-3 ? alike() : Growth.ofPower(-power * (1 - slope)),
                gradient);
    }

    private boolean keepsGradients() {
        return Math.abs(gain(LARGE) - 1) <= EXACT && Math.abs(gain(MODERATE) - 1) <= EXACT;
    }

    /// A critical block that keeps scales, driven by biases: Q = q + b, so q ∝ l, and δ′ = δ (1 − 1/l) −
    /// κ δ^t. This gives δ ∝ l^(−1/(t − 1)) as without biases, since kinks have t = 3/2, and δ ∝ 1/l
    /// where nothing bends.
    private DepthBehavior driven() {
        double far = LARGE * LARGE;
        Growth alike = DepthClassifier.lostPower(
                        delta -> block.through(far, delta).decorrelation())
                .<Growth>map(power -> new Growth.Power(-1 / (power - 1)))
                .orElseGet(() -> new Growth.Power(-1));
        return new DepthBehavior(
                UniversalityClass.GROWING,
                new FixedPoints(OptionalDouble.empty(), of(1), of(1), of(1)),
                new Growth.Power(1),
                alike,
                new Growth.Constant());
    }

    /// Each block multiplies the variance.
    private DepthBehavior exponential(double ratio) {
        double gain = gain(16 * LARGE);
        Growth alike = Math.abs(gain / ratio - 1) <= 1e-4
                ? DepthClassifier.criticalDecay(block, 16 * LARGE)
                : Growth.ofFactor(gain / ratio);
        return new DepthBehavior(
                UniversalityClass.GROWING,
                new FixedPoints(OptionalDouble.empty(), OptionalDouble.empty(), of(gain), of(ratio)),
                Growth.ofFactor(ratio),
                alike,
                Growth.ofFactor(gain));
    }

    /// Where what is added decorrelates as the stream does, d ln l takes the place of dl.
    private Growth alike() {
        return DepthClassifier.lostPower(delta -> addedDecorrelation(1, delta))
                .<Growth>map(power -> new Growth.PowerOfLogarithm(-1 / (power - 1)))
                .orElseGet(Growth.Constant::new);
    }

    /// The limit of large variance from a quantity at MODERATE, four and sixteen times that, with
    /// corrections in powers of q^(−1/2).
    private static double limit(double one, double two, double three) {
        return (4 * (2 * three - two) - (2 * two - one)) / 3;
    }

    /// The decorrelation of what a block adds to a stream of variance q, which it does not change by
    /// itself.
    private double addedDecorrelation(double q, double delta) {
        return (block.through(q, delta).separation() - delta * q) / (next(q) - q);
    }

    /// The decorrelation of a stream that a block adds to without changing it, and the slope there.
    private record Meeting(double delta, double slope) {}

    /// At variance q; `smaller` is the one at a smaller variance, which is near.
    private Meeting meeting(double q, Optional<Meeting> smaller) {
        DoubleUnaryOperator excess = delta -> addedDecorrelation(q, delta) - delta;
        double delta = smaller.filter(near -> near.delta() > NEAREST && near.delta() < FARTHEST)
                .map(near -> secant(excess, near))
                .filter(found -> found > NEAREST && found < FARTHEST)
                .orElseGet(() -> searched(excess));
        return new Meeting(delta, addedSlope(q, delta));
    }

    /// From near by; NaN where that leads nowhere. Every value of the map may be a long average over a
    /// plane.
    private static double secant(DoubleUnaryOperator excess, Meeting near) {
        double before = near.delta();
        double valueBefore = excess.applyAsDouble(before);
        double delta = before + valueBefore / (1 - near.slope());
        for (int k = 0; k < MOST_SECANTS && delta > NEAREST && delta < FARTHEST; k++) {
            if (Math.abs(delta - before) <= SETTLED) {
                return delta;
            }
            double value = excess.applyAsDouble(delta);
            double next = delta - value * (delta - before) / (value - valueBefore);
            before = delta;
            valueBefore = value;
            delta = next;
        }
        return Double.NaN;
    }

    private static double searched(DoubleUnaryOperator excess) {
        if (Math.abs(excess.applyAsDouble(1)) <= SETTLED) {
            return 1;
        }
        if (excess.applyAsDouble(NEAREST) <= 0) {
            return 0;
        }
        return new BrentSolver(SETTLED).solve(100, excess::applyAsDouble, NEAREST, FARTHEST);
    }

    private double addedSlope(double q, double delta) {
        double step = delta == 0 ? 1e-8 : 1e-3;
        double from = delta < step ? delta : delta - step;
        return (addedDecorrelation(q, delta + step) - addedDecorrelation(q, from)) / (delta + step - from);
    }
}
