package wick.theory.recurrent.meanfield;

import java.util.Optional;
import wick.numeric.gaussian.Approximation;

/// A state that fluctuates in time, driven by noise or chaotic: the decaying solution Δ(τ), and what follows from it.
///
/// Times and frequencies are in the units of the network's decay rate γ, not divided by it.
public final class Fluctuating implements StationaryState {
    private final Scaled scaled;
    private final Separatrix separatrix;
    private final Trajectory trajectory;
    private final Approximation variance;
    private final double pathError;
    private final Approximation exponent;
    private double[] products = {};

    Fluctuating(Scaled scaled, Separatrix separatrix, double varianceError, Resolution resolution) {
        this.scaled = scaled;
        this.separatrix = separatrix;
        variance = new Approximation(separatrix.overlap.variance, varianceError);
        Trajectory coarse = Trajectory.of(separatrix, scaled.noise(), resolution.step());
        trajectory = Trajectory.of(separatrix, scaled.noise(), resolution.step() / 2);
        pathError = separatrix.amplitude() * trajectory.difference(coarse);
        exponent = exponent(coarse);
    }

    /// γ(√(1 − E) − 1), with the change from steps twice as long and what the series leaves open as its error.
    private Approximation exponent(Trajectory coarse) {
        double energy = new GroundState(trajectory.deviations(), trajectory.step).energy();
        double rough = new GroundState(coarse.deviations(), coarse.step).energy();
        double root = Math.sqrt(Math.max(0, 1 - energy));
        Overlap overlap = separatrix.overlap;
        double open = Math.abs(energy - rough) + scaled.gain() * overlap.slopeTail / overlap.size();
        double change = root > 0 ? Math.min(open / (2 * root), Math.sqrt(open)) : Math.sqrt(open);
        return new Approximation(
                scaled.rate() * (root - 1), scaled.rate() * (change + variance.error() / variance.value()));
    }

    @Override
    public Phase phase() {
        if (separatrix.pull(1) < 0) {
            return Phase.CHAOTIC;
        }
        return gain() >= 1 ? Phase.EXPANSIVE : Phase.CONTRACTING;
    }

    @Override
    public Optional<Approximation> variance() {
        return Optional.of(variance);
    }

    @Override
    public Optional<Approximation> localGain() {
        double relative = variance.error() / variance.value();
        return Optional.of(new Approximation(gain(), (relative + 1e-14) * gain()));
    }

    @Override
    public Optional<Approximation> lyapunovExponent() {
        return Optional.of(exponent);
    }

    private double gain() {
        return scaled.gain() * separatrix.overlap.slopeSquare;
    }

    /// q = Δ(∞), what is frozen: 0 for an odd activation without biases and constant input.
    public double staticVariance() {
        return separatrix.rest * variance.value();
    }

    /// ⟨φ(h)²⟩
    public double meanSquareActivity() {
        return separatrix.overlap.square;
    }

    /// Δ(τ) = ⟨h(t) h(t + τ)⟩, q included.
    public double autocorrelation(double lag) {
        return separatrix.overlap.variance * separatrix.correlation(trajectory.at(time(lag)));
    }

    /// A bound on the error of [#autocorrelation] at any lag.
    public double autocorrelationError() {
        return variance.error() + pathError;
    }

    /// C(τ) = ⟨φ(h(t)) φ(h(t + τ))⟩
    public double activityAutocorrelation(double lag) {
        return separatrix.product(trajectory.at(time(lag)));
    }

    private double time(double lag) {
        return scaled.rate() * Math.abs(lag);
    }

    /// S(ω) = ∫ (Δ(τ) − q) e^{iωτ} dτ, at angular frequency ω. There is also a line at ω = 0 of weight 2π q.
    public double spectrum(double frequency) {
        if (products.length == 0) {
            products = trajectory.products();
        }
        double w = frequency / scaled.rate();
        double activity = 2 * new Filon(products, trajectory.step).cosine(w);
        return (scaled.noise() + scaled.gain() * activity) / ((1 + w * w) * scaled.rate());
    }

    /// The times that are called correlation time.
    public CorrelationTimes correlationTimes() {
        return new CorrelationTimes(
                trajectory.timeOf(0.5) / scaled.rate(),
                trajectory.integral() / scaled.rate(),
                1 / (trajectory.decay() * scaled.rate()));
    }

    /// How far the solution misses the equations it solves.
    public Certificate certificate() {
        double a = separatrix.amplitude();
        return new Certificate(
                a * a * trajectory.energyResidual(),
                a * trajectory.motionResidual(),
                Math.abs(separatrix.surplus(scaled.noise())),
                scaled.gain() * separatrix.overlap.tail);
    }
}
