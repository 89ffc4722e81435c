package wick.theory.action;

import wick.numeric.matrix.Vector;
import wick.theory.finitewidth.SecondOrderLayer;

/// Cumulants over networks of one output f at one input: `second` κ₂ = E f², `fourth` κ₄, `sixth` κ₆, to the
/// power `order` of 1/n.
///
/// With a Gaussian readout f is N(0, S) given the layers before, so κ_{2m} = (2m − 1)!! κ_m(S): κ₂ = E S,
/// κ₄ = 3 Var S, κ₆ = 15 κ₃(S), of orders 1, 1/n and 1/n². At order 1 `sixth` is 0.
public record OutputCumulants(int order, double second, double fourth, double sixth) {

    public OutputCumulants {
        requireOrder(order);
        if (!(second > 0) || !Double.isFinite(second + fourth + sixth)) {
            throw new IllegalArgumentException(
                    "cumulants " + second + ", " + fourth + ", " + sixth + ": the second must be positive, all finite");
        }
        if (order == 1 && sixth != 0) {
            throw new IllegalArgumentException(
                    "the sixth cumulant " + sixth + " is of order 2; at order 1 it must be 0");
        }
    }

    static void requireOrder(int order) {
        if (order != 1 && order != 2) {
            throw new IllegalArgumentException("order " + order + " in 1/width must be 1 or 2");
        }
    }

    /// Of a layer's pre-activations at the network's own width.
    ///
    /// @throws IllegalArgumentException for an order other than 1 and 2, and where the mean kernel to that
    ///     order is not positive: the layer is too narrow
    public static OutputCumulants of(SecondOrderLayer layer, int order) {
        requireOrder(order);
        double n = layer.width();
        double metric =
                layer.metricFirst().value() + (order == 2 ? layer.metricSecond().value() / n : 0);
        double vertex =
                layer.vertexFirst().value() + (order == 2 ? layer.vertexSecond().value() / n : 0);
        double mean = layer.kernel().value() + metric / n;
        if (!(mean > 0)) {
            throw new IllegalArgumentException("E f² = " + mean + " to order " + order + " at layer " + layer.layer()
                    + ": width " + layer.width() + " is too small for the expansion");
        }
        double sixth = order == 2 ? 15 * layer.sixPoint().value() / (n * n) : 0;
        return new OutputCumulants(order, mean, 3 * vertex / n, sixth);
    }

    /// κ₄/κ₂², the excess kurtosis.
    public double excess() {
        return fourth / (second * second);
    }

    /// κ₆/κ₂³
    public double sixthOverCube() {
        return sixth / (second * second * second);
    }

    /// The normal density of variance κ₂.
    public HermiteDensity gaussian() {
        return new HermiteDensity(second, Vector.of(1));
    }

    /// p = N(f; 0, κ₂) [1 + κ₄ He₄/4! + (κ₆ He₆/6! + κ₄² He₈/(2·4!²))], He in units of √κ₂; the bracket in
    /// parentheses is of order 1/n² and left out at order 1.
    ///
    /// Source: Edgeworth series; Demirtas, Halverson, Maiti, Schwartz and Stoner 2024, arXiv:2307.03223.
    public HermiteDensity edgeworth() {
        double quartic = excess() / 24;
        return new HermiteDensity(
                second,
                order == 1
                        ? Vector.of(1, 0, quartic)
                        : Vector.of(1, 0, quartic, sixthOverCube() / 720, quartic * quartic / 2));
    }
}
