package wick.theory.fieldtheory;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A term c g Π φ^d of the action, g the `coupling`, d the `degrees` (half-edges by field).
///
/// `factor` is what each vertex multiplies a diagram by at g = 1, once the symmetry factor has taken care
/// of equal legs: −c Π d!, that is −1 for g φ⁴/4!. `perOrder` is the number of vertices to one power of
/// the coupling: 1, or 2 where an auxiliary field has split a vertex into two.
public record Vertex(String coupling, SequencedMap<String, Integer> degrees, Fraction factor, int perOrder) {
    private static final int MOST = 15;

    public Vertex {
        degrees = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(degrees));
        if (coupling.isBlank()) {
            throw new IllegalArgumentException("the coupling of a vertex must have a name");
        }
        if (degrees.isEmpty()) {
            throw new IllegalArgumentException("the vertex of " + coupling + " must have at least one field");
        }
        degrees.forEach((field, degree) -> {
            if (degree < 1 || degree > MOST) {
                throw new IllegalArgumentException("the power " + degree + " of " + field + " in the vertex of "
                        + coupling + " must be from 1 to " + MOST);
            }
        });
        if (perOrder < 1) {
            throw new IllegalArgumentException(perOrder + " vertices per order must be at least 1");
        }
    }

    /// g φ^degree / degree!
    public static Vertex power(String coupling, String field, int degree) {
        SequencedMap<String, Integer> degrees = new LinkedHashMap<>();
        degrees.put(field, degree);
        return new Vertex(coupling, degrees, Fraction.of(-1), 1);
    }

    /// `coefficient` · g Π φ^d, the coefficient as it stands in the action.
    public static Vertex term(String coupling, Fraction coefficient, SequencedMap<String, Integer> degrees) {
        Fraction permutations = Fraction.of(permutations(degrees));
        return new Vertex(coupling, degrees, coefficient.negated().times(permutations), 1);
    }

    /// Π d!
    BigInteger permutations() {
        return permutations(degrees);
    }

    private static BigInteger permutations(SequencedMap<String, Integer> degrees) {
        BigInteger product = BigInteger.ONE;
        for (int degree : degrees.values()) {
            product = product.multiply(Permutations.factorial(degree));
        }
        return product;
    }

    /// Such as `phi chi^2`.
    public String monomial() {
        StringBuilder text = new StringBuilder();
        degrees.forEach((field, degree) ->
                text.append(text.isEmpty() ? "" : " ").append(field).append(degree == 1 ? "" : "^" + degree));
        return text.toString();
    }
}
