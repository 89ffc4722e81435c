package wick.numeric.gaussian;

/// A function of one variable that may know its own numerical error.
interface Integrand {

    double at(double z);

    /// A bound on the error of the value that [#at] returned last, beyond a few roundings.
    default double error() {
        return 0;
    }
}
