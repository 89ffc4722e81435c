package wick.network.field;

/// h(x) = a exp(w·x + b − σ_b² − σ_w² |x|²), w ~ N(0, σ_w²) in each of d components and b ~ N(0, σ_b²):
/// its two-point function is the Gaussian kernel exp(−σ_w² |x − y|² / 2) up to the variance of a.
///
/// Source: Halverson, Maiti and Stoner 2021, arXiv:2008.08601.
public record ExponentialNeuron(int dimension, double weightVariance, double biasVariance, Readout readout)
        implements Neuron {
    public ExponentialNeuron {
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension " + dimension + " must be at least 1");
        }
        if (!(weightVariance >= 0) || !(biasVariance >= 0) || Double.isInfinite(weightVariance + biasVariance)) {
            throw new IllegalArgumentException("weight variance " + weightVariance + " and bias variance "
                    + biasVariance + " must be finite and not negative");
        }
    }
}
