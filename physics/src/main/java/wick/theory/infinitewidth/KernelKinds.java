package wick.theory.infinitewidth;

/// Which kernels are asked for: the covariance K of one output (NNGP), the neural tangent kernel Θ, or
/// both.
public enum KernelKinds {
    NNGP,
    NTK,
    BOTH;

    public boolean nngp() {
        return this != NTK;
    }

    public boolean ntk() {
        return this != NNGP;
    }
}
