package wick.topic.expressivity.polynomial;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/// A polynomial as the sum of its monomials: the coefficient, not zero, of every list of exponents. Eq. 9 of Lin,
/// Tegmark and Rolnick 2017 with all its terms.
public record Expansion(int variables, SequencedMap<List<Integer>, BigFraction> terms) {
    private static final Comparator<List<Integer>> ORDER = (a, b) -> {
        int byDegree = Integer.compare(degree(a), degree(b));
        for (int i = 0; byDegree == 0 && i < a.size(); i++) {
            byDegree = Integer.compare(b.get(i), a.get(i));
        }
        return byDegree;
    };

    public Expansion {
        SequencedMap<List<Integer>, BigFraction> sorted = new TreeMap<>(ORDER);
        sorted.putAll(terms);
        terms = Collections.unmodifiableSequencedMap(sorted);
    }

    static Expansion of(Polynomial polynomial, int most) {
        int variables = polynomial.variables().size();
        return new Expansion(variables, new Expander(variables, most, polynomial.degree()).of(polynomial.term()));
    }

    /// The degree of the monomial with these exponents.
    public static int degree(List<Integer> exponents) {
        return exponents.stream().mapToInt(Integer::intValue).sum();
    }

    public int degree() {
        return terms.keySet().stream().mapToInt(Expansion::degree).max().orElse(0);
    }

    /// The same polynomial as a sum of products, term by term.
    public Term term() {
        List<Term> sum = new ArrayList<>();
        terms.forEach((exponents, coefficient) -> {
            List<Term> factors = new ArrayList<>();
            factors.add(new Term.Constant(coefficient));
            for (int i = 0; i < exponents.size(); i++) {
                if (exponents.get(i) > 0) {
                    factors.add(new Term.Power(new Term.Variable(i), exponents.get(i)));
                }
            }
            sum.add(new Term.Product(factors));
        });
        return new Term.Sum(sum);
    }

    private record Expander(int variables, int most, int degree) {

        SequencedMap<List<Integer>, BigFraction> of(Term term) {
            return switch (term) {
                case Term.Constant(BigFraction value) -> single(Collections.nCopies(variables, 0), value);
                case Term.Variable(int index) -> {
                    List<Integer> exponents = new ArrayList<>(Collections.nCopies(variables, 0));
                    exponents.set(index, 1);
                    yield single(List.copyOf(exponents), BigFraction.ONE);
                }
                case Term.Sum(List<Term> terms) -> {
                    SequencedMap<List<Integer>, BigFraction> sum = new TreeMap<>(ORDER);
                    terms.forEach(part -> of(part).forEach((exponents, value) -> add(sum, exponents, value)));
                    yield sum;
                }
                case Term.Product(List<Term> factors) ->
                    factors.stream().map(this::of).reduce(one(), this::times);
                case Term.Power(Term base, int exponent) ->
                    Collections.nCopies(exponent, of(base)).stream().reduce(one(), this::times);
            };
        }

        /// (n + d)!/(n! d!), the monomials of degree up to d in n variables.
        private BigInteger possible() {
            BigInteger count = BigInteger.ONE;
            for (int i = 1; i <= degree; i++) {
                count = count.multiply(BigInteger.valueOf(variables + (long) i)).divide(BigInteger.valueOf(i));
            }
            return count;
        }

        private SequencedMap<List<Integer>, BigFraction> one() {
            return single(Collections.nCopies(variables, 0), BigFraction.ONE);
        }

        private static SequencedMap<List<Integer>, BigFraction> single(List<Integer> exponents, BigFraction value) {
            SequencedMap<List<Integer>, BigFraction> map = new TreeMap<>(ORDER);
            add(map, exponents, value);
            return map;
        }

        private static void add(
                SequencedMap<List<Integer>, BigFraction> sum, List<Integer> exponents, BigFraction value) {
            BigFraction total = sum.getOrDefault(exponents, BigFraction.ZERO).add(value);
            if (total.equals(BigFraction.ZERO)) {
                sum.remove(exponents);
            } else {
                sum.put(exponents, total);
            }
        }

        private SequencedMap<List<Integer>, BigFraction> times(
                SequencedMap<List<Integer>, BigFraction> left, SequencedMap<List<Integer>, BigFraction> right) {
            SequencedMap<List<Integer>, BigFraction> product = new TreeMap<>(ORDER);
            left.forEach((a, x) -> right.forEach((b, y) -> {
                List<Integer> exponents = new ArrayList<>();
                for (int i = 0; i < variables; i++) {
                    exponents.add(a.get(i) + b.get(i));
                }
                add(product, List.copyOf(exponents), x.multiply(y));
                if (product.size() > most) {
                    throw new PolynomialException("the expanded polynomial may have up to " + possible()
                            + " terms (degree " + degree + " in " + variables + " variables); at most " + most
                            + " are allowed");
                }
            }));
            return product;
        }
    }
}
