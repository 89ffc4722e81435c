package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.List;
import wick.network.Step;
import wick.network.Wiring;

/// What a finite width does to the small difference of two inputs of equal length as it goes through depth.
///
/// Given the layers before, a unit has z and its difference δz jointly Gaussian with variances s and r and
/// covariance q. At infinite width s = K, q = 0, and r is multiplied by χ(K) = σ_w² ⟨φ′²⟩. At width n the
/// mean over units makes all three fluctuate: with s = K + x, r = R (1 + ε),
///
///     E r′ = χ(s) r + 2 χ_K q²,   E q′ = χ_∥ q,   E s′ = σ_b² + σ_w² ⟨φ²⟩_s,
///
/// plus noise of variance 1/n. Expanded to first order, this closes in G = E x, V = E x², g = E ε, w = E x ε,
/// u = E ε² and Q = E q²/R:
///
///     g′ = g + (χ_K/χ)(G + w + 2Q) + χ_KK/(2χ) V        w′ = χ_∥ (w + χ_K/χ V) + C² Cov(φ², φ′²)/(nχ)
///     Q′ = (χ_∥² Q + C² ⟨φ²φ′²⟩/n)/χ                    u′ = u + 2 χ_K/χ w + (χ_K/χ)² V + (3 C² ⟨φ′⁴⟩/χ² − 1)/n
///
/// Source: derived from the recursions of Roberts, Yaida and Hanin 2022, arXiv:2106.10165.
public final class SmallDifferences {
    private SmallDifferences() {}

    /// One element per dense layer, for inputs with x·x / d = `meanSquare` whose difference is orthogonal to
    /// them.
    ///
    /// Throws [IllegalArgumentException] for layers that are not covered, as [SingleInputCorrections#of]
    /// does, and for activations that jump.
    public static List<DifferenceLayer> of(Wiring wiring, double meanSquare) {
        if (!(meanSquare >= 0) || Double.isInfinite(meanSquare)) {
            throw new IllegalArgumentException("mean square input " + meanSquare + " must be finite and not negative");
        }
        DenseChain chain = DenseChain.of(wiring);
        Step.Linear first = chain.layers().getFirst();
        State state = State.at(Bounded.exact(first.biasVariance() + (first.weightVariance() * meanSquare)));
        Bounded start = state.k();
        List<DifferenceLayer> layers = new ArrayList<>();
        layers.add(state.report(1, start));
        for (int l = 1; l < chain.layers().size(); l++) {
            Step.Linear layer = chain.layers().get(l);
            DifferenceStep step = DifferenceStep.of(chain.activations().get(l - 1), layer.weightVariance(), state.k());
            state = state.next(step, layer.biasVariance(), 1.0 / layer.fanIn());
            layers.add(state.report(l + 1, start));
        }
        return layers;
    }

    /// The moments named above; logR is ln of R over its value at the first layer.
    private record State(Bounded k, Bounded logR, Bounded v, Bounded mean, Bounded g, Bounded w, Bounded u, Bounded q) {

        static State at(Bounded k) {
            Bounded zero = Bounded.exact(0);
            return new State(k, zero, zero, zero, zero, zero, zero, zero);
        }

        State next(DifferenceStep s, double biasVariance, double perUnit) {
            Bounded f1 = s.gainSlope();
            return new State(
                    s.square().plus(Bounded.exact(biasVariance)),
                    logR.plus(logarithm(s.gain())),
                    s.kernelNoise().times(perUnit).plus(s.parallel().squared().times(v)),
                    s.parallel().times(mean).plus(s.bend().times(v)),
                    g.plus(f1.times(mean.plus(w).plus(q.times(2))))
                            .plus(s.gainBend().times(v)),
                    s.parallel().times(w.plus(f1.times(v))).plus(s.jointNoise().times(perUnit)),
                    u.plus(f1.times(w).times(2))
                            .plus(f1.squared().times(v))
                            .plus(s.ownNoise().times(perUnit)),
                    s.parallel()
                            .squared()
                            .times(q)
                            .over(s.gain())
                            .plus(s.crossNoise().times(perUnit)));
        }

        /// D = (r/s − q²/s²)/2, so that ln D = ln r − ln s − q²/(rs) − ln 2 to this order.
        DifferenceLayer report(int layer, Bounded start) {
            Bounded half = u.times(-0.5);
            Bounded relative = v.over(k.squared());
            Bounded annealed = g.minus(mean.plus(w).plus(q).over(k)).plus(relative);
            Bounded typical = g.plus(half).minus(mean.plus(q).over(k)).plus(relative.times(0.5));
            return new DifferenceLayer(
                    layer,
                    logR.approximation(),
                    logR.minus(logarithm(k.over(start))).approximation(),
                    DepthShift.of(g, g.plus(half)),
                    DepthShift.of(annealed, typical));
        }
    }

    static Bounded logarithm(Bounded x) {
        double log = Math.log(x.value());
        return new Bounded(log, x.error() / (Math.abs(x.value()) - x.error()) + 2.3e-16 * Math.abs(log));
    }
}
