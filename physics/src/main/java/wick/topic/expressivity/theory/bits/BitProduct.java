package wick.topic.expressivity.theory.bits;

import java.util.Arrays;
import java.util.stream.IntStream;
import wick.network.Abs;
import wick.network.Activation;
import wick.network.Cos;
import wick.network.Erf;
import wick.network.Exp;
import wick.network.Formula;
import wick.network.Gaussian;
import wick.network.Gelu;
import wick.network.Hermite;
import wick.network.LeakyRelu;
import wick.network.Linear;
import wick.network.Monomial;
import wick.network.Polynomial;
import wick.network.Rbf;
import wick.network.RectifiedMonomial;
import wick.network.Relu;
import wick.network.Sigmoid;
import wick.network.Sign;
import wick.network.Silu;
import wick.network.Sin;
import wick.network.Softplus;
import wick.network.Tanh;
import wick.network.weighted.NetworkBuilder;
import wick.network.weighted.WeightedNetwork;

/// The product of k bits by one neuron that checks their sum: Π xᵢ ≈ u(β (Σ xᵢ − k + ½)), where u is the
/// activation brought to 0 on the left and to 1 at the argument β/2, which it sees if all bits are 1.
///
/// For the logistic function u = σ. The argument is −β/2 if one bit is 0 and β/2 if none is, so that the
/// error is 1/(1 + e^(β/2)) in both cases and smaller elsewhere, for every k: D digits need β ≥ 2 ln(10ᴰ
/// − 1), twice the D ln 10 of the source. relu gives the product exactly.
///
/// Source: Lin, Tegmark, Rolnick 2017, arXiv:1608.08225, eq. 13.
public record BitProduct(Activation activation, double sharpness) {
    /// The most bits of a network.
    public static final int MOST_FACTORS = 1_000_000;
    /// The sharpest neuron.
    public static final double SHARPEST = 1e6;

    public BitProduct {
        if (!(sharpness > 0 && sharpness <= SHARPEST)) {
            throw new IllegalArgumentException("sharpness " + sharpness + " must be above 0 and at most " + SHARPEST);
        }
        if (Double.isNaN(low(activation))) {
            throw new IllegalArgumentException(activation.name()
                    + " does not go to a constant on the left and stay away from it on the right; allowed are sigmoid,"
                    + " tanh, erf, relu, softplus, silu, gelu, exp");
        }
    }

    /// φ(−∞), or NaN where the activation does not do.
    private static double low(Activation activation) {
        return switch (activation) {
            case Sigmoid _, Relu _, Softplus _, Silu _, Gelu _, Exp _ -> 0;
            case Tanh _, Erf _ -> -1;
            case Linear _,
                    Abs _,
                    Cos _,
                    Sin _,
                    Sign _,
                    Formula _,
                    Gaussian _,
                    Hermite _,
                    LeakyRelu _,
                    Monomial _,
                    Polynomial _,
                    Rbf _,
                    RectifiedMonomial _ -> Double.NaN;
        };
    }

    /// What the activation is above φ(−∞) where all bits are 1: its limit, or where it has none its
    /// value.
    private double span() {
        if (activation instanceof Sigmoid) {
            return 1;
        }
        return low(activation) < 0 ? 2 : activation.value(sharpness / 2);
    }

    /// w and c of the product w φ(β (Σ xᵢ − k + ½)) + c.
    double weight() {
        return 1 / span();
    }

    double constant() {
        return -low(activation) / span();
    }

    /// The bias of the neuron, β (½ − k).
    double bias(int factors) {
        return sharpness * (0.5 - factors);
    }

    /// What the neuron gives where `missing` of the bits are 0, whatever their number.
    public double value(int missing) {
        return weight() * (activation.value(sharpness * (0.5 - missing)) - low(activation));
    }

    /// The largest error over all values of the bits.
    public double error(int factors) {
        if (factors < 1) {
            throw new IllegalArgumentException("factors " + factors + " of a product of bits must be at least 1");
        }
        // 1 − σ(z) = σ(−z): from the other side nothing cancels
        double error = activation instanceof Sigmoid ? activation.value(-sharpness / 2) : Math.abs(1 - value(0));
        for (int missing = 1; missing <= Math.min(factors, 64); missing++) {
            error = Math.max(error, Math.abs(value(missing)));
        }
        return error;
    }

    /// The neuron and its output.
    public WeightedNetwork network(int factors) {
        if (factors < 1 || factors > MOST_FACTORS) {
            throw new IllegalArgumentException(
                    "factors " + factors + " of a product of bits must be from 1 to " + MOST_FACTORS);
        }
        int[] sources = IntStream.range(0, factors).toArray();
        double[] weights = new double[factors];
        Arrays.fill(weights, sharpness);
        NetworkBuilder builder = new NetworkBuilder(factors).layer(activation);
        int neuron = builder.neuron(bias(factors), sources, weights);
        builder.layer(new Linear()).neuron(constant(), new int[] {neuron}, new double[] {weight()});
        return builder.build();
    }

    /// The sharpness from which a logistic neuron is right to 10^−`digits`: 2 ln(10ᴰ − 1).
    public static double sharpnessForDigits(double digits) {
        requireDigits(digits);
        return 2 * Math.log(Math.pow(10, digits) - 1);
    }

    /// The sharpness from which a logistic neuron rounds to the right `digits` decimals: half a unit of
    /// the last place.
    public static double sharpnessForRounding(double digits) {
        requireDigits(digits);
        return 2 * Math.log(2 * Math.pow(10, digits) - 1);
    }

    /// The source's rule, D ln 10, whose error is close to 10^(−D/2).
    public static double sharpnessOfTheSource(double digits) {
        requireDigits(digits);
        return digits * Math.log(10);
    }

    private static void requireDigits(double digits) {
        if (!(digits >= 1 && digits <= 300)) {
            throw new IllegalArgumentException("digits " + digits + " must be from 1 to 300");
        }
    }
}
