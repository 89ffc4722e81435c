package wick.network.field;

import wick.numeric.matrix.Vector;

/// A network of one hidden layer as a random field: f(x) = s N^{−1/2} Σ_i h_i(x) with N independent
/// neurons and one scale s that all neurons share.
///
/// `scaleSpread` is v, the standard deviation of s²: s² is 1 + v or 1 − v with equal chance. At v = 0 the
/// neurons are independent and f is Gaussian as N → ∞; at v > 0 it never is.
public record FieldNetwork(Neuron neuron, int width, double scaleSpread) {
    /// No network has more neurons than this.
    public static final int WIDEST = 1_000_000;

    public FieldNetwork {
        if (width < 1 || width > WIDEST) {
            throw new IllegalArgumentException("width " + width + " must be from 1 to " + WIDEST);
        }
        if (!(scaleSpread >= 0 && scaleSpread <= 1)) {
            throw new IllegalArgumentException("spread " + scaleSpread + " of the squared scale must be from 0 to 1");
        }
    }

    /// The free scalar with a cutoff.
    public static FieldNetwork freeScalar(Frequencies.Ball frequencies, int width) {
        return of(new CosineNeuron(frequencies, Phases.circle(), Readout.standard()), width);
    }

    /// Plain cosine neurons with normal frequencies of one standard deviation for each dimension.
    public static FieldNetwork cosine(int width, double... deviations) {
        Frequencies frequencies = new Frequencies.Normal(Vector.of(deviations));
        return of(new CosineNeuron(frequencies, Phases.circle(), Readout.standard()), width);
    }

    /// Independent neurons.
    public static FieldNetwork of(Neuron neuron, int width) {
        return new FieldNetwork(neuron, width, 0);
    }

    public FieldNetwork withWidth(int other) {
        return new FieldNetwork(neuron, other, scaleSpread);
    }

    public FieldNetwork withScaleSpread(double other) {
        return new FieldNetwork(neuron, width, other);
    }
}
