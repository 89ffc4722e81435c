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

    /// Whether two legs are joined by what is the same seen from both: a ladder of cacti in the linear theory at
    /// N^0, where all others have powers below.
    public boolean isCactus() {
        return power == 0;
    }

    /// What it adds to the coefficient of σ_w^(2 order) N^power in C(ω), linear theory.
    public double spectrum(double decay, double noise, double frequency) {
        double sum = 0;
        for (var entry : passages().entrySet()) {
            sum += entry.getValue().toDouble() * entry.getKey().spectrum(decay, noise, frequency);
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
