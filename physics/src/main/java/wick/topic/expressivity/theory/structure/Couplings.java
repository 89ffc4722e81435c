package wick.topic.expressivity.theory.structure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;
import wick.topic.expressivity.structure.Lattice;
import wick.topic.expressivity.structure.Terms;
import wick.topic.expressivity.structure.Terms.Locality;
import wick.topic.expressivity.structure.Terms.Symmetry;

/// How many free couplings a Hamiltonian has, exactly, on a lattice of any size.
///
/// By Burnside's lemma the number of orbits of monomials is the mean over the group of the number of monomials that
/// an element leaves as they are. Anywhere on the lattice that number follows from the lengths of the element's
/// cycles. Of local terms only those at the origin are listed: with N sites, a support S of |S| sites and G the
/// translations and the point group,
///
///     couplings = 1 + N/|G| Σ_{S at the origin} 1/|S| Σ_{g: g S = S} (exponents on S that g leaves as they are).
///
/// The ring with 10 sites has 66 couplings up to order 2, 31 with nearest neighbors only, 4 with translations.
public final class Couplings {
    private final Terms terms;

    public Couplings(Terms terms) {
        this.terms = terms;
    }

    /// The number of free couplings, the constant counted.
    ///
    /// Throws [IllegalArgumentException] where that takes too many steps; the message says what to lower.
    public BigInteger count() {
        return terms.locality() instanceof Locality.Anywhere ? anywhere() : local();
    }

    /// Free couplings of degree 0, 1, ..., order.
    public List<BigInteger> byDegree() {
        List<BigInteger> counts = new ArrayList<>();
        BigInteger before = BigInteger.ZERO;
        for (int degree = 0; degree <= terms.order(); degree++) {
            BigInteger upTo = new Couplings(terms.ofOrder(degree)).count();
            counts.add(upTo.subtract(before));
            before = upTo;
        }
        return counts;
    }

    /// The most different variables that one term may hold, which for bits is the highest degree: neighbors + 1 for
    /// stars, the largest clique for cliques. Empty if that is larger than a whole number of 31 bits, or if there
    /// are too many cliques to go through.
    public OptionalInt largestTerm() {
        return switch (terms.locality()) {
            case Locality.Anywhere _ ->
                terms.lattice().size().bitLength() < 32
                        ? OptionalInt.of(terms.lattice().size().intValueExact())
                        : OptionalInt.empty();
            case Locality.Stars(int range) ->
                OptionalInt.of(new LocalSupports(terms, 1).ball(range).size());
            case Locality.Cliques _ -> new LocalSupports(terms, Integer.MAX_VALUE).largest();
        };
    }

    /// Sites within the range of one, itself not counted; all others where terms may stand anywhere.
    public BigInteger neighbors() {
        return switch (terms.locality()) {
            case Locality.Anywhere _ -> terms.lattice().size().subtract(BigInteger.ONE);
            case Locality.Cliques(int range) ->
                BigInteger.valueOf(new LocalSupports(terms, 1).ball(range).size() - 1L);
            case Locality.Stars(int range) ->
                BigInteger.valueOf(new LocalSupports(terms, 1).ball(range).size() - 1L);
        };
    }

    private BigInteger anywhere() {
        CycleCount cycles = new CycleCount(terms.order(), terms.bits());
        return switch (terms.symmetry()) {
            case NONE -> cycles.fixed(List.of(terms.lattice().size()));
            case TRANSLATION, REFLECTION ->
                LatticeCycles.mean(terms.lattice(), terms.symmetry() == Symmetry.REFLECTION, terms.order(), cycles);
            case CUBIC -> LatticeMaps.mean(terms.lattice(), terms.order(), cycles);
        };
    }

    private BigInteger local() {
        if (terms.order() == 0) {
            return BigInteger.ONE;
        }
        BigFraction[] sum = {BigFraction.ZERO};
        CycleCount cycles = new CycleCount(terms.order(), terms.bits());
        List<PointGroup.Element> group = PointGroup.of(terms.lattice(), terms.symmetry());
        new LocalSupports(terms, terms.order()).forEach(support -> {
            BigInteger fixed = terms.symmetry() == Symmetry.NONE
                    ? cycles.fixedOnAll(support.stream().map(_ -> 1).toList()).multiply(places(support))
                    : kept(support, group, cycles);
            sum[0] = sum[0].add(new BigFraction(fixed, BigInteger.valueOf(support.size())));
        });
        BigFraction total = terms.symmetry() == Symmetry.NONE ? sum[0] : sum[0].divide(group.size());
        if (!total.getDenominator().equals(BigInteger.ONE)) {
            throw new IllegalStateException("a count of orbits came out as " + total);
        }
        return total.getNumerator().add(BigInteger.ONE);
    }

    /// Where a support may stand.
    private BigInteger places(List<List<Integer>> support) {
        Lattice lattice = terms.lattice();
        if (lattice.periodic()) {
            return lattice.size();
        }
        BigInteger places = BigInteger.ONE;
        for (int axis = 0; axis < lattice.dimensions(); axis++) {
            int low = 0;
            int high = 0;
            for (List<Integer> site : support) {
                low = Math.min(low, site.get(axis));
                high = Math.max(high, site.get(axis));
            }
            places = places.multiply(
                    BigInteger.valueOf(Math.max(0, lattice.sides().get(axis) - (high - low))));
        }
        return places;
    }

    /// Exponents on the support that its symmetries leave as they are, summed over these.
    private BigInteger kept(List<List<Integer>> support, List<PointGroup.Element> group, CycleCount cycles) {
        BigInteger sum = BigInteger.ZERO;
        Set<List<Integer>> sites = new HashSet<>(support);
        for (PointGroup.Element element : group) {
            List<List<Integer>> turned = support.stream()
                    .map(site -> element.of(terms.lattice(), site))
                    .toList();
            for (List<Integer> target : support) {
                List<List<Integer>> moved = turned.stream()
                        .map(site -> moved(site, turned.getFirst(), target))
                        .toList();
                if (sites.containsAll(moved)) {
                    sum = sum.add(cycles.fixedOnAll(lengths(support, moved)));
                }
            }
        }
        return sum;
    }

    /// `site` after the translation that takes `from` to `to`.
    private List<Integer> moved(List<Integer> site, List<Integer> from, List<Integer> to) {
        List<Integer> moved = new ArrayList<>();
        for (int axis = 0; axis < site.size(); axis++) {
            moved.add(terms.lattice().wrapped(axis, (long) site.get(axis) + to.get(axis) - from.get(axis)));
        }
        return List.copyOf(moved);
    }

    private static List<Integer> lengths(List<List<Integer>> support, List<List<Integer>> images) {
        List<Integer> lengths = new ArrayList<>();
        Set<List<Integer>> seen = new HashSet<>();
        for (List<Integer> start : support) {
            int length = 0;
            for (List<Integer> site = start; seen.add(site); site = images.get(support.indexOf(site))) {
                length++;
            }
            if (length > 0) {
                lengths.add(length);
            }
        }
        return lengths;
    }
}
