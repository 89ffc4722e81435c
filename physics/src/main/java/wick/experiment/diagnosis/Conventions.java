package wick.experiment.diagnosis;

import wick.experiment.diagnosis.Consensus.Member;

/// Sizes of weights that libraries draw by name.
///
/// Source: Glorot and Bengio 2010; He, Zhang, Ren and Sun 2015, arXiv:1502.01852.
final class Conventions {
    private static final double CLOSE = 0.06;
    private static final double[] PER_FAN = {1.0 / 3, 1, 2, 25.0 / 9};
    private static final double[] PER_BOTH = {2, 4};
    private static final double[] DEVIATIONS = {0.02, 0.01, 0.001, 0.002, 0.006};

    private Conventions() {}

    /// Whether a customary initialization gives this variance.
    static boolean know(Member member) {
        double variance = member.variance();
        boolean known = variance == 0;
        for (double constant : PER_FAN) {
            known |= isClose(variance * member.fanIn(), constant) || isClose(variance * member.fanOut(), constant);
        }
        for (double constant : PER_BOTH) {
            known |= isClose(variance * (member.fanIn() + (double) member.fanOut()), constant);
        }
        for (double deviation : DEVIATIONS) {
            known |= isClose(variance, deviation * deviation);
        }
        return known;
    }

    private static boolean isClose(double value, double constant) {
        return Math.abs(value / constant - 1) < CLOSE;
    }
}
