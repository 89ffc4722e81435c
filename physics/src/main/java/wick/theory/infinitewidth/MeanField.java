package wick.theory.infinitewidth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.network.Activation;
import wick.numeric.gaussian.Approximation;
import wick.theory.infinitewidth.FixedPoint.Stability;
import wick.theory.infinitewidth.MeanFieldState.VarianceFlow;

/// The same dense layer and activation repeated: z′ = b + W φ(z) with Var W = σ_w²/n, Var b = σ_b², n → ∞.
///
///     q′ = σ_b² + σ_w² ⟨φ²⟩_q,   c′ = (σ_b² + σ_w² ⟨φφ⟩_{q,c}) / q.
///
/// Fixed points of q are found as all zeros of σ_b² + σ_w² ⟨φ²⟩ − q on a logarithmic grid, never by
/// iteration, which cannot reach an unstable one and does not say so.
///
/// Source: Poole, Lahiri, Raghu, Sohl-Dickstein and Ganguli 2016, arXiv:1606.05340; Schoenholz, Gilmer,
/// Ganguli and Sohl-Dickstein 2017, arXiv:1611.01232.
public final class MeanField {
    private final MomentTable table;
    private final double weightVariance;
    private final double biasVariance;

    private MeanField(MomentTable table, double weightVariance, double biasVariance) {
        requireVariance("weight variance", weightVariance);
        requireVariance("bias variance", biasVariance);
        this.table = table;
        this.weightVariance = weightVariance;
        this.biasVariance = biasVariance;
    }

    /// σ_w² = `weightVariance`, σ_b² = `biasVariance`, both finite and not negative.
    public static MeanField of(Activation activation, double weightVariance, double biasVariance) {
        return of(MomentTable.of(AverageForm.of(activation)), weightVariance, biasVariance);
    }

    static MeanField of(MomentTable table, double weightVariance, double biasVariance) {
        return new MeanField(table, weightVariance, biasVariance);
    }

    private static void requireVariance(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be finite and not negative");
        }
    }

    /// q ↦ σ_b² + σ_w² ⟨φ²⟩_q, the variance one layer further.
    public Approximation nextVariance(double variance) {
        Moments moments = table.form().moments(variance);
        return new Approximation(
                biasVariance + weightVariance * moments.square(), weightVariance * moments.squareError());
    }

    /// Phase, fixed points, susceptibilities and correlation lengths.
    public MeanFieldState state() {
        if (table.form() instanceof Homogeneous homogeneous) {
            return HomogeneousMeanField.state(homogeneous, weightVariance, biasVariance);
        }
        if (!table.form().hasTangent()) {
            return JumpMeanField.state(table, weightVariance, biasVariance);
        }
        List<FixedPoint> points = fixedPoints();
        Optional<FixedPoint> chosen = points.stream()
                .filter(point -> point.stability() != Stability.UNSTABLE)
                .findFirst();
        return chosen.map(point -> stateAt(point, points)).orElseGet(() -> runaway(points));
    }

    private List<FixedPoint> fixedPoints() {
        List<FixedPoint> points = new ArrayList<>();
        Moments atZero = table.form().moments(0);
        if (biasVariance == 0 && atZero.square() == 0) {
            points.add(atZeroVariance(atZero));
        }
        for (double variance : table.zeros(
                (q, m) -> biasVariance + weightVariance * m.square() - q,
                (q, m) -> weightVariance * m.squareGrowth() - 1)) {
            points.add(at(variance));
        }
        return points;
    }

    /// At q = 0 without bias both susceptibilities are σ_w² φ′(0)². Where that is 1 the next order decides.
    private FixedPoint atZeroVariance(Moments moments) {
        double slope = weightVariance * moments.slopeSquare();
        Stability stability = Stability.of(slope);
        double probe = 1e-4;
        if (stability == Stability.MARGINAL
                && weightVariance * table.form().moments(probe).square() > probe) {
            stability = Stability.UNSTABLE;
        }
        Approximation susceptibility = new Approximation(slope, moments.error() * slope);
        return new FixedPoint(Approximation.exact(0), susceptibility, susceptibility, stability);
    }

    FixedPoint at(double variance) {
        Moments m = table.form().moments(variance);
        double parallel = weightVariance * m.squareGrowth();
        double perpendicular = weightVariance * m.slopeSquare();
        double rounding = weightVariance * m.squareError() + 4e-16 * variance;
        // q* solves g(q) = 0: its error is that of g over |g′|, or the root of it where g only touches zero
        double varianceError =
                Math.min(rounding / Math.max(Math.abs(parallel - 1), 1e-300), Math.sqrt(rounding * variance));
        double bend = Math.max(Math.abs(m.squareGrowth()), m.slopeSquare()) / variance;
        return new FixedPoint(
                new Approximation(variance, varianceError),
                new Approximation(
                        perpendicular,
                        weightVariance * (m.slopeSquareError() + Math.abs(m.slopeSquareGrowth()) * varianceError)),
                new Approximation(parallel, weightVariance * (m.squareGrowthError() + bend * varianceError)),
                Stability.of(parallel));
    }

    private MeanFieldState stateAt(FixedPoint point, List<FixedPoint> points) {
        double q = point.variance().value();
        Optional<CorrelationFixedPoint> correlation = q == 0
                ? Optional.empty()
                : Optional.of(CorrelationFixedPoint.of(table.form().decorrelation(q), weightVariance, point));
        return new MeanFieldState(
                Optional.of(Phase.of(point.susceptibility().value())),
                q == 0 ? VarianceFlow.VANISHES : VarianceFlow.CONVERGES,
                Optional.of(point.variance()),
                Optional.of(point.susceptibility()),
                Optional.of(point.varianceSusceptibility()),
                correlation.map(CorrelationFixedPoint::correlation),
                correlation.flatMap(found -> depth(found.slope())),
                depth(point.varianceSusceptibility()),
                points);
    }

    /// The state at variance 0, for an activation with φ(0) = 0 and no bias.
    MeanFieldState stateAtZero() {
        FixedPoint point = atZeroVariance(table.form().moments(0));
        return stateAt(point, List.of(point));
    }

    private static MeanFieldState runaway(List<FixedPoint> points) {
        return new MeanFieldState(
                Optional.empty(),
                VarianceFlow.RUNS_AWAY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                points);
    }

    /// ξ = −1/ln|slope|; 0 for slope 0, empty where |slope| is 1 within the resolution of [Phase] or more.
    static Optional<Approximation> depth(Approximation slope) {
        double size = Math.abs(slope.value());
        if (size >= 1 - Phase.RESOLUTION) {
            return Optional.empty();
        }
        if (size == 0) {
            return Optional.of(Approximation.exact(0));
        }
        double depth = -1 / Math.log(size);
        return Optional.of(new Approximation(depth, depth * depth * slope.error() / size + 4e-16 * depth));
    }
}
