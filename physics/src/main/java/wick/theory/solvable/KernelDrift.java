package wick.theory.solvable;

/// How far training moves the tangent kernel of a linear network with one hidden layer, on average over
/// networks of standard normal weights: E Θ∞/Θ₀ − 1 in wide networks, with ρ = y²/x².
///
///     ntk:   (ρ − 1)/(2n) + [(3ρ + 1)/2 − (ρ² − 2ρ + 3)/8]/n²
///     mu-P:  √(1 + ρ) − 1 + (2ρ² + 2ρ − 1)/(2 (1 + ρ)^(3/2) n)
///
/// In the neural tangent parameterization the kernel shrinks on average where |y| < |x|, the typical |f₀|.
/// In mu-P it moves at any width. At finite n the mean exists from width 2 on: [InitialLaw].
///
/// Source: expansion of the exact law over Gamma(n) and a symmetric beta variable.
public record KernelDrift(double input, double target) {

    public KernelDrift {
        if (input == 0 || !Double.isFinite(input) || !Double.isFinite(target)) {
            throw new IllegalArgumentException(
                    "input " + input + " and target " + target + " must be finite, the input not 0");
        }
    }

    /// The coefficient of 1/n in the neural tangent parameterization, by gradient flow.
    public double lazyFirst() {
        return (ratio() - 1) / 2;
    }

    /// The coefficient of 1/n in the neural tangent parameterization after long gradient descent with steps
    /// of rate η, ηx² < 1: (ρ − 1)/2 − ηx² (1 + ρ)/(4 (1 − ηx²)). Steps do not conserve what flow does, and
    /// make the weights smaller.
    public double lazyFirst(double rate) {
        double step = rate * input * input;
        if (!(step > 0 && step < 1)) {
            throw new IllegalArgumentException(
                    "rate " + rate + " must be positive and below " + 1 / (input * input) + ", where descent diverges");
        }
        return lazyFirst() - step * (1 + ratio()) / (4 * (1 - step));
    }

    /// The coefficient of 1/n² in the neural tangent parameterization.
    public double lazySecond() {
        double ratio = ratio();
        return (3 * ratio + 1) / 2 - (ratio * ratio - 2 * ratio + 3) / 8;
    }

    /// The limit of infinite width in mu-P.
    public double richLimit() {
        double ratio = ratio();
        return ratio / (1 + Math.sqrt(1 + ratio));
    }

    /// The coefficient of 1/n in mu-P.
    public double richFirst() {
        double ratio = ratio();
        return (2 * ratio * ratio + 2 * ratio - 1) / (2 * Math.pow(1 + ratio, 1.5));
    }

    private double ratio() {
        return target * target / (input * input);
    }
}
