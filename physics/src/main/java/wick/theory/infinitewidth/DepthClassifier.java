package wick.theory.infinitewidth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import wick.theory.infinitewidth.DepthBehavior.FixedPoints;

/// Finds the class of a block from its maps alone: q ↦ Q(q) with Q′, the gain A(q) of squared gradients,
/// and the decorrelation δ ↦ δ′ at variance q. Exponents are limits of ratios, extrapolated from two
/// places.
final class DepthClassifier {
    private static final double[] SCALES = {1e-4, 1e-2, 1, 37, 1e4};
    private static final double SAME = 1e-10;
    /// χ_∥ this close to 1 makes a fixed point that attracts from one side only.
    private static final double FLAT = 1e-5;
    private static final double TOUCHING = 1e-8;
    private static final double FROM = 1e-9;
    private static final double TO = 1e6;
    private static final int PER_DECADE = 24;
    private static final double SMALL = 1e-3;
    private static final double CLOSE = 1e-6;

    private final RepeatedBlock block;

    DepthClassifier(RepeatedBlock block) {
        this.block = block;
    }

    private double next(double q) {
        return block.through(q, 0).square();
    }

    private double slope(double q) {
        return block.through(q, 0).growth();
    }

    private double gain(double q) {
        return block.through(q, 0).gain();
    }

    /// δ′ for a variance q that the block maps to q′.
    private double decorrelation(double q, double delta) {
        return block.through(q, delta).decorrelation();
    }

    /// One for every variance that attracts, by ascending variance; one where none does.
    List<DepthBehavior> behaviors() {
        boolean noisy = decorrelation(1, 0) > 0;
        if (isScaleInvariant()) {
            return List.of(noisy ? noisyScaleInvariant(next(1)) : scaleInvariant(next(1)));
        }
        List<DepthBehavior> behaviors = new ArrayList<>();
        for (double q : fixedPoints()) {
            double parallel = slope(q);
            boolean attracts = Math.abs(parallel) < 1 - Phase.RESOLUTION;
            boolean marginal = Math.abs(parallel - 1) <= FLAT && (q > 0 || next(SMALL) < SMALL);
            if (attracts || marginal) {
                behaviors.add(noisy ? noisy(q, parallel) : q == 0 ? atZero(parallel) : at(q, parallel));
            }
        }
        return behaviors.isEmpty() ? List.of(new GrowingStream(block).behavior()) : behaviors;
    }

    private boolean isScaleInvariant() {
        double ratio = next(1);
        boolean invariant = true;
        for (double q : SCALES) {
            invariant &= Math.abs(next(q) / q - ratio) <= SAME * ratio && Math.abs(gain(q) - ratio) <= SAME * ratio;
        }
        return invariant;
    }

    private DepthBehavior scaleInvariant(double ratio) {
        return new DepthBehavior(
                UniversalityClass.SCALE_INVARIANT,
                new FixedPoints(OptionalDouble.empty(), of(1), of(ratio), of(ratio)),
                Growth.ofFactor(ratio),
                critical(1),
                Growth.ofFactor(ratio));
    }

    private DepthBehavior noisyScaleInvariant(double ratio) {
        double delta = separated(1);
        return new DepthBehavior(
                UniversalityClass.NOISY,
                new FixedPoints(OptionalDouble.empty(), of(1 - delta), of(ratio), of(ratio)),
                Growth.ofFactor(ratio),
                Growth.ofFactor(slopeOfDecorrelation(1, delta)),
                Growth.ofFactor(ratio));
    }

    private static OptionalDouble of(double value) {
        return OptionalDouble.of(value);
    }

    /// Zeros of Q − q ascending, 0 among them where it is one; a minimum that touches zero counts.
    private List<Double> fixedPoints() {
        List<Double> points = new ArrayList<>();
        if (next(0) == 0) {
            points.add(0.0);
        }
        double ratio = Math.pow(10, 1.0 / PER_DECADE);
        DoubleUnaryOperator excess = q -> next(q) - q;
        BlockFlow.Signal left = block.through(FROM, 0);
        for (double q = FROM; q < TO; q *= ratio) {
            BlockFlow.Signal right = block.through(q * ratio, 0);
            double before = left.square() - q;
            double after = right.square() - q * ratio;
            if (before * after < 0 || after == 0) {
                points.add(root(excess, q, q * ratio));
            } else if ((left.growth() - 1) * before < 0 && (right.growth() - 1) * after > 0) {
                double extremum = root(x -> slope(x) - 1, q, q * ratio);
                if (Math.abs(excess.applyAsDouble(extremum)) <= TOUCHING * extremum) {
                    points.add(extremum);
                }
            }
            left = right;
        }
        return points;
    }

    private static double root(DoubleUnaryOperator f, double from, double to) {
        double left = from;
        double right = to;
        boolean positive = f.applyAsDouble(left) > 0;
        for (int k = 0; k < 80 && right - left > 1e-16 * right; k++) {
            double middle = (left + right) / 2;
            if (f.applyAsDouble(middle) > 0 == positive) {
                left = middle;
            } else {
                right = middle;
            }
        }
        return (left + right) / 2;
    }

    private DepthBehavior at(double q, double parallel) {
        double gain = gain(q);
        // the fixed point is known to a rounding over |χ_∥ − 1| only
        boolean flat = Math.abs(parallel - 1) <= FLAT;
        Phase phase = Math.abs(gain - 1) <= (flat ? FLAT : Phase.RESOLUTION) ? Phase.CRITICAL : Phase.of(gain);
        if (flat && phase == Phase.CRITICAL) {
            return halfStable(q);
        }
        double correlation = phase == Phase.CHAOTIC ? 1 - separated(q) : 1;
        Growth approach = switch (phase) {
            case ORDERED -> Growth.ofFactor(gain);
            case CRITICAL -> critical(q);
            case CHAOTIC -> Growth.ofFactor(slopeOfDecorrelation(q, 1 - correlation));
        };
        UniversalityClass kind = switch (phase) {
            case ORDERED -> UniversalityClass.ORDERED;
            case CRITICAL -> UniversalityClass.CRITICAL;
            case CHAOTIC -> UniversalityClass.CHAOTIC;
        };
        return new DepthBehavior(
                kind,
                new FixedPoints(of(q), of(correlation), of(gain), of(parallel)),
                flat ? new Growth.Power(-1) : Growth.ofFactor(parallel),
                approach,
                phase == Phase.CRITICAL ? new Growth.Constant() : Growth.ofFactor(gain));
    }

    private DepthBehavior noisy(double q, double parallel) {
        double delta = separated(q);
        return new DepthBehavior(
                UniversalityClass.NOISY,
                new FixedPoints(of(q), of(1 - delta), of(gain(q)), of(parallel)),
                Growth.ofFactor(parallel),
                Growth.ofFactor(slopeOfDecorrelation(q, delta)),
                Growth.ofFactor(gain(q)));
    }

    /// The fixed point of δ above 0 that attracts.
    private double separated(double q) {
        DoubleUnaryOperator excess = delta -> decorrelation(q, delta) - delta;
        double least = 1e-12;
        double most = 1;
        while (most < 2 && excess.applyAsDouble(most) > 0) {
            most = Math.min(2, most * 1.2);
        }
        return Math.abs(excess.applyAsDouble(1)) <= 1e-14 ? 1 : root(excess, least, most);
    }

    private double slopeOfDecorrelation(double q, double delta) {
        double step = 1e-4 * Math.min(delta, 2 - delta);
        // central differences of two steps, extrapolated
        double wide = (decorrelation(q, delta + 2 * step) - decorrelation(q, delta - 2 * step)) / (4 * step);
        double narrow = (decorrelation(q, delta + step) - decorrelation(q, delta - step)) / (2 * step);
        return (4 * narrow - wide) / 3;
    }

    /// Where χ₁ = 1: δ′ = δ − κ δ^t gives δ ∝ l^(−1/(t − 1)), t = 2 for smooth maps and 3/2 for kinks;
    /// linear maps keep their angles.
    private Growth critical(double q) {
        return criticalDecay(block, q);
    }

    static Growth criticalDecay(RepeatedBlock block, double q) {
        return lostPower(delta -> block.through(q, delta).decorrelation())
                .<Growth>map(power -> new Growth.Power(-1 / (power - 1)))
                .orElseGet(Growth.Constant::new);
    }

    /// t in δ − map(δ) ∝ δ^t for small δ, empty where the two are equal.
    static Optional<Double> lostPower(DoubleUnaryOperator map) {
        double lost = CLOSE - map.applyAsDouble(CLOSE);
        double more = 4 * CLOSE - map.applyAsDouble(4 * CLOSE);
        double scale = 1e-10 * CLOSE;
        if (Math.abs(lost) <= scale && Math.abs(more) <= 4 * scale) {
            return Optional.empty();
        }
        // the exponents are halves of integers: the next terms of the series only blur them
        return Optional.of(Math.rint(2 * Math.log(more / lost) / Math.log(4)) / 2);
    }

    /// With Q = q (1 − a q^s) and A = 1 − b q^s: q ∝ l^(−1/s), ∏A ∝ l^(−b/(a s)), δ ∝ ∏A q/q₀.
    private DepthBehavior atZero(double parallel) {
        FixedPoints points = new FixedPoints(of(0), OptionalDouble.empty(), of(gain(0)), of(parallel));
        if (Math.abs(parallel) < 1 - Phase.RESOLUTION) {
            return new DepthBehavior(
                    UniversalityClass.ORDERED,
                    points,
                    Growth.ofFactor(parallel),
                    new Growth.Constant(),
                    Growth.ofFactor(gain(0)));
        }
        double s = Math.rint(2 * Math.log(lostVariance(4 * SMALL) / lostVariance(SMALL)) / Math.log(4)) / 2;
        double ratio = extrapolated(q -> (1 - gain(q)) / lostVariance(q), s);
        return new DepthBehavior(
                UniversalityClass.VANISHING,
                points,
                Growth.ofPower(-1 / s),
                Growth.ofPower(-(ratio - 1) / s),
                Growth.ofPower(-ratio / s));
    }

    private double lostVariance(double q) {
        return 1 - next(q) / q;
    }

    /// The limit for q → 0 of f, with corrections in q^s and q^2s.
    private static double extrapolated(DoubleUnaryOperator f, double s) {
        double r = Math.pow(2, s);
        double one = f.applyAsDouble(4 * SMALL);
        double two = f.applyAsDouble(2 * SMALL);
        double three = f.applyAsDouble(SMALL);
        double first = (r * two - one) / (r - 1);
        double second = (r * three - two) / (r - 1);
        return (r * r * second - first) / (r * r - 1);
    }

    /// With Q = q + a ε², A = 1 + b ε, ε = q − q*: ε → −1/(a l), ∏A ∝ l^(−b/a).
    private DepthBehavior halfStable(double q) {
        double h = 1e-3 * q;
        double a = (slope(q + h) - slope(q - h)) / (4 * h);
        double b = (gain(q + h) - gain(q - h)) / (2 * h);
        // differences in units of the variance: δ′/δ = A q/Q
        return new DepthBehavior(
                UniversalityClass.HALF_STABLE,
                new FixedPoints(of(q), of(1), of(gain(q)), of(slope(q))),
                new Growth.Power(-1),
                critical(q),
                Growth.ofPower(-b / a));
    }
}
