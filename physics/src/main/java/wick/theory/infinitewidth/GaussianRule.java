package wick.theory.infinitewidth;

import wick.numeric.elementwise.Elementwise;

/// Nodes z_k and weights w_k with Σ w_k f(z_k) ≈ ⟨f⟩, z ~ N(0, q): the trapezoid in t with z = min(1, √q)
/// sinh t.
///
/// In t a function that is analytic within a fixed distance of the real z axis is analytic in a strip
/// whose width does not shrink as q grows, so the trapezoid converges exponentially at the same number of
/// nodes per unit of t for every q. In units of the standard deviation the poles of tanh(√q x) would
/// close in on the axis.
final class GaussianRule {
    /// Standard deviations covered on each side: e^(−12.5²/2) = 1e−34.
    private static final double REACH = 12.5;

    private final double variance;
    private final double[] nodes;
    private final double[] weights;

    private GaussianRule(double variance, double[] nodes, double[] weights) {
        this.variance = variance;
        this.nodes = nodes;
        this.weights = weights;
    }

    double variance() {
        return variance;
    }

    double[] nodes() {
        return nodes;
    }

    double[] weights() {
        return weights;
    }

    /// The nodes −reach + step · k, k = 0, …, `intervals`.
    static GaussianRule of(double variance, int intervals) {
        if (variance == 0) {
            return new GaussianRule(0, new double[1], new double[] {1});
        }
        return grid(variance, 2 * reach(variance) / intervals, intervals + 1, -intervals / 2.0);
    }

    /// The midpoints of the intervals of [#of], with its weights.
    static GaussianRule midpoints(double variance, int intervals) {
        return grid(variance, 2 * reach(variance) / intervals, intervals, (1 - intervals) / 2.0);
    }

    private static GaussianRule grid(double variance, double step, int count, double first) {
        double deviation = Math.sqrt(variance);
        double scale = Math.min(1, deviation);
        double[] nodes = new double[count];
        double[] weights = new double[count];
        for (int k = 0; k < count; k++) {
            weights[k] = (k + first) * step;
        }
        Elementwise.expInto(weights, 0, count, weights, 0);
        double[] exponents = new double[count];
        double perDeviation = scale / deviation;
        double normalization = step * perDeviation / Math.sqrt(2 * Math.PI) / 2;
        for (int k = 0; k < count; k++) {
            double grow = weights[k];
            double sinh = (grow - 1 / grow) / 2;
            double x = sinh * perDeviation;
            nodes[k] = scale * sinh;
            exponents[k] = -x * x / 2;
            weights[k] = normalization * (grow + 1 / grow);
        }
        Elementwise.expInto(exponents, 0, count, exponents, 0);
        for (int k = 0; k < count; k++) {
            weights[k] *= exponents[k];
        }
        return new GaussianRule(variance, nodes, weights);
    }

    /// The largest |t| covered.
    static double reach(double variance) {
        double farthest = REACH * Math.max(1, Math.sqrt(variance));
        return Math.log(farthest + Math.sqrt(farthest * farthest + 1));
    }
}
