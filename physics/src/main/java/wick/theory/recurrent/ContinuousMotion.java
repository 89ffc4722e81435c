package wick.theory.recurrent;

import wick.network.recurrent.Signal;
import wick.numeric.gaussian.LegendreRule;

/// Two times of the continuous linear network that starts at h(0) = 0:
///
/// (1/N) E hᵀ(t) h(s) = ∫₀ᵗ∫₀ˢ S(t′, s′) E (1/N) tr e^((W−γ)(t−t′)) e^((Wᵀ−γ)(s−s′)) dt′ ds′
///
/// with S the covariance of the currents. Constant parts and series need no quadrature: the coefficient of
/// (W/σ)ᵏ in the integral of the propagator is a tail of a Poisson law. White noise at two different
/// times takes one Gauss–Legendre integral over panels, where the integrand is an entire function.
final class ContinuousMotion {
    private static final LegendreRule RULE = LegendreRule.of(16);

    private final double decay;
    private final double deviation;
    private final double ratio;
    private final Drive drive;

    ContinuousMotion(double decay, double deviation, Drive drive) {
        this.decay = decay;
        this.deviation = deviation;
        this.ratio = deviation / decay;
        this.drive = drive;
    }

    SizeExpansion covariance(double first, double second) {
        double late = Math.max(Lags.forward(first), Lags.forward(second));
        double early = Math.min(first, second);
        SizeExpansion sum = SizeExpansion.independent(0);
        if (early == 0) {
            return sum;
        }
        if (drive.white() > 0) {
            sum = sum.plus(white(late - early, early).times(drive.white()));
        }
        double fixed = drive.bias() + drive.constant();
        if (fixed > 0) {
            int count = count(late);
            sum = sum.plus(TraceMoments.pair(integrated(late, 0, late, count), integrated(early, 0, early, count))
                    .times(fixed));
        }
        if (drive.series().isPresent()) {
            sum = sum.plus(driven(drive.series().get(), late, early));
        }
        return sum;
    }

    /// ∫₀ᵉᵃʳˡʸ dv of the trace of propagators over v + lag and v.
    private SizeExpansion white(double lag, double early) {
        double slow = decay - deviation;
        double until = Math.min(early, 45 / (2 * slow));
        int panels = (int) Math.ceil(until * (decay + deviation) / 2) + 1;
        double width = until / panels;
        SizeExpansion sum = SizeExpansion.independent(0);
        for (int panel = 0; panel < panels; panel++) {
            for (int i = 0; i < RULE.size(); i++) {
                double v = width * (panel + (1 + RULE.node(i)) / 2);
                SizeExpansion value =
                        TraceMoments.pair(propagator(decay, deviation, v + lag), propagator(decay, deviation, v));
                sum = sum.plus(value.times(RULE.weight(i) * width / 2));
            }
        }
        return sum;
    }

    private SizeExpansion driven(Signal.Series series, double late, double early) {
        int count = count(late);
        SizeExpansion sum = SizeExpansion.independent(0);
        for (int component = 0; component < series.values().columns(); component++) {
            sum = sum.plus(
                    TraceMoments.pair(answer(series, component, late, count), answer(series, component, early, count)));
        }
        return sum.times(series.variance() / series.values().columns());
    }

    /// The coefficients of (W/σ)ᵏ in ∫₀ᵗ e^((W−γ)(t−t′)) x(t′) dt′ for one component x of the series.
    private double[] answer(Signal.Series series, int component, double time, int count) {
        double[] sum = new double[count];
        for (int row = 0; row < series.values().rows() && row * series.interval() < time; row++) {
            double end = Math.min(time, (row + 1) * series.interval());
            double[] one = integrated(time, row * series.interval(), end, count);
            for (int k = 0; k < count; k++) {
                sum[k] += series.values().at(row, component) * one[k];
            }
        }
        return sum;
    }

    /// The coefficients of (W/σ)ᵏ in ∫ e^((W−γ)(t−t′)) dt′ over t′ from `from` to `to`.
    private double[] integrated(double time, double from, double to, int count) {
        double[] far = Poisson.tails(decay * (time - from), count);
        double[] near = Poisson.tails(decay * (time - to), count);
        double power = 1 / decay;
        for (int k = 0; k < count; k++) {
            far[k] = power * (far[k] - near[k]);
            power *= ratio;
        }
        return far;
    }

    /// Powers beyond which (σ/γ)ᵏ or the Poisson law leave nothing, however large the coefficients of 1/N².
    private int count(double time) {
        double geometric = ratio == 0 ? 1 : Math.ceil(70 / -Math.log(ratio)) + 40;
        return (int) Math.min(geometric, Poisson.reach(decay * time));
    }

    /// The coefficients of (W/σ)ᵏ in e^((W−γ)τ).
    static double[] propagator(double decay, double deviation, double tau) {
        double mean = deviation * tau;
        double[] f = Poisson.probabilities(mean, Poisson.reach(mean));
        double factor = Math.exp(-(decay - deviation) * tau);
        for (int k = 0; k < f.length; k++) {
            f[k] *= factor;
        }
        return f;
    }
}
