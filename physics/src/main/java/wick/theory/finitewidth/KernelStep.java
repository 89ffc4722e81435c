package wick.theory.finitewidth;

import wick.network.Step;

/// What one dense layer behind an activation makes of the four-point vertex V and the metric correction G:
/// the kernel's part of [CorrelatorRecursion], C_b + (C/n) Σ_k φ_k;a φ_k;b being the next kernel S_ab.
///
/// Corrections are divided by the widths of their layers.
final class KernelStep {
    private final LayerMoments moments;
    private final double c;
    private final double biasVariance;
    private final double perUnit;

    KernelStep(LayerMoments moments, Step.Linear layer) {
        this.moments = moments;
        c = layer.weightVariance();
        biasVariance = layer.biasVariance();
        perUnit = 1.0 / layer.fanIn();
    }

    /// C_b + C ⟨φ_aφ_b⟩
    Bounded kernel(int a, int b) {
        return moments.values(a, b).mean().times(c).plus(Bounded.exact(biasVariance));
    }

    /// Cov(S_ab, S_cd) = C² Cov(φ_aφ_b, φ_cφ_d)/n + C² Σ_ef ∂_e⟨φ_aφ_b⟩ V_(e)(f) ∂_f⟨φ_cφ_d⟩
    Bounded vertex(SampleTensor vertex, int a, int b, int c1, int d) {
        Bounded own = moments.fourth(a, b, c1, d)
                .minus(moments.values(a, b).mean().times(moments.values(c1, d).mean()));
        Jet left = moments.values(a, b);
        Jet right = moments.values(c1, d);
        Bounded inherited = Bounded.exact(0);
        for (int e = 0; e < left.size(); e++) {
            Bounded along = right.along(vertex, c1, d, left.left(e, a, b), left.right(e, a, b));
            inherited = inherited.plus(left.responses().get(e).times(along));
        }
        return own.times(perUnit).plus(inherited).times(c * c);
    }

    /// E S_ab − K′_ab = C (Σ_e ∂_e⟨φ_aφ_b⟩ G_e + ½ Σ_ef ∂_e∂_f⟨φ_aφ_b⟩ V_(e)(f))
    Bounded correction(SampleTensor correction, SampleTensor vertex, int a, int b) {
        return moments.values(a, b).shift(correction, vertex, a, b).times(c);
    }

    /// C Σ_e ∂_e⟨φ_aφ_b⟩ T_(e)(pq)
    Bounded along(SampleTensor tensor, int a, int b, int p, int q) {
        return moments.values(a, b).along(tensor, a, b, p, q).times(c);
    }

    /// C d⟨φ²⟩/dK of a single input, 0 for several.
    Bounded slope(int inputs) {
        return inputs == 1 ? moments.values(0, 0).responses().getFirst().times(c) : Bounded.exact(0);
    }
}
