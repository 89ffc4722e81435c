package wick.topic.expressivity.theory.compiler;

import java.util.List;
import java.util.OptionalDouble;
import wick.network.weighted.WeightedNetwork;

/// A network that computes a polynomial up to `errorBound` everywhere on the domain, all rounding of its evaluation in
/// double precision included.
///
/// `scale` is the λ of its products, absent where there are none; `biases` are those of its gates, each once;
/// `multiplications` are the products of two it makes (monomials, where it is flat).
public record Compiled(
        WeightedNetwork network, double errorBound, OptionalDouble scale, List<Double> biases, int multiplications) {
    public Compiled {
        biases = List.copyOf(biases);
    }
}
