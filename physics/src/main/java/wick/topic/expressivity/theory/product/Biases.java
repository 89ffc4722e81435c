package wick.topic.expressivity.theory.product;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wick.network.Activation;
import wick.network.series.ActivationSeries;
import wick.network.series.DerivativeZeros;

/// Which biases suit a gate, and what to say where one does not.
final class Biases {
    private Biases() {}

    /// Places worth trying for a shape: zeros of σ⁽ⁿ⁻¹⁾ where the shape needs them; else 0 and ±1, zeros
    /// of the derivatives that carry the first terms of the error, and the places where |σ⁽ⁿ⁾| is
    /// largest.
    static List<Double> candidates(Activation activation, int factors, FlatShape shape) {
        if (shape == FlatShape.HALF_SIGNS) {
            return DerivativeZeros.of(activation, factors - 1);
        }
        return Stream.of(
                        Stream.of(0.0, 1.0, -1.0),
                        DerivativeZeros.of(activation, factors + 1).stream(),
                        DerivativeZeros.of(activation, factors + 2).stream())
                .flatMap(biases -> biases)
                .filter(bias -> !activation.kinks().contains(bias))
                .distinct()
                .toList();
    }

    /// The derivative that should carry the product is zero: which, and where it is not.
    static String missing(Activation activation, int order, double bias) {
        String offer = Stream.of(1.0, -1.0, 0.5, 2.0, -0.5, -2.0, 3.0, 0.0)
                .filter(other -> !activation.kinks().contains(other))
                .max(Comparator.comparingDouble(other -> Math.abs(derivative(activation, order, other))))
                .filter(other -> Math.abs(derivative(activation, order, other)) > 1e-9)
                .map(other -> String.format(
                        Locale.ROOT, "at bias %s it is %.3g", other, derivative(activation, order, other)))
                .orElse("it is 0 everywhere, so that " + activation.name() + " cannot multiply " + order + " factors");
        return "the derivative of order " + order + " of " + activation.name() + " at bias " + bias
                + " is 0, and a product of " + order + " factors needs it; " + offer;
    }

    /// The derivative of order n − 1 is not zero: its value, and where it is.
    static String unwanted(Activation activation, int order, double bias) {
        List<Double> zeros = DerivativeZeros.of(activation, order);
        return String.format(
                Locale.ROOT,
                "the derivative of order %d of %s at bias %s is %.3g and must be 0 for a gate of 2^(n-1) neurons; %s",
                order,
                activation.name(),
                bias,
                derivative(activation, order, bias),
                zeros.isEmpty()
                        ? "it changes sign nowhere"
                        : "it is 0 at " + zeros.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    private static double derivative(Activation activation, int order, double bias) {
        return ActivationSeries.of(activation, bias, order).derivative(order);
    }
}
