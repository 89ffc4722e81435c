package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.List;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;

/// How the tangent kernel answers to a movement of the weights along gradients, on average over networks and to
/// first order in 1/n: what training needs beyond the frozen kernel. `statistics` are those of the outputs with the
/// differential dH of the tangent kernel (P and Q). The second differentials
///
///     dd₁H_{ijkl;abcd} = Σ λλλ (∂³z_{i;a}/∂θ_μ∂θ_ν∂θ_ρ) (∂z_{j;b}/∂θ_μ) (∂z_{k;c}/∂θ_ν) (∂z_{l;d}/∂θ_ρ),
///     dd₂H_{ijkl;abcd} = Σ λλλ (∂²z_{i;a}/∂θ_μ∂θ_ν) (∂²z_{j;b}/∂θ_μ∂θ_ρ) (∂z_{k;c}/∂θ_ν) (∂z_{l;d}/∂θ_ρ)
///
/// have means of order 1/n, for outputs i ≠ j: E dd₁H_{iijj;abcd} = R_abcd/n, E dd₂H_{iijj;abcd} = S_abcd/n,
/// E dd₂H_{ijij;abcd} = T_abcd/n and E dd₂H_{ijji;abcd} = U_abcd/n, n = `statistics.width()`. Roberts, Yaida and
/// Hanin order the indices of T and U in pairs of one output.
///
/// Source: Roberts, Yaida and Hanin 2022, arXiv:2106.10165; rederived for any number of inputs.
public record TangentMotion(
        CorrelatorLayer statistics, SampleTensor r, SampleTensor s, SampleTensor t, SampleTensor u) {

    /// The most distinct inputs: averages over every choice of four of them are needed.
    public static final int MOST = 8;

    /// For the outputs of a network at the rows of `inputs`.
    ///
    /// Throws [IllegalArgumentException] as [Correlators#of], for activations with kinks and for more than [#MOST]
    /// distinct inputs.
    public static TangentMotion of(Wiring wiring, Matrix inputs) {
        DistinctInputs distinct = DistinctInputs.of(inputs);
        if (distinct.size() > MOST) {
            throw new IllegalArgumentException(distinct.size()
                    + " different inputs are too many for the second differential of the tangent kernel: at most "
                    + MOST);
        }
        List<SecondDifferential> last = new ArrayList<>(List.of(SecondDifferential.zero(distinct.size())));
        CorrelatorLayer layer = Correlators.walk(
                        DenseChain.of(wiring),
                        distinct,
                        (state, moments, step) -> last.set(
                                0, new SecondDifferentialRecursion(state, moments, step, last.getFirst()).next()))
                .getLast();
        int[] places = distinct.places();
        int width = layer.width();
        SecondDifferential end =
                last.getFirst().map(tensor -> tensor.times(width).spread(places));
        CorrelatorLayer outputs = Correlators.report(layer).map(tensor -> tensor.spread(places));
        return new TangentMotion(outputs, end.r(), end.s(), end.t(), end.u());
    }

    /// How many inputs.
    public int inputs() {
        return statistics.inputs();
    }
}
