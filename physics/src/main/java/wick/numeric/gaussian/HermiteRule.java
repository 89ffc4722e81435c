package wick.numeric.gaussian;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// Nodes u ≥ 0 with the weights of a standard normal density, and the even and odd parts of u ↦
/// f(deviation · u) there.
///
/// Weighted sums over the even (odd) part with an even (odd) function of u are averages over the whole
/// line. Smooth functions get a uniform grid; kinked ones Gauss–Legendre panels between the kinks.
final class HermiteRule {
    private static final double[] REACHES = {12.5, 18, 26, 38};
    private static final double NEGLIGIBLE = 1e-18;
    private static final int PANEL_NODES = 16;

    final double[] u;
    final double[] even;
    final double[] odd;
    final double[] weight;

    private HermiteRule(double[] u, double[] weight) {
        this.u = u;
        this.weight = weight;
        this.even = new double[u.length];
        this.odd = new double[u.length];
    }

    /// `spacing` is the step of the grid, or an eighth of the width of a panel.
    static HermiteRule of(DoubleUnaryOperator f, double deviation, double spacing, double[] kinks) {
        double reach = reach(f, deviation);
        HermiteRule rule = kinks.length == 0 ? grid(reach, spacing) : panels(reach, spacing, deviation, kinks);
        for (int j = 0; j < rule.u.length; j++) {
            double right = f.applyAsDouble(deviation * rule.u[j]);
            double left = f.applyAsDouble(-deviation * rule.u[j]);
            rule.even[j] = rule.weight[j] * (right + left) / 2;
            rule.odd[j] = rule.weight[j] * (right - left) / 2;
        }
        return rule;
    }

    /// ⟨f²⟩ by this rule.
    double square() {
        double sum = 0;
        for (int j = 0; j < u.length; j++) {
            sum += (even[j] * even[j] + odd[j] * odd[j]) / weight[j];
        }
        return sum;
    }

    private static double reach(DoubleUnaryOperator f, double deviation) {
        double center = 0;
        for (double u = -3; u <= 3; u += 0.5) {
            center = Math.max(center, square(f, deviation, u));
        }
        for (double reach : REACHES) {
            if (square(f, deviation, reach) + square(f, deviation, -reach) <= NEGLIGIBLE * center) {
                return reach;
            }
        }
        return REACHES[0];
    }

    private static double square(DoubleUnaryOperator f, double deviation, double u) {
        double value = f.applyAsDouble(deviation * u);
        return value * value * Math.exp(-u * u / 2);
    }

    private static double density(double u) {
        return Math.exp(-u * u / 2) * Math.sqrt(2 / Math.PI);
    }

    private static HermiteRule grid(double reach, double step) {
        int count = (int) Math.ceil(reach / step) + 1;
        double[] u = new double[count];
        double[] weight = new double[count];
        for (int j = 0; j < count; j++) {
            u[j] = j * step;
            weight[j] = density(u[j]) * (j == 0 ? step / 2 : step);
        }
        return new HermiteRule(u, weight);
    }

    private static HermiteRule panels(double reach, double spacing, double deviation, double[] kinks) {
        double[] edges = Arrays.stream(kinks)
                .map(kink -> Math.abs(kink) / deviation)
                .filter(edge -> edge < reach)
                .sorted()
                .distinct()
                .toArray();
        GaussLegendre legendre = GaussLegendre.of(PANEL_NODES);
        double[] u = new double[0];
        double[] weight = new double[0];
        double start = 0;
        for (int i = 0; i <= edges.length; i++) {
            double end = i < edges.length ? edges[i] : reach;
            int count = (int) Math.ceil((end - start) / (8 * spacing));
            int from = u.length;
            u = Arrays.copyOf(u, from + count * PANEL_NODES);
            weight = Arrays.copyOf(weight, u.length);
            double half = (end - start) / (2 * Math.max(1, count));
            for (int j = 0; j < count * PANEL_NODES; j++) {
                double center = start + half * (2 * (j / PANEL_NODES) + 1);
                u[from + j] = center + half * legendre.node(j % PANEL_NODES);
                weight[from + j] = half * legendre.weight(j % PANEL_NODES) * density(u[from + j]);
            }
            start = end;
        }
        return new HermiteRule(u, weight);
    }
}
