package wick.topic.expressivity.polynomial;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/// The energy of a scalar field on a periodic lattice of these side lengths, in lattice units:
///
///     H = Σ_x [ ½ Σ_μ (φ_{x+μ} − φ_x)² + ½ m² φ_x² + (g/4!) φ_x⁴ ]
///
/// with m² = `massSquared` and g = `coupling`; quadratic for g = 0.
///
/// Source: Montvay and Münster 1994, Quantum Fields on a Lattice.
public record LatticeField(List<Integer> sides, BigFraction massSquared, BigFraction coupling) {

    public LatticeField {
        sides = List.copyOf(sides);
        if (sides.isEmpty() || sides.size() > 4) {
            throw new PolynomialException("a lattice has from 1 to 4 sides, not " + sides.size());
        }
        BigInteger sites = BigInteger.ONE;
        for (int side : sides) {
            if (side < 2) {
                throw new PolynomialException("side " + side + " of a lattice must be at least 2");
            }
            sites = sites.multiply(BigInteger.valueOf(side));
        }
        if (sites.compareTo(BigInteger.valueOf(Polynomial.MOST_VARIABLES)) > 0) {
            throw new PolynomialException(
                    "the lattice has " + sites + " sites; at most " + Polynomial.MOST_VARIABLES + " are allowed");
        }
    }

    /// The sides written as 4x4.
    ///
    /// @throws PolynomialException if they are not whole numbers up to 999999 with x between
    public static List<Integer> sides(String text) {
        List<Integer> sides = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int next = text.indexOf('x', start);
            int end = next < 0 ? text.length() : next;
            String side = text.substring(start, end).strip();
            if (side.isEmpty() || side.length() > 6 || !side.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw new PolynomialException("the lattice \"" + text
                        + "\" must be whole numbers up to 999999 with x between, such as 8 or 4x4");
            }
            sides.add(Integer.parseInt(side));
            start = end + 1;
        }
        return sides;
    }

    public int sites() {
        return sides.stream().reduce(1, (a, b) -> a * b);
    }

    /// The energy as a polynomial of the field's values, which are called φ with the coordinates of their site, as
    /// phi_0_1.
    public Polynomial energy() {
        List<Term> terms = new ArrayList<>();
        for (int site = 0; site < sites(); site++) {
            Term field = new Term.Variable(site);
            for (int axis = 0; axis < sides.size(); axis++) {
                Term difference = new Term.Sum(
                        List.of(new Term.Variable(neighbor(site, axis)), scaled(BigFraction.MINUS_ONE, field)));
                terms.add(scaled(BigFraction.ONE_HALF, new Term.Power(difference, 2)));
            }
            terms.add(scaled(massSquared.divide(2), new Term.Power(field, 2)));
            if (!coupling.equals(BigFraction.ZERO)) {
                terms.add(scaled(coupling.divide(24), new Term.Power(field, 4)));
            }
        }
        return new Polynomial(IntStream.range(0, sites()).mapToObj(this::name).toList(), new Term.Sum(terms));
    }

    private static Term scaled(BigFraction factor, Term term) {
        return new Term.Product(List.of(new Term.Constant(factor), term));
    }

    private int neighbor(int site, int axis) {
        int stride = 1;
        for (int i = axis + 1; i < sides.size(); i++) {
            stride *= sides.get(i);
        }
        int coordinate = site / stride % sides.get(axis);
        return site + ((coordinate + 1) % sides.get(axis) - coordinate) * stride;
    }

    private String name(int site) {
        int[] coordinates = new int[sides.size()];
        int rest = site;
        for (int axis = sides.size() - 1; axis >= 0; axis--) {
            coordinates[axis] = rest % sides.get(axis);
            rest /= sides.get(axis);
        }
        return "phi_" + IntStream.of(coordinates).mapToObj(String::valueOf).collect(Collectors.joining("_"));
    }
}
