package wick.topic.expressivity.theory.gate;

import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/// A finite difference in one variable: Σ_d w_d f(d x), with whole d.
public record Stencil(SequencedMap<Integer, BigFraction> weights) {

    public Stencil {
        SequencedMap<Integer, BigFraction> sorted = new TreeMap<>(Collections.reverseOrder());
        sorted.putAll(weights);
        weights = Collections.unmodifiableSequencedMap(sorted);
    }

    /// δ^`order`: all signs of all factors, (f(x) − f(−x))/2 for one.
    static Stencil central(int order) {
        return shifted(order, 0);
    }

    /// δ^(`order` − 1) with one more factor whose sign is +.
    static Stencil half(int order) {
        return shifted(order - 1, 1);
    }

    /// f(x) − f(0)
    static Stencil forward() {
        SequencedMap<Integer, BigFraction> weights = new TreeMap<>();
        weights.put(1, BigFraction.ONE);
        weights.put(0, BigFraction.MINUS_ONE);
        return new Stencil(weights);
    }

    private static Stencil shifted(int signs, int shift) {
        SequencedMap<Integer, BigFraction> weights = new TreeMap<>();
        BigFraction binomial = BigFraction.ONE;
        for (int minus = 0; minus <= signs; minus++) {
            weights.put(shift + signs - 2 * minus, binomial.divide(1L << signs));
            binomial = binomial.multiply(new BigFraction(minus - signs, minus + 1));
        }
        return new Stencil(weights);
    }

    /// The same differences on another scale: every d divided by `divisor`.
    Stencil dividedBy(int divisor) {
        SequencedMap<Integer, BigFraction> scaled = new TreeMap<>();
        weights.forEach((offset, weight) -> scaled.put(offset / divisor, weight));
        return new Stencil(scaled);
    }

    Stencil times(BigFraction factor) {
        SequencedMap<Integer, BigFraction> scaled = new TreeMap<>();
        weights.forEach((offset, weight) -> scaled.put(offset, weight.multiply(factor)));
        return new Stencil(scaled);
    }

    /// Σ_d w_d dʳ/r!
    BigFraction moment(int order) {
        BigFraction sum = BigFraction.ZERO;
        for (var entry : weights.entrySet()) {
            BigFraction term = entry.getValue();
            for (int i = 1; i <= order; i++) {
                term = term.multiply(entry.getKey()).divide(i);
            }
            sum = sum.add(term);
        }
        return sum;
    }
}
