package wick.topic.expressivity.theory.depth;

/// A Gaussian bump f(x) = e^(−|x|²/2) in d dimensions as the mean of n neurons cos(ω·x), with frequencies
/// drawn from its Fourier transform, the standard normal law.
///
/// Averaged over draws and over inputs of variance s² in every dimension, the squared error is exactly (½ +
/// ½(1 + 4s²)^(−d/2) − (1 + 2s²)^(−d/2))/n: of order 1/n in any number of dimensions, at most 1/n. That is
/// Maurey's argument. Barron's bound for sigmoidal neurons on a ball of radius r is (2 r C)²/n with C =
/// ∫|ω||f̂| = E|ω|. A grid of n points would have an error of order n^(−4/d).
///
/// Source: Barron 1993, doi:10.1109/18.256500.
public record SampledCosines(int dimensions, double variance) {
    public SampledCosines {
        if (dimensions < 1 || !(variance > 0) || Double.isInfinite(variance)) {
            throw new IllegalArgumentException("dimensions " + dimensions + " and variance " + variance
                    + " of the inputs must be positive and finite");
        }
    }

    /// Mean squared error of `neurons` drawn neurons.
    public double squaredError(int neurons) {
        double half = dimensions / 2.0;
        double squares = 0.5 + 0.5 * Math.pow(1 + 4 * variance, -half);
        return (squares - Math.pow(1 + 2 * variance, -half)) / neurons;
    }

    /// What some network of `neurons` sigmoidal neurons reaches on the ball of radius `radius`, in the mean
    /// over any inputs there.
    public double barronBound(int neurons, double radius) {
        double c = 2 * radius * meanFrequency();
        return c * c / neurons;
    }

    /// E|ω| = √2 Γ((d + 1)/2)/Γ(d/2).
    double meanFrequency() {
        // ratio of gamma functions, upwards by two from d = 1 and d = 2
        double mean = dimensions % 2 == 1 ? Math.sqrt(2 / Math.PI) : Math.sqrt(Math.PI / 2);
        for (int d = dimensions % 2 == 1 ? 1 : 2; d < dimensions; d += 2) {
            mean *= (d + 1.0) / d;
        }
        return mean;
    }
}
