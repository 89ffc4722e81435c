package wick.experiment;

import wick.numeric.statistics.Tail;

/// How high the bar is: the thresholds of every verdict, in standard errors.
///
/// A right theory measured without bias exceeds [#AGREEMENT] once in 16 000 times.
public final class Bar {
    /// |z| up to here agrees.
    public static final double AGREEMENT = 4;

    /// A rival is excluded from here on.
    public static final double EXCLUSION = 5;

    /// The number of networks is planned so that prediction and rival lie this far apart.
    public static final double POWER = 9;

    /// From this many networks on a standard error counts as known.
    public static final int LARGE_SAMPLE = 100;

    /// A single network may carry this share of the sum of squares before the error is no longer believed.
    public static final double HEAVIEST_SHARE = 0.01;

    private Bar() {}

    /// The quantile that stands for `z` standard errors when the error itself was estimated from
    /// `networks` networks: `z` from [#LARGE_SAMPLE] networks on, below that the quantile of Student's
    /// distribution with networks − 1 degrees of freedom that is exceeded as rarely.
    public static double threshold(double z, long networks) {
        if (networks < 2) {
            throw new IllegalArgumentException(
                    "a standard error from " + networks + " networks does not exist, need at least 2");
        }
        if (networks >= LARGE_SAMPLE) {
            return z;
        }
        return Tail.studentTwoSidedQuantile(2 * tail(z), networks - 1.0);
    }

    /// P(Z < −z) of a standard normal Z.
    public static double tail(double z) {
        return Tail.normal(z);
    }

    /// The z with P(|Z| > z) = `probability`; probabilities below 1e-300, z above 37, are not told apart.
    public static double equivalent(double probability) {
        return probability < 1e-300 ? 37 : Tail.normalQuantile(Math.min(1, probability) / 2);
    }

    /// The share of the sum of squares that one of `networks` networks may carry: [#HEAVIEST_SHARE], or
    /// where there are too few networks for that twice what the largest of as many Gaussian deviates
    /// reaches by chance as rarely as
    /// |z| reaches [#AGREEMENT]. Twice, because a variance or a product is skewed without being
    /// heavy-tailed.
    public static double heaviestShare(long networks) {
        if (networks < 2) {
            return 1;
        }
        double extreme = Tail.studentTwoSidedQuantile(2 * tail(AGREEMENT) / networks, networks - 1.0);
        double gaussian = extreme * extreme / (extreme * extreme + networks - 1);
        return Math.max(HEAVIEST_SHARE, Math.min(2 * gaussian, (1 + gaussian) / 2));
    }
}
