package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.network.Activation;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.gaussian.GaussianExpectation;
import wick.numeric.matrix.Matrix;

/// First-order corrections in 1/width of networks with skip connections z′ = z + ξ, ξ_i = b_i + Σ_k W_ik φ(z_k) or
/// more such layers in the branch: metric and four-point vertex of several inputs, of one also the three-point
/// vertex.
///
/// Given z the ξ_i are independent N(0, S), S a function of z as in a plain chain. z itself is Gaussian only to
/// lowest order, but its corrections have the form that they have there: with X_(ab)(cd) = Cov(z_a z_b, S_cd),
///
///     V′ = V + X + Xᵀ + Cov(S, S),   G′ = G + (E S − its limit),
///     X_(ab)(cd) = C Σ_e ∂_e⟨φ_cφ_d⟩ (V_(ab)(e) + (K_ae₁ K_be₂ + K_ae₂ K_be₁)/n),   e = (e₁, e₂),
///
/// the last term of the unit that W meets in its own skip. The fourth cumulant of one neuron is V summed over the
/// three pairings, before and after. A second layer in the branch carries X on by its own derivatives. Where φ²
/// is not even, E z_i S does not vanish and makes a three-point vertex T of the same order; for one input with
/// h = d⟨φ²⟩/dK, h₁ = ⟨(φ²)′⟩
///
///     T′ = T + C (h T + K h₁/n),   X += C h₁ T,   Cov(S, S) += 2 C² h h₁ T,   E S += ½ C ⟨(φ²)‴⟩ T.
///
/// A dense layer without skip ends T, its weights being even.
///
/// Source: derived here, by the steps of Roberts, Yaida and Hanin 2022, arXiv:2106.10165, for chains.
public final class ResidualCorrections {
    private ResidualCorrections() {}

    /// The state at one place, corrections divided by their widths.
    private record State(SampleTensor k, SampleTensor v, SampleTensor g, Bounded t) {

        KernelCorrections report(KernelCorrections.Place place, int layer, int width) {
            Optional<wick.numeric.gaussian.Approximation> three =
                    k.inputs() == 1 ? Optional.of(t.times(width).approximation()) : Optional.empty();
            return new KernelCorrections(place, layer, width, k, g.times(width), v.times(width), three);
        }
    }

    /// One element for the first dense layer, one for each further dense layer or residual block, for the rows of
    /// `inputs`, which must differ.
    ///
    /// Throws [IllegalArgumentException] where [Correlators#of] does, and for several inputs where a skip
    /// connection goes around an activation whose square is not even.
    public static List<KernelCorrections> of(Wiring wiring, Matrix inputs) {
        ResidualChain chain = ResidualChain.of(wiring);
        DistinctInputs distinct = DistinctInputs.of(inputs);
        if (distinct.size() != inputs.rows()) {
            throw new IllegalArgumentException(
                    "corrections with skip connections need inputs that differ: leave out the" + " repeated one");
        }
        if (distinct.size() > Correlators.MOST) {
            throw new IllegalArgumentException(distinct.size()
                    + " different inputs are too many for tensors of four indices: at most " + Correlators.MOST);
        }
        int size = distinct.size();
        SampleTensor kernel = SampleTensor.of(
                size,
                (a, b) -> Bounded.exact(
                        chain.first().biasVariance() + chain.first().weightVariance() * distinct.product(a, b)));
        State state = new State(kernel, SampleTensor.zeros(size, 4), SampleTensor.zeros(size, 2), Bounded.exact(0));
        List<KernelCorrections> places = new ArrayList<>();
        places.add(state.report(KernelCorrections.Place.DENSE, 1, chain.first().fanIn()));
        int layer = 1;
        for (ResidualChain.Part part : chain.parts()) {
            if (part.skip() && size > 1) {
                requireEven(part.activations().getFirst());
            }
            State before = state;
            Branch branch = new Branch(before);
            for (int l = 0; l < part.layers().size(); l++) {
                Correlators.requireIndependent(branch.inner.k, layer, distinct);
                branch.through(part.activations().get(l), part.layers().get(l));
                layer++;
            }
            state = part.skip() ? branch.added() : branch.inner;
            Step.Linear last = part.layers().getLast();
            places.add(
                    part.skip()
                            ? state.report(KernelCorrections.Place.RESIDUAL, layer, last.fanOut())
                            : state.report(KernelCorrections.Place.DENSE, layer, last.fanIn()));
        }
        return places;
    }

    private static void requireEven(Activation activation) {
        for (double z = 0.125; z < 6; z *= 1.5) {
            double plus = activation.value(z) * activation.value(z);
            double minus = activation.value(-z) * activation.value(-z);
            if (Math.abs(plus - minus) > 1e-12 * (plus + minus)) {
                throw new IllegalArgumentException("a skip connection around " + activation.name()
                        + " makes a three-point function of the same order, since the square of " + activation.name()
                        + " is not even; it is derived for one input only: take one");
            }
        }
    }

    /// The way through a branch: the variables in it, and what they know of those that it began with.
    private static final class Branch {
        private final State outer;
        private State inner;
        /// Cov(z_a z_b, S_cd); the pairs of V and of one unit by itself at the beginning
        private SampleTensor across;
        /// E z_i S
        private Bounded alone;
        private boolean begun;

        Branch(State outer) {
            this.outer = outer;
            inner = outer;
            across = outer.v;
            alone = outer.t;
        }

        void through(Activation activation, Step.Linear layer) {
            LayerMoments moments = Correlators.moments(activation, inner.k);
            KernelStep step = new KernelStep(moments, layer);
            int size = inner.k.inputs();
            Odd odd = size == 1 ? Odd.of(activation, inner.k.bounded(0, 0), layer) : Odd.none();
            SampleTensor before = begun ? across : withUnits(across, layer.fanIn());
            Bounded mixed = begun ? Bounded.exact(0) : odd.first.times(outer.t);
            across = SampleTensor.of(
                    size, (a, b, c, d) -> step.along(before, c, d, a, b).plus(mixed));
            Bounded response = step.slope(size);
            alone = begun
                    ? response.times(alone)
                    : response.times(outer.t)
                            .plus(odd.first.times(outer.k.bounded(0, 0)).times(1.0 / layer.fanIn()));
            State x = inner;
            Bounded bilinear = odd.first.times(response).times(x.t).times(2);
            Bounded third = odd.third.times(x.t);
            inner = new State(
                    SampleTensor.of(size, step::kernel),
                    SampleTensor.of(
                            size, (a, b, c, d) -> step.vertex(x.v, a, b, c, d).plus(bilinear)),
                    SampleTensor.of(
                            size, (a, b) -> step.correction(x.g, x.v, a, b).plus(third)),
                    Bounded.exact(0));
            begun = true;
        }

        /// V_(ab)(cd) + (K_ac K_bd + K_ad K_bc)/n
        private SampleTensor withUnits(SampleTensor vertex, int units) {
            SampleTensor k = outer.k;
            return SampleTensor.of(k.inputs(), (a, b, c, d) -> {
                Bounded pairs = k.bounded(a, c)
                        .times(k.bounded(b, d))
                        .plus(k.bounded(a, d).times(k.bounded(b, c)));
                return vertex.bounded(a, b, c, d).plus(pairs.times(1.0 / units));
            });
        }

        /// z + ξ
        State added() {
            SampleTensor x = across;
            State z = outer;
            State s = inner;
            int size = z.k.inputs();
            return new State(
                    SampleTensor.of(size, (a, b) -> z.k.bounded(a, b).plus(s.k.bounded(a, b))),
                    SampleTensor.of(
                            size,
                            (a, b, c, d) -> z.v.bounded(a, b, c, d)
                                    .plus(x.bounded(a, b, c, d))
                                    .plus(x.bounded(c, d, a, b))
                                    .plus(s.v.bounded(a, b, c, d))),
                    SampleTensor.of(size, (a, b) -> z.g.bounded(a, b).plus(s.g.bounded(a, b))),
                    z.t.plus(alone));
        }
    }

    /// C ⟨(φ²)′⟩ and ½ C ⟨(φ²)‴⟩ of one input.
    private record Odd(Bounded first, Bounded third) {

        static Odd none() {
            return new Odd(Bounded.exact(0), Bounded.exact(0));
        }

        static Odd of(Activation activation, Bounded variance, Step.Linear layer) {
            double k = variance.value();
            double[] kinks =
                    activation.kinks().stream().mapToDouble(Double::doubleValue).toArray();
            double c = layer.weightVariance();
            Bounded first = Bounded.of(
                    GaussianExpectation.of(z -> activation.value(z) * activation.value(z) * z / k, k, kinks));
            Bounded third = Bounded.of(GaussianExpectation.of(
                    z -> activation.value(z) * activation.value(z) * (z * z / k - 3) * z / (2 * k * k), k, kinks));
            double uncertainty = 4 * variance.error() / k;
            return new Odd(widened(first.times(c), uncertainty), widened(third.times(c), uncertainty));
        }

        private static Bounded widened(Bounded x, double relative) {
            return new Bounded(x.value(), x.error() + relative * Math.abs(x.value()));
        }
    }
}
