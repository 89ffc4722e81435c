package wick.theory.kernellaw;

import java.util.ArrayList;
import java.util.List;
import wick.network.Wiring;
import wick.numeric.gaussian.Approximation;
import wick.theory.finitewidth.OneHiddenLayer;
import wick.theory.finitewidth.ScaleInvariantMoments;

/// Moments of one output over networks at the network's own widths: in closed form where there is one, else
/// from the law of the kernel.
///
/// `moments` are E z², E z⁴, …, E z^{2 order}; odd moments are 0. A moment whose error is infinite or as
/// large as the number is decided by networks rarer than 1e-17, or does not exist.
public record OutputMoments(Origin origin, List<Approximation> moments, Approximation kurtosis) {
    /// The highest m of E z^{2m}.
    public static final int HIGHEST = 10;

    private static final double ROUNDING = 1e-13;

    /// Where the moments come from.
    public enum Origin {
        /// φ(λz) = λ φ(z): a formula at every depth.
        SCALE_INVARIANT("closed form: every activation is scale-invariant"),
        /// Independent units: a formula for every activation.
        ONE_HIDDEN_LAYER("closed form: one hidden layer of independent units"),
        /// The Markov chain of the kernel.
        LAW("the law of the kernel, carried through the layers on a grid");

        private final String words;

        Origin(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public OutputMoments {
        moments = List.copyOf(moments);
    }

    /// Up to E z^{2 `order`} for an input with x·x / d = `meanSquare`. `law` is that of [KernelLaw#of].
    ///
    /// @throws IllegalArgumentException where [KernelLaw#of] does, or for an order not from 2 to [#HIGHEST]
    public static OutputMoments of(Wiring wiring, double meanSquare, List<LayerLaw> law, int order) {
        if (order < 2 || order > HIGHEST) {
            throw new IllegalArgumentException("order " + order + " must be from 2 to " + HIGHEST);
        }
        Chain chain = Chain.of(wiring);
        LayerLaw output = law.getLast();
        if (output.mean().value() == 0) {
            throw new IllegalArgumentException(
                    "the output is 0 in all networks: the input is 0 and there are no biases");
        }
        if (chain.activations().stream().allMatch(ScaleInvariantMoments::covers)) {
            List<Double> exact = ScaleInvariantMoments.of(wiring).outputMoments(order, meanSquare);
            List<Approximation> moments = exact.subList(1, exact.size()).stream()
                    .map(m -> new Approximation(m, ROUNDING * m))
                    .toList();
            double kurtosis = exact.get(2) / (exact.get(1) * exact.get(1));
            return new OutputMoments(Origin.SCALE_INVARIANT, moments, new Approximation(kurtosis, ROUNDING * kurtosis));
        }
        if (chain.layers().size() == 2 && order <= OneHiddenLayer.HIGHEST) {
            OneHiddenLayer layer = OneHiddenLayer.of(wiring, meanSquare);
            List<Approximation> moments = layer.outputMoments(order);
            return new OutputMoments(Origin.ONE_HIDDEN_LAYER, moments.subList(1, moments.size()), layer.kurtosis());
        }
        List<Approximation> moments = new ArrayList<>();
        for (int m = 1; m <= order; m++) {
            moments.add(output.outputMoment(m));
        }
        return new OutputMoments(Origin.LAW, moments, output.kurtosis());
    }
}
