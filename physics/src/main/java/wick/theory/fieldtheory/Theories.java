package wick.theory.fieldtheory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Ready-made theories.
public final class Theories {

    /// S = φ²/2 + λ φ³/3!
    public static final FieldTheory PHI3 = power("phi3", 3);

    /// S = φ²/2 + λ φ⁴/4!
    public static final FieldTheory PHI4 = power("phi4", 4);

    /// S = φ²/2 + λ φ⁶/6!
    public static final FieldTheory PHI6 = power("phi6", 6);

    /// S = φ·φ/2 + λ (φ·φ)²/4! for N components, the vertex split in two by an auxiliary field: with ⟨σσ⟩ =
    /// −λ/3 and a vertex σ φ·φ/2, each diagram carries one power of N. For N = 1 it is φ⁴.
    ///
    /// Source: Moshe and Zinn-Justin 2003, arXiv:hep-th/0306133.
    public static final FieldTheory VECTOR = new FieldTheory(
            "o-n",
            List.of(new Field("phi", true), Field.scalar("sigma")),
            List.of(Propagator.unit("phi"), new Propagator("sigma", "sigma", Fraction.of(-1, 3))),
            List.of(new Vertex("lambda", degrees("phi", 2, "sigma", 1), Fraction.ONE, 2)));

    /// S = φ²/2 + χ²/2 + g φ χ²/2, both fields real.
    public static final FieldTheory YUKAWA = new FieldTheory(
            "yukawa",
            List.of(Field.scalar("chi"), Field.scalar("phi")),
            List.of(Propagator.unit("chi"), Propagator.unit("phi")),
            List.of(new Vertex("g", degrees("chi", 2, "phi", 1), Fraction.of(-1), 1)));

    /// S = φ*φ + λ (φ*φ)²/4, lines directed from φ* to φ.
    public static final FieldTheory COMPLEX = new FieldTheory(
            "complex",
            List.of(Field.scalar("phi"), Field.scalar("phi*")),
            List.of(new Propagator("phi*", "phi", Fraction.ONE)),
            List.of(new Vertex("lambda", degrees("phi", 2, "phi*", 2), Fraction.of(-1), 1)));

    /// By name, in the order in which they are listed.
    public static final SequencedMap<String, FieldTheory> ALL = all(PHI3, PHI4, PHI6, VECTOR, YUKAWA, COMPLEX);

    private Theories() {}

    private static FieldTheory power(String name, int degree) {
        return new FieldTheory(
                name,
                List.of(Field.scalar("phi")),
                List.of(Propagator.unit("phi")),
                List.of(Vertex.power("lambda", "phi", degree)));
    }

    private static SequencedMap<String, Integer> degrees(String one, int power, String other, int otherPower) {
        SequencedMap<String, Integer> degrees = new LinkedHashMap<>(Map.of(one, power));
        degrees.put(other, otherPower);
        return degrees;
    }

    private static SequencedMap<String, FieldTheory> all(FieldTheory... theories) {
        SequencedMap<String, FieldTheory> all = new LinkedHashMap<>();
        for (FieldTheory theory : theories) {
            all.put(theory.name(), theory);
        }
        return all;
    }
}
