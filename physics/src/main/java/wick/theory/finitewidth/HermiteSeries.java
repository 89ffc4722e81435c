package wick.theory.finitewidth;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import wick.network.Activation;
import wick.numeric.gaussian.LegendreRule;

/// φ(z)², z ~ N(0, K), as a series in normalized Hermite polynomials of z/√K, coefficients α_j: averages, their
/// derivatives in K, and covariances with φ_s(z_s)² where z = z_s + ξ, ξ independent, by Mehler's formula.
final class HermiteSeries {
    private static final LegendreRule RULE = LegendreRule.of(12);
    private static final double REACH = 16;
    private static final double PANEL = 0.25;

    private final double kernel;
    private final double[] alpha;
    private final double variance;

    /// With `terms` coefficients.
    HermiteSeries(Activation activation, double kernel, int terms) {
        if (!(kernel > 0)) {
            throw new IllegalArgumentException("variance " + kernel + " in front of " + activation.name()
                    + " must be positive: a zero input without bias has no corrections");
        }
        this.kernel = kernel;
        alpha = new double[terms];
        double root = Math.sqrt(kernel);
        double[] edges = edges(activation, root);
        double fourth = 0;
        for (int panel = 0; panel + 1 < edges.length; panel++) {
            double middle = (edges[panel] + edges[panel + 1]) / 2;
            double half = (edges[panel + 1] - edges[panel]) / 2;
            for (int i = 0; i < RULE.size(); i++) {
                double x = middle + half * RULE.node(i);
                double weight = half * RULE.weight(i) * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
                double value = activation.value(root * x);
                add(x, weight * value * value);
                fourth += weight * value * value * value * value;
            }
        }
        variance = fourth - alpha[0] * alpha[0];
    }

    /// Panels in x = z/√K, with the kinks among their ends.
    private static double[] edges(Activation activation, double root) {
        int count = (int) Math.round(2 * REACH / PANEL);
        DoubleStream even = IntStream.rangeClosed(0, count).mapToDouble(i -> PANEL * i - REACH);
        DoubleStream kinks =
                activation.kinks().stream().mapToDouble(z -> z / root).filter(x -> Math.abs(x) < REACH);
        return DoubleStream.concat(even, kinks).sorted().distinct().toArray();
    }

    /// Adds `mass` at x times the normalized polynomials He_j(x)/√(j!).
    private void add(double x, double mass) {
        double before = 0;
        double value = 1;
        for (int j = 0; j < alpha.length; j++) {
            alpha[j] += mass * value;
            double next = (x * value - Math.sqrt(j) * before) / Math.sqrt(j + 1.0);
            before = value;
            value = next;
        }
    }

    double kernel() {
        return kernel;
    }

    /// ⟨φ²⟩
    double mean() {
        return alpha[0];
    }

    /// d⟨φ²⟩/dK
    double response() {
        return alpha[2] / (Math.sqrt(2) * kernel);
    }

    /// d²⟨φ²⟩/dK²
    double curvature() {
        return Math.sqrt(1.5) * alpha[4] / (kernel * kernel);
    }

    /// ⟨φ⁴⟩ − ⟨φ²⟩²
    double variance() {
        return variance;
    }

    /// Cov(φ(z)², φ_s(z_s)²), `earlier` with a kernel that is not larger.
    double covariance(HermiteSeries earlier) {
        if (earlier == this) {
            return variance;
        }
        double correlation = Math.sqrt(earlier.kernel / kernel);
        double power = 1;
        double sum = 0;
        for (int j = 1; j < alpha.length; j++) {
            power *= correlation;
            sum += power * alpha[j] * earlier.alpha[j];
        }
        return sum;
    }

    /// Cov(½ (φ²)″(z), φ_s(z_s)²)
    double bendCovariance(HermiteSeries earlier) {
        double correlation = Math.sqrt(earlier.kernel / kernel);
        double power = 1;
        double sum = 0;
        for (int j = 1; j + 2 < alpha.length; j++) {
            power *= correlation;
            sum += power * earlier.alpha[j] * alpha[j + 2] * Math.sqrt((j + 1.0) * (j + 2.0));
        }
        return sum / (2 * kernel);
    }
}
