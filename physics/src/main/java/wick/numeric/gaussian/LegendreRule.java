package wick.numeric.gaussian;

/// Gauss–Legendre nodes on \[−1, 1] and their weights, by Newton's method on the Legendre polynomial.
public final class LegendreRule {
    private final double[] nodes;
    private final double[] weights;

    private LegendreRule(int count) {
        nodes = new double[count];
        weights = new double[count];
        for (int i = 0; i < count; i++) {
            double x = -Math.cos(Math.PI * (i + 0.75) / (count + 0.5));
            double slope = 0;
            for (int iteration = 0; iteration < 100; iteration++) {
                double before = 1;
                double value = x;
                for (int k = 2; k <= count; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
                    before = value;
                    value = next;
                }
                slope = count * (x * value - before) / (x * x - 1);
                double change = value / slope;
                x -= change;
                if (Math.abs(change) < 1e-16) {
                    break;
                }
            }
            nodes[i] = x;
            weights[i] = 2 / ((1 - x * x) * slope * slope);
        }
    }

    /// The rule of `count` nodes, exact for polynomials up to degree 2 `count` − 1.
    public static LegendreRule of(int count) {
        return new LegendreRule(count);
    }

    public int size() {
        return nodes.length;
    }

    public double node(int index) {
        return nodes[index];
    }

    public double weight(int index) {
        return weights[index];
    }
}
