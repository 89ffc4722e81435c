package wick.theory.recurrent.diagrams;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import wick.theory.fieldtheory.Field;
import wick.theory.fieldtheory.FieldTheory;
import wick.theory.fieldtheory.Fraction;
import wick.theory.fieldtheory.Propagator;
import wick.theory.fieldtheory.Vertex;

/// The Martin-Siggia-Rose action of dh = (−γ h + W φ(h)) dt + √κ dB, averaged over W_ij ~ N(0, σ_w²/N), as a
/// theory of the diagram engine. Weights are e^(−S),
///
///     S = ∫ z̃_i (∂_t + γ) h_i − (κ/2) ∫ z̃_i z̃_i − (σ_w²/2N) ∫∫ z̃_i(t) z̃_i(s) φ(h_j(t)) φ(h_j(s)),
///
/// summed over i and j, z̃ along the imaginary axis. (The other sign of z̃, with weights e^(+S), is in use too; z̃
/// enters the interaction twice, so that nothing changes but the sign of ⟨h z̃⟩.) Time is Itô's: φ(h) acts after
/// its argument, so that ⟨h(t) z̃(t)⟩ = 0 and no Jacobian appears. A bilocal field W(t, s) splits the interaction:
///
///     S_int = −½ ∫∫ W(t, s) z̃_i(t) z̃_i(s) − ½ (σ_w²/N) ∫∫ W̃(t, s) φ(h_j(t)) φ(h_j(s)).
///
/// Propagators:
///
/// - ⟨h z̃⟩ = θ(t) e^(−γt), the response, of one index, directed;
/// - ⟨h h⟩ = (κ/2γ) e^(−γ|t|), of one index;
/// - ⟨W W̃⟩ = δδ + δδ, its two times joined with those of the partner in either of two ways: 2 in zero dimensions.
///
/// All ends of h and z̃ at one vertex carry the same index: the index runs along lines and through vertices, and
/// each of its closed loops counts N. One order of σ_w² is one vertex of each kind with σ_w²/N between them.
/// Weights do not change in time, so that W hands each of its two frequencies on.
///
/// Source: Martin, Siggia and Rose 1973, Phys. Rev. A 8, 423; Grosvenor and Jefferson 2021, arXiv:2109.13247.
public final class RecurrentAction {
    /// The neuron's state, its response field, and the bilocal fields of the weights.
    public static final String STATE = "h";

    public static final String RESPONSE = "z~";
    public static final String WEIGHTS = "W";
    public static final String CONJUGATE = "W~";

    /// φ(h) = h.
    public static final FieldTheory LINEAR = theory("recurrent", List.of(driven(), driving()));

    /// φ(h) = h − ε h³/3 to first order in ε: the vertex W̃ h h³ comes with it. tanh has ε = 1.
    public static final FieldTheory CUBIC = theory("recurrent-cubic", List.of(driven(), driving(), quintic()));

    private RecurrentAction() {}

    private static FieldTheory theory(String name, List<Vertex> vertices) {
        return new FieldTheory(
                name,
                List.of(Field.scalar(STATE), Field.scalar(RESPONSE), Field.scalar(WEIGHTS), Field.scalar(CONJUGATE)),
                List.of(
                        Propagator.unit(STATE),
                        new Propagator(RESPONSE, STATE, Fraction.ONE),
                        new Propagator(CONJUGATE, WEIGHTS, Fraction.of(2))),
                vertices);
    }

    /// ½ W z̃ z̃
    private static Vertex driven() {
        return Vertex.term("sigma_w^2", Fraction.of(-1, 2), degrees(RESPONSE, 2, WEIGHTS));
    }

    /// ½ W̃ h h
    private static Vertex driving() {
        return Vertex.term("linear", Fraction.of(-1, 2), degrees(STATE, 2, CONJUGATE));
    }

    /// −(ε/3) W̃ h h³: half of φ(h(t)) φ(h(s)) at first order in ε, one h at one time and three at the other
    private static Vertex quintic() {
        return Vertex.term("epsilon", Fraction.of(1, 3), degrees(STATE, 4, CONJUGATE));
    }

    private static SequencedMap<String, Integer> degrees(String field, int power, String bilocal) {
        SequencedMap<String, Integer> degrees = new LinkedHashMap<>();
        degrees.put(field, power);
        degrees.put(bilocal, 1);
        return degrees;
    }
}
