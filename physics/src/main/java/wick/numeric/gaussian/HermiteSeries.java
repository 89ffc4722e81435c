package wick.numeric.gaussian;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// f(√variance u) = Σ_k h_k He_k(u) / √(k!), for averages of products with many other functions and
/// covariances.
///
/// For (z₁, z₂) Gaussian with correlation ρ, ⟨f(z₁) g(z₂)⟩ = Σ_k f_k g_k ρᵏ, and what is left out after
/// order K is at most √(rest_f rest_g) |ρ|^(K+1), where rest = ⟨f²⟩ − Σ_{k≤K} h_k² needs no further
/// coefficient. One series is made per function and variance (0.1 to a few ms); a product then costs
/// about a microsecond.
///
/// Source: Mehler 1866, Journal für die reine und angewandte Mathematik 66, 161.
public final class HermiteSeries {
    private static final double ROUNDING = 0x1p-52;
    private static final double WANTED = 5e-13;
    private static final double SETTLED = 1e-15;
    private static final double FIRST_SPACING = 0.125;
    private static final double LAST_SPACING = 0x1p-9;
    private static final int SHORT = 256;
    private static final int LONG = 1024;

    private final DoubleUnaryOperator f;
    private final double variance;
    private final double[] kinks;
    private final double square;
    private final double[] coefficients;
    private final double[] rests;
    private final double relativeError;

    private HermiteSeries(DoubleUnaryOperator f, double variance, double[] kinks) {
        this.f = f;
        this.variance = variance;
        this.kinks = kinks;
        Approximation exact = GaussianExpectation.of(z -> f.applyAsDouble(z) * f.applyAsDouble(z), variance, kinks);
        square = exact.value();
        double deviation = Math.sqrt(variance);
        double spacing = FIRST_SPACING;
        double mismatch = mismatch(deviation, spacing);
        while (mismatch > SETTLED * square && spacing > LAST_SPACING) {
            spacing /= 2;
            mismatch = mismatch(deviation, spacing);
        }
        HermiteCoefficients found = coefficients(deviation, spacing, SHORT);
        if (found.unfinished() && kinks.length == 0) {
            found = coefficients(deviation, spacing, LONG);
        }
        coefficients = found.values();
        rests = found.rests();
        relativeError = 2 * ROUNDING + (square > 0 ? mismatch / square : 0);
    }

    private double mismatch(double deviation, double spacing) {
        return Math.abs(HermiteRule.of(f, deviation, spacing, kinks).square() - square);
    }

    /// A spacing that resolves f² resolves f He_k if it is made finer by the highest frequency of He_k,
    /// which is √k.
    private HermiteCoefficients coefficients(double deviation, double spacing, int most) {
        double finer = 1 / (1 / spacing + (Math.sqrt(most) + 4) / (2 * Math.PI));
        return HermiteCoefficients.of(HermiteRule.of(f, deviation, finer, kinks), square, most);
    }

    /// The series of f for z ~ N(0, variance); `kinks` are the points where f or a derivative of it
    /// jumps, ascending.
    public static HermiteSeries of(DoubleUnaryOperator f, double variance, double... kinks) {
        return new HermiteSeries(f, variance, kinks.clone());
    }

    public double variance() {
        return variance;
    }

    /// ⟨f²⟩
    public double square() {
        return square;
    }

    /// The highest order K kept.
    public int order() {
        return coefficients.length - 1;
    }

    /// h_k, 0 ≤ k ≤ [#order]
    public double coefficient(int k) {
        return coefficients[k];
    }

    /// ⟨f(z₁) g(z₂)⟩ where f is this function, g the other, and `cross` the covariance of z₁ and z₂.
    /// Comes from the series if that is certain to 5e-13 of √(⟨f²⟩⟨g²⟩), and from
    /// [GaussianExpectation#ofProduct] otherwise.
    public Approximation times(HermiteSeries other, double cross) {
        Covariance covariance = new Covariance(variance, other.variance, cross);
        double correlation = covariance.correlation();
        int last = Math.min(order(), other.order());
        double scale = Math.sqrt(square * other.square);
        double truncation = Math.sqrt(rests[last] * other.rests[last]) * Math.pow(Math.abs(correlation), last + 1.0);
        double spread = Math.min(Math.sqrt(last + 1), 1 / Math.sqrt(1 - correlation * correlation));
        double error = truncation + (relativeError + other.relativeError) * scale * spread;
        if (!(error <= WANTED * scale)) {
            double[] both = Arrays.stream(new double[][] {kinks, other.kinks})
                    .flatMapToDouble(Arrays::stream)
                    .sorted()
                    .distinct()
                    .toArray();
            return GaussianExpectation.ofProduct(f, other.f, covariance, both);
        }
        double sum = 0;
        for (int k = last; k >= 0; k--) {
            sum = Math.fma(sum, correlation, coefficients[k] * other.coefficients[k]);
        }
        return new Approximation(sum, error);
    }
}
