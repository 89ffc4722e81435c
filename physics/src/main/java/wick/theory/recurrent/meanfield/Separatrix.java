package wick.theory.recurrent.meanfield;

import java.util.Optional;

/// The motion of the autocorrelation Δ(τ) in its potential at a given variance Δ0.
///
/// In units of 1/γ, Δ″ = Δ − g²⟨φφ⟩_Δ − σ² for τ > 0, with σ² the variance of constant currents: a particle in the
/// potential V(Δ) = −Δ²/2 + g² ∫⟨φφ⟩ dΔ + σ² Δ. A stationary state comes to rest at the nearest maximum q of V
/// (0 for an odd activation without currents). With A = Δ0 − q and p = (Δ − q)/A,
///
///     p″ = p N(p),   (p′)² = p² M(p),   M = 1 − 2 g² [Φ(Δ) − Φ(q) − Φ′(q)(Δ − q)]/(Δ − q)²,   Φ′ = ⟨φφ⟩,
///     N = 1 − g² [Φ′(Δ) − Φ′(q)]/(Δ − q),
///
/// where the differences are divided term by term, so that nothing cancels. The noise asks for the slope −κ/2
/// at τ = 0+, that is A² M(1) = κ²/4.
///
/// Source: Sompolinsky, Crisanti and Sommers 1988, Phys. Rev. Lett. 61, 259; Schuecker, Goedeke and Helias
/// 2018, Phys. Rev. X 8, 041029.
final class Separatrix {
    private static final int MOST_STEPS = 400;
    private static final double ROUNDING = 4e-16;

    final Overlap overlap;
    /// r = q/Δ0
    final double rest;
    private final double gain;
    private final PowerSeries energy;
    private final PowerSeries force;
    private final PowerSeries slopes;
    private final PowerSeries squares;

    private Separatrix(Overlap overlap, double gain, double rest) {
        this.overlap = overlap;
        this.gain = gain;
        this.rest = rest;
        double[] terms = overlap.terms;
        double[] primitive = new double[terms.length + 1];
        for (int k = 0; k < terms.length; k++) {
            primitive[k + 1] = terms[k] / (k + 1);
        }
        energy = PowerSeries.of(divided(divided(primitive)));
        force = PowerSeries.of(divided(terms));
        slopes = PowerSeries.of(overlap.slopeTerms);
        squares = PowerSeries.of(terms);
    }

    /// None where V has no maximum between 0 and Δ0.
    static Optional<Separatrix> at(Overlap overlap, Scaled scaled) {
        double rest = rest(overlap, scaled);
        return rest < 1 ? Optional.of(new Separatrix(overlap, scaled.gain(), rest)) : Optional.empty();
    }

    /// The smallest root r of g² Σ a_k r^k + σ² − r Δ0, a convex function of r: Newton's method from the left
    /// never passes it. 1 where there is none below.
    private static double rest(Overlap overlap, Scaled scaled) {
        double r = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double value = 0;
            double slope = 0;
            for (int k = overlap.terms.length - 1; k >= 0; k--) {
                slope = Math.fma(slope, r, value);
                value = Math.fma(value, r, overlap.terms[k]);
            }
            double excess = scaled.gain() * value + scaled.still() - r * overlap.variance;
            double decline = overlap.variance - scaled.gain() * slope;
            if (excess <= ROUNDING * r * overlap.variance) {
                return r;
            }
            if (decline <= 0) {
                return 1;
            }
            double next = r + excess / decline;
            if (next >= 1 || next == r) {
                return Math.min(next, 1);
            }
            r = next;
        }
        return r;
    }

    /// (f(ρ) − f(r))/(ρ − r) for f = Σ c_k ρ^k, c_k ≥ 0.
    private double[] divided(double[] coefficients) {
        double[] quotient = new double[Math.max(1, coefficients.length - 1)];
        double carried = 0;
        for (int j = coefficients.length - 2; j >= 0; j--) {
            carried = coefficients[j + 1] + rest * carried;
            quotient[j] = carried;
        }
        return quotient;
    }

    /// A = Δ0 − q
    double amplitude() {
        return overlap.variance * (1 - rest);
    }

    double correlation(double p) {
        return rest + (1 - rest) * p;
    }

    /// M(p)
    double kinetic(double p) {
        return 1 - 2 * gain / overlap.variance * energy.at(correlation(p));
    }

    /// N(p)
    double pull(double p) {
        return 1 - gain / overlap.variance * force.at(correlation(p));
    }

    /// W(p) = 1 − g²⟨φ′φ′⟩, the potential that small deviations feel.
    double deviation(double p) {
        return 1 - gain * slopes.at(correlation(p));
    }

    /// ⟨φφ⟩ at p.
    double product(double p) {
        return squares.at(correlation(p));
    }

    /// A² M(1) − κ²/4, negative while the variance is too small.
    double surplus(double noise) {
        double a = amplitude();
        return a * a * kinetic(1) - noise * noise / 4;
    }

    /// What the cut of the series and rounding may do to M(1).
    double kineticError() {
        double scale = 2 * gain / overlap.variance;
        return scale * overlap.tail / overlap.size() + 8 * ROUNDING * (1 + scale * energy.at(1)) / (1 - rest);
    }

    /// Whether V stays below V(q) all the way from Δ0 to q.
    boolean descends() {
        for (int i = 1; i < 64; i++) {
            if (kinetic(i / 64.0) <= 0) {
                return false;
            }
        }
        return kinetic(0) > 0;
    }
}
