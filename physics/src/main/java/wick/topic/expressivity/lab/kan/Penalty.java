package wick.topic.expressivity.lab.kan;

/// What a network pays for edges: strength · Σ over layers of (Σ_e |φ_e| + entropy · S), with |φ_e| the mean over
/// samples of the absolute value on edge e and S = − Σ_e p_e ln p_e the entropy of p_e = |φ_e| / Σ |φ|.
///
/// Source: Liu et al. 2024, arXiv:2404.19756, section 2.5.
public record Penalty(double strength, double entropy) {
    public static final Penalty NONE = new Penalty(0, 0);

    public Penalty {
        if (!(strength >= 0) || !(entropy >= 0) || Double.isInfinite(strength + entropy)) {
            throw new IllegalArgumentException(
                    "penalty of strength " + strength + " and entropy " + entropy + ": both finite, not negative");
        }
    }

    /// The penalty of a layer whose edges have these mean absolute values; writes its derivatives with respect to them.
    double valueInto(double[] sizes, double[] derivatives) {
        double all = 0;
        for (double size : sizes) {
            all += size;
        }
        double disorder = 0;
        for (double size : sizes) {
            disorder -= size > 0 ? size / all * Math.log(size / all) : 0;
        }
        for (int e = 0; e < sizes.length; e++) {
            double share = sizes[e] > 0 ? (Math.log(sizes[e] / all) + disorder) / all : 0;
            derivatives[e] = strength * (1 - entropy * share);
        }
        return strength * (all + entropy * disorder);
    }
}
