package wick.theory.kernellaw;

/// The density of K = C_b + T W Tᵀ, T = ((`corner`, 0), (`below`, `rest`)), for W of the law that has these
/// coefficients over a [BartlettRule].
final class GramDensity {
    private final BartlettRule rule;
    private final double[] coefficients;
    private final GramRoot root;
    private final double floor;

    /// The lower triangular T.
    record GramRoot(double corner, double below, double rest) {
        static GramRoot of(GramNode mean) {
            double corner = Math.sqrt(mean.first());
            double below = mean.cross() / corner;
            return new GramRoot(corner, below, Math.sqrt(Math.max(0, mean.second() - below * below)));
        }

        /// T W Tᵀ
        GramNode around(GramNode w) {
            return new GramNode(
                    corner * corner * w.first(),
                    corner * (below * w.first() + rest * w.cross()),
                    below * below * w.first() + 2 * below * rest * w.cross() + rest * rest * w.second());
        }

        /// T⁻¹ G T⁻ᵀ
        GramNode inside(GramNode g) {
            double one = g.first() / (corner * corner);
            double cross = (g.cross() / corner - below * one) / rest;
            double two = (g.second() - below * (below * one + 2 * rest * cross)) / (rest * rest);
            return new GramNode(one, cross, two);
        }

        /// The map of (φ₁, φ₂) √C_W to T⁻¹ of it.
        PairUnits.Lower inverse(double weightVariance) {
            double gain = Math.sqrt(weightVariance);
            return new PairUnits.Lower(gain / corner, -gain * below / (corner * rest), gain / rest);
        }
    }

    GramDensity(BartlettRule rule, double[] coefficients, GramRoot root, double floor) {
        this.rule = rule;
        this.coefficients = coefficients;
        this.root = root;
        this.floor = floor;
    }

    /// Over dK₁₁ dK₁₂ dK₂₂.
    double at(GramNode kernel) {
        GramNode gram = new GramNode(kernel.first() - floor, kernel.cross() - floor, kernel.second() - floor);
        double volume = Math.pow(root.corner() * root.rest(), 3);
        return rule.density(root.inside(gram), coefficients) / volume;
    }

    /// The nodes of the rule as kernels.
    GramNode node(int n) {
        GramNode gram = root.around(rule.node(n));
        return new GramNode(gram.first() + floor, gram.cross() + floor, gram.second() + floor);
    }

    double[] weights() {
        return rule.weights(coefficients);
    }
}
