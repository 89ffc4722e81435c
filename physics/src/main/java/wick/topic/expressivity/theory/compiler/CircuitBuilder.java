package wick.topic.expressivity.theory.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;
import wick.topic.expressivity.polynomial.Polynomial;
import wick.topic.expressivity.polynomial.PolynomialException;
import wick.topic.expressivity.polynomial.Term;

/// Turns a tree into products of pairs.
///
/// A sum of several terms that is itself a factor becomes an atom; every product is then a multiset of atoms, and
/// equal multisets and equal sums are one. [Pairing] finds the products of two.
final class CircuitBuilder {
    /// Expanded terms up to which the expanded form is tried too.
    private static final int WORTH_EXPANDING = 2000;

    private final int inputs;
    private final List<SequencedMap<List<Integer>, BigFraction>> sums = new ArrayList<>();
    private final Map<SequencedMap<List<Integer>, BigFraction>, Integer> atoms = new HashMap<>();

    private CircuitBuilder(int inputs) {
        this.inputs = inputs;
    }

    static Circuit best(Polynomial polynomial) {
        int inputs = polynomial.variables().size();
        Circuit written = of(inputs, polynomial.term());
        if (inputs > 64) {
            return written;
        }
        try {
            Circuit expanded = of(inputs, polynomial.expanded(WORTH_EXPANDING).term());
            return expanded.products().size() < written.products().size() ? expanded : written;
        } catch (PolynomialException tooLarge) {
            return written;
        }
    }

    private static Circuit of(int inputs, Term term) {
        CircuitBuilder builder = new CircuitBuilder(inputs);
        SequencedMap<List<Integer>, BigFraction> output = builder.sum(term);
        return new Pairing(inputs, builder.sums).circuit(output);
    }

    private static SequencedMap<List<Integer>, BigFraction> single(List<Integer> atoms, BigFraction value) {
        SequencedMap<List<Integer>, BigFraction> sum = empty();
        add(sum, atoms, value);
        return sum;
    }

    private static SequencedMap<List<Integer>, BigFraction> empty() {
        return new TreeMap<>(Multisets::compare);
    }

    private static void add(SequencedMap<List<Integer>, BigFraction> sum, List<Integer> atoms, BigFraction value) {
        BigFraction total = sum.getOrDefault(atoms, BigFraction.ZERO).add(value);
        if (total.equals(BigFraction.ZERO)) {
            sum.remove(atoms);
        } else {
            sum.put(atoms, total);
        }
    }

    /// The term as a sum of multisets of atoms with coefficients.
    private SequencedMap<List<Integer>, BigFraction> sum(Term term) {
        return switch (term) {
            case Term.Constant(BigFraction value) -> single(List.of(), value);
            case Term.Variable(int index) -> single(List.of(index), BigFraction.ONE);
            case Term.Sum(List<Term> terms) -> {
                SequencedMap<List<Integer>, BigFraction> sum = empty();
                terms.forEach(part -> sum(part).forEach((atoms, value) -> add(sum, atoms, value)));
                yield sum;
            }
            case Term.Product(List<Term> factors) -> {
                SequencedMap<List<Integer>, BigFraction> product = single(List.of(), BigFraction.ONE);
                for (Term factor : factors) {
                    product = product(product, sum(factor));
                }
                yield product;
            }
            case Term.Power(Term base, int exponent) -> power(sum(base), exponent);
        };
    }

    private SequencedMap<List<Integer>, BigFraction> product(
            SequencedMap<List<Integer>, BigFraction> left, SequencedMap<List<Integer>, BigFraction> right) {
        if (isNumber(left)) {
            return scaled(right, left.getOrDefault(List.of(), BigFraction.ZERO));
        }
        if (isNumber(right)) {
            return scaled(left, right.getOrDefault(List.of(), BigFraction.ZERO));
        }
        var a = factor(left);
        var b = factor(right);
        return single(Multisets.union(a.getKey(), b.getKey()), a.getValue().multiply(b.getValue()));
    }

    private SequencedMap<List<Integer>, BigFraction> power(
            SequencedMap<List<Integer>, BigFraction> base, int exponent) {
        if (exponent == 0) {
            return single(List.of(), BigFraction.ONE);
        }
        if (isNumber(base)) {
            return single(
                    List.of(), base.getOrDefault(List.of(), BigFraction.ZERO).pow(exponent));
        }
        var factor = factor(base);
        List<Integer> atoms = List.of();
        for (int i = 0; i < exponent; i++) {
            atoms = Multisets.union(atoms, factor.getKey());
        }
        return single(atoms, factor.getValue().pow(exponent));
    }

    private static boolean isNumber(SequencedMap<List<Integer>, BigFraction> sum) {
        return sum.isEmpty() || (sum.size() == 1 && sum.containsKey(List.of()));
    }

    private static SequencedMap<List<Integer>, BigFraction> scaled(
            SequencedMap<List<Integer>, BigFraction> sum, BigFraction factor) {
        SequencedMap<List<Integer>, BigFraction> scaled = empty();
        sum.forEach((atoms, value) -> add(scaled, atoms, value.multiply(factor)));
        return scaled;
    }

    /// A sum as one multiset with a coefficient: itself where it has one term, else an atom that stands for the sum
    /// divided by its last coefficient, so that multiples of a sum are the same atom.
    private Map.Entry<List<Integer>, BigFraction> factor(SequencedMap<List<Integer>, BigFraction> sum) {
        if (sum.size() == 1) {
            return sum.firstEntry();
        }
        BigFraction leading = sum.lastEntry().getValue();
        SequencedMap<List<Integer>, BigFraction> normal = scaled(sum, leading.reciprocal());
        Integer known = atoms.get(normal);
        if (known == null) {
            known = inputs + sums.size();
            atoms.put(normal, known);
            sums.add(normal);
        }
        return Map.entry(List.of(known), leading);
    }
}
