package wick.theory.fieldtheory;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The exact number of diagrams of a [Correlator], without listing any: orbits of pairings under
/// permutations of the legs of a field, of equal vertices and of their half-edges.
///
/// With Z(x) the generating function of all diagrams, connected ones C follow from Z(x) = exp Σ_k C(x^k)/k,
/// and those without vacuum pieces from the quotient of Z(x) by its part without legs.
///
/// Source: Read 1959, J. London Math. Soc. 34 (417); Harary and Palmer 1973, Graphical Enumeration.
public final class DiagramCount {
    /// Beyond so many half-edges the count itself takes too long.
    public static final int MOST_HALF_EDGES = 44;

    private final FieldTheory theory;
    private final int longest;
    private final Pairings pairings;
    private final List<Integer> target;
    private final Map<List<Integer>, Fraction> all = new HashMap<>();
    private final Map<List<Integer>, Fraction> logarithm = new HashMap<>();

    private DiagramCount(Correlator correlator) {
        theory = correlator.theory();
        longest = Math.max(1, halfEdges(correlator));
        pairings = new Pairings(Links.of(theory));
        target = new ArrayList<>(correlator.vertices());
        target.addAll(correlator.legs());
    }

    private static int halfEdges(Correlator correlator) {
        return correlator.halfEdges().stream().mapToInt(Integer::intValue).sum();
    }

    /// The number of diagrams in `set`; for irreducible ones that of connected ones, which is an upper
    /// bound.
    ///
    /// @throws IllegalArgumentException beyond [#MOST_HALF_EDGES]
    public static BigInteger of(Correlator correlator, DiagramSet set) {
        if (halfEdges(correlator) > MOST_HALF_EDGES) {
            throw new IllegalArgumentException(
                    halfEdges(correlator) + " half-edges; diagrams are counted up to " + MOST_HALF_EDGES);
        }
        DiagramCount count = new DiagramCount(correlator);
        count.countAll();
        return switch (set) {
            case ALL -> count.total(count.target).numerator();
            case WITHOUT_VACUUM -> count.withoutVacuum();
            case CONNECTED, IRREDUCIBLE -> count.connected();
        };
    }

    private void countAll() {
        CycleIndex like = CycleIndex.one(theory.fields().size(), longest);
        List<List<CycleIndex>> factors = new ArrayList<>();
        for (int v = 0; v < theory.vertices().size(); v++) {
            List<Integer> degrees = new ArrayList<>();
            for (Field field : theory.fields()) {
                degrees.add(theory.vertices().get(v).degrees().getOrDefault(field.name(), 0));
            }
            factors.add(CycleIndex.copies(like, degrees, target.get(v)));
        }
        for (int f = 0; f < theory.fields().size(); f++) {
            List<CycleIndex> legs = new ArrayList<>();
            for (int n = 0; n <= target.get(factors.size()); n++) {
                legs.add(CycleIndex.symmetric(like, f, n, 1));
            }
            factors.add(legs);
        }
        countAll(factors, List.of(), like);
    }

    /// Fills in the numbers for every content up to the target.
    private void countAll(List<List<CycleIndex>> factors, List<Integer> content, CycleIndex product) {
        if (content.size() == factors.size()) {
            all.put(content, Fraction.of(product.orbits(pairings)));
            return;
        }
        for (int n = 0; n <= target.get(content.size()); n++) {
            List<Integer> longer = new ArrayList<>(content);
            longer.add(n);
            countAll(factors, longer, product.times(factors.get(content.size()).get(n)));
        }
    }

    private Fraction total(List<Integer> content) {
        return all.getOrDefault(content, Fraction.ZERO);
    }

    private BigInteger connected() {
        if (size(target) == 0) {
            return BigInteger.ZERO;
        }
        Fraction sum = Fraction.ZERO;
        for (int k = 1; k <= size(target); k++) {
            int divisor = k;
            if (mobius(k) != 0 && target.stream().allMatch(n -> n % divisor == 0)) {
                List<Integer> part = target.stream().map(n -> n / divisor).toList();
                sum = sum.plus(logarithm(part).times(Fraction.of(mobius(k), k)));
            }
        }
        return sum.numerator();
    }

    /// The coefficient of ln Z, from n_i Z_n = Σ_k k_i (ln Z)_k Z_{n−k} for an i with n_i > 0.
    private Fraction logarithm(List<Integer> content) {
        Fraction known = logarithm.get(content);
        if (known != null) {
            return known;
        }
        int i = 0;
        while (content.get(i) == 0) {
            i++;
        }
        Fraction sum = total(content);
        for (List<Integer> part : parts(content)) {
            if (part.get(i) > 0 && !part.equals(content)) {
                Fraction product = logarithm(part).times(total(difference(content, part)));
                sum = sum.minus(product.times(Fraction.of(part.get(i), content.get(i))));
            }
        }
        logarithm.put(content, sum);
        return sum;
    }

    private BigInteger withoutVacuum() {
        int kinds = theory.vertices().size();
        Map<List<Integer>, Fraction> quotient = new HashMap<>();
        for (List<Integer> content : parts(target)) {
            if (!content.subList(kinds, content.size()).equals(target.subList(kinds, target.size()))) {
                continue;
            }
            Fraction sum = total(content);
            for (Map.Entry<List<Integer>, Fraction> earlier : quotient.entrySet()) {
                List<Integer> vacuum = difference(content, earlier.getKey());
                if (vacuum.stream().allMatch(n -> n >= 0)) {
                    sum = sum.minus(earlier.getValue().times(total(vacuum)));
                }
            }
            quotient.put(content, sum);
        }
        return quotient.getOrDefault(target, Fraction.ZERO).numerator();
    }

    /// All contents up to `most`, in an order in which no content comes before a part of it.
    private static List<List<Integer>> parts(List<Integer> most) {
        List<List<Integer>> all = List.of(List.of());
        for (int limit : most) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> content : all) {
                for (int n = 0; n <= limit; n++) {
                    List<Integer> next = new ArrayList<>(content);
                    next.add(n);
                    longer.add(next);
                }
            }
            all = longer;
        }
        return all;
    }

    private static List<Integer> difference(List<Integer> content, List<Integer> part) {
        List<Integer> rest = new ArrayList<>();
        for (int i = 0; i < content.size(); i++) {
            rest.add(content.get(i) - part.get(i));
        }
        return rest;
    }

    private static int size(List<Integer> content) {
        return content.stream().mapToInt(Integer::intValue).sum();
    }

    private static int mobius(int n) {
        int sign = 1;
        int rest = n;
        for (int p = 2; p <= rest; p++) {
            if (rest % p == 0) {
                rest /= p;
                sign = -sign;
                if (rest % p == 0) {
                    return 0;
                }
            }
        }
        return sign;
    }
}
