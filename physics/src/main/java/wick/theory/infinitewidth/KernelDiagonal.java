package wick.theory.infinitewidth;

import wick.numeric.matrix.Vector;

/// K_ii and Θ_ii of every input, with bounds on their relative errors.
public record KernelDiagonal(Vector nngp, Vector ntk, double nngpError, double ntkError) {

    /// Without what is not asked for: that is empty, with error 0.
    public KernelDiagonal only(KernelKinds kinds) {
        return new KernelDiagonal(
                kinds.nngp() ? nngp : Vector.of(),
                kinds.ntk() ? ntk : Vector.of(),
                kinds.nngp() ? nngpError : 0,
                kinds.ntk() ? ntkError : 0);
    }
}
