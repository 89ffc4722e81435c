package wick.network;

import java.util.List;

/// One step of a [Wiring]: presets resolved, repeats unrolled, the parameterization turned into numbers.
public sealed interface Step {

    /// z_i = Σ_j W_ij x_j + b_i with Var W_ij = `weightVariance` / fanIn and Var b_i = `biasVariance`.
    ///
    /// A gradient step of rate η moves W_ij by −η (`weightRate` / fanIn) ∂L/∂W_ij and b_i by −η `biasRate`
    /// ∂L/∂b_i, so the layer adds `biasRate` + `weightRate` x·x′ / fanIn to the neural tangent kernel of
    /// its own outputs. In the NTK parameterization the rates equal the variances. `index` counts weight
    /// matrices from 0.
    record Linear(
            int index,
            int fanIn,
            int fanOut,
            double weightVariance,
            double biasVariance,
            double weightRate,
            double biasRate)
            implements Step {}

    /// φ applied to every unit.
    record Pointwise(Activation activation) implements Step {}

    /// x + branch(x)
    record Residual(List<Step> branch) implements Step {
        public Residual {
            branch = List.copyOf(branch);
        }
    }
}
