package wick.lab.correlators;

/// How much is read off every network; each one includes those before it.
public enum Extent {
    /// Conditional covariances S: K and V.
    KERNEL,
    /// Also the tangent kernel: Θ, A, B, D, F.
    TANGENT,
    /// Also the differential of the tangent kernel: P and Q.
    DRIFT;

    /// Whether this includes `other`.
    public boolean covers(Extent other) {
        return compareTo(other) >= 0;
    }
}
