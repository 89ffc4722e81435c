package wick.theory.kernellaw;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import wick.network.Activation;
import wick.numeric.gaussian.LegendreRule;
import wick.numeric.gaussian.UniformGrid;

/// ⟨v₁^i v₂^j⟩ of one unit at two inputs, v₁ = a φ(z₁), v₂ = b φ(z₁) + c φ(z₂), for i + j even and at most
/// twice a degree: by the trapezoid rule for smooth φ, by angles where φ(λz) = λ^p φ(z).
final class PairUnits {
    private static final int PANEL = 32;
    private static final double TOLERANCE = 1e-11;

    private final Activation activation;
    private final int most;
    private final int homogeneity;
    private final LegendreRule rule = LegendreRule.of(PANEL);
    private final Map<Integer, UniformGrid> grids = new ConcurrentHashMap<>();

    /// A linear map of (φ(z₁), φ(z₂)).
    record Lower(double a, double b, double c) {
        static final Lower IDENTITY = new Lower(1, 0, 1);
    }

    PairUnits(Activation activation, int degree) {
        this.activation = activation;
        most = 2 * degree;
        homogeneity = LayerMap.degree(activation);
        if (homogeneity < 0 && !activation.kinks().isEmpty()) {
            throw new IllegalArgumentException("the law of two inputs needs activations that are smooth or homogeneous,"
                    + " such as relu; " + activation.name() + " has kinks at " + activation.kinks());
        }
    }

    /// A grid that is fine enough for this kernel; one serves all kernels within a factor of 2.
    private UniformGrid grid(GramNode node) {
        int octave = Math.getExponent(Math.max(node.first(), node.second())) + 1;
        return grids.computeIfAbsent(
                octave,
                _ -> UniformGrid.resolving(
                        List.of(z -> power(z, most), z -> power(z, 4), z -> power(z, 2), activation::value),
                        Math.scalb(1.0, octave),
                        TOLERANCE));
    }

    private double power(double z, int exponent) {
        return Math.pow(activation.value(z), exponent);
    }

    /// The average of v₁^i v₂^j is at i (2 degree + 1) + j.
    double[] moments(GramNode node, Lower map) {
        double[] moments = new double[(most + 1) * (most + 1)];
        if (homogeneity >= 0) {
            angles(node, map, moments);
        } else {
            trapezoid(node, map, grid(node), moments);
        }
        return moments;
    }

    private void trapezoid(GramNode node, Lower map, UniformGrid grid, double[] moments) {
        double step = grid.step();
        int last = (int) Math.ceil(grid.reach() / step);
        double first = Math.sqrt(node.first());
        double slope = node.cross() / first;
        double spread = Math.sqrt(Math.max(0, node.second() - slope * slope));
        double[] weights = new double[2 * last + 1];
        for (int j = -last; j <= last; j++) {
            weights[j + last] = step / Math.sqrt(2 * Math.PI) * Math.exp(-step * step * j * j / 2);
        }
        double[] inner = new double[most + 1];
        double[] z = new double[weights.length];
        double[] v = new double[weights.length];
        double[] powers = new double[weights.length];
        for (int i = -last; i <= last; i++) {
            double x = step * i;
            double one = activation.value(first * x);
            for (int j = -last; j <= last; j++) {
                z[j + last] = slope * x + spread * step * j;
            }
            activation.valueInto(z, 0, z.length, v, 0);
            for (int j = 0; j < v.length; j++) {
                v[j] = map.b() * one + map.c() * v[j];
            }
            System.arraycopy(weights, 0, powers, 0, powers.length);
            for (int k = 0; k <= most; k++) {
                double sum = 0;
                for (int j = 0; j < v.length; j++) {
                    sum += powers[j];
                    powers[j] *= v[j];
                }
                inner[k] = sum;
            }
            add(weights[i + last], map.a() * one, inner, moments);
        }
    }

    /// With z = r (cos θ, …): r² is exponential with mean 2 and independent of θ.
    private void angles(GramNode node, Lower map, double[] moments) {
        double correlation = Math.clamp(node.correlation(), -1, 1);
        double tilt = Math.acos(correlation);
        double[] breaks = {-Math.PI / 2, tilt - Math.PI / 2, Math.PI / 2, tilt + Math.PI / 2, 1.5 * Math.PI};
        double[] inner = new double[most + 1];
        for (int b = 0; b + 1 < breaks.length; b++) {
            double half = (breaks[b + 1] - breaks[b]) / 2;
            for (int n = 0; n < rule.size(); n++) {
                double angle = breaks[b] + half * (1 + rule.node(n));
                double one = activation.value(Math.sqrt(node.first()) * Math.cos(angle));
                double two = activation.value(Math.sqrt(node.second()) * Math.cos(angle - tilt));
                double power = 1;
                for (int k = 0; k <= most; k++) {
                    inner[k] = power;
                    power *= map.b() * one + map.c() * two;
                }
                add(half * rule.weight(n) / (2 * Math.PI), map.a() * one, inner, moments);
            }
        }
        for (int i = 0; i <= most; i++) {
            for (int j = i & 1; i + j <= most; j += 2) {
                moments[i * (most + 1) + j] *= radial((i + j) / 2 * homogeneity);
            }
        }
    }

    /// ⟨r^{2k}⟩ = 2^k k!
    private static double radial(int k) {
        double product = 1;
        for (int i = 1; i <= k; i++) {
            product *= 2 * i;
        }
        return product;
    }

    private void add(double weight, double v, double[] inner, double[] moments) {
        double power = weight;
        for (int i = 0; i <= most; i++) {
            for (int j = i & 1; i + j <= most; j += 2) {
                moments[i * (most + 1) + j] += power * inner[j];
            }
            power *= v;
        }
    }
}
