package wick.experiment.transfer;

import java.util.Arrays;
import java.util.List;

/// The mean logarithm of the loss against the power of 2 that is the rate: its lowest point, and how much higher it is
/// elsewhere.
///
/// Near the best power of all networks (`center`) it is the least squares cubic through five losses, at the
/// center and two on either side, since losses rise more steeply on one side; the parabola through three where others
/// are unstable or were not tried. Elsewhere it is the straight line between the powers tried, and where one of two
/// is unstable, what is nearest.
final class MeanCurve {
    private static final int REACH = 2;

    private final List<Integer> powers;
    private final double[] losses;
    private final int center;
    /// How far from the center the polynomial stands for the curve.
    private int reach;
    private double[] polynomial = {};
    private double lowest;

    /// The mean over networks with these weights, whose sum is 1.
    MeanCurve(RateCurve.Logs logs, double[] weights) {
        powers = logs.powers();
        center = logs.best();
        losses = new double[powers.size()];
        for (int row = 0; row < losses.length; row++) {
            double sum = 0;
            for (int k = 0; k < weights.length; k++) {
                sum += weights[k] * logs.losses().at(row, k);
            }
            // weights below 0 times infinity
            losses[row] = Double.isFinite(sum) ? sum : Double.POSITIVE_INFINITY;
        }
        fit();
    }

    private void fit() {
        double[] y = new double[2 * REACH + 1];
        for (int k = -REACH; k <= REACH; k++) {
            int row = powers.indexOf(center + k);
            y[k + REACH] = row < 0 ? Double.POSITIVE_INFINITY : losses[row];
        }
        if (Arrays.stream(y).allMatch(Double::isFinite) && cubic(y)) {
            return;
        }
        double bend = y[1] - 2 * y[2] + y[3];
        double slope = (y[3] - y[1]) / 2;
        if (bend > 0 && Math.abs(slope / bend) <= 1) {
            reach = 1;
            polynomial = new double[] {y[2], slope, bend / 2, 0};
            lowest = -slope / bend;
            return;
        }
        int best = 0;
        for (int row = 1; row < losses.length; row++) {
            best = losses[row] < losses[best] ? row : best;
        }
        reach = -1;
        lowest = powers.get(best) - center;
    }

    /// The cubic is c₀ + c₁ k + c₂ (k² − 2) + c₃ (k³ − 17 k / 5), whose terms are orthogonal on −2, …, 2. Whether it
    /// has its lowest point there.
    private boolean cubic(double[] y) {
        double mean = Arrays.stream(y).sum() / y.length;
        double first = (2 * (y[4] - y[0]) + y[3] - y[1]) / 10;
        double second = (2 * (y[4] + y[0]) - (y[3] + y[1]) - 2 * y[2]) / 14;
        double third = (1.2 * (y[4] - y[0]) - 2.4 * (y[3] - y[1])) / 14.4;
        double slope = first - 3.4 * third;
        // slope + 2 second k + 3 third k² = 0, at the root where the second derivative is positive
        lowest = -slope / (second + Math.sqrt(second * second - 3 * third * slope));
        reach = REACH;
        polynomial = new double[] {mean - 2 * second, slope, second, third};
        return Math.abs(lowest) <= REACH;
    }

    /// The power of the lowest point; the best power tried where neither polynomial has one.
    double optimum() {
        return center + lowest;
    }

    /// By how much the mean logarithm at this power, whole or not, is above the lowest; infinite where the nearest rate
    /// tried is unstable. Powers beyond those tried count as the outermost.
    double excess(double power) {
        return Math.max(0, at(power) - at(optimum()));
    }

    private double at(double power) {
        double k = power - center;
        if (Math.abs(k) <= reach) {
            return polynomial[0] + k * (polynomial[1] + k * (polynomial[2] + k * polynomial[3]));
        }
        double inside = Math.clamp(power, powers.getFirst(), powers.getLast());
        int right = 0;
        while (powers.get(right) < inside) {
            right++;
        }
        int left = powers.get(right) == inside ? right : right - 1;
        double share = left == right ? 0 : (inside - powers.get(left)) / (powers.get(right) - powers.get(left));
        return Double.isFinite(losses[left]) && Double.isFinite(losses[right])
                ? losses[left] + share * (losses[right] - losses[left])
                : losses[share < 0.5 ? left : right];
    }
}
