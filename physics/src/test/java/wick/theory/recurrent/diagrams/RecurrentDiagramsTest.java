package wick.theory.recurrent.diagrams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import wick.theory.fieldtheory.Fraction;

/// Diagrams of the linear theory against every Wick contraction of tr W^k W^Tl, counted without the engine.
class RecurrentDiagramsTest {
    private static final OrderedTimes UNIT = OrderedTimes.continuous(Fraction.ONE, Fraction.ONE);

    @Test
    void diagramsOfEveryPowerOfNAddUpToAllContractionsOfWeights() {
        for (int order = 0; order <= 4; order++) {
            assertEquals(contractions(order), sums(RecurrentDiagrams.linear(order)), "order " + order);
        }
    }

    /// (1/N) E tr W^k W^Tl = σ_w^(k+l) (δ_kl + a_kl/N + …) with a_kl = min(k, l) + 1 for k ≠ l of equal parity, 0 for
    /// k = l: at fifth order too, where it is compared with the pattern.
    @Test
    void mushroomsAddUpToTheExactOrderOneOverN() {
        for (int order = 1; order <= 5; order++) {
            SortedMap<Passage, Fraction> expected = new TreeMap<>();
            for (int k = 0; k <= 2 * order; k++) {
                int l = 2 * order - k;
                if (k != l) {
                    expected.put(new Passage(k, l), Fraction.of(Math.min(k, l) + 1));
                }
            }
            assertEquals(expected, sums(RecurrentDiagrams.linear(order)).get(-1), "order " + order);
        }
    }

    @Test
    void oneCactusIsLeftAtEachOrder() {
        for (int order = 0; order <= 5; order++) {
            List<RecurrentDiagram> cacti = RecurrentDiagrams.linear(order).at(0);
            assertEquals(1, cacti.size());
            assertEquals(
                    new TreeMap<>(java.util.Map.of(new Passage(order, order), Fraction.ONE)),
                    cacti.getFirst().passages());
        }
    }

    /// What causality removes is what the connected diagrams leave out: the vacuum is 1.
    @Test
    void exactlyTheVacuumDiagramsVanishByCausality() {
        for (int order = 1; order <= 4; order++) {
            RecurrentDiagrams all = RecurrentDiagrams.linear(order);
            assertTrue(all.acausal() > 0);
            assertTrue(all.diagrams().stream().allMatch(d -> d.diagram().pieces() == 1), "order " + order);
        }
    }

    @Test
    void integralsOverOrderedTimesAreThoseOverFrequencies() {
        Fraction decay = Fraction.of(3, 2);
        Fraction noise = Fraction.of(2, 5);
        OrderedTimes time = OrderedTimes.continuous(decay, noise);
        for (int order = 0; order <= 3; order++) {
            for (RecurrentDiagram diagram : RecurrentDiagrams.linear(order).diagrams()) {
                Fraction closed = Fraction.ZERO;
                for (var entry : diagram.passages().entrySet()) {
                    closed = closed.plus(entry.getValue().times(entry.getKey().equalTime(decay, noise)));
                }
                assertEquals(closed, diagram.equalTime(time), diagram.diagram().notation());
            }
        }
    }

    /// X(0) = (κ/2m)(1 + γ² (γ − m)/(m³ N)), m² = γ² − σ_w²: at γ = κ = 1 the first four coefficients of σ_w².
    @Test
    void varianceHasTheCoefficientsOfTheClosedForm() {
        Fraction[] leading = {Fraction.of(1, 4), Fraction.of(3, 16), Fraction.of(5, 32), Fraction.of(35, 256)};
        // (1 − m)/(2 m⁴) with m² = 1 − s: expanded in s by hand
        Fraction[] next = {Fraction.of(1, 4), Fraction.of(9, 16), Fraction.of(29, 32), Fraction.of(325, 256)};
        for (int order = 1; order <= 4; order++) {
            assertEquals(leading[order - 1], variance(order, 0), "order " + order);
            assertEquals(next[order - 1], variance(order, -1), "order " + order);
        }
    }

    private static Fraction variance(int order, int power) {
        return RecurrentDiagrams.linear(order).at(power).stream()
                .map(diagram -> diagram.equalTime(UNIT))
                .reduce(Fraction.ZERO, Fraction::plus);
    }

    /// In steps: Σ_t C(t, k) C(t, l) a^(2t − k − l) η^(k + l) κη, summed until nothing changes.
    @Test
    void sumsOverStepsAreThoseOfPowersOfTheNetwork() {
        OrderedTimes time = OrderedTimes.steps(Fraction.ONE, Fraction.of(2), Fraction.of(1, 4));
        for (RecurrentDiagram diagram : RecurrentDiagrams.linear(2).diagrams()) {
            double sum = 0;
            for (var entry : diagram.passages().entrySet()) {
                sum += entry.getValue().toDouble() * powers(entry.getKey(), 0.75, 0.25, 2);
            }
            assertEquals(
                    sum,
                    diagram.equalTime(time).toDouble(),
                    1e-12 * sum,
                    diagram.diagram().notation());
        }
    }

    private static double powers(Passage passage, double factor, double step, double noise) {
        int k = passage.forward();
        int l = passage.backward();
        double sum = 0;
        for (int t = Math.max(k, l); t < 400; t++) {
            sum += choose(t, k) * choose(t, l) * Math.pow(factor, 2 * t - k - l);
        }
        return sum * Math.pow(step, k + l) * noise * step;
    }

    private static double choose(int n, int k) {
        double product = 1;
        for (int i = 0; i < k; i++) {
            product *= (double) (n - i) / (i + 1);
        }
        return product;
    }

    private static SortedMap<Integer, SortedMap<Passage, Fraction>> sums(RecurrentDiagrams diagrams) {
        SortedMap<Integer, SortedMap<Passage, Fraction>> sums = new TreeMap<>();
        for (RecurrentDiagram diagram : diagrams.diagrams()) {
            SortedMap<Passage, Fraction> own = sums.computeIfAbsent(diagram.power(), _ -> new TreeMap<>());
            diagram.passages().forEach((passage, weight) -> own.merge(passage, weight, Fraction::plus));
        }
        return sums;
    }

    /// Every pairing of the 2 n factors of (1/N) tr W^k W^Tl, k + l = 2 n, with its power of N.
    private static SortedMap<Integer, SortedMap<Passage, Fraction>> contractions(int order) {
        SortedMap<Integer, SortedMap<Passage, Fraction>> counts = new TreeMap<>();
        for (int k = 0; k <= 2 * order; k++) {
            int[] partner = new int[2 * order];
            Arrays.fill(partner, -1);
            count(new Passage(k, 2 * order - k), partner, counts);
        }
        return counts;
    }

    private static void count(Passage passage, int[] partner, SortedMap<Integer, SortedMap<Passage, Fraction>> counts) {
        int first = 0;
        while (first < partner.length && partner[first] >= 0) {
            first++;
        }
        if (first == partner.length) {
            counts.computeIfAbsent(power(passage, partner), _ -> new TreeMap<>())
                    .merge(passage, Fraction.ONE, Fraction::plus);
            return;
        }
        for (int other = first + 1; other < partner.length; other++) {
            if (partner[other] < 0) {
                partner[first] = other;
                partner[other] = first;
                count(passage, partner, counts);
                partner[first] = -1;
                partner[other] = -1;
            }
        }
    }

    /// Index p stands between factors p − 1 and p of the trace; a contraction makes rows and columns equal.
    private static int power(Passage passage, int[] partner) {
        int length = partner.length;
        if (length == 0) {
            return 0;
        }
        List<Integer> label = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            label.add(i);
        }
        for (int p = 0; p < length; p++) {
            merge(label, row(p, passage, length), row(partner[p], passage, length));
            merge(label, column(p, passage, length), column(partner[p], passage, length));
        }
        return (int) label.stream().distinct().count() - 1 - length / 2;
    }

    private static int row(int factor, Passage passage, int length) {
        return factor < passage.forward() ? factor : (factor + 1) % length;
    }

    private static int column(int factor, Passage passage, int length) {
        return factor < passage.forward() ? (factor + 1) % length : factor;
    }

    private static void merge(List<Integer> label, int one, int other) {
        int from = label.get(one);
        int to = label.get(other);
        label.replaceAll(l -> l == from ? to : l);
    }
}
