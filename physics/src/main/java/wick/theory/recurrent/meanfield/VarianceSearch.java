package wick.theory.recurrent.meanfield;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.hipparchus.analysis.solvers.BrentSolver;
import wick.theory.infinitewidth.HermiteExpansion;

/// Looks for the smallest variance Δ0 that a stationary state can have.
///
/// Any state has Δ0 ≥ σ² + κ/2, since activity only adds; from there variances are tried on a geometric scale up
/// to where the network must be called unbounded.
final class VarianceSearch {
    private static final double FAINT = 1e-11;
    private static final double FACTOR = 1.5;
    private static final Resolution SKETCH = new Resolution(1e-8, 64, 1);
    private static final double LARGEST = 1e8;
    private static final int MOST_EVALUATIONS = 200;

    private final HermiteExpansion expansion;
    private final Scaled scaled;
    private final Resolution resolution;

    VarianceSearch(HermiteExpansion expansion, Scaled scaled, Resolution resolution) {
        this.expansion = expansion;
        this.scaled = scaled;
        this.resolution = resolution;
    }

    Overlap overlap(double variance) {
        return Overlap.of(expansion, variance, resolution.tolerance(), resolution.terms());
    }

    private Overlap sketch(double variance) {
        return Overlap.of(expansion, variance, SKETCH.tolerance(), SKETCH.terms());
    }

    /// The smallest Δ = g²⟨φ²⟩ + σ², where all is still.
    Optional<Overlap> still() {
        return crossing(this::frozenSurplus).map(this::overlap);
    }

    /// The smallest Δ0 from which the motion comes to rest.
    Optional<Separatrix> fluctuating() {
        return crossing(this::surplus).flatMap(variance -> Separatrix.at(overlap(variance), scaled));
    }

    /// 1 − (g²⟨φ²⟩ + σ²)/Δ
    private double frozenSurplus(Overlap overlap) {
        return 1 - (scaled.gain() * overlap.square + scaled.still()) / overlap.variance;
    }

    private double surplus(Overlap overlap) {
        Optional<Separatrix> separatrix = Separatrix.at(overlap, scaled);
        double scale = overlap.variance * overlap.variance;
        return separatrix.isEmpty() ? -1 : separatrix.get().surplus(scaled.noise()) / scale;
    }

    /// d/dΔ of Δ − g²⟨φ²⟩.
    double stillSlope(double variance) {
        double change = 1e-5 * variance;
        return 1 - scaled.gain() * (overlap(variance + change).square - overlap(variance).square) / change;
    }

    /// Up to where variances are tried.
    double largest() {
        return Math.max(LARGEST, 1e6 * least());
    }

    private double least() {
        return Math.max(FAINT, scaled.still() + scaled.noise() / 2);
    }

    /// How far Δ0 may be off for what the series and rounding leave open.
    double error(Separatrix separatrix) {
        double variance = separatrix.overlap.variance;
        double change = 1e-5 * variance;
        double slope =
                (surplus(overlap(variance + change)) * square(variance + change) - separatrix.surplus(scaled.noise()))
                        / change;
        double amplitude = separatrix.amplitude();
        double open = amplitude * amplitude * separatrix.kineticError();
        return open / Math.abs(slope) + 4 * Math.ulp(variance);
    }

    private static double square(double x) {
        return x * x;
    }

    /// The smallest variance at which this turns positive, located roughly first.
    private Optional<Double> crossing(ToDoubleFunction<Overlap> excess) {
        double least = least();
        if (excess.applyAsDouble(overlap(least / FACTOR)) > 0) {
            return Optional.empty();
        }
        double largest = largest();
        for (double variance = least; variance < largest && expansion.reaches(variance); variance *= FACTOR) {
            if (excess.applyAsDouble(sketch(variance)) >= 0) {
                return refined(excess, variance);
            }
        }
        return Optional.empty();
    }

    private Optional<Double> refined(ToDoubleFunction<Overlap> excess, double rough) {
        double from = rough / FACTOR;
        while (excess.applyAsDouble(overlap(from)) > 0) {
            from /= FACTOR;
        }
        double to = rough;
        while (!(excess.applyAsDouble(overlap(to)) >= 0)) {
            to *= FACTOR;
            if (to > largest() || !expansion.reaches(to)) {
                return Optional.empty();
            }
        }
        return Optional.of(new BrentSolver(1e-15, 1e-16 * to)
                .solve(MOST_EVALUATIONS, variance -> excess.applyAsDouble(overlap(variance)), from, to));
    }
}
