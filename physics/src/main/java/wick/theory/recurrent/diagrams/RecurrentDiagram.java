package wick.theory.recurrent.diagrams;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import wick.theory.fieldtheory.Diagram;
import wick.theory.fieldtheory.Fraction;

/// A diagram of the two-point function that causality leaves, with its order N^`power` (0 or less).
///
/// Its value is `weight` times the sum over the arrangements of its times that are causal: the weight is 1/S times
/// the vertices' factors; `vanishing` arrangements had a closed loop of responses.
public record RecurrentDiagram(
        Diagram diagram, int power, Fraction weight, List<TimeGraph> arrangements, int vanishing) {

    public RecurrentDiagram {
        arrangements = List.copyOf(arrangements);
    }

    /// In the linear theory: how much of W^k κ (W^T)^l the diagram is.
    ///
    /// @throws IllegalStateException if a vertex is not linear
    public SortedMap<Passage, Fraction> passages() {
        SortedMap<Passage, Fraction> passages = new TreeMap<>();
        for (TimeGraph graph : arrangements) {
            passages.merge(graph.passage(), weight, Fraction::plus);
        }
        return passages;
    }

    /// What it adds to the coefficient of σ_w^(2 order) N^power in C(ω), linear theory.
    public Fraction spectrum(Fraction decay, Fraction noise, Fraction frequency) {
        Fraction sum = Fraction.ZERO;
        for (var entry : passages().entrySet()) {
            sum = sum.plus(entry.getValue().times(entry.getKey().spectrum(decay, noise, frequency)));
        }
        return sum;
    }

    /// What it adds to the same coefficient of the stationary variance: exact, by integrals over the times of its
    /// vertices in every order that the responses allow.
    public Fraction equalTime(OrderedTimes time) {
        Fraction sum = Fraction.ZERO;
        for (TimeGraph graph : arrangements) {
            sum = sum.plus(time.value(graph));
        }
        return sum.times(weight);
    }
}
