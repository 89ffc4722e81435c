package wick.numeric.gaussian;

/// Several functions of one of the variables of [ProductAverages].
///
/// They may also depend on the coordinate u of that variable: z_j = m + σ u with m the mean and σ the
/// deviation of z_j given the variables before it.
public interface Factors {

    /// How many functions.
    int count();

    /// `values[f][i]` ← f(z\[i], u\[i]) for 0 ≤ i < `count` and every function f.
    void into(double[] z, double[] u, int count, double[][] values);
}
