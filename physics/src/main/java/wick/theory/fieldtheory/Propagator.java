package wick.theory.fieldtheory;

/// ⟨first second⟩ of the Gaussian part; the two are the same for a real field. `value` is the propagator in
/// zero dimensions.
public record Propagator(String first, String second, Fraction value) {

    /// ⟨φ φ⟩ = 1 of a real field.
    public static Propagator unit(String field) {
        return new Propagator(field, field, Fraction.ONE);
    }

    boolean joins(String one, String other) {
        return (first.equals(one) && second.equals(other)) || (first.equals(other) && second.equals(one));
    }
}
