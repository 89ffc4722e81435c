package wick.theory.infinitewidth;

/// ⟨φ²⟩ − ⟨φφ⟩ = q ∫₀^δ ⟨φ′φ′⟩ dδ′ by Gauss–Legendre panels that shrink towards δ′ = 0, where a large
/// variance makes the integrand steep.
record IntegratedSeparation(double variance, double slopeSquare, SlopeProduct slope) implements Decorrelation {
    private static final int PANELS = 12;
    private static final double[] NODES = {
        0.0950125098376374, 0.2816035507792589, 0.4580167776572274, 0.6178762444026438,
        0.7554044083550030, 0.8656312023878318, 0.9445750230732326, 0.9894009349916499
    };
    private static final double[] WEIGHTS = {
        0.1894506104550685, 0.1826034150449236, 0.1691565193950025, 0.1495959888165767,
        0.1246289712555339, 0.0951585116824928, 0.0622535239386479, 0.0271524594117541
    };

    /// ⟨φ′φ′⟩ at variance q and correlation 1 − δ.
    interface SlopeProduct {
        double at(double variance, double delta);
    }

    @Override
    public double separation(double delta) {
        double sum = 0;
        double to = delta;
        for (int panel = 0; panel <= PANELS; panel++) {
            double from = panel == PANELS ? 0 : to / 2;
            sum += panel(from, to);
            to = from;
        }
        return variance * sum;
    }

    private double panel(double from, double to) {
        double middle = (from + to) / 2;
        double half = (to - from) / 2;
        double sum = 0;
        for (int k = 0; k < NODES.length; k++) {
            double shift = half * NODES[k];
            sum += WEIGHTS[k] * (slope.at(variance, middle - shift) + slope.at(variance, middle + shift));
        }
        return half * sum;
    }

    @Override
    public double slopeProduct(double delta) {
        return slope.at(variance, delta);
    }

    @Override
    public double error(double delta) {
        return 1e-14;
    }
}
