package wick.theory.infinitewidth;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import wick.numeric.elementwise.Elementwise;
import wick.numeric.gaussian.LegendreRule;

/// Nodes z_k and weights w_k with Σ w_k f(z_k) ≈ ⟨f⟩, z ~ N(0, q), out to `reach` standard deviations: for
/// smooth f the trapezoid in t with z = min(1, √q) sinh t, for kinked f Gauss–Legendre panels.
///
/// In t a function that is analytic within a fixed distance of the real z axis is analytic in a strip
/// whose width does not shrink as q grows, so the trapezoid converges exponentially at the same number of
/// nodes per unit of t for every q. In units of the standard deviation the poles of tanh(√q x) would
/// close in on the axis.
final class GaussianRule {
    private static final int PANEL_NODES = 16;
    private static final LegendreRule PANEL = LegendreRule.of(PANEL_NODES);

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
    static GaussianRule of(double variance, double reach, int intervals) {
        if (variance == 0) {
            return new GaussianRule(0, new double[1], new double[] {1});
        }
        return grid(variance, 2 * extent(variance, reach) / intervals, intervals + 1, -intervals / 2.0);
    }

    /// The midpoints of the intervals of [#of], with its weights.
    static GaussianRule midpoints(double variance, double reach, int intervals) {
        return grid(variance, 2 * extent(variance, reach) / intervals, intervals, (1 - intervals) / 2.0);
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
    static double extent(double variance, double reach) {
        double farthest = reach * Math.max(1, Math.sqrt(variance));
        return Math.log(farthest + Math.sqrt(farthest * farthest + 1));
    }

    /// Panels between the kinks, 0 and the ends, at most `width` standard deviations or `width` wide,
    /// whichever is less, and wider in proportion to the distance from 0 and all kinks.
    static GaussianRule panels(double variance, double reach, List<Double> kinks, double width) {
        double deviation = Math.sqrt(variance);
        double end = reach * deviation;
        double[] marks = DoubleStream.concat(
                        DoubleStream.of(-end, 0, end), kinks.stream().mapToDouble(Double::doubleValue))
                .filter(mark -> Math.abs(mark) <= end)
                .sorted()
                .distinct()
                .toArray();
        double[] edges = edges(marks, width * Math.min(1, deviation), width * deviation, width / 2);
        double[] nodes = new double[(edges.length - 1) * PANEL_NODES];
        double[] weights = new double[nodes.length];
        for (int p = 0; p + 1 < edges.length; p++) {
            double middle = (edges[p] + edges[p + 1]) / 2;
            double half = (edges[p + 1] - edges[p]) / 2;
            for (int k = 0; k < PANEL_NODES; k++) {
                double z = middle + half * PANEL.node(k);
                double x = z / deviation;
                nodes[p * PANEL_NODES + k] = z;
                weights[p * PANEL_NODES + k] =
                        half * PANEL.weight(k) * Math.exp(-x * x / 2) / (deviation * Math.sqrt(2 * Math.PI));
            }
        }
        return new GaussianRule(variance, nodes, weights);
    }

    /// Steps from every mark towards the middle between it and the next, each `share` of the distance made
    /// so far but at least `least` and at most `most`.
    private static double[] edges(double[] marks, double least, double most, double share) {
        List<Double> edges = new ArrayList<>();
        for (int m = 0; m + 1 < marks.length; m++) {
            double from = marks[m];
            double to = marks[m + 1];
            double half = (to - from) / 2;
            List<Double> steps = new ArrayList<>();
            for (double way = 0; way < half; way += Math.clamp(share * way, least, Math.max(least, most))) {
                steps.add(way);
            }
            steps.forEach(way -> edges.add(from + way));
            edges.add(from + half);
            for (int k = steps.size() - 1; k > 0; k--) {
                edges.add(to - steps.get(k));
            }
        }
        edges.add(marks[marks.length - 1]);
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
