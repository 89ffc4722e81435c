package wick.theory.finitewidth;

import java.util.List;
import wick.network.Step;

/// What the exactly solvable chains share: no biases, hidden widths, the product of gains.
final class ExactChain {
    private ExactChain() {}

    static List<Integer> hiddenWidths(DenseChain chain) {
        return chain.layers().stream().skip(1).map(Step.Linear::fanIn).toList();
    }

    /// Π σ_w² over all layers times `perHidden` for every hidden one: the variance at the outputs for unit
    /// x·x/d.
    static double gain(DenseChain chain, double perHidden) {
        double gain = 1;
        for (Step.Linear layer : chain.layers()) {
            if (layer.biasVariance() != 0) {
                throw new IllegalArgumentException("exact moments need a bias variance of 0, not "
                        + layer.biasVariance() + " as in layer " + (layer.index() + 1));
            }
            gain *= layer.weightVariance();
        }
        return gain * Math.pow(perHidden, chain.layers().size() - 1);
    }

    /// (2m − 1)!!, the moments of a standard normal.
    static double gaussianMoment(int order) {
        requireOrder(order);
        double product = 1;
        for (int k = 1; k < 2 * order; k += 2) {
            product *= k;
        }
        return product;
    }

    static void requireOrder(int order) {
        if (order < 0 || order > 50) {
            throw new IllegalArgumentException("order " + order + " must be between 0 and 50");
        }
    }
}
