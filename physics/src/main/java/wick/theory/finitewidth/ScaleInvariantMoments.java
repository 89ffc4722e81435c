package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.List;
import wick.network.Abs;
import wick.network.Activation;
import wick.network.LeakyRelu;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Step;
import wick.network.Wiring;

/// Networks of relu, leaky relu, absolute value or linear units, which may differ from layer to layer,
/// with Gaussian weights, biases allowed, one input: all moments of the kernel, exact at every width.
///
/// With φ(z) = a₊ z for z > 0 and a₋ z for z < 0 the next kernel is K′ = C_b + C_W K ξ, where ξ, the mean
/// over the n units of φ(ζ)², does not depend on K. So
///
///     E K′^m = Σ_j C(m, j) C_b^{m−j} C_W^j E ξ^j E K^j,
///     E ξ^j = j!/n^j [t^j] (Σ_i E φ(ζ)^{2i} t^i/i!)^n,   E φ(ζ)^{2i} = (2i − 1)!! (a₊^{2i} + a₋^{2i})/2.
///
/// Source: relu without biases: Hanin and Nica 2020, arXiv:1812.05994; derived here.
public final class ScaleInvariantMoments {
    private final List<Layer> layers;
    private final Step.Linear first;

    private record Layer(double positive, double negative, Step.Linear after) {}

    private ScaleInvariantMoments(Step.Linear first, List<Layer> layers) {
        this.first = first;
        this.layers = layers;
    }

    /// Throws [IllegalArgumentException] unless every activation has φ(λz) = λ φ(z) for λ > 0, and where
    /// [SingleInputCorrections] does.
    public static ScaleInvariantMoments of(Wiring wiring) {
        DenseChain chain = DenseChain.of(wiring);
        List<Layer> layers = new ArrayList<>();
        for (int l = 1; l < chain.layers().size(); l++) {
            layers.add(layer(chain.activations().get(l - 1), chain.layers().get(l)));
        }
        return new ScaleInvariantMoments(chain.layers().getFirst(), layers);
    }

    /// Whether φ(λz) = λ φ(z) for λ > 0.
    public static boolean covers(Activation activation) {
        return switch (activation) {
            case Linear _, Abs _, Relu _, LeakyRelu _ -> true;
            default -> false;
        };
    }

    private static Layer layer(Activation activation, Step.Linear after) {
        return switch (activation) {
            case Linear _ -> new Layer(1, 1, after);
            case Abs _ -> new Layer(1, 1, after);
            case Relu _ -> new Layer(1, 0, after);
            case LeakyRelu(double negativeSlope, double positiveSlope) ->
                new Layer(positiveSlope, negativeSlope, after);
            default ->
                throw new IllegalArgumentException("exact moments at every depth need linear, relu, leaky relu or"
                        + " absolute value activations, not " + activation.name());
        };
    }

    /// E K^m of the outputs for m = 0 … `order`, for an input with x·x / d = `meanSquare`.
    public List<Double> moments(int order, double meanSquare) {
        ExactChain.requireOrder(order);
        double[] moments = new double[order + 1];
        for (int m = 0; m <= order; m++) {
            moments[m] = Math.pow(first.weightVariance() * meanSquare + first.biasVariance(), m);
        }
        for (Layer layer : layers) {
            double[] unit = unitMoments(layer, order);
            double[] next = new double[order + 1];
            for (int m = 0; m <= order; m++) {
                double binomial = 1;
                for (int j = m; j >= 0; j--) {
                    next[m] += binomial
                            * Math.pow(layer.after.biasVariance(), m - j)
                            * Math.pow(layer.after.weightVariance(), j)
                            * unit[j]
                            * moments[j];
                    binomial *= j / (m - j + 1.0);
                }
            }
            moments = next;
        }
        List<Double> list = new ArrayList<>();
        for (double moment : moments) {
            list.add(moment);
        }
        return list;
    }

    /// E K^m / (E K)^m, m = `order`, for x·x / d = 1; without biases for every input.
    public double relativeMoment(int order) {
        List<Double> moments = moments(Math.max(order, 1), 1);
        return moments.get(order) / Math.pow(moments.get(1), order);
    }

    /// E z^{2m} of one output for m = 0 … `order`: (2m − 1)!! E K^m.
    public List<Double> outputMoments(int order, double meanSquare) {
        List<Double> kernel = moments(order, meanSquare);
        List<Double> outputs = new ArrayList<>();
        for (int m = 0; m <= order; m++) {
            outputs.add(ExactChain.gaussianMoment(m) * kernel.get(m));
        }
        return outputs;
    }

    /// E ξ^j for j = 0 … order, from a power of a series with positive terms.
    private static double[] unitMoments(Layer layer, int order) {
        double[] series = new double[order + 1];
        double factorial = 1;
        for (int i = 0; i <= order; i++) {
            factorial *= Math.max(i, 1);
            double slopes = Math.pow(layer.positive, 2 * i) + Math.pow(layer.negative, 2 * i);
            series[i] = ExactChain.gaussianMoment(i) / factorial * slopes / 2;
        }
        series[0] = 1;
        double[] power = power(series, layer.after.fanIn());
        factorial = 1;
        for (int j = 0; j <= order; j++) {
            factorial *= Math.max(j, 1);
            power[j] *= factorial * Math.pow(layer.after.fanIn(), -j);
        }
        return power;
    }

    private static double[] power(double[] series, int exponent) {
        double[] result = new double[series.length];
        result[0] = 1;
        double[] square = series;
        for (int rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = product(result, square);
            }
            square = product(square, square);
        }
        return result;
    }

    private static double[] product(double[] some, double[] others) {
        double[] product = new double[some.length];
        for (int i = 0; i < some.length; i++) {
            for (int j = 0; i + j < some.length; j++) {
                product[i + j] += some[i] * others[j];
            }
        }
        return product;
    }
}
