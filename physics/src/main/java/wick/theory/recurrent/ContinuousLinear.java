package wick.theory.recurrent;

import java.util.OptionalDouble;
import org.hipparchus.complex.Complex;

/// Tied weights in continuous time. With s = σ_w, m = √(γ² − s²) and noise κ (white input included):
///
/// C(τ) = κ/(2m) e^(−mτ) + (κ/N) { (2γ − s) e^(−(γ−s)τ)/(8(γ − s)²) + (2γ + s) e^(−(γ+s)τ)/(8(γ + s)²)
/// − \[γ²/(2m³) + s²τ/(4m²)] e^(−mτ) } + ...,
///
/// the residues of the spectrum. At order 1/N the slowest rate is that of the edge of the spectrum of W, γ
/// − s < m.
final class ContinuousLinear implements LinearTheory {
    private final double decay;
    private final double deviation;
    private final double rate;
    private final Drive drive;

    ContinuousLinear(double decay, double variance, Drive drive) {
        double square = decay * decay;
        if (!(variance < square)) {
            throw new IllegalArgumentException("weight variance " + variance + " must be below the square of the decay"
                    + " rate, " + square + ": it exceeds this bound by " + (variance - square)
                    + ", and the linear network of infinite size is not stable");
        }
        this.decay = decay;
        this.deviation = Math.sqrt(variance);
        this.rate = Math.sqrt((decay - deviation) * (decay + deviation));
        this.drive = drive;
    }

    @Override
    public boolean exactAtAnySize() {
        return false;
    }

    @Override
    public SizeExpansion variance() {
        drive.requireStationary();
        return unitVariance().times(drive.white());
    }

    /// X(0)/κ = 1/(2m) + γ² (γ − m)/(2 m⁴ N) + ..., in units of 1/γ for the order 1/N².
    private SizeExpansion unitVariance() {
        double m = rate / decay;
        double x = (deviation / decay) * (deviation / decay);
        double first = x / ((1 + m) * 2 * Math.pow(m, 4));
        double square = m * m;
        double plain = 16 - x * (31 + x * (10 - x));
        double odd = 35 + square * (35 + square * (89 - 31 * square));
        double eighth = Math.pow(m, 8);
        double second = x * (odd / (256 * eighth * m) - plain / (32 * eighth));
        double error = 2e-15 * (1 / m + x / eighth * (odd / m + 8 * Math.abs(plain)) / 256);
        return SizeExpansion.of(0.5 / m, first, second, error).times(1 / decay);
    }

    @Override
    public SizeExpansion staticVariance() {
        drive.requireStationary();
        return TraceMoments.resolvents(new Complex(decay), deviation).times(drive.bias() + drive.constant());
    }

    @Override
    public SizeExpansion autocorrelation(double lag) {
        drive.requireStationary();
        double tau = Math.abs(lag);
        if (tau == 0) {
            return variance();
        }
        double slow = decay - deviation;
        double fast = decay + deviation;
        double edge = (2 * decay - deviation) / (8 * slow * slow) * Math.exp(-slow * tau);
        double far = (2 * decay + deviation) / (8 * fast * fast) * Math.exp(-fast * tau);
        double envelope = Math.exp(-rate * tau);
        double bulk = envelope * (decay * decay / (2 * rate) + deviation * deviation * tau / 4) / (rate * rate);
        double error = 1e-15 * (1 + decay * tau) * (edge + far + bulk);
        return new SizeExpansion(envelope / (2 * rate), edge + far - bulk, OptionalDouble.empty(), error)
                .times(drive.white());
    }

    @Override
    public SizeExpansion spectrum(double frequency) {
        drive.requireStationary();
        return TraceMoments.resolvents(new Complex(decay, frequency), deviation).times(drive.white());
    }

    /// e^(−γτ) \[1 + (cosh x − 1)/N + (x² cosh x − x sinh x)/(4 N²)], x = s τ.
    @Override
    public SizeExpansion response(double lag) {
        double tau = Lags.forward(lag);
        double x = deviation * tau;
        double plain = Math.exp(-decay * tau);
        double grown = Math.exp(-(decay - deviation) * tau) / 2;
        double shrunk = Math.exp(-(decay + deviation) * tau) / 2;
        double half = Math.expm1(-x) * Math.exp(x / 2) / 2;
        double first = Math.exp(-decay * tau) * 2 * half * half;
        double second = (x * x * (grown + shrunk) - x * (grown - shrunk)) / 4;
        return SizeExpansion.of(plain, first, second, 1e-14 * (1 + decay * tau) * (1 + x * x) * grown);
    }

    @Override
    public SizeExpansion perturbation(double lag) {
        double[] f = propagator(Lags.forward(lag));
        return TraceMoments.pair(f, f);
    }

    @Override
    public SizeExpansion covariance(double first, double second) {
        return new ContinuousMotion(decay, deviation, drive).covariance(first, second);
    }

    /// The coefficients of (W/s)ᵏ in e^((W − γ)τ).
    private double[] propagator(double tau) {
        return ContinuousMotion.propagator(decay, deviation, tau);
    }

    @Override
    public Lengths lengths() {
        return new Lengths(
                1 / decay, 1 / rate, 1 / (decay - deviation), 2 * unitVariance().infinite());
    }
}
