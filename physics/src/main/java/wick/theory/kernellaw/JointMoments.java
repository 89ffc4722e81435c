package wick.theory.kernellaw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.network.Linear;
import wick.network.Wiring;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Matrix;
import wick.theory.finitewidth.DeepLinearMoments;
import wick.theory.finitewidth.OneHiddenLayerInputs;

/// First and second moments of the kernel of several inputs at the outputs, at the network's own widths.
///
/// S_ab is the covariance of an output at inputs a and b given the hidden layers, so that
/// E z_a z_b = E S_ab and E z_ia z_ib z_jc z_jd = E S_ab S_cd for outputs i ≠ j. `mean` has a row for each
/// input; `covariance`, Cov(S_ab, S_cd), one for each of `pairs`, unordered and counted from 0. The tangent
/// kernel H_ab is there behind one hidden layer.
///
/// Relu and its kind have no closed form for two inputs behind more than one hidden layer: E S_ab S_cd there
/// is the average of a function of the angle, arccos and all, over the law of the angle; that law is
/// carried for two inputs.
public record JointMoments(
        Origin origin,
        List<Pair> pairs,
        List<List<Approximation>> mean,
        List<List<Approximation>> covariance,
        Optional<Tangent> tangent,
        Optional<Approximation> correlation) {
    /// More inputs make more numbers than anybody reads.
    public static final int MOST = 16;

    /// Two inputs, which may be the same.
    public record Pair(int a, int b) {}

    /// E H_ab and Cov(H_ab, H_cd), laid out as the kernel.
    public record Tangent(List<List<Approximation>> mean, List<List<Approximation>> covariance) {}

    /// Where the moments come from.
    public enum Origin {
        /// Products of Wishart matrices.
        DEEP_LINEAR("closed form: a product of Wishart matrices"),
        /// Independent units.
        ONE_HIDDEN_LAYER("closed form: one hidden layer of independent units"),
        /// The Markov chain of the kernel of two inputs.
        LAW("the law of the kernel of two inputs, carried through the layers");

        private final String words;

        Origin(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public JointMoments {
        pairs = List.copyOf(pairs);
        mean = List.copyOf(mean);
        covariance = List.copyOf(covariance);
    }

    private interface Two {
        Approximation at(int a, int b);
    }

    private interface Four {
        Approximation at(Pair first, Pair second);
    }

    /// For the rows of `inputs`.
    ///
    /// @throws IllegalArgumentException where there is neither a closed form nor, for two inputs, a law
    public static JointMoments of(Wiring wiring, Matrix inputs) {
        Chain chain = Chain.of(wiring);
        int count = inputs.rows();
        if (count > MOST) {
            throw new IllegalArgumentException(count + " inputs are too many for joint moments: at most " + MOST);
        }
        boolean linear = chain.activations().stream().allMatch(Linear.class::isInstance)
                && chain.layers().stream().allMatch(layer -> layer.biasVariance() == 0);
        if (linear) {
            return linear(DeepLinearMoments.of(wiring), inputs);
        }
        if (chain.layers().size() == 2) {
            return oneHiddenLayer(OneHiddenLayerInputs.of(wiring, inputs), chain);
        }
        if (count != 2) {
            throw new IllegalArgumentException("joint moments of " + count + " inputs behind "
                    + chain.activations().size() + " hidden layers have no closed form unless all activations are"
                    + " linear without biases; the law of the kernel is carried for two inputs: give two");
        }
        return law(GramLaw.of(wiring, inputs).getLast());
    }

    private static JointMoments linear(DeepLinearMoments moments, Matrix inputs) {
        Matrix kernel = moments.kernel(inputs);
        return new JointMoments(
                Origin.DEEP_LINEAR,
                pairs(inputs.rows()),
                square(inputs.rows(), (a, b) -> closed(kernel.at(a, b))),
                over(inputs.rows(), (p, q) -> closed(moments.pairCovariance(kernel, p.a(), p.b(), q.a(), q.b()))),
                Optional.empty(),
                Optional.empty());
    }

    private static Approximation closed(double value) {
        return new Approximation(value, 1e-14 * Math.abs(value));
    }

    private static JointMoments oneHiddenLayer(OneHiddenLayerInputs layer, Chain chain) {
        int count = layer.inputs();
        boolean jumps = !chain.activations().getFirst().jumps().isEmpty();
        Optional<Tangent> tangent = jumps
                ? Optional.empty()
                : Optional.of(new Tangent(
                        square(count, layer::tangentMean),
                        over(count, (p, q) -> layer.tangentCovariance(p.a(), p.b(), q.a(), q.b()))));
        return new JointMoments(
                Origin.ONE_HIDDEN_LAYER,
                pairs(count),
                square(count, layer::mean),
                over(count, (p, q) -> layer.kernelCumulant(List.of(p.a(), p.b(), q.a(), q.b()))),
                tangent,
                Optional.empty());
    }

    private static JointMoments law(GramLayer law) {
        return new JointMoments(
                Origin.LAW,
                pairs(2),
                square(2, (a, b) -> law.moment(a + b == 0 ? 1 : 0, a + b == 1 ? 1 : 0, a + b == 2 ? 1 : 0)),
                over(2, (p, q) -> law.covariance(p.a() + p.b(), q.a() + q.b())),
                Optional.empty(),
                Optional.of(law.correlation(1)));
    }

    private static List<Pair> pairs(int inputs) {
        List<Pair> pairs = new ArrayList<>();
        for (int a = 0; a < inputs; a++) {
            for (int b = a; b < inputs; b++) {
                pairs.add(new Pair(a, b));
            }
        }
        return pairs;
    }

    private static List<List<Approximation>> square(int inputs, Two entries) {
        List<List<Approximation>> rows = new ArrayList<>();
        for (int a = 0; a < inputs; a++) {
            List<Approximation> row = new ArrayList<>();
            for (int b = 0; b < inputs; b++) {
                row.add(entries.at(a, b));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<Approximation>> over(int inputs, Four entries) {
        List<Pair> pairs = pairs(inputs);
        return pairs.stream()
                .map(p -> pairs.stream().map(q -> entries.at(p, q)).toList())
                .toList();
    }
}
