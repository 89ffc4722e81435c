package wick.numeric.gaussian;

import java.util.Arrays;

/// Nodes x ≥ 0 and their mirror images with the weights of a standard normal density, for averages ⟨f(x)⟩
/// and expansions f = Σ_k c_k h_k in normalized Hermite polynomials h_k = He_k/√(k!), c_k = ⟨f h_k⟩.
///
/// A function is given by its samples: first at the nodes 0 ≤ x_0 < x_1 < …, then, unless it is even or
/// odd, at −x_0, −x_1, …. As h_k has the parity of k, half the nodes carry the sums. The polynomials at
/// the nodes are computed once per grid, so a grid shared by many functions makes a coefficient cost one
/// product per node. A result depends on the samples alone, to the last bit.
public final class HermiteGrid {
    private static final int PANEL_NODES = 16;
    private static final LegendreRule PANEL = LegendreRule.of(PANEL_NODES);
    private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

    private final double[] nodes;
    private final double[] weights;
    /// polynomials\[k]\[i] = h_k(x_i)
    private volatile double[][] polynomials;

    private HermiteGrid(double[] nodes, double[] weights) {
        this.nodes = nodes;
        this.weights = weights;
        double[] constant = new double[nodes.length];
        Arrays.fill(constant, 1);
        polynomials = new double[][] {constant};
    }

    /// The trapezoid rule with this step out to `reach`: for functions that are analytic near the real
    /// axis.
    public static HermiteGrid uniform(double step, double reach) {
        int count = (int) Math.ceil(reach / step) + 1;
        double[] nodes = new double[count];
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            nodes[i] = i * step;
            weights[i] = density(nodes[i]) * (i == 0 ? step / 2 : step);
        }
        return new HermiteGrid(nodes, weights);
    }

    /// Gauss–Legendre panels at most `width` wide between 0, the `breaks` > 0 (ascending) and `reach`: for
    /// functions that are analytic between kinks there and at their mirror images.
    public static HermiteGrid panels(double width, double reach, double... breaks) {
        double[] edges = Arrays.stream(breaks).filter(x -> x > 0 && x < reach).toArray();
        double[] nodes = new double[0];
        double[] weights = new double[0];
        double start = 0;
        for (int e = 0; e <= edges.length; e++) {
            double end = e < edges.length ? edges[e] : reach;
            int count = Math.max(1, (int) Math.ceil((end - start) / width));
            int from = nodes.length;
            nodes = Arrays.copyOf(nodes, from + count * PANEL_NODES);
            weights = Arrays.copyOf(weights, nodes.length);
            double half = (end - start) / (2 * count);
            for (int j = 0; j < count * PANEL_NODES; j++) {
                double center = start + half * (2 * (j / PANEL_NODES) + 1);
                nodes[from + j] = center + half * PANEL.node(j % PANEL_NODES);
                weights[from + j] = half * PANEL.weight(j % PANEL_NODES) * density(nodes[from + j]);
            }
            start = end;
        }
        return new HermiteGrid(nodes, weights);
    }

    /// A rule of one's own: `weights` of the nodes x ≥ 0 contain the density, and only half the weight of a
    /// node at 0.
    public static HermiteGrid of(double[] nodes, double[] weights) {
        return new HermiteGrid(nodes.clone(), weights.clone());
    }

    private static double density(double x) {
        return DENSITY_AT_ZERO * Math.exp(-x * x / 2);
    }

    /// The number of samples of a function of this symmetry: one or two per node.
    public int samples(Symmetry symmetry) {
        return symmetry == Symmetry.NONE ? 2 * nodes.length : nodes.length;
    }

    /// z ← deviation · (x_0, x_1, …), followed by the same with minus signs where z has room for both.
    public void pointsInto(double deviation, double[] z) {
        for (int i = 0; i < nodes.length; i++) {
            z[i] = deviation * nodes[i];
        }
        for (int i = nodes.length; i < z.length; i++) {
            z[i] = -z[i - nodes.length];
        }
    }

    /// ⟨f²⟩ of a function with as many samples as its symmetry asks for.
    public double square(double[] f) {
        double sum = 0;
        int mirror = f.length - nodes.length;
        for (int i = nodes.length - 1; i >= 0; i--) {
            double right = f[i];
            double left = f[mirror + i];
            sum += weights[i] * (right * right + left * left);
        }
        return sum;
    }

    /// coefficients\[k] ← ⟨f h_k⟩ for 0 ≤ k < `count`, f of this symmetry; overwrites the samples f.
    public void coefficientsInto(double[] f, Symmetry symmetry, int count, double[] coefficients) {
        double[][] table = upTo(count);
        int half = nodes.length;
        int mirror = f.length - half;
        for (int i = 0; i < half; i++) {
            double right = f[i];
            double left = f[mirror + i];
            f[i] = weights[i] * (right + left);
            if (mirror > 0) {
                f[mirror + i] = weights[i] * (right - left);
            }
        }
        for (int k = 0; k < count; k++) {
            boolean even = k % 2 == 0;
            coefficients[k] = symmetry.vanishes(k) ? 0 : product(table[k], f, even ? 0 : mirror);
        }
    }

    private static double product(double[] polynomial, double[] f, int from) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int size = polynomial.length;
        int i = 0;
        for (; i + 3 < size; i += 4) {
            first = Math.fma(polynomial[i], f[from + i], first);
            second = Math.fma(polynomial[i + 1], f[from + i + 1], second);
            third = Math.fma(polynomial[i + 2], f[from + i + 2], third);
            fourth = Math.fma(polynomial[i + 3], f[from + i + 3], fourth);
        }
        for (; i < size; i++) {
            first = Math.fma(polynomial[i], f[from + i], first);
        }
        return first + second + (third + fourth);
    }

    private double[][] upTo(int count) {
        return polynomials.length >= count ? polynomials : grown(count);
    }

    /// √(k+1) h_{k+1} = x h_k − √k h_{k−1}
    private synchronized double[][] grown(int count) {
        double[][] table = polynomials;
        if (table.length >= count) {
            return table;
        }
        int from = table.length;
        table = Arrays.copyOf(table, count);
        for (int k = from; k < count; k++) {
            double scale = 1 / Math.sqrt(k);
            double memory = Math.sqrt((k - 1) / (double) k);
            double[] current = table[k - 1];
            double[] next = new double[nodes.length];
            for (int i = 0; i < next.length; i++) {
                next[i] = scale * nodes[i] * current[i] - (k == 1 ? 0 : memory * table[k - 2][i]);
            }
            table[k] = next;
        }
        polynomials = table;
        return table;
    }
}
