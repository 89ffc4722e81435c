package wick.experiment;

/// How many networks a comparison needs, fixed before it is measured.
public final class Power {
    private Power() {}

    /// The number of networks M with |rival − prediction| = [Bar#POWER] · √(spread²/M + error²), at least
    /// `least`.
    ///
    /// `spread` is the standard deviation of the quantity from network to network, from theory or from a
    /// pilot on other networks; `error` is the part of the error that more networks do not reduce. Where
    /// that part alone is too large, no number is enough and the answer is [Long#MAX_VALUE].
    public static long networks(double prediction, double rival, double spread, double error, long least) {
        double gap = (rival - prediction) / Bar.POWER;
        double room = gap * gap - error * error;
        if (!(spread >= 0)) {
            throw new IllegalArgumentException("spread " + spread + " must not be negative");
        }
        if (!(room > 0)) {
            return Long.MAX_VALUE;
        }
        double wanted = Math.ceil(spread * spread / room);
        return wanted >= Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(least, (long) wanted);
    }

    /// By what factor the networks must grow so that `gap` becomes [Bar#POWER] standard errors.
    static double factor(double gap, double standardError) {
        double ratio = Bar.POWER * standardError / Math.abs(gap);
        return gap == 0 ? 1e6 : Math.min(1e6, ratio * ratio);
    }
}
