package wick.numeric.gaussian;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/// ⟨f(z)⟩ and ⟨f(z₁, z₂)⟩ for jointly Gaussian z of mean zero, with a bound on the error.
///
/// Smooth functions cost about a hundred evaluations per dimension and reach about 1e-15 of ⟨|f|⟩; every
/// refinement is checked against the one before. A feature far narrower than the standard deviation and
/// than 1, away from z = 0, can be missed unless it is named among the kinks.
///
/// Throws an [ArithmeticException] where f is not finite in the range that carries the average, or where
/// the average does not exist.
public final class GaussianExpectation {
    private static final int LEVELS_ALONE = 13;
    private static final int LEVELS_NESTED = 7;
    private static final double BLUR = 9.5;

    private GaussianExpectation() {}

    /// ⟨f(z)⟩, z ~ N(0, variance). `kinks` are the points where f or a derivative of it jumps,
    /// ascending.
    public static Approximation of(DoubleUnaryOperator f, double variance, double... kinks) {
        if (!(variance >= 0) || Double.isInfinite(variance)) {
            throw new IllegalArgumentException("variance " + variance + " must be finite and not negative");
        }
        requireKinks(kinks);
        double[] breaks = variance > 4 && kinks.length > 0 ? sorted(DoubleStream.of(0), DoubleStream.of(kinks)) : kinks;
        return new NormalAverage(f::applyAsDouble, LEVELS_ALONE).over(0, Math.sqrt(variance), breaks);
    }

    /// ⟨f(z₁, z₂)⟩, (z₁, z₂) ~ N(0, covariance). `kinks` are the points in either argument where f or a
    /// derivative jumps, ascending.
    ///
    /// The variable of larger variance is averaged over last: ⟨f⟩ = ⟨⟨f(z₁, z₂)⟩_{z₂ | z₁}⟩_{z₁}. The
    /// lines z₂ = kink make the inner average bend near z₁ = kink · Var₁ / Cov within a strip as narrow
    /// as the conditional deviation; the outer rule is split there too.
    public static Approximation of(DoubleBinaryOperator f, Covariance covariance, double... kinks) {
        requireKinks(kinks);
        return covariance.first() < covariance.second()
                ? nested(z -> 1, (x, y) -> f.applyAsDouble(y, x), covariance.swapped(), kinks)
                : nested(z -> 1, f, covariance, kinks);
    }

    /// ⟨f(z₁) g(z₂)⟩, (z₁, z₂) ~ N(0, covariance), `kinks` those of f and of g together, ascending. For
    /// many covariances with the same variances Mehler's series with coefficients from a [HermiteGrid] is
    /// far faster.
    public static Approximation ofProduct(
            DoubleUnaryOperator f, DoubleUnaryOperator g, Covariance covariance, double... kinks) {
        requireKinks(kinks);
        return covariance.first() < covariance.second()
                ? nested(g, (z, inner) -> f.applyAsDouble(inner), covariance.swapped(), kinks)
                : nested(f, (z, inner) -> g.applyAsDouble(inner), covariance, kinks);
    }

    /// ⟨outer(z₁) f(z₁, z₂)⟩ with Var z₁ ≥ Var z₂
    private static Approximation nested(
            DoubleUnaryOperator outer, DoubleBinaryOperator f, Covariance covariance, double[] kinks) {
        double first = covariance.first();
        double slope = first == 0 ? 0 : covariance.cross() / first;
        double spread = first == 0 ? 0 : Math.sqrt(covariance.conditional());
        if (spread == 0) {
            double[] both = slope == 0
                    ? kinks
                    : sorted(DoubleStream.of(kinks), Arrays.stream(kinks).map(kink -> kink / slope));
            return of(z -> outer.applyAsDouble(z) * f.applyAsDouble(z, slope * z), first, both);
        }
        Conditional conditional = new Conditional(outer, f, slope, spread, kinks);
        double deviation = Math.sqrt(first);
        return new NormalAverage(conditional, LEVELS_NESTED)
                .over(0, deviation, outerBreaks(kinks, slope, spread, deviation));
    }

    private static double[] outerBreaks(double[] kinks, double slope, double spread, double deviation) {
        if (kinks.length == 0) {
            return kinks;
        }
        DoubleStream bends = DoubleStream.empty();
        double blur = BLUR * spread / Math.abs(slope);
        if (blur < 4 * deviation) {
            bends = Arrays.stream(kinks)
                    .map(kink -> kink / slope)
                    .flatMap(center -> DoubleStream.of(center - blur, center, center + blur));
        }
        return sorted(DoubleStream.concat(DoubleStream.of(0), bends), DoubleStream.of(kinks));
    }

    private static double[] sorted(DoubleStream some, DoubleStream others) {
        return DoubleStream.concat(some, others).sorted().distinct().toArray();
    }

    private static void requireKinks(double[] kinks) {
        for (int i = 0; i < kinks.length; i++) {
            if (!Double.isFinite(kinks[i]) || (i > 0 && kinks[i] < kinks[i - 1])) {
                throw new IllegalArgumentException("kinks " + Arrays.toString(kinks) + " must be finite and ascending");
            }
        }
    }

    /// z₁ ↦ outer(z₁) ⟨f(z₁, z₂)⟩ over z₂ ~ N(slope · z₁, spread²)
    private static final class Conditional implements Integrand {
        private final DoubleUnaryOperator outer;
        private final DoubleBinaryOperator f;
        private final double slope;
        private final double spread;
        private final double[] kinks;
        private final NormalAverage inner;
        private double condition;
        private double error;

        Conditional(DoubleUnaryOperator outer, DoubleBinaryOperator f, double slope, double spread, double[] kinks) {
            this.outer = outer;
            this.f = f;
            this.slope = slope;
            this.spread = spread;
            this.kinks = kinks;
            this.inner = new NormalAverage(z -> this.f.applyAsDouble(condition, z), LEVELS_NESTED);
        }

        @Override
        public double at(double z) {
            condition = z;
            double factor = outer.applyAsDouble(z);
            Approximation average = inner.over(slope * z, spread, kinks);
            error = Math.abs(factor) * average.error();
            return factor * average.value();
        }

        @Override
        public double error() {
            return error;
        }
    }
}
