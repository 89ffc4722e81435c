package wick.topic.expressivity.theory.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.topic.expressivity.structure.Lattice;
import wick.topic.expressivity.structure.Terms;
import wick.topic.expressivity.structure.Terms.Locality;
import wick.topic.expressivity.structure.Terms.Symmetry;

class CouplingsTest {

    private static BigInteger count(Terms terms) {
        return new Couplings(terms).count();
    }

    @Test
    void aRingOfTenHasSixtySixThenThirtyOneThenFour() {
        Terms all = Terms.all(Lattice.torus(10), 2);
        Terms near = all.with(new Locality.Cliques(1));
        assertEquals(BigInteger.valueOf(66), count(all));
        assertEquals(BigInteger.valueOf(31), count(near));
        assertEquals(BigInteger.valueOf(4), count(near.with(Symmetry.TRANSLATION)));
        assertEquals(BigInteger.valueOf(8), count(all.with(Symmetry.TRANSLATION)));
        Terms chain = Terms.all(new Lattice(List.of(10), false), 2).with(new Locality.Cliques(1));
        assertEquals(BigInteger.valueOf(30), count(chain));
        assertEquals(
                List.of(1L, 10L, 20L),
                new Couplings(near)
                        .byDegree().stream().map(BigInteger::longValue).toList());
    }

    /// 1001 = (10 + 4)!/(10! 4!); and what two formulas say of a million and more sites.
    @Test
    void largeLatticesHaveTheirFormulas() {
        assertEquals(BigInteger.valueOf(1001), count(Terms.all(Lattice.torus(10), 4)));
        BigInteger n = BigInteger.valueOf(1_000_000);
        BigInteger quadratic =
                n.add(BigInteger.ONE).multiply(n.add(BigInteger.TWO)).shiftRight(1);
        Terms ring = Terms.all(Lattice.torus(1_000_000), 2);
        assertEquals(quadratic, count(ring));
        // the constant, the field, its square, and one product for every distance up to n/2
        assertEquals(BigInteger.valueOf(3 + 500_000), count(ring.with(Symmetry.TRANSLATION)));
        assertEquals(BigInteger.valueOf(3 + 500_000), count(ring.with(Symmetry.REFLECTION)));
        assertEquals(n.multiply(BigInteger.valueOf(3)).add(BigInteger.ONE), count(ring.with(new Locality.Cliques(1))));
        Terms space = Terms.all(Lattice.torus(1000, 1000, 1000, 1000), 2).with(new Locality.Cliques(1));
        assertEquals(BigInteger.TEN.pow(12).multiply(BigInteger.valueOf(6)).add(BigInteger.ONE), count(space));
        assertEquals(BigInteger.valueOf(7), count(space.with(Symmetry.TRANSLATION)));
        assertEquals(BigInteger.valueOf(4), count(space.with(Symmetry.CUBIC)));
    }

    /// On a long ring the products with the first site first: C(r + d, d − 1) multisets, and the constant.
    @ParameterizedTest
    @CsvSource({"2, 1", "4, 1", "4, 2", "6, 3"})
    void localTermsOfARingAreMultisetsOfAWindow(int order, int range) {
        Terms ring = Terms.all(Lattice.torus(1_000_003), order).with(new Locality.Cliques(range));
        long one = 1;
        for (int k = 1; k < order; k++) {
            one = one * (range + 1 + k) / k;
        }
        assertEquals(BigInteger.valueOf(1 + one), count(ring.with(Symmetry.TRANSLATION)));
        assertEquals(BigInteger.valueOf(1 + 1_000_003 * one), count(ring));
    }

    /// Each monomial written down, each symmetry applied to it: no lemma and no formula.
    @ParameterizedTest
    @CsvSource({"6, 4", "5, 5", "2, 4", "3x3, 3", "2x3, 4", "2x2, 4", "4x2, 3", "2x2x2, 3", "1x5, 3"})
    void countsAreThoseOfMonomialsWrittenDown(String sides, int order) {
        Lattice lattice = Lattice.torus(
                Arrays.stream(sides.split("x", -1)).map(Integer::valueOf).toArray(Integer[]::new));
        for (Symmetry symmetry : Symmetry.values()) {
            for (Locality locality : List.of(
                    new Locality.Anywhere(), new Locality.Cliques(1), new Locality.Cliques(2), new Locality.Stars(1))) {
                for (boolean bits : new boolean[] {false, true}) {
                    Terms terms = new Terms(lattice, order, locality, symmetry, bits);
                    assertEquals(BigInteger.valueOf(WrittenDown.orbits(terms)), count(terms), terms::toString);
                }
            }
        }
    }

    @Test
    void oneTermHoldsASiteAndItsNeighborsOrAClique() {
        for (int side : new int[] {4, 5, 9}) {
            Terms square = Terms.all(Lattice.torus(side, side), 2);
            assertEquals(
                    5,
                    new Couplings(square.with(new Locality.Stars(1)))
                            .largestTerm()
                            .orElseThrow());
            assertEquals(
                    2,
                    new Couplings(square.with(new Locality.Cliques(1)))
                            .largestTerm()
                            .orElseThrow());
            assertEquals(BigInteger.valueOf(4), new Couplings(square.with(new Locality.Stars(1))).neighbors());
        }
        assertEquals(
                3,
                new Couplings(Terms.all(Lattice.torus(3), 2).with(new Locality.Cliques(1)))
                        .largestTerm()
                        .orElseThrow());
        assertEquals(
                7,
                new Couplings(Terms.all(Lattice.torus(9, 9, 9), 2).with(new Locality.Stars(1)))
                        .largestTerm()
                        .orElseThrow());
    }

    @Test
    void longRangesHaveCountsWhereTheirLargestTermIsNotSought() {
        Terms wide = Terms.all(Lattice.torus(100, 100), 2).with(new Locality.Cliques(5));
        // 60 others within 5 links
        assertEquals(BigInteger.valueOf(1 + 10_000 * 32), count(wide));
        assertEquals(OptionalInt.empty(), new Couplings(wide).largestTerm());
    }

    @Test
    void whatCannotBeCountedSaysWhy() {
        Terms wide = Terms.all(Lattice.torus(100, 100), 12).with(new Locality.Cliques(6));
        assertTrue(refusal(() -> count(wide)).contains("a lower order or a shorter range"));
        Terms many = Terms.all(Lattice.torus(3000, 3000), 4).with(Symmetry.CUBIC);
        assertTrue(refusal(() -> count(many)).contains("72000000 symmetries"));
        Terms open = Terms.all(new Lattice(List.of(4), false), 2);
        assertTrue(refusal(() -> open.with(Symmetry.TRANSLATION)).contains("no translations"));
        assertTrue(refusal(() -> Lattice.torus(4, 0)).contains("side 0"));
    }

    private static String refusal(Runnable asked) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, asked::run).getMessage());
    }

    /// The oracle: all lists of exponents, all maps made of the generators.
    private static final class WrittenDown {

        static long orbits(Terms terms) {
            List<List<Integer>> sites = terms.lattice().sites();
            List<List<Integer>> maps = maps(terms, sites);
            List<List<Integer>> monomials = new ArrayList<>();
            write(terms, sites, new ArrayList<>(), terms.order(), monomials);
            Set<List<Integer>> seen = new HashSet<>();
            long orbits = 0;
            for (List<Integer> monomial : monomials) {
                if (seen.contains(monomial)) {
                    continue;
                }
                orbits++;
                for (List<Integer> map : maps) {
                    Integer[] moved = new Integer[monomial.size()];
                    for (int i = 0; i < moved.length; i++) {
                        moved[map.get(i)] = monomial.get(i);
                    }
                    seen.add(List.of(moved));
                }
            }
            return orbits;
        }

        private static void write(
                Terms terms, List<List<Integer>> sites, List<Integer> start, int left, List<List<Integer>> all) {
            if (start.size() == sites.size()) {
                if (allowed(terms, sites, start)) {
                    all.add(List.copyOf(start));
                }
                return;
            }
            for (int exponent = 0; exponent <= (terms.bits() ? Math.min(1, left) : left); exponent++) {
                start.add(exponent);
                write(terms, sites, start, left - exponent, all);
                start.removeLast();
            }
        }

        private static boolean allowed(Terms terms, List<List<Integer>> sites, List<Integer> exponents) {
            List<List<Integer>> support = new ArrayList<>();
            for (int i = 0; i < exponents.size(); i++) {
                if (exponents.get(i) > 0) {
                    support.add(sites.get(i));
                }
            }
            return switch (terms.locality()) {
                case Locality.Anywhere _ -> true;
                case Locality.Cliques(int range) ->
                    support.stream().allMatch(a -> support.stream().allMatch(b -> links(terms, a, b) <= range));
                case Locality.Stars(int range) ->
                    sites.stream().anyMatch(c -> support.stream().allMatch(a -> links(terms, a, c) <= range));
            };
        }

        private static int links(Terms terms, List<Integer> a, List<Integer> b) {
            int links = 0;
            for (int i = 0; i < a.size(); i++) {
                int side = terms.lattice().sides().get(i);
                int there = Math.floorMod(a.get(i) - b.get(i), side);
                links += Math.min(there, side - there);
            }
            return links;
        }

        private static List<List<Integer>> maps(Terms terms, List<List<Integer>> sites) {
            List<List<Integer>> generators = new ArrayList<>();
            List<Integer> sides = terms.lattice().sides();
            for (int axis = 0; axis < sides.size(); axis++) {
                int a = axis;
                if (terms.symmetry() != Symmetry.NONE) {
                    generators.add(map(sites, s -> s.set(a, (s.get(a) + 1) % sides.get(a))));
                }
                if (terms.symmetry() == Symmetry.REFLECTION || terms.symmetry() == Symmetry.CUBIC) {
                    generators.add(map(sites, s -> s.set(a, Math.floorMod(-s.get(a), sides.get(a)))));
                }
                for (int other = 0; other < axis; other++) {
                    int b = other;
                    if (terms.symmetry() == Symmetry.CUBIC && sides.get(a).equals(sides.get(b))) {
                        generators.add(map(sites, s -> s.set(a, s.set(b, s.get(a)))));
                    }
                }
            }
            List<Integer> identity = map(sites, _ -> {});
            List<List<Integer>> maps = new ArrayList<>(List.of(identity));
            Set<List<Integer>> known = new HashSet<>(maps);
            for (int next = 0; next < maps.size(); next++) {
                for (List<Integer> generator : generators) {
                    List<Integer> product =
                            maps.get(next).stream().map(generator::get).toList();
                    if (known.add(product)) {
                        maps.add(product);
                    }
                }
            }
            return maps;
        }

        private static List<Integer> map(List<List<Integer>> sites, java.util.function.Consumer<List<Integer>> move) {
            return sites.stream()
                    .map(site -> {
                        List<Integer> moved = new ArrayList<>(site);
                        move.accept(moved);
                        return sites.indexOf(moved);
                    })
                    .toList();
        }
    }
}
