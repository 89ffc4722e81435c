package wick.theory.recurrent.diagrams;

import java.util.HashMap;
import java.util.Map;
import wick.theory.fieldtheory.Fraction;

/// Integrals over the times of a diagram's vertices, both legs at the same time, of a product of responses
/// e^(−γt) and correlations (κ/2γ) e^(−γ|t|).
///
/// In a given order of the times the product is e^(−γ Σ n_g g) with n_g the number of lines that span the gap g
/// between two neighbors, and each gap gives 1/(γ n_g), or x^n/(1 − x^n) with x = 1 − ηγ where time goes in steps η
/// and times may coincide. A sum over sets of times already passed, latest first, adds up all orders.
///
/// All numbers are exact. No vertex is later than the legs: each has a response that leads to a later time.
public sealed interface OrderedTimes {

    /// The sum over all orders for one arrangement of times.
    Fraction value(TimeGraph graph);

    /// Time of the differential equation.
    static OrderedTimes continuous(Fraction decay, Fraction noise) {
        return new Continuous(decay, noise);
    }

    /// Time in steps η: h ← (1 − ηγ) h + η W φ(h) + √(κη) ξ. Refuses ηγ = 1, where lines have no length.
    static OrderedTimes steps(Fraction decay, Fraction noise, Fraction step) {
        Fraction factor = Fraction.ONE.minus(step.times(decay));
        if (factor.signum() == 0 || factor.times(factor).compareTo(Fraction.ONE) >= 0) {
            throw new IllegalArgumentException(
                    "the step " + step + " times the decay rate " + decay + " must be above 0 and below 2, and not 1");
        }
        return new InSteps(factor, noise, step);
    }

    /// The lines as the sums over orders need them.
    final class Lines {
        private final TimeGraph graph;
        private final int[] later;

        Lines(TimeGraph graph) {
            this.graph = graph;
            later = new int[graph.times()];
            graph.responses().forEach(arc -> later[arc.from()] |= 1 << arc.to());
        }

        int all() {
            return (1 << graph.times()) - 1;
        }

        /// Whether every response of the times `block` leads to one of `passed`.
        boolean follows(int block, int passed) {
            for (int t = 0; t < later.length; t++) {
                if ((block >> t & 1) == 1 && (later[t] & ~passed) != 0) {
                    return false;
                }
            }
            return true;
        }

        /// How many lines lead from `passed` to what is not.
        int spanning(int passed) {
            int count = 0;
            for (TimeGraph.Arc arc : graph.responses()) {
                count += (passed >> arc.from() ^ passed >> arc.to()) & 1;
            }
            for (TimeGraph.Arc arc : graph.correlations()) {
                count += (passed >> arc.from() ^ passed >> arc.to()) & 1;
            }
            return count;
        }
    }

    /// See [#continuous].
    record Continuous(Fraction decay, Fraction noise) implements OrderedTimes {
        @Override
        public Fraction value(TimeGraph graph) {
            Lines lines = new Lines(graph);
            Fraction variance = noise.dividedBy(decay.plus(decay));
            Fraction correlations = variance.power(graph.correlations().size());
            return sum(lines, 0b11, new HashMap<>()).times(correlations).dividedBy(decay.power(graph.times() - 2));
        }

        private Fraction sum(Lines lines, int passed, Map<Integer, Fraction> known) {
            if (passed == lines.all()) {
                return Fraction.ONE;
            }
            Fraction before = known.get(passed);
            if (before != null) {
                return before;
            }
            Fraction sum = Fraction.ZERO;
            for (int next = 2; 1 << next <= lines.all(); next++) {
                if ((passed >> next & 1) == 0 && lines.follows(1 << next, passed)) {
                    sum = sum.plus(sum(lines, passed | 1 << next, known));
                }
            }
            sum = sum.signum() == 0 ? sum : sum.dividedBy(Fraction.of(lines.spanning(passed)));
            known.put(passed, sum);
            return sum;
        }
    }

    /// See [#steps].
    record InSteps(Fraction factor, Fraction noise, Fraction step) implements OrderedTimes {
        @Override
        public Fraction value(TimeGraph graph) {
            Lines lines = new Lines(graph);
            Fraction variance = noise.times(step).dividedBy(Fraction.ONE.minus(factor.times(factor)));
            Fraction response = step.dividedBy(factor);
            return sum(lines, 0b11, new HashMap<>())
                    .times(variance.power(graph.correlations().size()))
                    .times(response.power(graph.responses().size()));
        }

        private Fraction sum(Lines lines, int passed, Map<Integer, Fraction> known) {
            if (passed == lines.all()) {
                return Fraction.ONE;
            }
            Fraction before = known.get(passed);
            if (before != null) {
                return before;
            }
            int rest = lines.all() & ~passed;
            Fraction sum = Fraction.ZERO;
            for (int block = rest; block > 0; block = (block - 1) & rest) {
                if (lines.follows(block, passed)) {
                    sum = sum.plus(sum(lines, passed | block, known));
                }
            }
            Fraction gap = factor.power(lines.spanning(passed));
            sum = sum.signum() == 0 ? sum : sum.times(gap).dividedBy(Fraction.ONE.minus(gap));
            known.put(passed, sum);
            return sum;
        }
    }
}
