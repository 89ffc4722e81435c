package wick.theory.recurrent.meanfield;

import java.util.Arrays;

/// p(τ) = (Δ(τ) − q)/(Δ0 − q) on equally spaced times from 0 until p has died out, in units of 1/γ.
///
/// The equation of motion p″ = p N(p) takes it away from τ = 0, where p′ = −κ/(2A); below p = 0.6 the conserved
/// energy does, (ln p)′ = −√M(p), in which errors do not grow. Both by the Runge-Kutta method of order four.
final class Trajectory {
    private static final double END = Math.log(1e-14);
    private static final int SAMPLES = 128;
    private static final int MOST = 4_000_000;

    final double step;
    /// p at times 0, step, 2 step, …; an even number of steps
    final double[] values;
    final double[] slopes;
    private final Separatrix separatrix;

    private Trajectory(Separatrix separatrix, double step, double[] values, double[] slopes) {
        this.separatrix = separatrix;
        this.step = step;
        this.values = values;
        this.slopes = slopes;
    }

    /// Steps of `fineness` in units of the fastest rate of the motion and of small deviations from it.
    static Trajectory of(Separatrix separatrix, double noise, double fineness) {
        double step = fineness / fastest(separatrix);
        double decay = Math.sqrt(separatrix.kinetic(0));
        double length = (2 - END) / (decay * step);
        if (!(length < MOST)) {
            throw new ArithmeticException("the correlation time " + 1 / decay + "/decay is too long against the fastest"
                    + " time scale: the parameters are too close to a critical point");
        }
        var walk = new Walk(separatrix, step, (int) length);
        walk.fall(-noise / (2 * separatrix.amplitude()));
        walk.decay();
        return new Trajectory(separatrix, step, walk.values(), walk.slopes());
    }

    private static double fastest(Separatrix separatrix) {
        double largest = 0;
        for (int i = 0; i <= SAMPLES; i++) {
            double p = i / (double) SAMPLES;
            largest = Math.max(largest, Math.abs(separatrix.deviation(p)));
            largest = Math.max(largest, Math.abs(separatrix.kinetic(p)));
            largest = Math.max(largest, Math.abs(separatrix.pull(p)));
        }
        return Math.sqrt(largest);
    }

    int steps() {
        return values.length - 1;
    }

    /// Asymptotic rate of decay.
    double decay() {
        return Math.sqrt(separatrix.kinetic(0));
    }

    /// p at any τ ≥ 0, by the polynomial that agrees with p, p′ and p″ at both neighboring times.
    double at(double time) {
        double position = time / step;
        if (position >= steps()) {
            return values[steps()] * Math.exp(-decay() * (time - steps() * step));
        }
        int i = (int) position;
        double x = position - i;
        double a = values[i];
        double b = values[i + 1];
        double da = slopes[i] * step;
        double db = slopes[i + 1] * step;
        double half = step * step / 2;
        double ea = a * separatrix.pull(a) * half;
        double eb = b * separatrix.pull(b) * half;
        // remainders of the other end's value, slope and curvature
        double value = b - a - da - ea;
        double slope = db - da - 2 * ea;
        double bend = eb - ea;
        double cubic = 10 * value - 4 * slope + bend;
        double quartic = -15 * value + 7 * slope - 2 * bend;
        double quintic = 6 * value - 3 * slope + bend;
        return a + x * (da + x * (ea + x * (cubic + x * (quartic + x * quintic))));
    }

    /// The time at which p has fallen to this value.
    double timeOf(double p) {
        int i = 0;
        while (i < steps() && values[i + 1] > p) {
            i++;
        }
        double low = i * step;
        double high = low + step;
        for (int halving = 0; halving < 60; halving++) {
            double middle = (low + high) / 2;
            if (at(middle) > p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /// ∫₀^∞ p dτ
    double integral() {
        return new Filon(values, step).cosine(0) + values[steps()] / decay();
    }

    /// 1 − g²⟨φ′φ′⟩ along it.
    double[] deviations() {
        return Arrays.stream(values).map(separatrix::deviation).toArray();
    }

    /// ⟨φφ⟩ along it, less its limit.
    double[] products() {
        double limit = separatrix.product(0);
        return Arrays.stream(values).map(p -> separatrix.product(p) - limit).toArray();
    }

    /// Largest |(p′)² − p² M(p)|.
    double energyResidual() {
        double largest = 0;
        for (int i = 0; i <= steps(); i++) {
            double energy = values[i] * values[i] * separatrix.kinetic(values[i]);
            largest = Math.max(largest, Math.abs(slopes[i] * slopes[i] - energy));
        }
        return largest;
    }

    /// Largest |p″ − p N(p)|, p″ by differences of seven neighboring values.
    double motionResidual() {
        double largest = 0;
        for (int i = 3; i + 3 <= steps(); i++) {
            double near = values[i + 1] + values[i - 1];
            double next = values[i + 2] + values[i - 2];
            double far = values[i + 3] + values[i - 3];
            double bend = (270 * near - 27 * next + 2 * far - 490 * values[i]) / (180 * step * step);
            largest = Math.max(largest, Math.abs(bend - values[i] * separatrix.pull(values[i])));
        }
        return largest;
    }

    /// Largest difference to one with steps twice as long.
    double difference(Trajectory coarser) {
        double largest = 0;
        for (int i = 0; i <= coarser.steps() && 2 * i <= steps(); i++) {
            largest = Math.max(largest, Math.abs(values[2 * i] - coarser.values[i]));
        }
        return largest;
    }
}
