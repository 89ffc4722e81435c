package wick.topic.expressivity.theory.compiler;

import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/// A constant plus weights, not zero, times numbered values.
public record Affine(BigFraction constant, SequencedMap<Integer, BigFraction> weights) {

    public Affine {
        SequencedMap<Integer, BigFraction> sorted = new TreeMap<>(weights);
        sorted.values().removeIf(weight -> weight.equals(BigFraction.ZERO));
        weights = Collections.unmodifiableSequencedMap(sorted);
    }

    static Affine value(int index) {
        SequencedMap<Integer, BigFraction> weights = new TreeMap<>();
        weights.put(index, BigFraction.ONE);
        return new Affine(BigFraction.ZERO, weights);
    }

    /// The same where value i, for the first values, stands for it less `origins` i.
    Affine readingFrom(List<BigFraction> origins) {
        BigFraction sum = constant;
        for (var entry : weights.entrySet()) {
            if (entry.getKey() < origins.size()) {
                sum = sum.subtract(entry.getValue().multiply(origins.get(entry.getKey())));
            }
        }
        return new Affine(sum, weights);
    }
}
