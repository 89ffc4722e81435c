package wick.theory.infinitewidth;

/// ⟨φφ⟩ and ⟨φ′φ′⟩ for pairs (row i, column j) of jointly Gaussian variables whose variances are known
/// beforehand.
interface PairAverages {

    /// For `count` columns from `from` and covariances `covariance`\[0 … count): product ← ⟨φ(z_i)φ(z_j)⟩ and
    /// slopeProduct ← ⟨φ′(z_i)φ′(z_j)⟩. `product` may be `covariance`. Allocates nothing in the usual case.
    void stretchInto(
            int row, int from, int count, double[] covariance, double[] work, double[] product, double[] slopeProduct);

    /// A bound on the error of both made here, for exact covariances, relative to √(⟨φ²⟩⟨φ²⟩) and
    /// √(⟨φ′²⟩⟨φ′²⟩).
    double error();
}
