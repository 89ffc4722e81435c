package wick.theory.generalization;

/// Least squares of least norm with n points and p independent standard normal features, exactly at any n and p:
/// y = w·x + noise, ŵ the pseudo-inverse of the data applied to y. With r² = |w|² and σ² the variance of the noise,
///
///     bias = 0 for p ≤ n,  r² (1 − n/p) beyond,
///     variance = σ² p/(n − p − 1) for p < n − 1,  σ² n/(p − n − 1) for p > n + 1,
///
/// and infinite between. E|ŵ − w|² is their sum, so the test error rises to p = n, where the data are fitted
/// exactly for the first time, and *falls* beyond: double descent. Over training sets it has heavy tails near p =
/// n; its variance is finite for |p − n| > 3 only.
///
/// Source: Hastie, Montanari, Rosset and Tibshirani 2022, arXiv:1903.08560; Belkin, Hsu and Xu 2020,
/// arXiv:1903.07571; moments of inverse Wishart matrices.
public record LeastNorm(int points, int features, double signal, double noise) {

    /// `signal` is r², `noise` σ².
    public LeastNorm {
        if (points < 1 || features < 1) {
            throw new IllegalArgumentException(
                    points + " points and " + features + " features: need at least 1 of each");
        }
        requireFinite("signal", signal);
        requireFinite("noise", noise);
    }

    private static void requireFinite(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be finite and not negative");
        }
    }

    /// A model that sees `features` of `all` features that matter alike; the others are noise to it, exactly.
    public static LeastNorm chosen(int points, int features, int all, double signal, double noise) {
        if (features > all) {
            throw new IllegalArgumentException(features + " features chosen out of " + all);
        }
        double seen = signal * features / all;
        return new LeastNorm(points, features, seen, noise + signal - seen);
    }

    public double bias() {
        return features <= points ? 0 : signal * (1 - (double) points / features);
    }

    /// Infinite for |p − n| ≤ 1 where there is noise.
    public double variance() {
        if (noise == 0) {
            return 0;
        }
        int gap = Math.abs(features - points) - 1;
        return gap <= 0 ? Double.POSITIVE_INFINITY : noise * Math.min(points, features) / gap;
    }

    /// E|ŵ − w|²
    public double excess() {
        return bias() + variance();
    }

    /// The mean squared error at a new noisy point.
    public double testError() {
        return excess() + noise;
    }

    /// The mean squared error at the training points.
    public double trainingError() {
        return features >= points ? 0 : noise * (1 - (double) features / points);
    }

    /// Whether the error has a finite variance over training sets, so that a mean over them has an error.
    public boolean tame() {
        return noise == 0 || Math.abs(features - points) > 3;
    }
}
