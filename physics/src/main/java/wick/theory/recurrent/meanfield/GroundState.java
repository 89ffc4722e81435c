package wick.theory.recurrent.meanfield;

import org.hipparchus.analysis.solvers.BrentSolver;

/// The lowest E of −ψ″ + W(τ) ψ = E ψ on the line, W even, rising from τ = 0 to its limit.
///
/// The ground state is even and has no node, so that χ = ψ′/ψ obeys χ′ = W − E − χ² from −√(W − E) at the far end
/// to 0 at τ = 0; integrated from there towards 0 errors shrink. χ(0) rises with E.
final class GroundState {
    private static final double NODE = 1e3;
    private static final int MOST_EVALUATIONS = 200;

    private final double[] potential;
    private final double step;

    /// The potential at equally spaced times from 0, an even number of steps.
    GroundState(double[] potential, double step) {
        this.potential = potential;
        this.step = step;
    }

    double energy() {
        double top = potential[potential.length - 1];
        double bottom = top;
        for (double value : potential) {
            bottom = Math.min(bottom, value);
        }
        if (bottom == top || slopeAtZero(top) <= 0) {
            return top;
        }
        return new BrentSolver(1e-15, 1e-15)
                .solve(MOST_EVALUATIONS, e -> Math.atan(slopeAtZero(e)), bottom - 1e-12 * (1 + Math.abs(bottom)), top);
    }

    private double slopeAtZero(double energy) {
        int last = potential.length - 1;
        double wide = 2 * step;
        double x = -Math.sqrt(Math.max(0, potential[last] - energy));
        for (int i = last; i >= 2; i -= 2) {
            double near = energy - potential[i];
            double middle = energy - potential[i - 1];
            double far = energy - potential[i - 2];
            double k1 = x * x + near;
            double y = x + step * k1;
            double k2 = y * y + middle;
            y = x + step * k2;
            double k3 = y * y + middle;
            y = x + wide * k3;
            double k4 = y * y + far;
            x += wide / 6 * (k1 + 2 * (k2 + k3) + k4);
            if (!(x < NODE)) {
                return NODE;
            }
        }
        return x;
    }
}
