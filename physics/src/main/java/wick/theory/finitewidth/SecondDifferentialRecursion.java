package wick.theory.finitewidth;

import wick.network.Step;

/// R, S, T and U of the next layer, see [TangentMotion].
///
/// Derivation. Derivatives of z′_{i;a} = b_i + Σ_k W_ik φ_{k;a} in earlier weights follow by the chain rule up to
/// φ‴; one derivative may be in W_ik, none twice. Averages over W pair units, k = l gives the own term of this
/// layer's units, k ≠ l what they inherit: B, F, P, Q and R … U of the layer before (Gaussian integration by parts
/// for those correlated with z). With X_ac = C Θ_ac φ″_aφ′_c + λ_w φ′_aφ_c, sums over e ∈ {a, c} having one term
/// where the inputs coincide,
///
///     R′_abcd = C² ⟨φ‴_aφ′_bφ′_cφ′_d⟩ Θ_abΘ_acΘ_ad + λ_w C ⟨φ″_aφ_bφ′_cφ′_d⟩ Θ_acΘ_ad
///             + C ⟨φ′_cφ′_d⟩ [ (C Θ_ab ⟨φ‴_aφ′_b⟩ + λ_w ⟨φ″_aφ_b⟩) B_acad
///                              + Σ_{e∈{a,b}} ⟨∂X_ab/∂z_e⟩ P_acde + C ⟨φ′_aφ′_b⟩ R_abcd ]
///     S′_abcd = C² ⟨φ″_aφ″_bφ′_cφ′_d⟩ Θ_abΘ_acΘ_bd + λ_w C ⟨φ′_aφ′_bφ′_cφ′_d⟩ Θ_acΘ_bd
///             + C ⟨φ′_cφ′_d⟩ [ (C Θ_ab ⟨φ″_aφ″_b⟩ + λ_w ⟨φ′_aφ′_b⟩) B_acbd + C ⟨φ′_aφ′_b⟩ S_abcd ]
///     T′_abcd = ⟨X_ac X_bd⟩ Θ_ab + Σ_{e∈{a,c}, f∈{b,d}} ⟨∂X_ac/∂z_e⟩⟨∂X_bd/∂z_f⟩ F_efab
///             + C ⟨φ′_bφ′_d⟩ Σ_e ⟨∂X_ac/∂z_e⟩ Q_bdae + C ⟨φ′_aφ′_c⟩ Σ_f ⟨∂X_bd/∂z_f⟩ Q_acbf
///             + C² ⟨φ′_aφ′_c⟩⟨φ′_bφ′_d⟩ T_abcd
///     U′_abcd = C² ⟨φ″_aφ″_bφ′_cφ′_d⟩ Θ_abΘ_acΘ_bd + C² ⟨φ′_aφ′_d⟩⟨φ′_bφ′_c⟩ U_abcd.
///
/// First terms are divided by the number of this layer's units; the others are already divided.
final class SecondDifferentialRecursion {
    private final CorrelatorLayer state;
    private final LayerMoments moments;
    private final LayerMoments.Bends bends;
    private final CurvatureMoments curved;
    private final SecondDifferential before;
    private final double c;
    private final double rate;
    private final double perUnit;

    SecondDifferentialRecursion(
            CorrelatorLayer state, Correlators.Averages averages, Step.Linear layer, SecondDifferential before) {
        this.state = state;
        this.moments = averages.moments();
        curved = new CurvatureMoments(averages.activation(), state.kernel());
        bends = moments.bends().orElseThrow();
        this.before = before;
        c = layer.weightVariance();
        rate = layer.weightRate();
        perUnit = 1.0 / layer.fanIn();
    }

    SecondDifferential next() {
        int inputs = state.inputs();
        return new SecondDifferential(
                SampleTensor.of(inputs, this::r),
                SampleTensor.of(inputs, this::s),
                SampleTensor.of(inputs, this::t),
                SampleTensor.of(inputs, this::u));
    }

    private Bounded theta(int a, int b) {
        return state.tangentKernel().bounded(a, b);
    }

    private Bounded slopes(int a, int b) {
        return moments.slopes(a, b).mean();
    }

    private SampleTensor p() {
        return state.driftP().orElseThrow();
    }

    private SampleTensor q() {
        return state.driftQ().orElseThrow();
    }

    /// ⟨∂X_ab/∂z⟩
    private Gradient gradient(int a, int b) {
        Gradient bent = Gradient.of(moments.slopes(b, a), b, a);
        Gradient plain = Gradient.of(moments.values(b, a), b, a);
        return new Gradient(
                b,
                a,
                bent.ofFirst().times(theta(a, b)).times(c).plus(plain.ofFirst().times(rate)),
                bent.ofSecond()
                        .times(theta(a, b))
                        .times(c)
                        .plus(plain.ofSecond().times(rate)));
    }

    private Bounded r(int a, int b, int c1, int d) {
        Bounded own = curved.third(a, b, c1, d)
                .times(theta(a, b))
                .times(c * c)
                .plus(bends.bent(a, c1, d, b).times(rate * c))
                .times(theta(a, c1))
                .times(theta(a, d));
        Bounded mixing = thirdFirst(a, b)
                .times(theta(a, b))
                .times(c)
                .plus(bends.bend(a, b).times(rate))
                .times(state.tangentMixing().bounded(a, c1, a, d));
        Bounded moved = gradient(a, b).along(e -> p().bounded(a, c1, d, e));
        Bounded kept = slopes(a, b).times(c).times(before.r().bounded(a, b, c1, d));
        return own.times(perUnit)
                .plus(mixing.plus(moved).plus(kept).times(slopes(c1, d)).times(c));
    }

    /// ⟨φ‴_a φ′_b⟩
    private Bounded thirdFirst(int a, int b) {
        Jet jet = moments.slopes(a, b);
        // for one input d⟨φ′²⟩/dK is ⟨φ″² + φ‴φ′⟩
        return a == b
                ? jet.responses().getFirst().minus(curved.bentSquare(a))
                : jet.responses().getFirst().times(2);
    }

    /// ⟨φ″_a φ″_b⟩
    private Bounded bothBent(int a, int b) {
        return a == b ? curved.bentSquare(a) : moments.slopes(a, b).responses().get(1);
    }

    private Bounded s(int a, int b, int c1, int d) {
        Bounded own = curved.bentTwice(a, b, c1, d)
                .times(theta(a, b))
                .times(c * c)
                .plus(moments.slopeFourth(a, b, c1, d).times(rate * c))
                .times(theta(a, c1))
                .times(theta(b, d));
        Bounded mixing = bothBent(a, b)
                .times(theta(a, b))
                .times(c)
                .plus(slopes(a, b).times(rate))
                .times(state.tangentMixing().bounded(a, c1, b, d));
        Bounded kept = slopes(a, b).times(c).times(before.s().bounded(a, b, c1, d));
        return own.times(perUnit).plus(mixing.plus(kept).times(slopes(c1, d)).times(c));
    }

    private Bounded t(int a, int b, int c1, int d) {
        Bounded own = curved.bentTwice(a, b, c1, d)
                .times(theta(a, c1))
                .times(theta(b, d))
                .times(c * c)
                .plus(bends.bent(b, a, d, c1).times(theta(b, d)).times(rate * c))
                .plus(bends.bent(a, b, c1, d).times(theta(a, c1)).times(rate * c))
                .plus(moments.mixed(c1, d, a, b).times(rate * rate))
                .times(theta(a, b));
        Gradient left = gradient(a, c1);
        Gradient right = gradient(b, d);
        Bounded ofF = left.times(right, (e, f) -> state.outputTangentMixing().bounded(e, f, a, b));
        Bounded ofQ = left.along(e -> q().bounded(b, d, a, e))
                .times(slopes(b, d))
                .plus(right.along(f -> q().bounded(a, c1, b, f)).times(slopes(a, c1)))
                .times(c);
        Bounded kept = slopes(a, c1)
                .times(slopes(b, d))
                .times(before.t().bounded(a, b, c1, d))
                .times(c * c);
        return own.times(perUnit).plus(ofF).plus(ofQ).plus(kept);
    }

    private Bounded u(int a, int b, int c1, int d) {
        Bounded own = curved.bentTwice(a, b, c1, d)
                .times(theta(a, b))
                .times(theta(a, c1))
                .times(theta(b, d));
        Bounded kept = slopes(a, d).times(slopes(b, c1)).times(before.u().bounded(a, b, c1, d));
        return own.times(perUnit).plus(kept).times(c * c);
    }
}
