package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.List;
import wick.network.Wiring;
import wick.numeric.gaussian.Approximation;

/// First-order corrections in 1/width of networks with skip connections z′ = z + ξ, ξ_i = b_i + Σ_k W_ik φ(z_k) or
/// more such layers in the branch: metric and four-point vertex of one input, any activation.
///
/// Given z the ξ_i are independent N(0, S), S = C_b + (C/n) Σ φ(z_k)². z_i itself goes on, so that a neuron is
/// correlated with its own part of every later S: cumulants of z_i and z_j of all orders in z_i are of order 1/n, not V
/// alone, and where φ² is not even also odd ones. They need not be followed one by one. To lowest order a
/// neuron's path z_0, z_1, … is Gaussian with Cov(z_s, z_t) = K_s for s ≤ t, and the fluctuation δ_t of S_t obeys
///
///     δ_t = C (x_t + h_t D_t),   D_t = δ_in + Σ_{s<t} δ_s,   h = d⟨φ²⟩/dK,
///     n Cov(x_s, x_t) = Cov(φ_s(z_s)², φ_t(z_t)²) over one such path.
///
/// So Var S is a double sum over blocks. The mean of S shifts by C (h E D + ½ h′ Var D) and by what the neuron's own
/// part y of n D does with it, C Cov(½ (φ²)″(z_t), y)/n.
///
/// Source: derived here.
public final class ResidualCorrections {
    private static final int TERMS = 120;

    private ResidualCorrections() {}

    /// One element for the first dense layer and one for each further dense layer or residual block, for an input with
    /// x·x / d = `meanSquare`.
    ///
    /// Throws [IllegalArgumentException] for layers of other kinds, for branches that end with an activation
    /// or have branches themselves, for an input that skips the first layer, for shared or not Gaussian weights,
    /// and for a variance of 0 in front of an activation.
    public static List<KernelCorrections> of(Wiring wiring, double meanSquare) {
        if (!(meanSquare >= 0) || Double.isInfinite(meanSquare)) {
            throw new IllegalArgumentException("mean square input " + meanSquare + " must be finite and not negative");
        }
        ResidualChain chain = ResidualChain.of(wiring);
        List<KernelCorrections> fine = of(chain, meanSquare, TERMS);
        List<KernelCorrections> coarse = of(chain, meanSquare, TERMS * 3 / 4);
        List<KernelCorrections> places = new ArrayList<>();
        for (int i = 0; i < fine.size(); i++) {
            KernelCorrections one = fine.get(i);
            KernelCorrections other = coarse.get(i);
            places.add(new KernelCorrections(
                    one.place(),
                    one.layer(),
                    one.width(),
                    one.kernel(),
                    between(one.metricCorrection(), other.metricCorrection()),
                    between(one.fourPointVertex(), other.fourPointVertex())));
        }
        return places;
    }

    private static Approximation between(Approximation fine, Approximation coarse) {
        double value = fine.value();
        return new Approximation(value, Math.abs(value - coarse.value()) + 1e-11 * (1 + Math.abs(value)));
    }

    private static List<KernelCorrections> of(ResidualChain chain, double meanSquare, int terms) {
        double kernel = chain.first().biasVariance() + chain.first().weightVariance() * meanSquare;
        SkipStream stream = new SkipStream(kernel, 0, 0, terms);
        List<KernelCorrections> places = new ArrayList<>();
        int layer = 1;
        places.add(report(
                stream, KernelCorrections.Place.DENSE, layer, chain.first().fanIn()));
        for (ResidualChain.Part part : chain.parts()) {
            layer += part.layers().size();
            if (part.skip()) {
                stream.add(part.activations(), part.layers());
                places.add(report(
                        stream,
                        KernelCorrections.Place.RESIDUAL,
                        layer,
                        part.layers().getLast().fanOut()));
            } else {
                stream = stream.through(
                        part.activations().getFirst(), part.layers().getFirst());
                places.add(report(
                        stream,
                        KernelCorrections.Place.DENSE,
                        layer,
                        part.layers().getFirst().fanIn()));
            }
        }
        return places;
    }

    private static KernelCorrections report(SkipStream stream, KernelCorrections.Place place, int layer, int width) {
        return new KernelCorrections(
                place,
                layer,
                width,
                new Approximation(stream.kernel(), 1e-11 * stream.kernel()),
                Approximation.exact(stream.mean() * width),
                Approximation.exact(stream.vertex() * width));
    }
}
