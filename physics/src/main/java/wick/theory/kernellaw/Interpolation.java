package wick.theory.kernellaw;

import wick.numeric.gaussian.LegendreRule;

/// Lagrange interpolation with the [#POINTS] grid points around a position, as weights of those points.
///
/// Read as the weights of a mass that is laid onto grid points they keep Σ mass · f for every function f
/// that is smooth on the scale of a few steps; the first [#POINTS] − 1 moments are kept exactly.
final class Interpolation {
    static final int POINTS = 12;
    /// Points to the left of the cell that holds the position.
    static final int BEFORE = POINTS / 2 - 1;

    private static final double[] BARYCENTRIC = barycentric();
    private static final LegendreRule RULE = LegendreRule.of(8);

    private Interpolation() {}

    private static double[] barycentric() {
        double[] weights = new double[POINTS];
        double binomial = 1;
        for (int k = 0; k < POINTS; k++) {
            weights[k] = k % 2 == 0 ? binomial : -binomial;
            binomial *= (POINTS - 1.0 - k) / (k + 1);
        }
        return weights;
    }

    /// weights\[k] ← the weight of grid point k − [#BEFORE] for a position 0 ≤ `fraction` < 1.
    static void weightsInto(double fraction, double[] weights) {
        double sum = 0;
        for (int k = 0; k < POINTS; k++) {
            double distance = fraction - (k - BEFORE);
            if (distance == 0) {
                java.util.Arrays.fill(weights, 0);
                weights[k] = 1;
                return;
            }
            weights[k] = BARYCENTRIC[k] / distance;
            sum += weights[k];
        }
        for (int k = 0; k < POINTS; k++) {
            weights[k] /= sum;
        }
    }

    /// Takes out what alternates from point to point: the filter 1 − sin¹²(θ/2) at θ radians a step,
    /// which keeps the first 11 moments. The array begins and ends with [#POINTS] / 2 zeros.
    static void smooth(double[] masses) {
        double[] rest = masses.clone();
        for (int pass = 0; pass < POINTS / 2; pass++) {
            double left = rest[0];
            for (int i = 1; i + 1 < rest.length; i++) {
                double here = rest[i];
                rest[i] = (2 * here - left - rest[i + 1]) / 4;
                left = here;
            }
        }
        for (int i = 0; i < masses.length; i++) {
            masses[i] -= rest[i];
        }
    }

    /// weights\[k] ← the integral of those of [#weightsInto] from 0 to `fraction`.
    static void integralInto(double fraction, double[] weights) {
        double[] inner = new double[POINTS];
        java.util.Arrays.fill(weights, 0);
        for (int i = 0; i < RULE.size(); i++) {
            weightsInto(fraction * (1 + RULE.node(i)) / 2, inner);
            for (int k = 0; k < POINTS; k++) {
                weights[k] += fraction / 2 * RULE.weight(i) * inner[k];
            }
        }
    }
}
