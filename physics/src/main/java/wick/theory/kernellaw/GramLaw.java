package wick.theory.kernellaw;

import java.util.ArrayList;
import java.util.List;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;

/// The law over networks of the kernel of two inputs, (K₁₁, K₁₂, K₂₂), layer by layer, at the widths the
/// network has, without expansion in 1/n and without sampling.
///
/// Given K the pre-activations of a layer are independent N(0, K), so the next kernel is
///
///     K′ = C_b + (C_W/n) Σ_{i=1..n} φ_i φ_iᵀ,   φ_i = (φ(z_i1), φ(z_i2)),   z_i ~ N(0, K) independent,
///
/// a Markov chain in three numbers. Its law is carried as a density: with E(K′ − C_b) = T Tᵀ and
/// K′ = C_b + T W Tᵀ, that of W is
///
///     p(W) = h(W) · Bartlett(W),
///
/// Bartlett's law of independent ℓ₁₁², ℓ₂₁, ℓ₂₂² in W = L Lᵀ with the variances of W, and h a polynomial of
/// degree d so that all moments of W up to degree d are right. They are: given K the moments of the sum
/// over units are those of the generating function of one unit to the power n, whatever n, and the average
/// over K runs over nodes that give every polynomial of degree d in K its average. For linear units nothing
/// is cut off; else what is cut off are parts of degree above d of the response to the kernel before.
///
/// Everything is computed twice, with d = 10 and d = 8; the difference is the error stated with every
/// number. It is an estimate, not a bound. Where the networks are so narrow and deep that the law has tails
/// far heavier than a Gamma law the two differ, and the error says so.
///
/// Source: derived here; Bartlett 1933, Proc. R. Soc. Edinburgh 53, 260, for the factors of a Wishart law.
public final class GramLaw {
    private static final int FINE = 10;
    private static final int COARSE = 8;

    private GramLaw() {}

    /// One element per dense layer, for the two rows of `inputs`.
    ///
    /// @throws IllegalArgumentException for networks that are no chain of dense layers and activations with
    /// Gaussian weights, for activations that are neither smooth nor homogeneous, for hidden layers of one
    /// unit, and for inputs that are parallel or zero
    public static List<GramLayer> of(Wiring wiring, Matrix inputs) {
        if (inputs.rows() != 2 || inputs.columns() != wiring.inputs()) {
            throw new IllegalArgumentException("the law of two inputs needs 2 rows of " + wiring.inputs()
                    + " columns, not " + inputs.rows() + " of " + inputs.columns());
        }
        Chain chain = Chain.of(wiring);
        List<GramState> fine = states(chain, inputs, FINE);
        List<GramState> coarse = states(chain, inputs, COARSE);
        List<GramLayer> layers = new ArrayList<>();
        for (int l = 0; l < fine.size(); l++) {
            layers.add(new GramLayer(l + 1, chain.layers().get(l).fanIn(), fine.get(l), coarse.get(l)));
        }
        return layers;
    }

    private static List<GramState> states(Chain chain, Matrix inputs, int degree) {
        List<GramState> states = new ArrayList<>();
        Step.Linear first = chain.layers().getFirst();
        GramNode node =
                new GramNode(kernel(first, inputs, 0, 0), kernel(first, inputs, 0, 1), kernel(first, inputs, 1, 1));
        if (!(node.first() > 0 && node.second() > 0 && Math.abs(node.correlation()) < 1 - 1e-9)) {
            throw new IllegalArgumentException(
                    "the two inputs are parallel or zero: their kernel is singular; take one of them");
        }
        GramState state = GramState.certain(node);
        states.add(state);
        for (int l = 1; l < chain.layers().size(); l++) {
            Step.Linear layer = chain.layers().get(l);
            if (layer.fanIn() == 1) {
                throw new IllegalArgumentException("the law of two inputs needs at least 2 units in a hidden layer:"
                        + " behind one unit the kernel is singular");
            }
            state = state.after(chain.activations().get(l - 1), layer, degree);
            states.add(state);
        }
        return states;
    }

    private static double kernel(Step.Linear first, Matrix inputs, int a, int b) {
        double sum = 0;
        for (int k = 0; k < inputs.columns(); k++) {
            sum += inputs.at(a, k) * inputs.at(b, k);
        }
        return first.biasVariance() + first.weightVariance() * sum / inputs.columns();
    }
}
