package wick.theory.recurrent.diagrams;

import java.util.List;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.network.recurrent.Ties;
import wick.network.recurrent.Time;
import wick.theory.recurrent.diagrams.WeightExpansion.Weight;

/// The stationary second moment X = ⟨h_i²⟩ of a network with any activation, expanded in σ_w² at fixed noise, with
/// every power of 1/N that these orders have:
///
///     X = X₀ + σ_w² (F + (S − F)/N)
///            + σ_w⁴ (T + (L + P + Q − 3T)/N + (2T − L − P − Q + 3R)/N²) + O(σ_w⁶).
///
/// Each letter is the coefficient of the weights named here, W_e² W_f², in the second moment of unit 0 of a network
/// that has these weights only; they are what is left when the weights are averaged:
///
/// - F: 0 ← 1, S: 0 ← 0;
/// - T: 0 ← 1 ← 2, the second cactus; L: 0 ← 1 ← 0; P: 0 ← 1 and 0 ← 0; Q: 0 ← 1 ← 1;
/// - R: 0 ← 0 to the fourth power, which the average counts three times.
///
/// Units without weights are Ornstein-Uhlenbeck processes, so that each letter is a sum over Hermite modes of φ, cut
/// where more modes no longer matter; the error is three times what the last quarter of them changes.
///
/// The series is asymptotic: use it where the terms fall. For φ(h) = h it is the sum of the diagrams of
/// [RecurrentDiagrams#linear].
public final class WeakCoupling {
    private static final int MODES = 72;
    private static final int FEWER = 54;
    private static final int MOST_ORDER = 2;

    private final double[][] value;
    private final double[][] error;

    private WeakCoupling(double[][] value, double[][] error) {
        this.value = value;
        this.error = error;
    }

    /// Of a network with tied weights, no bias and no input, its weight variance left open.
    public static WeakCoupling of(RecurrentNetwork network) {
        if (network.ties() != Ties.TIED || network.biasVariance() != 0 || !(network.signal() instanceof Signal.None)) {
            throw new IllegalArgumentException("the expansion in the weight variance is for tied weights without bias"
                    + " and input, not " + network.ties() + " weights, bias variance " + network.biasVariance()
                    + " and " + network.signal());
        }
        if (!(network.noise() > 0)) {
            throw new IllegalArgumentException("the expansion in the weight variance needs noise above 0: without it"
                    + " nothing moves at order 0");
        }
        double[][] value = coefficients(network, MODES);
        double[][] fewer = coefficients(network, FEWER);
        double[][] error = new double[value.length][];
        for (int order = 0; order < value.length; order++) {
            error[order] = new double[value[order].length];
            for (int power = 0; power < value[order].length; power++) {
                error[order][power] =
                        3 * Math.abs(value[order][power] - fewer[order][power]) + 1e-12 * Math.abs(value[order][power]);
            }
        }
        return new WeakCoupling(value, error);
    }

    private static double[][] coefficients(RecurrentNetwork network, int count) {
        HermiteModes modes = new HermiteModes(network.activation(), Math.sqrt(bareVariance(network)), count);
        double f = moment(network, modes, List.of(2), new Weight(0, 1));
        double s = moment(network, modes, List.of(2), new Weight(0, 0));
        double t = moment(network, modes, List.of(2, 2), new Weight(0, 1), new Weight(1, 2));
        double loop = moment(network, modes, List.of(2, 2), new Weight(0, 1), new Weight(1, 0));
        double own = moment(network, modes, List.of(2, 2), new Weight(0, 1), new Weight(0, 0));
        double other = moment(network, modes, List.of(2, 2), new Weight(0, 1), new Weight(1, 1));
        double r = moment(network, modes, List.of(4), new Weight(0, 0));
        double pairs = loop + own + other;
        return new double[][] {{bareVariance(network)}, {f, s - f}, {t, pairs - 3 * t, 2 * t - pairs + 3 * r}};
    }

    private static double moment(
            RecurrentNetwork network, HermiteModes modes, List<Integer> powers, Weight... weights) {
        return new WeightExpansion(network, modes, List.of(weights)).secondMoment(powers);
    }

    private static double bareVariance(RecurrentNetwork network) {
        return switch (network.time()) {
            case Time.Continuous _ -> network.noise() / (2 * network.decay());
            case Time.Steps(double step) -> {
                double factor = 1 - step * network.decay();
                if (!(Math.abs(factor) < 1)) {
                    throw new IllegalArgumentException("the step " + step + " times the decay rate " + network.decay()
                            + " must be below 2: units without weights grow beyond bounds");
                }
                yield network.noise() * step / (1 - factor * factor);
            }
        };
    }

    /// The coefficient of (σ_w²)^`order` N^−`power`, power up to order, order up to 2.
    public double coefficient(int order, int power) {
        require(order, power);
        return value[order][power];
    }

    /// How far the coefficient may be off.
    public double error(int order, int power) {
        require(order, power);
        return error[order][power];
    }

    private static void require(int order, int power) {
        if (order < 0 || order > MOST_ORDER || power < 0 || power > order) {
            throw new IllegalArgumentException("order " + order + " of the weight variance at 1/N^" + power
                    + ": orders 0 to " + MOST_ORDER + " and powers from 0 to the order are known");
        }
    }

    /// X for `units` units, up to (σ_w²)^`last`, all powers of 1/N.
    public double secondMoment(double weightVariance, int units, int last) {
        double sum = 0;
        for (int order = last; order >= 0; order--) {
            double term = 0;
            for (int power = order; power >= 0; power--) {
                term = term / units + coefficient(order, power);
            }
            sum = sum * weightVariance + term;
        }
        return sum;
    }

    /// X at infinite N, up to (σ_w²)^`last`.
    public double infiniteWidth(double weightVariance, int last) {
        double sum = 0;
        for (int order = last; order >= 0; order--) {
            sum = sum * weightVariance + coefficient(order, 0);
        }
        return sum;
    }
}
