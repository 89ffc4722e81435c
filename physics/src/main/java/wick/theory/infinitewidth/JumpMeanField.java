package wick.theory.infinitewidth;

import java.util.List;
import java.util.Optional;
import wick.numeric.gaussian.Approximation;
import wick.theory.infinitewidth.FixedPoint.Stability;
import wick.theory.infinitewidth.MeanFieldState.VarianceFlow;

/// Mean-field theory of an activation that jumps, such as sign: χ₁ = σ_w² ⟨φ′²⟩ is infinite at every
/// variance, so such networks are chaotic for all weights. Nearby inputs separate as the square root of
/// their distance, and their correlation settles at a c* < 1, where its slope is finite.
///
/// Fixed points carry χ₁, so none are listed; q*, χ_∥, c* and the depths are those of the stable one.
final class JumpMeanField {
    private JumpMeanField() {}

    static MeanFieldState state(MomentTable table, double weightVariance, double biasVariance) {
        AverageForm form = table.form();
        for (double variance : table.zeros(
                (q, m) -> biasVariance + weightVariance * m.square() - q,
                (_, m) -> weightVariance * m.squareGrowth() - 1)) {
            Moments moments = form.moments(variance);
            double parallel = weightVariance * moments.squareGrowth();
            if (Stability.of(parallel) != Stability.UNSTABLE) {
                return at(form, weightVariance, variance, moments);
            }
        }
        return new MeanFieldState(
                Optional.empty(),
                weightVariance == 0 && biasVariance == 0 ? VarianceFlow.VANISHES : VarianceFlow.RUNS_AWAY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static MeanFieldState at(AverageForm form, double weightVariance, double variance, Moments moments) {
        double parallel = weightVariance * moments.squareGrowth();
        double rounding = weightVariance * moments.squareError() + 4e-16 * variance;
        double varianceError =
                Math.min(rounding / Math.max(Math.abs(parallel - 1), 1e-300), Math.sqrt(rounding * variance));
        Approximation ofParallel = new Approximation(
                parallel, weightVariance * moments.error() * moments.square() / variance + varianceError / variance);
        CorrelationFixedPoint correlation = correlation(form, weightVariance, variance, varianceError);
        return new MeanFieldState(
                Optional.of(Phase.CHAOTIC),
                VarianceFlow.CONVERGES,
                Optional.of(new Approximation(variance, varianceError)),
                Optional.empty(),
                Optional.of(ofParallel),
                Optional.of(correlation.correlation()),
                MeanField.depth(correlation.slope()),
                MeanField.depth(ofParallel),
                List.of());
    }

    private static CorrelationFixedPoint correlation(
            AverageForm form, double weightVariance, double variance, double varianceError) {
        Decorrelation map = form.decorrelation(variance);
        double delta = CorrelationFixedPoint.solve(map, weightVariance, weightVariance / variance);
        double slope = weightVariance * map.slopeProduct(delta);
        double relative = map.error(delta) + 4 * varianceError / variance + 4e-16;
        double error = delta * relative / Math.max(1 - slope, 1e-300);
        double value = 1 - delta <= error ? 0 : 1 - delta;
        return new CorrelationFixedPoint(
                new Approximation(value, Math.min(2 * error, 1)), new Approximation(slope, slope * relative * 4));
    }
}
