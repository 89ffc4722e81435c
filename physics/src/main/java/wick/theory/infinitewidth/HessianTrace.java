package wick.theory.infinitewidth;

import wick.network.Activation;
import wick.numeric.gaussian.Approximation;
import wick.numeric.gaussian.GaussianExpectation;

/// The mean trace of the Hessian of half the sum of squares over points, for networks of one hidden layer and one
/// output in the neural tangent parameterization, exactly at every width. With q the variance of the
/// pre-activation at a point, the Gauss-Newton part gives the trace of the tangent kernel,
///
///     Θ(x, x) = C_b + C_W ⟨φ²⟩ + C_W ⟨φ′²⟩ q,
///
/// and the second derivatives of the output, which have mean 0 but go with the output itself, C_W ⟨φφ″⟩ q more.
/// That part is spread over many small eigenvalues and does not vanish at infinite width.
///
/// Source: derived from the definition, by Var W = rate.
public record HessianTrace(Approximation gaussNewton, Approximation whole) {

    /// At one point, q = `variance`; traces of several points add up.
    ///
    /// Throws [IllegalArgumentException] for an activation with kinks, where φ″ has a δ-function.
    public static HessianTrace at(double variance, Activation activation, double weightVariance, double biasVariance) {
        if (!activation.kinks().isEmpty()) {
            throw new IllegalArgumentException(activation.name()
                    + " has kinks: its second derivative is not a function; choose a smooth activation");
        }
        Approximation square = GaussianExpectation.of(z -> activation.value(z) * activation.value(z), variance);
        Approximation slope =
                GaussianExpectation.of(z -> activation.derivative(z) * activation.derivative(z), variance);
        Approximation bend =
                GaussianExpectation.of(z -> activation.value(z) * activation.secondDerivative(z), variance);
        double newton = biasVariance + weightVariance * (square.value() + variance * slope.value());
        double newtonError = weightVariance * (square.error() + variance * slope.error());
        return new HessianTrace(
                new Approximation(newton, newtonError),
                new Approximation(
                        newton + weightVariance * variance * bend.value(),
                        newtonError + weightVariance * variance * bend.error()));
    }
}
