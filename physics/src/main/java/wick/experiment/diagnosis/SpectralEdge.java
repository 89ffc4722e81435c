package wick.experiment.diagnosis;

/// Where the spectrum of W Wᵀ ends for an m x n matrix of independent entries of variance v.
///
/// Its eigenvalues fill v (√m − √n)² to v (√m + √n)², and the largest one stays within a few
/// v (√m + √n)(1/√m + 1/√n)^{1/3} of the upper edge. Training makes some leave it.
///
/// Source: Marchenko and Pastur 1967; Bai and Yin 1993; Johnstone 2001 (the scale of the largest eigenvalue).
record SpectralEdge(double variance, double rows, double columns) {
    private static final double SCALES = 8;

    double value() {
        return variance * roots() * roots();
    }

    private double roots() {
        return Math.sqrt(rows) + Math.sqrt(columns);
    }

    /// Whether an eigenvalue lies beyond the edge by more than eight of its scales: one independent matrix
    /// in more than 10⁵
    /// has such a one.
    boolean isPassedBy(double eigenvalue) {
        double scale = variance * roots() * Math.cbrt(1 / Math.sqrt(rows) + 1 / Math.sqrt(columns));
        return eigenvalue > value() + SCALES * scale;
    }
}
