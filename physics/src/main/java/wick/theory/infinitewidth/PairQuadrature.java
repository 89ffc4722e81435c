package wick.theory.infinitewidth;

import wick.network.Activation;

/// Averages over two correlated variables by a product of two one-dimensional rules, refined until they
/// settle.
///
/// z₁ = √a (cos ½θ u + sin ½θ v), z₂ = √b (cos ½θ u − sin ½θ v) with cos θ = ρ: for nearly equal inputs the
/// second direction is narrow and needs few nodes.
final class PairQuadrature {
    private static final int FIRST_INTERVALS = 48;
    private static final int LARGEST_INTERVALS = 3072;

    private final Activation activation;

    PairQuadrature(Activation activation) {
        this.activation = activation;
    }

    /// ⟨φφ⟩, ⟨φ′φ′⟩ and ½⟨(φ(z₁) − φ(z₂))²⟩ with a bound on the error of the first two.
    record Averages(double product, double slopeProduct, double separation, double error) {}

    Averages at(double first, double second, double delta) {
        Averages coarse = at(first, second, delta, FIRST_INTERVALS);
        for (int intervals = 2 * FIRST_INTERVALS; intervals <= LARGEST_INTERVALS; intervals *= 2) {
            Averages fine = at(first, second, delta, intervals);
            double change = Math.max(
                    Math.abs(fine.product - coarse.product), Math.abs(fine.slopeProduct - coarse.slopeProduct));
            double scale = Math.max(Math.abs(fine.product), Math.abs(fine.slopeProduct));
            if (change <= 1e-14 * scale || intervals == LARGEST_INTERVALS) {
                return new Averages(
                        fine.product, fine.slopeProduct, fine.separation, Math.max(change, Moments.ROUNDING * scale));
            }
            coarse = fine;
        }
        return coarse;
    }

    private Averages at(double first, double second, double delta, int intervals) {
        double common = Math.sqrt(1 - delta / 2);
        double opposite = Math.sqrt(delta / 2);
        double larger = Math.max(first, second);
        GaussianRule u = GaussianRule.of(larger * common * common, intervals);
        GaussianRule v = GaussianRule.of(larger * opposite * opposite, intervals);
        double toFirst = Math.sqrt(first / larger);
        double toSecond = Math.sqrt(second / larger);
        double product = 0;
        double slopeProduct = 0;
        double separation = 0;
        int count = u.nodes().length;
        double[] z = new double[2 * count];
        double[] value = new double[2 * count];
        double[] slope = new double[2 * count];
        for (int i = 0; i < v.nodes().length; i++) {
            for (int k = 0; k < count; k++) {
                z[k] = toFirst * (u.nodes()[k] + v.nodes()[i]);
                z[count + k] = toSecond * (u.nodes()[k] - v.nodes()[i]);
            }
            activation.valueInto(z, 0, 2 * count, value, 0);
            activation.derivativeInto(z, 0, 2 * count, slope, 0);
            double row = 0;
            double slopeRow = 0;
            double separationRow = 0;
            for (int k = 0; k < count; k++) {
                double weight = u.weights()[k];
                double difference = value[k] - value[count + k];
                row += weight * value[k] * value[count + k];
                slopeRow += weight * slope[k] * slope[count + k];
                separationRow += weight * difference * difference;
            }
            product += v.weights()[i] * row;
            slopeProduct += v.weights()[i] * slopeRow;
            separation += v.weights()[i] * separationRow / 2;
        }
        return new Averages(product, slopeProduct, separation, 0);
    }
}
