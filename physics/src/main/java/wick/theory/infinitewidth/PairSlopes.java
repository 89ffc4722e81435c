package wick.theory.infinitewidth;

/// The values and derivatives of an activation's correlation map for a stretch of pairs, one entry per
/// column: δ behind the activation and s = ⟨φ′φ′⟩ / √(⟨φ′²⟩⟨φ′²⟩), each with its derivatives in δ and in
/// the logarithms of both variances at fixed δ.
final class PairSlopes {
    final double[] delta = new double[KernelStretch.LENGTH];
    final double[] deltaByDelta = new double[KernelStretch.LENGTH];
    final double[] deltaByRow = new double[KernelStretch.LENGTH];
    final double[] deltaByColumn = new double[KernelStretch.LENGTH];
    final double[] slope = new double[KernelStretch.LENGTH];
    final double[] slopeByDelta = new double[KernelStretch.LENGTH];
    final double[] slopeByRow = new double[KernelStretch.LENGTH];
    final double[] slopeByColumn = new double[KernelStretch.LENGTH];
}
