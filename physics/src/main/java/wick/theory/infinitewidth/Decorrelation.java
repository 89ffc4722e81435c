package wick.theory.infinitewidth;

/// Two inputs of equal variance q and correlation 1 − δ, seen through an activation. Both methods keep full
/// relative accuracy as δ → 0, where differences of averages would not.
interface Decorrelation {

    /// ⟨(φ(z₁) − φ(z₂))²⟩ / 2 = ⟨φ²⟩ − ⟨φφ⟩, for 0 ≤ δ ≤ 2. Its derivative in δ is q times [#slopeProduct].
    double separation(double delta);

    /// ⟨φ′(z₁)φ′(z₂)⟩
    double slopeProduct(double delta);

    /// A bound on the numerical error of both, relative to δ q ⟨φ′²⟩ and to ⟨φ′²⟩.
    double error(double delta);
}
