package wick.theory.infinitewidth;

import java.util.Optional;
import wick.numeric.matrix.Matrix;

/// What computes the kernels of one infinitely wide network, between inputs that are the rows of matrices.
///
/// Entry (i, j) depends on inputs i and j alone, to the last bit, however pairs are grouped into calls,
/// tiles and threads; only which of the two is the row and which the column may matter, and symmetric
/// kernels are symmetric to the last bit. Every method throws [IllegalArgumentException] for inputs with
/// another number of columns than [#inputs], or with entries that are not finite.
public interface KernelEngine {

    /// What there is to say where an activation jumps.
    String NO_TANGENT = "an activation jumps, so that its slope is infinite in the mean square and there is no neural"
            + " tangent kernel; ask for nngp alone (as --kinds nngp or --kernel nngp)";

    /// Numbers per input row.
    int inputs();

    /// Whether there is a tangent kernel: no activation jumps. Without one, ask for [KernelKinds#NNGP] alone.
    boolean hasTangent();

    /// The symmetric kernels of `x` (N x d), both N x N.
    Kernels kernels(Matrix x);

    /// The kernels between `x` (N x d) and `z` (M x d), both N x M.
    Kernels kernels(Matrix x, Matrix z);

    /// K_ii and Θ_ii alone: the bytes on the diagonals of [#kernels(Matrix)].
    KernelDiagonal diagonal(Matrix x);

    /// As [#diagonal(Matrix)] for the kernels asked for; of the other, which need not exist, nothing is returned.
    default KernelDiagonal diagonal(Matrix x, KernelKinds kinds) {
        return (kinds.ntk() ? this : covariancesAlone()).diagonal(x).only(kinds);
    }

    /// What computes the covariance where there need not be a tangent kernel; what it says of that is void.
    default KernelEngine covariancesAlone() {
        return this;
    }

    /// What one pair of inputs costs. It is an estimate in arithmetic, which a short measurement turns into
    /// time.
    KernelCost cost();

    /// The symmetric kernels of `x` as something that is computed tile by tile, with the bytes of
    /// [#kernels(Matrix)].
    default KernelTiles tiles(Matrix x, KernelKinds kinds) {
        return new SeparateTiles(kinds.ntk() ? this : covariancesAlone(), x, Optional.empty(), kinds);
    }

    /// The kernels between `x` and `z` as something that is computed tile by tile, with the bytes of
    /// [#kernels(Matrix, Matrix)].
    default KernelTiles tiles(Matrix x, Matrix z, KernelKinds kinds) {
        return new SeparateTiles(kinds.ntk() ? this : covariancesAlone(), x, Optional.of(z), kinds);
    }
}
