package wick.topic.expressivity.theory.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hipparchus.fraction.BigFraction;
import wick.topic.expressivity.polynomial.PolynomialException;

/// Products of several atoms made from products of two: the pair that occurs most often first, and of those the one
/// of the least depth, so that powers are squared again and again and long products become balanced trees.
final class Pairing {
    /// The most multiplications.
    static final int MOST = 100_000;

    private final int inputs;
    private final List<SequencedMap<List<Integer>, BigFraction>> sums;
    /// What every product that occurs is at present, under what it was at first.
    private final Map<List<Integer>, List<Integer>> state = new LinkedHashMap<>();
    /// The depth of an atom, once its value is known.
    private final Map<Integer, Integer> levels = new HashMap<>();
    /// The sums that the output is made of, ascending.
    private final SortedSet<Integer> needed = new TreeSet<>();
    private final Map<Integer, Affine> values = new HashMap<>();
    private final List<Circuit.Multiplication> products = new ArrayList<>();
    private int atoms;

    Pairing(int inputs, List<SequencedMap<List<Integer>, BigFraction>> sums) {
        this.inputs = inputs;
        this.sums = sums;
        this.atoms = inputs + sums.size();
        for (int i = 0; i < inputs; i++) {
            levels.put(i, 0);
            values.put(i, Affine.value(i));
        }
    }

    /// Two atoms, and the atom that is to be their product.
    record Pair(int low, int high, int atom) {}

    private record Candidate(int low, int high, int count, int level) {
        static final Comparator<Candidate> ORDER = Comparator.comparingInt((Candidate c) -> -c.count)
                .thenComparingInt(Candidate::level)
                .thenComparingInt(Candidate::low)
                .thenComparingInt(Candidate::high);
    }

    Circuit circuit(SequencedMap<List<Integer>, BigFraction> output) {
        watch(output);
        long least = state.size();
        if (least > MOST) {
            throw new PolynomialException("the polynomial has " + least + " different products and needs at least as"
                    + " many multiplications; at most " + MOST + " are allowed");
        }
        while (!isFinished()) {
            resolve();
            round();
        }
        resolve();
        return new Circuit(inputs, products, affine(output));
    }

    /// Notes the products of a sum, and those of the sums that are its factors, which come first.
    private void watch(SequencedMap<List<Integer>, BigFraction> sum) {
        for (List<Integer> set : sum.keySet()) {
            for (int atom : set) {
                if (atom >= inputs && needed.add(atom)) {
                    watch(sums.get(atom - inputs));
                }
            }
            if (set.size() > 1) {
                state.put(set, set);
            }
        }
    }

    private boolean isFinished() {
        return state.values().stream().allMatch(set -> set.size() == 1);
    }

    /// Gives a value to every sum whose products are all made. A sum only contains sums that were met before it.
    private void resolve() {
        for (int atom : needed) {
            SequencedMap<List<Integer>, BigFraction> sum = sums.get(atom - inputs);
            if (!values.containsKey(atom) && sum.keySet().stream().allMatch(this::isMade)) {
                values.put(atom, affine(sum));
                levels.put(
                        atom,
                        sum.keySet().stream()
                                .flatMap(set -> now(set).stream())
                                .mapToInt(this::level)
                                .max()
                                .orElse(0));
            }
        }
    }

    private List<Integer> now(List<Integer> set) {
        return state.getOrDefault(set, set);
    }

    private int level(int atom) {
        return levels.getOrDefault(atom, 0);
    }

    private boolean isMade(List<Integer> set) {
        return now(set).size() <= 1 && now(set).stream().allMatch(values::containsKey);
    }

    private Affine affine(SequencedMap<List<Integer>, BigFraction> sum) {
        BigFraction constant = BigFraction.ZERO;
        SequencedMap<Integer, BigFraction> weights = new TreeMap<>();
        for (var entry : sum.entrySet()) {
            if (entry.getKey().isEmpty()) {
                constant = constant.add(entry.getValue());
                continue;
            }
            Affine value = value(now(entry.getKey()).getFirst());
            constant = constant.add(value.constant().multiply(entry.getValue()));
            value.weights()
                    .forEach((index, weight) ->
                            weights.merge(index, weight.multiply(entry.getValue()), BigFraction::add));
        }
        return new Affine(constant, weights);
    }

    private Affine value(int atom) {
        Affine value = values.get(atom);
        if (value == null) {
            throw new IllegalStateException("atom " + atom + " has no value yet");
        }
        return value;
    }

    /// Makes the products that occur most often, as far as one does not use up the factors of another.
    private void round() {
        Map<List<Integer>, List<List<Integer>>> places = new HashMap<>();
        state.forEach((first, set) -> {
            for (int i = 0; i < set.size(); i++) {
                for (int j = i + 1; j < set.size(); j++) {
                    boolean repeated = (i > 0
                                    && set.get(i - 1).equals(set.get(i))
                                    && !set.get(j).equals(set.get(i)))
                            || (j > i + 1 && set.get(j - 1).equals(set.get(j)));
                    if (!repeated && values.containsKey(set.get(i)) && values.containsKey(set.get(j))) {
                        places.computeIfAbsent(List.of(set.get(i), set.get(j)), _ -> new ArrayList<>())
                                .add(first);
                    }
                }
            }
        });
        List<Candidate> candidates = new ArrayList<>();
        places.forEach((pair, sets) -> candidates.add(candidate(pair, sets)));
        candidates.sort(Candidate.ORDER);
        int most = candidates.getFirst().count;
        for (Candidate candidate : candidates) {
            List<List<Integer>> sets = places.getOrDefault(List.of(candidate.low, candidate.high), List.of());
            if (candidate.count == most && count(candidate.low, candidate.high, sets) == most) {
                make(candidate, sets);
            }
        }
    }

    private Candidate candidate(List<Integer> pair, List<List<Integer>> sets) {
        int low = pair.getFirst();
        int high = pair.getLast();
        return new Candidate(low, high, count(low, high, sets), Math.max(level(low), level(high)));
    }

    private int count(int low, int high, List<List<Integer>> sets) {
        return sets.stream()
                .mapToInt(set -> Multisets.pairs(now(set), low, high))
                .sum();
    }

    private void make(Candidate candidate, List<List<Integer>> sets) {
        if (products.size() == MOST) {
            throw new PolynomialException("the polynomial needs more than " + MOST
                    + " multiplications, the most that are allowed; it has " + state.size() + " different products");
        }
        Pair pair = new Pair(candidate.low, candidate.high, atoms++);
        values.put(pair.atom, Affine.value(inputs + products.size()));
        levels.put(pair.atom, candidate.level + 1);
        products.add(new Circuit.Multiplication(value(pair.low), value(pair.high)));
        for (List<Integer> set : sets) {
            state.computeIfPresent(
                    set, (_, now) -> Multisets.replaced(now, pair, Multisets.pairs(now, pair.low, pair.high)));
        }
    }
}
