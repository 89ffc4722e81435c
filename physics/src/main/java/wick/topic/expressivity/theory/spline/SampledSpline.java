package wick.topic.expressivity.theory.spline;

/// The least-squares spline of order k on G equal intervals through N samples at independent uniform places: the chance
/// that they determine its G + k coefficients.
///
/// By Schoenberg and Whitney they do if and only if every run of consecutive splines has at least as many samples in
/// the intervals that it covers. Interval after interval, let d be the largest number of splines that any run ending
/// here lacks, less those that may still come: it starts at k, goes to max(0, d + 1 − n) in an interval with n samples,
/// must never exceed k, and must end at 0. The samples of all intervals together are N, so that n is binomial given
/// those that are left, and the chance is exact.
///
/// Source: Schoenberg and Whitney 1953, doi:10.2307/1990884, for the condition.
public record SampledSpline(int intervals, int order) {
    public SampledSpline {
        if (intervals < 1 || order < 1) {
            throw new IllegalArgumentException(
                    "splines of order " + order + " on " + intervals + " intervals: both must be at least 1");
        }
    }

    /// The number of coefficients.
    public int size() {
        return intervals + order;
    }

    /// The chance that N samples determine the spline, to about 1e-12.
    public double determined(int samples) {
        if (samples < size()) {
            return 0;
        }
        // chances[d][left]: of lack d with so many samples left for the intervals to come
        double[][] chances = new double[order + 1][samples + 1];
        chances[order][samples] = 1;
        for (int rest = intervals; rest >= 1; rest--) {
            chances = step(chances, samples, rest);
        }
        return Math.min(1, chances[0][0]);
    }

    private double[][] step(double[][] chances, int samples, int rest) {
        double[][] next = new double[order + 1][samples + 1];
        double share = 1.0 / rest;
        for (int left = 0; left <= samples; left++) {
            double all = 0;
            for (int d = 0; d <= order; d++) {
                all += chances[d][left];
            }
            if (all < 1e-18) {
                continue;
            }
            double chance = rest == 1 ? (left == 0 ? 1 : 0) : Math.pow(1 - share, left);
            for (int n = 0; n <= left; n++) {
                double here = rest == 1 ? (n == left ? 1 : 0) : chance;
                for (int d = 0; d <= order && here > 0; d++) {
                    int lack = Math.max(0, d + 1 - n);
                    if (lack <= order) {
                        next[lack][left - n] += chances[d][left] * here;
                    }
                }
                chance *= (double) (left - n) / (n + 1) * share / (1 - share);
                if (rest > 1 && n > left * share && chance < 1e-20) {
                    break;
                }
            }
        }
        return next;
    }
}
