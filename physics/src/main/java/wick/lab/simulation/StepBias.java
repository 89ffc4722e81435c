package wick.lab.simulation;

import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Ties;

/// What steps do to the stationary variance of a linear network of infinitely many units, against
/// continuous time.
///
/// A scheme maps h to p(W) h + √(κη) q(W) ξ with polynomials p and q. Since (1/N) tr W^k Wᵀ^l → σ_w^{2k}
/// δ_kl, its variance is κη times the mean of |q(z)|² / (1 − |p(z)|²) over the circle |z| = σ_w; in
/// continuous time it is κ / (2 √(γ² − σ_w²)). With Euler's p = 1 − ηγ + ηz, q = 1 the mean is 1 / √((1 +
/// a² − η²σ_w²)² − 4a²), a = 1 − ηγ.
///
/// Other activations count with their slope at zero; a unit alone (σ_w = 0) stands for networks that would be
/// unstable if they were linear.
final class StepBias {
    private static final int POINTS = 4096;

    private StepBias() {}

    static double of(Scheme scheme, RecurrentNetwork network) {
        double gamma = network.decay();
        double slope = network.activation() instanceof Linear
                ? 1
                : network.activation().derivative(0);
        double s = network.weightDeviation() * Math.abs(slope);
        double radius = s < gamma ? s : 0;
        double step = scheme.step(network);
        boolean fresh = network.ties() == Ties.FRESH;
        double continuous = fresh ? 1 / (2 * gamma) : 1 / (2 * Math.sqrt(gamma * gamma - radius * radius));
        return switch (scheme) {
            case Scheme.Exact _ -> 0;
            case Scheme.Heun _ -> inSteps(gamma, radius, step, true) / continuous - 1;
            case Scheme.EulerMaruyama _ -> inSteps(gamma, radius, step, false) / continuous - 1;
            case Scheme.OwnSteps _ ->
                (fresh ? freshSteps(gamma, radius, step) : inSteps(gamma, radius, step, false)) / continuous - 1;
        };
    }

    /// Whether a unit alone is carried to its equilibrium by steps of this length.
    static boolean settles(RecurrentNetwork network, Scheme scheme) {
        boolean free = scheme instanceof Scheme.Exact;
        return free || scheme.step(network) * network.decay() < 2;
    }

    private static double freshSteps(double gamma, double s, double step) {
        double kept = 1 - step * gamma;
        double rest = 1 - kept * kept - step * step * s * s;
        return rest > 0 ? step / rest : Double.POSITIVE_INFINITY;
    }

    /// The variance at κ = 1.
    private static double inSteps(double gamma, double s, double step, boolean heun) {
        double sum = 0;
        for (int j = 0; j < POINTS; j++) {
            double angle = 2 * Math.PI * (j + 0.5) / POINTS;
            double re = step * (s * Math.cos(angle) - gamma);
            double im = step * s * Math.sin(angle);
            double kept;
            double noise;
            if (heun) {
                // p = 1 + x + x²/2, q = 1 + x/2 with x = η (z − γ)
                double pr = 1 + re + (re * re - im * im) / 2;
                double pi = im + re * im;
                kept = pr * pr + pi * pi;
                noise = (1 + re / 2) * (1 + re / 2) + im * im / 4;
            } else {
                kept = (1 + re) * (1 + re) + im * im;
                noise = 1;
            }
            if (kept >= 1) {
                return Double.POSITIVE_INFINITY;
            }
            sum += noise / (1 - kept);
        }
        return step * sum / POINTS;
    }
}
