package wick.topic.expressivity.theory.structure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import wick.topic.expressivity.structure.Lattice;

/// Cycles of the sites under translations and reflections of the axes, sorted by kind, for sides of any length.
///
/// On one axis of length L a translation of order m, of which there are φ(m) for each m that divides L, has L/m
/// cycles of length m; a reflection has one fixed site for odd L, two or none for even L, and pairs. On a product
/// of axes a cycle of length a and one of length b make gcd(a, b) cycles of length lcm(a, b).
final class LatticeCycles {
    private LatticeCycles() {}

    /// `elements` symmetries with so many cycles of each length.
    private record Kind(BigInteger elements, SequencedMap<Long, BigInteger> cycles) {

        Kind and(Kind other) {
            SequencedMap<Long, BigInteger> product = new TreeMap<>();
            cycles.forEach((a, many) -> other.cycles.forEach((b, more) -> {
                long common = BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).longValueExact();
                BigInteger number = many.multiply(more).multiply(BigInteger.valueOf(common));
                product.merge(Math.multiplyExact(a / common, b), number, BigInteger::add);
            }));
            return new Kind(elements.multiply(other.elements), product);
        }
    }

    /// The mean over the group of the monomials that stay.
    static BigInteger mean(Lattice lattice, boolean reflections, int order, CycleCount count) {
        List<Kind> kinds =
                List.of(new Kind(BigInteger.ONE, new TreeMap<>(Collections.singletonMap(1L, BigInteger.ONE))));
        for (int side : lattice.sides()) {
            List<Kind> ofAxis = kinds(side, reflections);
            List<Kind> products = new ArrayList<>();
            kinds.forEach(kind -> ofAxis.forEach(more -> products.add(kind.and(more))));
            kinds = products;
        }
        BigInteger elements = BigInteger.ZERO;
        BigInteger fixed = BigInteger.ZERO;
        for (Kind kind : kinds) {
            List<BigInteger> cycles = new ArrayList<>();
            for (long length = 1; length <= order; length++) {
                cycles.add(kind.cycles().getOrDefault(length, BigInteger.ZERO));
            }
            elements = elements.add(kind.elements());
            fixed = fixed.add(kind.elements().multiply(count.fixed(cycles)));
        }
        BigInteger[] mean = fixed.divideAndRemainder(elements);
        if (mean[1].signum() != 0) {
            throw new IllegalStateException("a count of orbits came out as " + fixed + "/" + elements);
        }
        return mean[0];
    }

    private static List<Kind> kinds(int side, boolean reflections) {
        List<Kind> kinds = new ArrayList<>();
        for (int m = 1; m <= side; m++) {
            if (side % m == 0) {
                kinds.add(new Kind(totient(m), new TreeMap<>(Collections.singletonMap((long) m, number(side / m)))));
            }
        }
        if (reflections) {
            boolean odd = side % 2 != 0;
            kinds.add(reflection(number(odd ? side : side / 2), odd ? 1 : 2, side));
            if (!odd) {
                kinds.add(reflection(number(side / 2), 0, side));
            }
        }
        return kinds;
    }

    private static Kind reflection(BigInteger elements, int kept, int side) {
        SequencedMap<Long, BigInteger> cycles = new TreeMap<>();
        cycles.put(1L, number(kept));
        cycles.put(2L, number((side - kept) / 2));
        return new Kind(elements, cycles);
    }

    private static BigInteger totient(int m) {
        int totient = m;
        int rest = m;
        for (int prime = 2; (long) prime * prime <= rest; prime++) {
            if (rest % prime == 0) {
                totient -= totient / prime;
                while (rest % prime == 0) {
                    rest /= prime;
                }
            }
        }
        return number(rest > 1 ? totient - totient / rest : totient);
    }

    private static BigInteger number(int value) {
        return BigInteger.valueOf(value);
    }
}
