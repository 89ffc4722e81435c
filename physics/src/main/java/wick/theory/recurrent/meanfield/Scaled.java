package wick.theory.recurrent.meanfield;

import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.network.recurrent.Ties;
import wick.network.recurrent.Time;

/// A network in units of time 1/γ: dh = (−h + W φ(h) + b) dt + √κ dB with g² = σ_w²/γ² (`gain`), the variance of
/// all constant currents over γ² (`still`), and the strength of all white ones over γ (`noise`). The scale of h
/// stays.
record Scaled(double gain, double still, double noise, double rate) {

    static Scaled of(RecurrentNetwork network) {
        if (network.ties() == Ties.FRESH) {
            throw new IllegalArgumentException("fresh weights have no stationary mean field in continuous time: the"
                    + " stationary theory is that of tied weights");
        }
        if (network.time() instanceof Time.Steps(double step)) {
            throw new IllegalArgumentException("time in steps of " + step
                    + " where the stationary mean field theory needs continuous time; the theory of two times takes"
                    + " steps");
        }
        double rate = network.decay();
        double current = switch (network.signal()) {
            case Signal.None _, Signal.White _ -> 0;
            case Signal.Constant(double variance) -> variance;
            case Signal.Series _ ->
                throw new IllegalArgumentException(
                        "a series of inputs drives no stationary state: the input must be none, constant or white");
        };
        double white = network.signal() instanceof Signal.White(double intensity) ? intensity : 0;
        return new Scaled(
                network.weightVariance() / (rate * rate),
                (network.biasVariance() + current) / (rate * rate),
                (network.noise() + white) / rate,
                rate);
    }

    /// Whether nothing but the network itself moves it.
    boolean isUndriven() {
        return still == 0 && noise == 0;
    }
}
