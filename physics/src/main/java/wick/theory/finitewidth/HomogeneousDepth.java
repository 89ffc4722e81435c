package wick.theory.finitewidth;

import wick.network.Abs;
import wick.network.Activation;
import wick.network.Linear;
import wick.network.Relu;
import wick.numeric.gaussian.Approximation;

/// Rates per layer at which the small difference of two inputs shrinks in networks of linear, abs or relu
/// units, exact at every width and with any biases.
///
/// The sign of a unit is a fair coin that knows nothing of the size of its difference, so that each layer
/// multiplies S_δδ by an independent factor (σ_w²/n) χ²_k, where k of the n units pass their input on: all of
/// them, or for relu k ~ Bin(n, ½). Hence E S_δδ is multiplied by σ_w² ⟨φ′²⟩, and with the digamma function ψ
///
///     E ln = ln σ_w² + E_k (ψ(k/2) + ln 2) − ln n,   for linear units ln σ_w² + ψ(n/2) + ln(2/n).
///
/// For relu both are of networks in which the signal survives, k ≥ 1 in every layer: 2^−n is left out.
///
/// Source: products of independent factors as in Hanin and Nica 2020, arXiv:1812.05994.
public record HomogeneousDepth(Approximation annealedRate, Approximation typicalRate) {
    private static final double EULER = 0.5772156649015329;
    private static final double ROUNDING = 1e-15;

    /// At `width` units in every hidden layer.
    ///
    /// Throws [IllegalArgumentException] for other activations and for a weight variance that is not
    /// positive.
    public static HomogeneousDepth of(Activation activation, double weightVariance, int width) {
        if (!(weightVariance > 0) || Double.isInfinite(weightVariance) || width < 1) {
            throw new IllegalArgumentException("weight variance " + weightVariance
                    + " must be positive and finite, width " + width + " at least 1");
        }
        double active = switch (activation) {
            case Linear _, Abs _ -> 1;
            case Relu _ -> 0.5;
            default ->
                throw new IllegalArgumentException(
                        "rates exact in the width are known for linear, abs and relu units, not " + activation.name());
        };
        double survival = active == 1 ? 0 : Math.log1p(-Math.pow(2, -width));
        double annealed = -Math.log(active * weightVariance) + survival;
        double typical = -Math.log(weightVariance) - logChiSquare(width, active) + Math.log(width);
        return new HomogeneousDepth(rounded(annealed), rounded(typical));
    }

    private static Approximation rounded(double rate) {
        return new Approximation(rate, ROUNDING * Math.max(1, Math.abs(rate)));
    }

    /// E ln χ²_k over the number k ≥ 1 of units that are active.
    private static double logChiSquare(int width, double active) {
        if (active == 1) {
            return digammaOfHalf(width) + Math.log(2);
        }
        double logChoices = 0;
        double sum = 0;
        double total = 0;
        for (int k = 1; k <= width; k++) {
            logChoices += Math.log((width - k + 1.0) / k);
            double probability = Math.exp(logChoices - (width * Math.log(2)));
            sum += probability * (digammaOfHalf(k) + Math.log(2));
            total += probability;
        }
        return sum / total;
    }

    /// ψ(k/2), from ψ(½) = −γ − 2 ln 2, ψ(1) = −γ and ψ(x + 1) = ψ(x) + 1/x.
    private static double digammaOfHalf(int k) {
        double value = k % 2 == 0 ? -EULER : -EULER - (2 * Math.log(2));
        for (int i = k % 2 == 0 ? 2 : 1; i < k; i += 2) {
            value += 2.0 / i;
        }
        return value;
    }
}
