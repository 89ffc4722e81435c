package wick.theory.fieldtheory;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The cycle index of a group that permutes half-edges: for each cycle type the share of the group's
/// elements that have it. A cycle type lists, field by field, the numbers of cycles of length 1, 2, …,
/// `longest`.
record CycleIndex(int fields, int longest, Map<List<Integer>, Fraction> terms) {

    /// The trivial group on nothing.
    static CycleIndex one(int fields, int longest) {
        return new CycleIndex(fields, longest, Map.of(Collections.nCopies(fields * longest, 0), Fraction.ONE));
    }

    /// The symmetric group of `degree` half-edges of one field, every cycle `stretch` times as long.
    static CycleIndex symmetric(CycleIndex like, int field, int degree, int stretch) {
        Map<List<Integer>, Fraction> terms = new HashMap<>();
        for (int[] counts : Permutations.partitions(degree)) {
            List<Integer> type = new ArrayList<>(Collections.nCopies(like.fields * like.longest, 0));
            BigInteger size = BigInteger.ONE;
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > 0) {
                    type.set(field * like.longest + (i + 1) * stretch - 1, counts[i]);
                    size = size.multiply(BigInteger.valueOf(i + 1).pow(counts[i]))
                            .multiply(Permutations.factorial(counts[i]));
                }
            }
            terms.put(type, new Fraction(BigInteger.ONE, size));
        }
        return new CycleIndex(like.fields, like.longest, terms);
    }

    /// The wreath products of 0, 1, …, `most` copies of a vertex: its half-edges of one field are permuted,
    /// and so are the copies.
    static List<CycleIndex> copies(CycleIndex like, List<Integer> degrees, int most) {
        List<CycleIndex> powers = new ArrayList<>(List.of(one(like.fields, like.longest)));
        for (int v = 1; v <= most; v++) {
            Map<List<Integer>, Fraction> sum = new HashMap<>();
            for (int cycle = 1; cycle <= v; cycle++) {
                CycleIndex stretched = one(like.fields, like.longest);
                for (int f = 0; f < degrees.size(); f++) {
                    stretched = stretched.times(symmetric(like, f, degrees.get(f), cycle));
                }
                Fraction share = Fraction.of(1, v);
                stretched
                        .times(powers.get(v - cycle))
                        .terms
                        .forEach((type, weight) -> sum.merge(type, weight.times(share), Fraction::plus));
            }
            powers.add(new CycleIndex(like.fields, like.longest, sum));
        }
        return powers;
    }

    /// The direct product, acting on both sets of half-edges.
    CycleIndex times(CycleIndex other) {
        Map<List<Integer>, Fraction> product = new HashMap<>();
        terms.forEach((type, weight) -> other.terms.forEach((second, factor) -> {
            List<Integer> sum = new ArrayList<>(type);
            for (int i = 0; i < sum.size(); i++) {
                sum.set(i, sum.get(i) + second.get(i));
            }
            product.merge(sum, weight.times(factor), Fraction::plus);
        }));
        return new CycleIndex(fields, longest, product);
    }

    /// The number of orbits of pairings: by the lemma that is not Burnside's, the mean number of pairings
    /// that an element keeps.
    BigInteger orbits(Pairings pairings) {
        Fraction sum = Fraction.ZERO;
        for (Map.Entry<List<Integer>, Fraction> term : terms.entrySet()) {
            BigInteger kept = BigInteger.ONE;
            for (int length = 1; length <= longest && kept.signum() > 0; length++) {
                List<Integer> cycles = new ArrayList<>();
                for (int f = 0; f < fields; f++) {
                    cycles.add(term.getKey().get(f * longest + length - 1));
                }
                kept = kept.multiply(pairings.of(cycles, length));
            }
            sum = sum.plus(term.getValue().times(Fraction.of(kept)));
        }
        return sum.numerator();
    }
}
