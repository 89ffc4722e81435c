package wick.topic.expressivity.theory.product;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import wick.network.Activation;
import wick.network.Linear;
import wick.network.series.ActivationSeries;
import wick.network.weighted.NetworkBuilder;
import wick.network.weighted.WeightedNetwork;

/// A network with one hidden layer that multiplies its inputs, up to terms that vanish with its scale λ:
///
/// Π xᵢ ≈ 1/(N σ⁽ⁿ⁾(b) λⁿ) Σ_j w_j σ(b + λ Σᵢ a_ij xᵢ), with a, w and N of its [FlatShape].
///
/// Everything said of it is for inputs from −1 to 1; for inputs up to X, divide the scale by X. With D =
/// d/db the sum of [FlatShape#SIGNS] is Π sinh(λ xᵢ D) σ(b), so that the error is λ² σ⁽ⁿ⁺²⁾/(6 σ⁽ⁿ⁾) Σ
/// xᵢ² of the product; at a zero of σ⁽ⁿ⁺²⁾ the order λ⁴ is the first.
///
/// Source: Lin, Tegmark, Rolnick 2017, arXiv:1608.08225, eq. 28, where the factor 1/σ⁽ⁿ⁾ is missing.
public final class FlatGate {
    /// The most factors of a network that is built: 2²⁰ neurons.
    public static final int MOST = 20;
    /// A derivative is taken for zero where it is smaller than this part of what its rounding is measured
    /// by.
    private static final double ZERO = 1e-12;

    private final Activation activation;
    private final int factors;
    private final FlatShape shape;
    private final ActivationSeries series;

    private FlatGate(Activation activation, int factors, FlatShape shape, ActivationSeries series) {
        this.activation = activation;
        this.factors = factors;
        this.shape = shape;
        this.series = series;
    }

    /// @throws IllegalArgumentException for fewer than 2 or more than [#MOST] factors, where σ⁽ⁿ⁾(`bias`)
    /// = 0, and for [FlatShape#HALF_SIGNS] where σ⁽ⁿ⁻¹⁾(`bias`) ≠ 0
    public static FlatGate of(Activation activation, int factors, FlatShape shape, double bias) {
        requireFactors(factors, shape);
        FlatGate gate = unchecked(activation, factors, shape, bias);
        gate.problem().ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return gate;
    }

    private static FlatGate unchecked(Activation activation, int factors, FlatShape shape, double bias) {
        return new FlatGate(
                activation, factors, shape, ActivationSeries.of(activation, bias, ActivationSeries.HIGHEST));
    }

    private Optional<String> problem() {
        if (vanishes(factors)) {
            return Optional.of(Biases.missing(activation, factors, bias()));
        }
        return shape == FlatShape.HALF_SIGNS && !vanishes(factors - 1)
                ? Optional.of(Biases.unwanted(activation, factors - 1, bias()))
                : Optional.empty();
    }

    /// The gate of this shape with the bias that promises the least error for numbers of precision
    /// `epsilon`; empty where no bias allows the shape.
    public static Optional<FlatGate> best(Activation activation, int factors, FlatShape shape, double epsilon) {
        requireFactors(factors, shape);
        return Biases.candidates(activation, factors, shape).stream()
                .map(bias -> unchecked(activation, factors, shape, bias))
                .filter(gate -> gate.problem().isEmpty())
                .min(Comparator.<FlatGate>comparingDouble(gate -> rounded(gate.expectedError(epsilon)))
                        .thenComparingDouble(gate -> Math.abs(gate.bias()))
                        .thenComparingDouble(gate -> -gate.bias()));
    }

    /// Without the digits that a choice must not rest on, so that mirrored biases tie.
    private static double rounded(double error) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.9e", error));
    }

    /// The gate of the source's eq. 28, with 2ⁿ neurons and its best bias.
    ///
    /// @throws IllegalArgumentException where the derivative of order n is zero everywhere
    public static FlatGate full(Activation activation, int factors, double epsilon) {
        return best(activation, factors, FlatShape.SIGNS, epsilon)
                .orElseThrow(() -> new IllegalArgumentException(Biases.missing(activation, factors, 0)));
    }

    /// The flat gate with the fewest neurons known: 2ⁿ⁻¹ where the derivative of order n − 1 has a zero
    /// at which that of order n has none, else 2ⁿ − 1 with a bias at the output. Fewer than 2ⁿ⁻¹ are
    /// impossible.
    ///
    /// @throws IllegalArgumentException where the derivative of order n is zero everywhere
    public static FlatGate smallest(Activation activation, int factors, double epsilon) {
        return best(activation, factors, FlatShape.HALF_SIGNS, epsilon)
                .or(() -> best(activation, factors, FlatShape.SUBSETS, epsilon))
                .orElseThrow(() -> new IllegalArgumentException(Biases.missing(activation, factors, 0)));
    }

    public Activation activation() {
        return activation;
    }

    public int factors() {
        return factors;
    }

    public FlatShape shape() {
        return shape;
    }

    /// b, common to all neurons
    public double bias() {
        return series.at();
    }

    public int neurons() {
        return shape.neurons(factors);
    }

    /// Whether σ⁽ᵏ⁾(b) is zero but for rounding: coefficients are judged by the largest within two
    /// orders.
    private boolean vanishes(int k) {
        double largest = 0;
        for (int i = Math.max(0, k - 2); i <= k + 2; i++) {
            largest = Math.max(largest, Math.abs(series.coefficients().at(i)));
        }
        return Math.abs(series.coefficients().at(k)) <= ZERO * largest;
    }

    /// The network. [FlatShape#SUBSETS] has a bias at its output, the others have none.
    public WeightedNetwork network(double scale) {
        requireScale(scale);
        NetworkBuilder builder = new NetworkBuilder(factors).layer(activation);
        int[] sources = new int[factors];
        Arrays.setAll(sources, i -> i);
        double[] weights = new double[factors];
        for (int j = 0; j < neurons(); j++) {
            for (int i = 0; i < factors; i++) {
                weights[i] = scale * shape.sign(j, i);
            }
            builder.neuron(bias(), sources, weights);
        }
        double unit = 1 / (shape.multiplicity(factors) * norm(scale));
        int[] hidden = new int[neurons()];
        double[] readout = new double[neurons()];
        for (int j = 0; j < neurons(); j++) {
            hidden[j] = factors + j;
            readout[j] = unit * shape.weight(j, factors);
        }
        double constant = shape == FlatShape.SUBSETS ? (factors % 2 == 0 ? unit : -unit) * activation.value(bias()) : 0;
        builder.layer(new Linear()).neuron(constant, hidden, readout);
        return builder.build();
    }

    private static void requireFactors(int factors, FlatShape shape) {
        if (factors < 2 || factors > MOST) {
            throw new IllegalArgumentException("factors " + factors + " of a flat gate must be from 2 to " + MOST
                    + (factors > MOST ? "; this gate would have " + shape.count(factors) + " neurons" : ""));
        }
    }

    private static void requireScale(double scale) {
        if (!(scale > 0 && scale <= 1e3)) {
            throw new IllegalArgumentException("scale " + scale + " of a gate must be above 0 and at most 1000");
        }
    }

    /// σ⁽ⁿ⁾(b) λⁿ
    private double norm(double scale) {
        return series.derivative(factors) * Math.pow(scale, factors);
    }

    /// What the network gives at `x` in exact arithmetic; up to what [#bound] says of the orders left
    /// out.
    public double value(double scale, double... x) {
        requireScale(scale);
        double[] sums = shape.generating(x, series.order());
        double value = 0;
        for (int k = 0; k <= series.order(); k++) {
            value += series.derivative(k) * sums[k] * Math.pow(scale, k);
        }
        return value / norm(scale);
    }

    /// The first term of the error: `coefficient` λ^`order` at x = (1, …, 1), where it is largest.
    public record Leading(int order, double coefficient) {}

    /// The first term of the error; empty where the product is exact, as with a polynomial of degree n.
    public Optional<Leading> leading() {
        double[] sums = shape.generating(ones(), series.order());
        for (int k = factors + 1; k <= series.order() - 2; k++) {
            if (sums[k] != 0 && !vanishes(k)) {
                return Optional.of(
                        new Leading(k - factors, series.derivative(k) * sums[k] / series.derivative(factors)));
            }
        }
        return Optional.empty();
    }

    private double[] ones() {
        double[] ones = new double[factors];
        Arrays.fill(ones, 1);
        return ones;
    }

    /// The error's first term at x for this scale.
    public double leadingError(double scale, double... x) {
        return leading()
                .map(first -> {
                    int k = factors + first.order();
                    double sum = shape.generating(x, k)[k];
                    return series.derivative(k) / series.derivative(factors) * sum * Math.pow(scale, first.order());
                })
                .orElse(0.0);
    }

    /// No input from −1 to 1 has an error above this, in exact arithmetic with this bias. It is attained
    /// where all orders have one sign. Empty where the activation's values off the real axis are not
    /// bounded here, or the scale is too large for its series.
    public OptionalDouble bound(double scale) {
        requireScale(scale);
        double[] sums = shape.generating(ones(), series.order());
        double bound = 0;
        for (int k = 0; k <= series.order(); k++) {
            if (k != factors) {
                bound += Math.abs(series.derivative(k)) * sums[k] * Math.pow(scale, k);
            }
        }
        // k! [t^k] of every shape's sum is at most nᵏ
        OptionalDouble tail = AnalyticDisk.of(activation, bias())
                .map(disk -> OptionalDouble.of(disk.tail(scale * factors, series.order())))
                .orElse(OptionalDouble.empty());
        double kept = bound;
        return tail.isPresent() && Double.isFinite(tail.getAsDouble())
                ? OptionalDouble.of((kept + tail.getAsDouble()) / Math.abs(norm(scale)))
                : OptionalDouble.empty();
    }

    /// How much rounding of the neurons' values, of relative size `epsilon`, changes the output at a
    /// corner of the cube. There all neurons with the same sum of the factors err alike, and different
    /// ones independently; elsewhere errors average out further. Additions add little: signs alternate so
    /// that partial sums stay about one neuron's value.
    public double rounding(double scale, double epsilon) {
        double value = Math.abs(series.derivative(0));
        double argument = Math.abs(series.derivative(1)) * Math.max(Math.abs(bias()), scale);
        return epsilon
                * Math.sqrt(shape.coincidences(factors))
                * Math.hypot(value, argument)
                / (shape.multiplicity(factors) * Math.abs(norm(scale)));
    }

    /// The scale where the first term of the error and rounding of relative size `epsilon` add up to the
    /// least: λ^(n+p) = n R/(p C) with C λᵖ the one and R λ⁻ⁿ the other. The error there goes as
    /// ε^(p/(n+p)).
    public double bestScale(double epsilon) {
        return leading()
                .map(first -> {
                    double one = rounding(1, epsilon);
                    int p = first.order();
                    return Math.pow(factors * one / (p * Math.abs(first.coefficient())), 1.0 / (factors + p));
                })
                .orElse(1.0);
    }

    /// The first term of the error and the rounding at the best scale.
    public double expectedError(double epsilon) {
        double scale = bestScale(epsilon);
        double first = leading()
                .map(term -> Math.abs(term.coefficient()) * Math.pow(scale, term.order()))
                .orElse(0.0);
        return first + rounding(scale, epsilon);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d factors, %d neurons of %s (%s, bias %s)",
                factors,
                neurons(),
                activation.name(),
                shape.text(),
                bias());
    }
}
