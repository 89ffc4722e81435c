package wick.theory.networkfields;

import java.util.HashMap;
import java.util.Map;
import org.hipparchus.special.BesselJ;
import wick.network.field.Frequencies;
import wick.numeric.gaussian.LegendreRule;

/// U_n(r) = ⟨A(w)^n cos(w·x)⟩ with |x| = r over frequencies uniform in a ball of d dimensions: C^{n/2}
/// (d/Λ^d) ∫_0^Λ dw w^{d−1} Ω_d(wr) / (w² + m²)^{n/2}, where Ω_d averages cos over directions: cos, J₀
/// and sin(u)/u for d = 1, 2, 3.
///
/// Gauss–Legendre on panels that are no longer than the distance of the poles ±im and than a few
/// oscillations. Values are kept; not for use by several threads at once.
final class BallAverage {
    /// No phase Λr is larger than this.
    static final double LARGEST_PHASE = 1e6;

    private static final LegendreRule RULE = LegendreRule.of(24);
    /// The longest panel in phases wr.
    private static final double OSCILLATION = 10;

    private final Frequencies.Ball ball;
    private final Map<Key, Double> known = new HashMap<>();

    private record Key(int order, double radius) {}

    BallAverage(Frequencies.Ball ball) {
        this.ball = ball;
    }

    double of(int order, double radius) {
        return known.computeIfAbsent(new Key(order, radius), key -> computed(key.order(), key.radius()));
    }

    private double computed(int order, double radius) {
        if (!(radius * ball.cutoff() <= LARGEST_PHASE)) {
            throw new IllegalArgumentException("distance " + radius + " with cutoff " + ball.cutoff()
                    + ": their product must be at most " + LARGEST_PHASE);
        }
        double sum = 0;
        double from = 0;
        while (from < ball.cutoff()) {
            double longest = Math.min(Math.hypot(from, ball.mass()), OSCILLATION / Math.max(radius, 1e-300));
            double to = from + longest >= ball.cutoff() ? ball.cutoff() : from + longest;
            sum += panel(order, radius, from, to);
            from = to;
        }
        double measure = ball.dimension() / Math.pow(ball.cutoff(), ball.dimension());
        return Math.pow(ball.strength(), order / 2.0) * measure * sum;
    }

    private double panel(int order, double radius, double from, double to) {
        double half = (to - from) / 2;
        double sum = 0;
        for (int i = 0; i < RULE.size(); i++) {
            double w = from + half * (1 + RULE.node(i));
            double propagator = 1 / (w * w + ball.mass() * ball.mass());
            sum += RULE.weight(i) * shell(w, w * radius) * Math.pow(propagator, order / 2.0);
        }
        return half * sum;
    }

    private double shell(double w, double phase) {
        return switch (ball.dimension()) {
            case 1 -> Math.cos(phase);
            case 2 -> w * BesselJ.value(0, phase);
            default -> w * w * (phase == 0 ? 1 : Math.sin(phase) / phase);
        };
    }
}
