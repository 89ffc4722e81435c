package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.network.Activation;
import wick.network.Step;
import wick.network.Wiring;

/// First-order corrections in 1/width for one input, layer by layer: kernel and tangent kernel, their
/// fluctuations over networks and the correlations between the two.
///
/// Widths may differ from layer to layer: what a layer adds is divided by its own number of units, what
/// it inherits by the earlier ones; reported coefficients are multiplied by the width in front of the
/// layer again.
///
/// Source: Yaida 2020, arXiv:1910.00019; Roberts, Yaida and Hanin 2022, arXiv:2106.10165.
public final class SingleInputCorrections {
    private SingleInputCorrections() {}

    /// One element per dense layer, for an input with x·x / d = `meanSquare`.
    ///
    /// Throws [IllegalArgumentException] for residual blocks and non-Gaussian weights, which the
    /// derivation does not cover, and for a variance of 0 in front of an activation.
    public static List<SingleInputLayer> of(Wiring wiring, double meanSquare) {
        if (!(meanSquare >= 0) || Double.isInfinite(meanSquare)) {
            throw new IllegalArgumentException("mean square input " + meanSquare + " must be finite and not negative");
        }
        DenseChain chain = DenseChain.of(wiring);
        List<SingleInputLayer> layers = new ArrayList<>();
        State state = State.first(chain.layers().getFirst(), meanSquare);
        layers.add(state.report(1, chain.layers().getFirst().fanIn()));
        for (int l = 1; l < chain.layers().size(); l++) {
            state = state.next(chain.activations().get(l - 1), chain.layers().get(l));
            layers.add(state.report(l + 1, chain.layers().get(l).fanIn()));
        }
        return layers;
    }

    /// The quantities of one layer; corrections already divided by their widths.
    private record State(
            Bounded k,
            Bounded theta,
            Bounded v,
            Bounded g,
            Bounded t,
            Bounded a,
            Bounded b,
            Bounded d,
            Bounded f,
            Optional<Bounded> p,
            Optional<Bounded> q) {

        static State first(Step.Linear layer, double meanSquare) {
            Bounded zero = Bounded.exact(0);
            return new State(
                    Bounded.exact(layer.weightVariance()).times(meanSquare).plus(Bounded.exact(layer.biasVariance())),
                    Bounded.exact(layer.weightRate()).times(meanSquare).plus(Bounded.exact(layer.biasRate())),
                    zero,
                    zero,
                    zero,
                    zero,
                    zero,
                    zero,
                    zero,
                    Optional.of(zero),
                    Optional.of(zero));
        }

        State next(Activation activation, Step.Linear layer) {
            return new Recursion(this, activation, layer).next();
        }

        SingleInputLayer report(int index, int width) {
            return new SingleInputLayer(
                    index,
                    width,
                    k.approximation(),
                    theta.approximation(),
                    v.times(width).approximation(),
                    g.times(width).approximation(),
                    t.times(width).approximation(),
                    a.times(width).approximation(),
                    b.times(width).approximation(),
                    d.times(width).approximation(),
                    f.times(width).approximation(),
                    p.map(x -> x.times(width).approximation()),
                    q.map(x -> x.times(width).approximation()));
        }
    }

    /// One step of the recursion. With C = σ_w² and O = λ_w φ² + C Θ φ′² (H of the next layer is the mean
    /// of O over units, plus λ_b), a hat for d⟨·⟩/dK, ⟨·⟩₄ for half the second derivative, n the number
    /// of units:
    ///
    ///     V′ = C² Var(φ²)/n + χ_∥² V                         G′ = χ_∥ G + C ⟨φ²⟩₄ V
    ///     B′ = C² ⟨φ′⁴⟩ Θ²/n + χ_⊥² B                        F′ = C² ⟨φ²φ′²⟩ Θ/n + χ_∥² F
    ///     D′ = C Cov(φ², O)/n + χ_∥ Ô V + χ_∥ χ_⊥ D          A′ = Var(O)/n + Ô² V + 2 Ô χ_⊥ D + χ_⊥² A
    ///     T′ = λ_w (φ̂² G + ⟨φ²⟩₄ V) + C (Θ (φ̂′² G + ⟨φ′²⟩₄ V) + ⟨φ′²⟩ T + φ̂′² (D + 2F))
    private static final class Recursion {
        private final State s;
        private final LayerAverages averages;
        private final double c;
        private final double rate;
        private final double biasVariance;
        private final double biasRate;
        private final double perUnit;
        private final boolean smooth;
        private final Bounded square;
        private final Bounded slopeSquare;
        private final Bounded parallel;
        private final Bounded perpendicular;
        private final Bounded operatorResponse;
        private final Bounded mixed;
        private final Bounded squareResponse;
        private final Bounded slopeResponse;

        Recursion(State state, Activation activation, Step.Linear layer) {
            s = state;
            averages = new LayerAverages(activation, state.k());
            c = layer.weightVariance();
            rate = layer.weightRate();
            biasVariance = layer.biasVariance();
            biasRate = layer.biasRate();
            perUnit = 1.0 / layer.fanIn();
            smooth = activation.kinks().isEmpty();
            square = averages.mean(2, 0);
            slopeSquare = averages.mean(0, 2);
            mixed = averages.mean(2, 2);
            slopeResponse = averages.response(0, 2);
            squareResponse = averages.response(2, 0);
            parallel = squareResponse.times(c);
            perpendicular = slopeSquare.times(c);
            operatorResponse =
                    squareResponse.times(rate).plus(s.theta.times(slopeResponse).times(c));
        }

        State next() {
            Bounded fourth = averages.mean(4, 0);
            Bounded slopeFourth = averages.mean(0, 4);
            Bounded curvature = averages.curvature(2, 0);
            Bounded operator =
                    square.times(rate).plus(s.theta.times(slopeSquare).times(c));
            Bounded v = fourth.minus(square.squared())
                    .times(c * c * perUnit)
                    .plus(parallel.squared().times(s.v));
            Bounded g = parallel.times(s.g).plus(curvature.times(s.v).times(c));
            Bounded b = slopeFourth
                    .times(s.theta.squared())
                    .times(c * c * perUnit)
                    .plus(perpendicular.squared().times(s.b));
            Bounded f = mixed.times(s.theta)
                    .times(c * c * perUnit)
                    .plus(parallel.squared().times(s.f));
            return new State(
                    square.times(c).plus(Bounded.exact(biasVariance)),
                    operator.plus(Bounded.exact(biasRate)),
                    v,
                    g,
                    tangentCorrection(curvature),
                    tangentCovariance(fourth, slopeFourth, operator),
                    b,
                    outputTangentCovariance(fourth, operator),
                    f,
                    smooth ? s.p.map(this::driftP) : Optional.empty(),
                    smooth ? s.q.map(this::driftQ) : Optional.empty());
        }

        private Bounded tangentCovariance(Bounded fourth, Bounded slopeFourth, Bounded operator) {
            Bounded squareOfOperator = fourth.times(rate * rate)
                    .plus(mixed.times(s.theta).times(2 * rate * c))
                    .plus(slopeFourth.times(s.theta.squared()).times(c * c));
            return squareOfOperator
                    .minus(operator.squared())
                    .times(perUnit)
                    .plus(operatorResponse.squared().times(s.v))
                    .plus(operatorResponse.times(perpendicular).times(s.d).times(2))
                    .plus(perpendicular.squared().times(s.a));
        }

        private Bounded outputTangentCovariance(Bounded fourth, Bounded operator) {
            Bounded product = fourth.times(rate).plus(mixed.times(s.theta).times(c));
            return product.minus(square.times(operator))
                    .times(c * perUnit)
                    .plus(parallel.times(operatorResponse).times(s.v))
                    .plus(parallel.times(perpendicular).times(s.d));
        }

        private Bounded tangentCorrection(Bounded curvature) {
            Bounded ofSquare = squareResponse.times(s.g).plus(curvature.times(s.v));
            Bounded ofSlope =
                    slopeResponse.times(s.g).plus(averages.curvature(0, 2).times(s.v));
            Bounded together = slopeResponse.times(s.d.plus(s.f.times(2)));
            Bounded inherited =
                    s.theta.times(ofSlope).plus(slopeSquare.times(s.t)).plus(together);
            return ofSquare.times(rate).plus(inherited.times(c));
        }

        /// P′ = C² ⟨φφ″φ′²⟩ Θ²/n + C χ_⊥ ⟨φφ″⟩ B + χ_∥ χ_⊥ P
        private Bounded driftP(Bounded before) {
            return averages.bent(1, 2)
                    .times(s.theta.squared())
                    .times(c * c * perUnit)
                    .plus(perpendicular.times(averages.bent(1, 0)).times(s.b).times(c))
                    .plus(parallel.times(perpendicular).times(before));
        }

        /// Q′ = C² ⟨φφ″φ′²⟩ Θ²/n + λ_w C ⟨φ²φ′²⟩ Θ/n + χ_∥ (C ⟨(φ″φ′)′⟩ Θ + λ_w χ_∥/C) F + χ_∥ χ_⊥ Q
        private Bounded driftQ(Bounded before) {
            Bounded own = averages.bent(1, 2)
                    .times(s.theta.squared())
                    .times(c * c)
                    .plus(mixed.times(s.theta).times(rate * c));
            Bounded ofF = parallel.times(averages.bentSlopeResponse())
                    .times(s.theta)
                    .times(c)
                    .plus(parallel.times(squareResponse).times(rate));
            return own.times(perUnit)
                    .plus(ofF.times(s.f))
                    .plus(parallel.times(perpendicular).times(before));
        }
    }
}
