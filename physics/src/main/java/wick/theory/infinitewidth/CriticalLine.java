package wick.theory.infinitewidth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.network.Activation;
import wick.numeric.gaussian.Approximation;
import wick.theory.infinitewidth.FixedPoint.Stability;
import wick.theory.infinitewidth.MeanFieldState.VarianceFlow;

/// The edge of chaos, χ₁ = 1, parameterized by the fixed point's variance q:
///
///     σ_w²(q) = 1 / ⟨φ′²⟩_q,   σ_b²(q) = q − σ_w²(q) ⟨φ²⟩_q.
///
/// Scale-invariant activations (linear, relu, leaky relu, abs) have a single point, σ_w² = 2/(a₊² + a₋²)
/// and σ_b = 0, where every variance is fixed.
///
/// Source: Schoenholz, Gilmer, Ganguli and Sohl-Dickstein 2017, arXiv:1611.01232; half-stable points:
/// Roberts, Yaida and Hanin 2022, arXiv:2106.10165.
public final class CriticalLine {
    private final MomentTable table;

    private CriticalLine(MomentTable table) {
        this.table = table;
    }

    public static CriticalLine of(Activation activation) {
        return new CriticalLine(MomentTable.of(AverageForm.of(activation)));
    }

    /// The point whose fixed point is `variance` > 0; empty where σ_b² would have to be negative, for
    /// scale-invariant activations, and for those that jump, whose χ₁ is infinite.
    public Optional<CriticalPoint> at(double variance) {
        if (!(variance > 0) || Double.isInfinite(variance)) {
            throw new IllegalArgumentException("variance " + variance + " must be positive and finite");
        }
        if (table.form() instanceof Homogeneous || !table.form().hasTangent()) {
            return Optional.empty();
        }
        Moments m = table.form().moments(variance);
        return biasVariance(variance, m) < 0 ? Optional.empty() : Optional.of(point(variance, 0));
    }

    private static double biasVariance(double variance, Moments m) {
        return variance - m.square() / m.slopeSquare();
    }

    /// dσ_b²/dq along the line
    private static double biasSlope(Moments m) {
        return 1
                - m.squareGrowth() / m.slopeSquare()
                + m.square() / m.slopeSquare() * m.slopeSquareGrowth() / m.slopeSquare();
    }

    /// All critical points with this bias variance, by ascending variance of the fixed point; unstable ones
    /// included.
    public List<CriticalPoint> withBiasVariance(double biasVariance) {
        if (!(biasVariance >= 0) || Double.isInfinite(biasVariance)) {
            throw new IllegalArgumentException("bias variance " + biasVariance + " must be finite and not negative");
        }
        if (table.form() instanceof Homogeneous homogeneous) {
            return HomogeneousMeanField.criticalPoints(homogeneous, biasVariance);
        }
        if (!table.form().hasTangent()) {
            return List.of();
        }
        List<CriticalPoint> points = new ArrayList<>();
        Moments atZero = table.form().moments(0);
        if (biasVariance == 0 && atZero.square() == 0 && atZero.slopeSquare() > 0) {
            points.add(atZeroVariance(atZero));
        }
        for (double variance : table.zeros((q, m) -> biasVariance(q, m) - biasVariance, (_, m) -> biasSlope(m))) {
            // near q = 0 the line's σ_b² is a difference of equal numbers: a zero there is rounding
            double rounding = 4 * variance * table.form().moments(variance).error();
            if (biasVariance > 0 || Math.abs(biasSlope(table.form().moments(variance))) * variance > rounding) {
                points.add(point(variance, biasVariance));
            }
        }
        return points;
    }

    private CriticalPoint atZeroVariance(Moments atZero) {
        double weightVariance = 1 / atZero.slopeSquare();
        return new CriticalPoint(
                new Approximation(weightVariance, 4e-16 * weightVariance),
                Approximation.exact(0),
                MeanField.of(table, weightVariance, 0).stateAtZero());
    }

    private CriticalPoint point(double variance, double asked) {
        Moments m = table.form().moments(variance);
        double weightVariance = 1 / m.slopeSquare();
        double found = biasVariance(variance, m);
        double error = 2 * m.error() * (variance + weightVariance * m.square());
        double slope = Math.max(Math.abs(biasSlope(m)), 1e-300);
        double varianceError = Math.min(Math.abs(found - asked) + error, error / slope);
        FixedPoint fixed =
                MeanField.of(table, weightVariance, Math.max(0, found)).at(variance);
        double weightError =
                weightVariance * (m.error() + weightVariance * Math.abs(m.slopeSquareGrowth()) * varianceError);
        return new CriticalPoint(
                new Approximation(weightVariance, weightError),
                new Approximation(Math.max(0, found), error),
                new MeanFieldState(
                        Optional.of(Phase.CRITICAL),
                        fixed.stability() == Stability.UNSTABLE ? VarianceFlow.RUNS_AWAY : VarianceFlow.CONVERGES,
                        Optional.of(new Approximation(variance, varianceError)),
                        Optional.of(new Approximation(1, fixed.susceptibility().error())),
                        Optional.of(fixed.varianceSusceptibility()),
                        Optional.of(Approximation.exact(1)),
                        Optional.empty(),
                        MeanField.depth(fixed.varianceSusceptibility()),
                        List.of(fixed)));
    }

    /// The points of the line where χ_∥ = 1 too: ⟨φφ″⟩ = 0. The variance approaches such a point from one
    /// side only, but by a power law: the closest that gelu and silu come to a network that is critical
    /// at any depth.
    public List<CriticalPoint> halfStable() {
        if (table.form() instanceof Homogeneous || !table.form().hasTangent()) {
            return List.of();
        }
        List<CriticalPoint> points = new ArrayList<>();
        for (double variance : table.crossings((_, m) -> (m.squareGrowth() - m.slopeSquare()) / m.slopeSquare())) {
            at(variance).ifPresent(points::add);
        }
        return points;
    }
}
