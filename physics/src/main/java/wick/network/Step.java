package wick.network;

import java.util.List;

/// One step of a [Wiring]: presets resolved, repeats unrolled, the parameterization turned into numbers.
public sealed interface Step {

    /// z_i = Σ_j W_ij x_j + b_i with Var W_ij = `weightVariance` / fanIn and Var b_i = `biasVariance`.
    ///
    /// A gradient step of rate η moves W_ij by −η (`weightRate` / fanIn) ∂L/∂W_ij and b_i by −η `biasRate`
    /// ∂L/∂b_i, so the layer adds `biasRate` + `weightRate` x·x′ / fanIn to the neural tangent kernel of
    /// its own outputs. In the NTK parameterization the rates equal the variances. `index` counts weight
    /// matrices from 0; steps with one index share one matrix and one bias.
    record Linear(
            int index,
            int fanIn,
            int fanOut,
            double weightVariance,
            double biasVariance,
            double weightRate,
            double biasRate)
            implements Step {

        /// These fans with the variances and rates of `other`.
        public Linear withNumbersOf(Linear other) {
            return new Linear(
                    index, fanIn, fanOut, other.weightVariance, other.biasVariance, other.weightRate, other.biasRate);
        }

        public Linear withRates(double weight, double bias) {
            return new Linear(index, fanIn, fanOut, weightVariance, biasVariance, weight, bias);
        }

        public Linear withWeightVariance(double variance) {
            return new Linear(index, fanIn, fanOut, variance, biasVariance, weightRate, biasRate);
        }
    }

    /// φ applied to every unit.
    record Pointwise(Activation activation) implements Step {}

    /// x + branch(x)
    record Residual(List<Step> branch) implements Step {
        public Residual {
            branch = List.copyOf(branch);
        }
    }

    /// What a plain stack of matrices and activations does not have: positions, several branches, noise,
    /// statistics over units.
    sealed interface Structured extends Step {}

    /// One linear map at every position: z_i(p) = Σ_jk W_i,jk x_j(source(p, k)) + b_i over channels j and
    /// window points k. Column j · points + k of the matrix multiplies channel j at point k; the fan-in
    /// of `weights` is channels x points, its fan-out the number of channels that come out.
    record Convolution(Linear weights, Geometry geometry) implements Structured {}

    /// Over every window the average (divided by the full number of points, padding counted), the sum or
    /// the maximum, channel by channel.
    record Pool(Pooling pooling, Geometry geometry) implements Structured {}

    /// The average, sum or maximum over all positions of a signal of shape `from`, channel by channel.
    record GlobalPool(Pooling pooling, Shape from) implements Structured {}

    /// A signal of shape `from` without its positions: every unit a channel.
    record Flatten(Shape from) implements Structured {}

    /// (x − mean) / √(variance + `epsilon`) with the statistics over the channels of a signal of shape
    /// `shape`, at each of its positions.
    record LayerNorm(double epsilon, Shape shape) implements Structured {}

    /// Every unit is 0 with probability `rate` and otherwise divided by 1 − `rate`, independently for
    /// every unit and input.
    record Dropout(double rate) implements Structured {}

    /// The same signal through every branch, then sum, product (unit by unit) or concatenation of
    /// channels. An empty branch passes the signal on.
    record Fan(Combination combination, List<List<Step>> branches) implements Structured {
        public Fan {
            branches = branches.stream().map(List::copyOf).toList();
        }
    }

    /// Self-attention over the positions of `shape` with tied keys and queries and logits divided by
    /// their number of channels d: k(p) = `keys` x(p), A = softmax over p′ of k(p)·k(p′)/d, v(p) =
    /// `values` x(p), and out(p) = `outputs` Σ_p′ A(p,p′) v(p′).
    record Attention(Linear keys, Linear values, Linear outputs, Shape shape) implements Structured {}
}
