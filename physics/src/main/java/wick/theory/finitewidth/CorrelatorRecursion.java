package wick.theory.finitewidth;

import java.util.Optional;
import wick.network.Step;

/// One step of the recursion: from the pre-activations and the tangent kernel of a layer to those of the
/// next.
///
/// Derivation. With W_ij ~ N(0, C/n) and b_i ~ N(0, C_b) independent of all before,
///
///     z′_{i;a} = b_i + Σ_k W_ik φ_{k;a},
///     H′_{ij;ab} = δ_ij (λ_b + (λ_w/n) Σ_k φ_{k;a} φ_{k;b}) + Σ_kl W_ik W_jl φ′_{k;a} φ′_{l;b} H_{kl;ab}.
///
/// Given the layer before, the z′_i are Gaussian with covariance S_ab = C_b + (C/n) Σ_k φ_{k;a}
/// φ_{k;b}, and E_W H′_{ii;ab} =
/// λ_b + (1/n) Σ_k Ω_{k;ab}, Ω_ab = λ_w φ_a φ_b + C φ′_a φ′_b H_{kk;ab}. Averages over one unit are
/// Gaussian to lowest order; two units k ≠ l know of each other through V, D, A, F, B of the layer
/// before, which enter through derivatives in the entries of K (pairs e, f are unordered; ∂_e stands for
/// d/dK_e; φ_a φ_b is short for ⟨φ_a φ_b⟩ there):
///
///     V′_(ab)(cd) = C² Cov(φ_aφ_b, φ_cφ_d) + C² Σ_ef ∂_e(φ_aφ_b) V_(e)(f) ∂_f(φ_cφ_d)
///     D′_(ab)(cd) = C Cov(φ_aφ_b, Ω_cd) + C Σ_e ∂_e(φ_aφ_b) X_e,cd
///     A′_(ab)(cd) = Cov(Ω_ab, Ω_cd) + Σ_e ∂_e(Ω_ab) X_e,cd + C ⟨φ′_aφ′_b⟩ Y_ab,cd
///     with X_e,cd = Σ_f V_(e)(f) ∂_f Ω_cd + C ⟨φ′_cφ′_d⟩ D_(e)(cd),
///          Y_ab,cd = Σ_f ∂_f(Ω_cd) D_(f)(ab) + C ⟨φ′_cφ′_d⟩ A_(ab)(cd)
///     B′_abcd = C² ⟨φ′_aφ′_bφ′_cφ′_d⟩ Θ_ab Θ_cd + C² ⟨φ′_aφ′_c⟩⟨φ′_bφ′_d⟩ B_abcd
/// F′_abcd = C² ⟨φ_aφ_bφ′_cφ′_d⟩ Θ_cd + C² Σ_{e∈{a,c}, f∈{b,d}} ⟨∂(φ_aφ′_c)/∂z_e⟩⟨∂(φ_bφ′_d)/∂z_f⟩ F_efcd
///     G′_ab = C (∂_e(φ_aφ_b) G_e + ½ ∂_e∂_f(φ_aφ_b) V_(e)(f))
///     T′_ab = λ_w/C G′_ab + C (Θ_ab (∂_e(φ′_aφ′_b) G_e + ½ ∂_e∂_f(φ′_aφ′_b) V_(e)(f)) + ⟨φ′_aφ′_b⟩ T_ab
///             + Σ_{e=(c,d)} ∂_e(φ′_aφ′_b) (D_(cd)(ab) + F_cdab + F_dcab))
///
/// where Ω has Θ in place of H. In B and F the neurons of H′ differ, so that a and c share one row of
/// weights and b and d the other. With dH′ written out by the product rule (W_ik φ″_k H_kp H_kq, dH_kpq,
/// and the derivative in W_ik itself),
///
///     P′_abcd = C² ⟨φ″_aφ′_bφ′_cφ_d⟩ Θ_ab Θ_ac
///             + C² ⟨φ′_bφ′_c⟩ (⟨φ″_aφ_d⟩ B_abac + Σ_{e∈{a,d}} ⟨∂(φ′_aφ_d)/∂z_e⟩ P_abce)
///     Q′_abcd = C² ⟨φ″_aφ′_bφ′_cφ_d⟩ Θ_ab Θ_ac + λ_w C ⟨φ_bφ_dφ′_aφ′_c⟩ Θ_ac
/// + Σ_{e∈{a,b}, f∈{c,d}} (C² Θ_ab ⟨∂(φ″_aφ′_b)/∂z_e⟩ + λ_w C ⟨∂(φ_bφ′_a)/∂z_e⟩) ⟨∂(φ_dφ′_c)/∂z_f⟩ F_efac
///             + C² ⟨φ′_aφ′_b⟩ Σ_{f∈{c,d}} ⟨∂(φ_dφ′_c)/∂z_f⟩ Q_abcf.
///
/// Sums over e ∈ {a, c} have one term where the inputs coincide. First terms are of this layer's units
/// and divided by their number here; the others are already divided by the widths of their own layers.
///
/// Source: Roberts, Yaida and Hanin 2022, arXiv:2106.10165; rederived for any number of inputs.
final class CorrelatorRecursion {
    private final CorrelatorLayer s;
    private final LayerMoments moments;
    private final Step.Linear layer;
    private final int inputs;
    private final double c;
    private final double rate;
    private final double perUnit;

    /// `state` has its corrections divided by their widths.
    CorrelatorRecursion(CorrelatorLayer state, LayerMoments moments, Step.Linear layer) {
        s = state;
        this.moments = moments;
        this.layer = layer;
        inputs = state.inputs();
        c = layer.weightVariance();
        rate = layer.weightRate();
        perUnit = 1.0 / layer.fanIn();
    }

    CorrelatorLayer next() {
        Optional<DriftRecursion> drift = moments.bends().map(bends -> new DriftRecursion(s, moments, bends, layer));
        return new CorrelatorLayer(
                s.layer() + 1,
                layer.fanIn(),
                SampleTensor.of(inputs, this::kernel),
                SampleTensor.of(inputs, this::tangentKernel),
                SampleTensor.of(inputs, this::vertex),
                SampleTensor.of(inputs, this::kernelCorrection),
                SampleTensor.of(inputs, this::tangentCorrection),
                SampleTensor.of(inputs, this::tangentCovariance),
                SampleTensor.of(inputs, this::tangentMixing),
                SampleTensor.of(inputs, this::outputTangentCovariance),
                SampleTensor.of(inputs, this::outputTangentMixing),
                drift.filter(_ -> s.driftP().isPresent()).map(d -> SampleTensor.of(inputs, d::first)),
                drift.filter(_ -> s.driftQ().isPresent()).map(d -> SampleTensor.of(inputs, d::second)));
    }

    private Bounded kernel(int a, int b) {
        return moments.values(a, b).mean().times(c).plus(Bounded.exact(layer.biasVariance()));
    }

    private Bounded theta(int a, int b) {
        return s.tangentKernel().bounded(a, b);
    }

    /// C ⟨φ′_a φ′_b⟩
    private Bounded gain(int a, int b) {
        return moments.slopes(a, b).mean().times(c);
    }

    /// ⟨Ω_ab⟩
    private Bounded operator(int a, int b) {
        return moments.values(a, b).mean().times(rate).plus(gain(a, b).times(theta(a, b)));
    }

    private Bounded tangentKernel(int a, int b) {
        return operator(a, b).plus(Bounded.exact(layer.biasRate()));
    }

    private Bounded vertex(int a, int b, int c1, int d) {
        Bounded own = moments.fourth(a, b, c1, d)
                .minus(moments.values(a, b).mean().times(moments.values(c1, d).mean()));
        Jet left = moments.values(a, b);
        Jet right = moments.values(c1, d);
        Bounded inherited = Bounded.exact(0);
        for (int e = 0; e < left.size(); e++) {
            Bounded along = right.along(s.fourPointVertex(), c1, d, left.left(e, a, b), left.right(e, a, b));
            inherited = inherited.plus(left.responses().get(e).times(along));
        }
        return own.times(perUnit).plus(inherited).times(c * c);
    }

    /// Σ_f ∂_f Ω_cd T_(f)(pq)
    private Bounded operatorAlong(SampleTensor tensor, int c1, int d, int p, int q) {
        Bounded ofValues = moments.values(c1, d).along(tensor, c1, d, p, q).times(rate);
        return ofValues.plus(moments.slopes(c1, d)
                .along(tensor, c1, d, p, q)
                .times(theta(c1, d))
                .times(c));
    }

    /// X_e,cd with e = (p, q)
    private Bounded towards(int p, int q, int c1, int d) {
        return operatorAlong(s.fourPointVertex(), c1, d, p, q)
                .plus(gain(c1, d).times(s.outputTangentCovariance().bounded(p, q, c1, d)));
    }

    private Bounded outputTangentCovariance(int a, int b, int c1, int d) {
        Jet values = moments.values(a, b);
        Bounded product = moments.fourth(a, b, c1, d)
                .times(rate)
                .plus(moments.mixed(a, b, c1, d).times(theta(c1, d)).times(c));
        Bounded sum = product.minus(values.mean().times(operator(c1, d))).times(perUnit);
        for (int e = 0; e < values.size(); e++) {
            Bounded towards = towards(values.left(e, a, b), values.right(e, a, b), c1, d);
            sum = sum.plus(values.responses().get(e).times(towards));
        }
        return sum.times(c);
    }

    private Bounded tangentCovariance(int a, int b, int c1, int d) {
        Bounded product = moments.fourth(a, b, c1, d).times(rate * rate);
        product = product.plus(moments.mixed(a, b, c1, d).times(theta(c1, d)).times(rate * c));
        product = product.plus(moments.mixed(c1, d, a, b).times(theta(a, b)).times(rate * c));
        product = product.plus(moments.slopeFourth(a, b, c1, d)
                .times(theta(a, b))
                .times(theta(c1, d))
                .times(c * c));
        Bounded sum = product.minus(operator(a, b).times(operator(c1, d))).times(perUnit);
        Jet values = moments.values(a, b);
        Jet slopes = moments.slopes(a, b);
        for (int e = 0; e < values.size(); e++) {
            Bounded response = values.responses()
                    .get(e)
                    .times(rate)
                    .plus(slopes.responses().get(e).times(theta(a, b)).times(c));
            sum = sum.plus(response.times(towards(values.left(e, a, b), values.right(e, a, b), c1, d)));
        }
        Bounded back = operatorAlong(s.outputTangentCovariance(), c1, d, a, b)
                .plus(gain(c1, d).times(s.tangentCovariance().bounded(a, b, c1, d)));
        return sum.plus(gain(a, b).times(back));
    }

    private Bounded tangentMixing(int a, int b, int c1, int d) {
        Bounded own = moments.slopeFourth(a, b, c1, d).times(theta(a, b)).times(theta(c1, d));
        return own.times(c * c * perUnit)
                .plus(gain(a, c1).times(gain(b, d)).times(s.tangentMixing().bounded(a, b, c1, d)));
    }

    private Bounded outputTangentMixing(int a, int b, int c1, int d) {
        Bounded sum = moments.mixed(a, b, c1, d).times(theta(c1, d)).times(perUnit);
        Gradient left = Gradient.of(moments.values(a, c1), a, c1);
        Gradient right = Gradient.of(moments.values(b, d), b, d);
        return sum.plus(left.times(right, (e, f) -> s.outputTangentMixing().bounded(e, f, c1, d)))
                .times(c * c);
    }

    private Bounded kernelCorrection(int a, int b) {
        return moments.values(a, b)
                .shift(s.kernelCorrection(), s.fourPointVertex(), a, b)
                .times(c);
    }

    private Bounded tangentCorrection(int a, int b) {
        Jet slopes = moments.slopes(a, b);
        Bounded ofValues = moments.values(a, b)
                .shift(s.kernelCorrection(), s.fourPointVertex(), a, b)
                .times(rate);
        Bounded ofSlopes =
                slopes.shift(s.kernelCorrection(), s.fourPointVertex(), a, b).times(theta(a, b));
        Bounded sum = ofSlopes.plus(slopes.mean().times(s.tangentCorrection().bounded(a, b)));
        for (int e = 0; e < slopes.size(); e++) {
            int p = slopes.left(e, a, b);
            int q = slopes.right(e, a, b);
            Bounded together = s.outputTangentCovariance()
                    .bounded(p, q, a, b)
                    .plus(s.outputTangentMixing().bounded(p, q, a, b))
                    .plus(s.outputTangentMixing().bounded(q, p, a, b));
            sum = sum.plus(slopes.responses().get(e).times(together));
        }
        return ofValues.plus(sum.times(c));
    }
}
