package wick.network;

/// How weights, their initial variances and their learning rates scale with width: W = n^(−a) w, Var w ∝ n^(−2b),
/// learning rate ∝ n^(−c), for the input, hidden and output layers.
///
/// n is the fan-out of the input layer and the fan-in of every other layer. With `unitVariance` the constant
/// √(weight variance) multiplies the weight in the forward pass (neural tangent parameterization) instead of setting
/// the spread of w.
///
/// Source: Yang and Hu 2021, arXiv:2011.14522.
public record Parameterization(String name, Exponents input, Exponents hidden, Exponents output, boolean unitVariance) {

    /// The exponents (a, b, c) of one layer.
    public record Exponents(double a, double b, double c) {}

    public static final Parameterization STANDARD = new Parameterization(
            "standard", new Exponents(0, 0, 0), new Exponents(0, 0.5, 0), new Exponents(0, 0.5, 0), false);
    public static final Parameterization NTK = new Parameterization(
            "ntk", new Exponents(0, 0, 0), new Exponents(0.5, 0, 0), new Exponents(0.5, 0, 0), true);
    public static final Parameterization MUP = new Parameterization(
            "mup", new Exponents(-0.5, 0.5, 0), new Exponents(0, 0.5, 0), new Exponents(0.5, 0.5, 0), false);
}
