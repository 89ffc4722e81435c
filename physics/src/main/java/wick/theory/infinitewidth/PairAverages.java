package wick.theory.infinitewidth;

/// ⟨φφ⟩ and ⟨φ′φ′⟩ for pairs (row i, column j) of jointly Gaussian variables whose variances are known
/// beforehand.
interface PairAverages {

    /// For the columns of `place` and their covariances: product ← ⟨φ(z_i)φ(z_j)⟩ and slopeProduct ←
    /// ⟨φ′(z_i)φ′(z_j)⟩. `product` may be `covariance`; `work` is overwritten. Activations with a kink
    /// add to `closeness`.
    void stretchInto(
            KernelStretch.Place place,
            double[] covariance,
            double[] work,
            double[] product,
            double[] slopeProduct,
            Closeness closeness);

    /// A bound on the error of both made here, for exact covariances, relative to √(⟨φ²⟩⟨φ²⟩) and
    /// √(⟨φ′²⟩⟨φ′²⟩).
    double error();
}
