package wick.experiment;

/// The rule of every graded comparison: `z` standard errors from the prediction, `excluded` from the
/// rival, errors estimated on `networks` networks.
record Grade(double z, double excluded, long networks, boolean heavyTailed) {

    double agreement() {
        return Bar.threshold(Bar.AGREEMENT, networks);
    }

    Verdict verdict() {
        if (heavyTailed) {
            return Verdict.INCONCLUSIVE;
        }
        if (Math.abs(z) > agreement()) {
            return Verdict.DISAGREES;
        }
        return Math.abs(excluded) >= Bar.threshold(Bar.EXCLUSION, networks) ? Verdict.AGREES : Verdict.INCONCLUSIVE;
    }
}
