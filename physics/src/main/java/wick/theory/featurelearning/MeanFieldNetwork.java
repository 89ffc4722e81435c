package wick.theory.featurelearning;

import java.util.ArrayList;
import java.util.List;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Step;

/// A chain of dense layers whose hidden widths n_ℓ go to infinity at fixed ratios in the maximal update
/// parameterization, with the powers of width taken out. In terms of h^ℓ = φ(z^ℓ) and g^ℓ = n_ℓ ∂f/∂z^ℓ,
/// which stay of order one, and with constants V, V_b, m, m_b of each layer,
///
/// | layer | weights before training | a step of rate η moves |
/// |---|---|---|
/// | input | Var W = V | W by −η m ∂L/∂f · g xᵀ |
/// | hidden | Var W = V/n_ℓ | W by −η m ∂L/∂f · g hᵀ / n_(ℓ+1) |
/// | readout | W = w/n_L, Var w = V | w by −η m ∂L/∂f · h |
/// | biases of hidden layers | Var b = V_b | b by −η m_b ∂L/∂f · g |
///
/// In a network file with parameterization `mup`, V is weight-variance / fan-in at the input and
/// weight-variance elsewhere, and m = m_b = 1. With exponents of mu-P and `unit-variance: true`, m = V and
/// m_b = V_b. Then a readout of weight-variance 1/γ² trained with rate ηγ² is the network f = w·h/(γn) of
/// richness γ with unit weights and rate ηγ²n, and γ → 0 freezes the tangent kernel.
///
/// `inputs` is the size of an input, `widths` the ratios n_ℓ / n_(ℓ+1) of hidden layers.
///
/// Source: Yang and Hu 2021, arXiv:2011.14522; Bordelon and Pehlevan 2022, arXiv:2205.09653.
public record MeanFieldNetwork(int inputs, int outputs, List<Activation> activations, List<Layer> layers) {

    /// V, V_b, m, m_b; `ratio` is the width of what comes in over that of what goes out, and 1 at input and
    /// readout.
    public record Layer(double weightVariance, double biasVariance, double weightRate, double biasRate, double ratio) {
        public Layer {
            for (double constant : new double[] {weightVariance, biasVariance, weightRate, biasRate}) {
                if (!(constant >= 0) || Double.isInfinite(constant)) {
                    throw new IllegalArgumentException("variances " + weightVariance + ", " + biasVariance
                            + " and rates " + weightRate + ", " + biasRate + " must be finite and not negative");
                }
            }
            if (!(ratio > 0) || Double.isInfinite(ratio)) {
                throw new IllegalArgumentException("ratio " + ratio + " of widths must be positive and finite");
            }
        }

        /// Weights of this variance and biases of none, both learning at rates of one.
        public static Layer of(double weightVariance) {
            return new Layer(weightVariance, 0, 1, 1, 1);
        }
    }

    public MeanFieldNetwork {
        activations = List.copyOf(activations);
        layers = List.copyOf(layers);
        if (inputs < 1 || outputs < 1 || activations.isEmpty() || layers.size() != activations.size() + 1) {
            throw new IllegalArgumentException(layers.size() + " layers with " + activations.size()
                    + " activations between them, " + inputs + " inputs and " + outputs
                    + " outputs: need one activation or more and one layer more");
        }
        for (Activation activation : activations) {
            if (!activation.jumps().isEmpty()) {
                throw new IllegalArgumentException("activation " + activation.name()
                        + " jumps: its gradients are infinite somewhere and it has no such limit");
            }
        }
        if (layers.getLast().biasVariance() > 0) {
            throw new IllegalArgumentException(
                    "bias-variance " + layers.getLast().biasVariance()
                            + " of the readout must be 0: with it outputs differ from network to network at any width");
        }
    }

    /// Hidden layers.
    public int depth() {
        return activations.size();
    }

    /// The limit of this network, whose widths say the ratios.
    ///
    /// Throws [IllegalArgumentException] for one that has no such limit.
    public static MeanFieldNetwork of(Network network) {
        List<Layer> layers = layers(network);
        return new MeanFieldNetwork(network.inputs(), network.wire().outputs(), activations(network), layers);
    }

    /// The same where biases of the readout are zero before training, whatever the network says of them. A
    /// network whose readout starts from biases b learns as this one does with targets less by b, and its outputs
    /// are larger by b; so the limits of many networks are averages over b.
    ///
    /// Throws [IllegalArgumentException] as [#of(Network)].
    public static MeanFieldNetwork withoutReadoutBias(Network network) {
        List<Layer> layers = new ArrayList<>(layers(network));
        Layer readout = layers.removeLast();
        layers.add(new Layer(readout.weightVariance(), 0, readout.weightRate(), readout.biasRate(), readout.ratio()));
        return new MeanFieldNetwork(network.inputs(), network.wire().outputs(), activations(network), layers);
    }

    private static List<Activation> activations(Network network) {
        List<Activation> activations = new ArrayList<>();
        for (Step step : network.wire().steps()) {
            if (step instanceof Step.Pointwise(Activation activation)) {
                activations.add(activation);
            }
        }
        return activations;
    }

    private static List<Layer> layers(Network network) {
        List<Step> steps = network.wire().steps();
        if (network.distribution() != Distribution.NORMAL) {
            throw new IllegalArgumentException("distribution " + network.distribution()
                    + " must be normal: weights of input and readout stay as they are drawn at any width");
        }
        boolean chain = steps.size() >= 3 && steps.size() % 2 == 1;
        for (int k = 0; chain && k < steps.size(); k++) {
            chain = k % 2 == 1
                    ? steps.get(k) instanceof Step.Pointwise
                    : steps.get(k) instanceof Step.Linear linear && linear.index() == k / 2;
        }
        if (!chain) {
            throw new IllegalArgumentException("feature learning at infinite width is known for chains of dense layers"
                    + " with weights of their own and one activation between each two; this network is no such chain");
        }
        int matrices = steps.size() / 2 + 1;
        List<Layer> layers = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Linear linear) {
                requireMaximalUpdates(network.parameterization(), linear.index(), matrices);
                layers.add(layer(linear, matrices));
            }
        }
        return layers;
    }

    private static Layer layer(Step.Linear linear, int matrices) {
        double in = linear.fanIn();
        double out = linear.fanOut();
        if (linear.index() == 0) {
            return new Layer(
                    linear.weightVariance() / in,
                    linear.biasVariance(),
                    linear.weightRate() / (in * out),
                    linear.biasRate() / out,
                    1);
        }
        if (linear.index() == matrices - 1) {
            return new Layer(
                    linear.weightVariance() * in, linear.biasVariance(), linear.weightRate(), linear.biasRate(), 1);
        }
        return new Layer(
                linear.weightVariance(),
                linear.biasVariance(),
                linear.weightRate() / in,
                linear.biasRate() / out,
                in / out);
    }

    private static void requireMaximalUpdates(Parameterization parameterization, int index, int matrices) {
        Parameterization.Exponents own = parameterization.at(index, matrices);
        String name = index == 0 ? "input" : index == matrices - 1 ? "output" : "hidden";
        double drawn = index == 0 ? 0 : index == matrices - 1 ? 1 : 0.5;
        double learned = index == 0 ? -1 : index == matrices - 1 ? 1 : 0;
        if (!near(own.a() + own.b(), drawn) || !near(2 * own.a() + own.c(), learned)) {
            throw new IllegalArgumentException("parameterization " + parameterization.name() + ": the " + name
                    + " layer has a + b = " + (own.a() + own.b()) + " and 2a + c = " + (2 * own.a() + own.c())
                    + "; features are learned at infinite width with " + drawn + " and " + learned + ", as in mup");
        }
    }

    private static boolean near(double value, double wanted) {
        return Math.abs(value - wanted) < 1e-9;
    }
}
