package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import wick.network.Activation;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.gaussian.Approximation;
import wick.numeric.gaussian.GaussianExpectation;

/// One hidden layer of any activation, one input: cumulants of an output and the tangent kernel, exact at
/// every width.
///
/// The units are independent. With z¹ ~ N(0, K), K the first layer's kernel, the variance S of an output
/// given them is
/// C_b plus C_W/n times a sum of independent φ², so
///
///     κ_k(S) = C_W^k n^{1−k} κ_k(φ²) for k ≥ 2,   κ_{2k}(output) = (2k − 1)!! κ_k(S),
///
/// and H = λ_b + (1/n) Σ_i (λ_w φ_i² + C_W ω_i² φ′_i² Θ) with standard normal ω_i and the first layer's
/// tangent kernel
/// Θ has
///
///     E H = λ_b + λ_w ⟨φ²⟩ + C_W Θ ⟨φ′²⟩,
///     n Var H = λ_w² ⟨φ⁴⟩ + 2 λ_w C_W Θ ⟨φ²φ′²⟩ + 3 C_W² Θ² ⟨φ′⁴⟩ − (λ_w ⟨φ²⟩ + C_W Θ ⟨φ′²⟩)².
///
/// Source: Halverson, Maiti and Stoner 2021, arXiv:2008.08601, for the cumulants; rederived.
public final class OneHiddenLayer {
    /// The highest k of κ_k(S).
    public static final int HIGHEST = 4;

    private final Activation activation;
    private final Step.Linear readout;
    private final double kernel;
    private final double tangent;

    private OneHiddenLayer(DenseChain chain, double meanSquare) {
        Step.Linear first = chain.layers().getFirst();
        activation = chain.activations().getFirst();
        readout = chain.layers().getLast();
        kernel = first.weightVariance() * meanSquare + first.biasVariance();
        tangent = first.weightRate() * meanSquare + first.biasRate();
    }

    /// For an input with x·x / d = `meanSquare`.
    ///
    /// Throws [IllegalArgumentException] unless there is exactly one hidden layer, and where
    /// [SingleInputCorrections] does.
    public static OneHiddenLayer of(Wiring wiring, double meanSquare) {
        if (!(meanSquare >= 0) || Double.isInfinite(meanSquare)) {
            throw new IllegalArgumentException("mean square input " + meanSquare + " must be finite and not negative");
        }
        DenseChain chain = DenseChain.of(wiring);
        requireOne(chain);
        return new OneHiddenLayer(chain, meanSquare);
    }

    static void requireOne(DenseChain chain) {
        if (chain.layers().size() != 2) {
            throw new IllegalArgumentException("independent units need one hidden layer, not "
                    + (chain.layers().size() - 1) + ": behind more of them they share the fluctuations before");
        }
    }

    /// κ_k of S, k from 1 to 4.
    public Approximation kernelCumulant(int order) {
        return cumulant(order).approximation();
    }

    /// κ_{2k} of one output, k = `order` from 1 to 4; odd cumulants are 0.
    public Approximation outputCumulant(int order) {
        return cumulant(order).times(ExactChain.gaussianMoment(order)).approximation();
    }

    /// E z⁴ / (E z²)² = 3 + κ₄/κ₂² of one output.
    public Approximation kurtosis() {
        Bounded variance = cumulant(1);
        Bounded fourth = cumulant(2).times(3);
        double square = variance.value() * variance.value();
        double relative = 2 * variance.error() / variance.value();
        double excess = fourth.value() / square;
        return new Approximation(3 + excess, fourth.error() / square + relative * Math.abs(excess) + 4e-16);
    }

    /// E z^{2m} for m = 0 … `order` ≤ 4.
    public List<Approximation> outputMoments(int order) {
        List<Bounded> moments = new ArrayList<>();
        moments.add(Bounded.exact(1));
        for (int m = 1; m <= order; m++) {
            Bounded sum = Bounded.exact(0);
            double binomial = 1;
            for (int k = 1; k <= m; k++) {
                sum = sum.plus(cumulant(k).times(moments.get(m - k)).times(binomial));
                binomial *= (m - k) / (double) k;
            }
            moments.add(sum);
        }
        List<Approximation> outputs = new ArrayList<>();
        for (int m = 0; m <= order; m++) {
            outputs.add(moments.get(m).times(ExactChain.gaussianMoment(m)).approximation());
        }
        return outputs;
    }

    private Bounded cumulant(int order) {
        if (order < 1 || order > HIGHEST) {
            throw new IllegalArgumentException("order " + order + " must be from 1 to " + HIGHEST);
        }
        double scale = Math.pow(readout.weightVariance(), order) * Math.pow(readout.fanIn(), 1.0 - order);
        Bounded cumulant = squareCumulant(order).times(scale);
        return order == 1 ? cumulant.plus(Bounded.exact(readout.biasVariance())) : cumulant;
    }

    /// κ_k(φ²) from central moments, so that nothing cancels.
    private Bounded squareCumulant(int order) {
        Bounded mean = average(z -> square(activation.value(z)));
        if (order == 1) {
            return mean;
        }
        double center = mean.value();
        Bounded central = average(z -> power(square(activation.value(z)) - center, order));
        return order < HIGHEST
                ? central
                : central.minus(average(z -> square(square(activation.value(z)) - center))
                        .squared()
                        .times(3));
    }

    /// E H of one output, H its tangent kernel with itself; the same at every width.
    public Approximation tangentMean() {
        return tangentUnit().plus(Bounded.exact(readout.biasRate())).approximation();
    }

    /// Var H over networks.
    public Approximation tangentVariance() {
        requireSlope();
        double rate = readout.weightRate();
        double gain = readout.weightVariance() * tangent;
        Bounded second = average(z -> {
            double value = square(activation.value(z));
            double slope = square(activation.derivative(z));
            return square(rate * value) + 2 * rate * gain * value * slope + 3 * square(gain * slope);
        });
        return second.minus(tangentUnit().squared())
                .times(1.0 / readout.fanIn())
                .approximation();
    }

    private Bounded tangentUnit() {
        requireSlope();
        double rate = readout.weightRate();
        double gain = readout.weightVariance() * tangent;
        return average(z -> rate * square(activation.value(z)) + gain * square(activation.derivative(z)));
    }

    private void requireSlope() {
        if (!activation.jumps().isEmpty()) {
            throw new IllegalArgumentException("the tangent kernel of " + activation.name()
                    + " is infinite: the function jumps at " + activation.jumps());
        }
    }

    private Bounded average(DoubleUnaryOperator f) {
        double[] kinks = activation.kinks().stream().mapToDouble(x -> x).toArray();
        return Bounded.of(GaussianExpectation.of(f, kernel, kinks));
    }

    private static double square(double x) {
        return x * x;
    }

    private static double power(double x, int exponent) {
        return Math.pow(x, exponent);
    }
}
