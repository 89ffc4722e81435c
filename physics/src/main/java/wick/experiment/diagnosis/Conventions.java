package wick.experiment.diagnosis;

import wick.experiment.diagnosis.Consensus.Member;
import wick.network.signal.Fans;

/// Sizes of weights that libraries draw by name.
///
/// Source: Glorot and Bengio 2010; He, Zhang, Ren and Sun 2015, arXiv:1502.01852.
final class Conventions {
    private static final double CLOSE = 0.06;
    private static final double ERRORS = 5;
    private static final double[] PER_FAN = {1.0 / 3, 1, 2, 25.0 / 9};
    private static final double[] PER_BOTH = {2, 4};
    private static final double[] DEVIATIONS = {0.02, 0.01, 0.001, 0.002, 0.006};

    private Conventions() {}

    /// Whether a customary initialization gives this variance, to five standard errors.
    static boolean know(Member member) {
        double variance = member.variance();
        double close = Math.max(CLOSE, 2 * ERRORS * member.error());
        Fans fans = member.fans();
        boolean known = variance == 0;
        for (double constant : PER_FAN) {
            for (int fan : new int[] {fans.fanIn(), fans.fanOut(), fans.reached()}) {
                known |= Math.abs(variance * fan / constant - 1) < close;
            }
        }
        for (double constant : PER_BOTH) {
            known |= Math.abs(variance * (fans.fanIn() + (double) fans.fanOut()) / constant - 1) < close;
        }
        for (double deviation : DEVIATIONS) {
            known |= Math.abs(variance / (deviation * deviation) - 1) < close;
        }
        return known;
    }
}
