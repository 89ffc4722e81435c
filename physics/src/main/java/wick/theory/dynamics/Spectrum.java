package wick.theory.dynamics;

import wick.numeric.matrix.Vector;

/// The eigenvalues of a training kernel, ascending, of which those that are 0 within rounding are exactly
/// 0; `untrainable` counts them.
record Spectrum(Vector values, int untrainable) {
    /// Eigenvalues below this share of the largest, times their number, are rounding and count as 0.
    private static final double ROUNDING = 2.3e-16;

    /// Throws [IllegalArgumentException] where no eigenvalue is positive, or one is below −1e−10 λ_max,
    /// which no kernel has.
    static Spectrum of(Vector ascending) {
        double[] values = ascending.toArray();
        double largest = values[values.length - 1];
        if (!(largest > 0)) {
            throw new IllegalArgumentException(
                    "the neural tangent kernel of the training inputs is not positive: largest eigenvalue " + largest);
        }
        int cleared = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] < -1e-10 * largest) {
                throw new IllegalArgumentException(
                        "the training kernel has the negative eigenvalue " + values[i] + ": it is not a kernel");
            }
            if (values[i] <= ROUNDING * values.length * largest) {
                values[i] = 0;
                cleared++;
            }
        }
        return new Spectrum(Vector.of(values), cleared);
    }

    /// 2(1 + m)/λ_max
    double largestStableRate(double momentum) {
        Progress.requireMomentum(momentum);
        return 2 * (1 + momentum) / values.at(values.size() - 1);
    }
}
