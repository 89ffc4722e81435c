package wick.theory.spatial;

/// Bounds on errors of a signal's kernels at all pairs of positions: of D = ½⟨(z − z′)²⟩ relative to itself
/// (`relative`) and beyond that relative to √(a a′) (`absolute`), of the variances a relative to themselves
/// (`variance`), of Θ relative to √(Θ Θ′) of both with themselves (`tangent`).
record Bound(double relative, double absolute, double variance, double tangent) {
    static final double ROUNDING = 1.2e-16;

    /// Of K = ½(a + a′) − D relative to √(a a′), where no two standard deviations are further apart than by
    /// this ratio.
    double covariance(double ratio) {
        double unlike = 0.5 * (ratio - 1) * (ratio - 1) / ratio;
        return relative * (2 + unlike) + absolute + variance * (1 + unlike) + 2 * ROUNDING * (1 + unlike);
    }

    Bound largest(Bound other) {
        return new Bound(
                Math.max(relative, other.relative),
                Math.max(absolute, other.absolute),
                Math.max(variance, other.variance),
                Math.max(tangent, other.tangent));
    }

    /// One of each more than `count` roundings.
    Bound rounded(double count) {
        double more = count * ROUNDING;
        return new Bound(
                relative > 0 ? relative + more : 0,
                absolute > 0 ? absolute + more : absolute,
                variance + more,
                tangent + more);
    }
}
