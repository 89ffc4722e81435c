package wick.numeric.minimization;

/// A function of many variables with its gradient.
public interface Objective {
    /// The number of variables.
    int size();

    /// f(x); writes ∇f(x). A value that is not finite says that x is out of bounds.
    double valueInto(double[] x, double[] gradient);
}
