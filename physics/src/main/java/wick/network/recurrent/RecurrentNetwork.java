package wick.network.recurrent;

import wick.network.Activation;

/// A random recurrent network of N units: dh = (−γ h + W φ(h) + u(t) + b) dt + √κ dB.
///
/// Independent normal weights W_ij of variance σ_w²/N (i = j included) and biases b_i of variance σ_b²; B are
/// N independent Brownian motions, so that κ is the variance of the noise per time (others write 2D or σ²).
/// `decay` is γ, `weightVariance` σ_w² (g² in the literature on chaos), `noise` κ. The number of units N is no
/// part of it: theory expands in 1/N, the laboratory chooses it.
///
/// Source: Sompolinsky, Crisanti and Sommers 1988, Phys. Rev. Lett. 61, 259; Grosvenor and Jefferson 2021,
/// arXiv:2109.13247.
public record RecurrentNetwork(
        double decay,
        double weightVariance,
        double biasVariance,
        double noise,
        Activation activation,
        Signal signal,
        Time time,
        Ties ties) {

    public RecurrentNetwork {
        Checks.positive("decay rate", decay);
        Checks.atLeastZero("weight variance", weightVariance);
        Checks.atLeastZero("bias variance", biasVariance);
        Checks.atLeastZero("noise", noise);
        if (ties == Ties.FRESH && time instanceof Time.Continuous) {
            throw new IllegalArgumentException(
                    "fresh weights need time in steps: give a step, or tie the weights to all times");
        }
    }

    /// Tied weights, no bias, no input, continuous time.
    public static RecurrentNetwork of(Activation activation, double decay, double weightVariance, double noise) {
        return new RecurrentNetwork(
                decay, weightVariance, 0, noise, activation, new Signal.None(), new Time.Continuous(), Ties.TIED);
    }

    /// σ_w, the radius of the disk that the eigenvalues of W fill.
    public double weightDeviation() {
        return Math.sqrt(weightVariance);
    }

    public RecurrentNetwork withWeightVariance(double variance) {
        return new RecurrentNetwork(decay, variance, biasVariance, noise, activation, signal, time, ties);
    }

    public RecurrentNetwork withBiasVariance(double variance) {
        return new RecurrentNetwork(decay, weightVariance, variance, noise, activation, signal, time, ties);
    }

    public RecurrentNetwork withNoise(double variancePerTime) {
        return new RecurrentNetwork(
                decay, weightVariance, biasVariance, variancePerTime, activation, signal, time, ties);
    }

    public RecurrentNetwork withActivation(Activation other) {
        return new RecurrentNetwork(decay, weightVariance, biasVariance, noise, other, signal, time, ties);
    }

    public RecurrentNetwork withSignal(Signal other) {
        return new RecurrentNetwork(decay, weightVariance, biasVariance, noise, activation, other, time, ties);
    }

    /// The same network in steps of this length.
    public RecurrentNetwork inSteps(double step) {
        return new RecurrentNetwork(
                decay, weightVariance, biasVariance, noise, activation, signal, new Time.Steps(step), ties);
    }

    /// In steps of this length, with weights and biases drawn anew at each.
    public RecurrentNetwork withFreshWeights(double step) {
        return new RecurrentNetwork(
                decay, weightVariance, biasVariance, noise, activation, signal, new Time.Steps(step), Ties.FRESH);
    }
}
