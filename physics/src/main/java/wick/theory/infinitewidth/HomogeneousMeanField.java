package wick.theory.infinitewidth;

import java.util.List;
import java.util.Optional;
import wick.numeric.gaussian.Approximation;
import wick.theory.infinitewidth.FixedPoint.Stability;
import wick.theory.infinitewidth.MeanFieldState.VarianceFlow;

/// Mean-field theory of linear, relu, leaky relu and absolute value: q′ = σ_b² + χ q with χ = χ₁ = χ_∥ =
/// σ_w² (a₊² + a₋²)/2 at every variance.
///
/// For χ < 1 the variance has one fixed point, σ_b²/(1 − χ), which is 0 without bias. For χ = 1 without
/// bias every variance is fixed: the critical point. For χ = 1 with bias it grows linearly, for χ > 1
/// exponentially. With a kink and without bias the correlation map does not depend on σ_w² and draws every
/// pair to c = 1 by the power law 1 − c ≈ 9π²/2 / depth² (relu).
final class HomogeneousMeanField {
    private HomogeneousMeanField() {}

    static MeanFieldState state(Homogeneous form, double weightVariance, double biasVariance) {
        double chi = weightVariance * form.meanSquareSlope();
        Approximation susceptibility = new Approximation(chi, 4e-16 * chi);
        boolean critical = Phase.of(chi) == Phase.CRITICAL;
        boolean bounded = chi < 1 && !critical;
        double q = bounded ? biasVariance / (1 - chi) : 0;
        Optional<Approximation> variance =
                bounded ? Optional.of(new Approximation(q, q * 4e-16 / (1 - chi))) : Optional.empty();
        boolean kinked = form.kink() > 0;
        return new MeanFieldState(
                critical && biasVariance > 0 ? Optional.empty() : Optional.of(Phase.of(chi)),
                flow(bounded, critical, biasVariance),
                variance,
                Optional.of(susceptibility),
                Optional.of(susceptibility),
                kinked || q > 0 ? Optional.of(Approximation.exact(1)) : Optional.empty(),
                q > 0 ? MeanField.depth(susceptibility) : Optional.empty(),
                bounded ? MeanField.depth(susceptibility) : Optional.empty(),
                variance.stream()
                        .map(value -> new FixedPoint(value, susceptibility, susceptibility, Stability.STABLE))
                        .toList());
    }

    private static VarianceFlow flow(boolean bounded, boolean critical, double biasVariance) {
        if (bounded) {
            return biasVariance > 0 ? VarianceFlow.CONVERGES : VarianceFlow.VANISHES;
        }
        return critical && biasVariance == 0 ? VarianceFlow.STAYS : VarianceFlow.RUNS_AWAY;
    }

    static List<CriticalPoint> criticalPoints(Homogeneous form, double biasVariance) {
        if (biasVariance > 0 || form.meanSquareSlope() == 0) {
            return List.of();
        }
        double weightVariance = 1 / form.meanSquareSlope();
        return List.of(new CriticalPoint(
                new Approximation(weightVariance, 2e-16 * weightVariance),
                Approximation.exact(0),
                state(form, weightVariance, 0)));
    }
}
