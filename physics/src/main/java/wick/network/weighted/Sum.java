package wick.network.weighted;

import java.util.Map;
import java.util.TreeMap;

/// Weights of the values that a neuron reads, gathered one by one; weights of the same value add up.
public final class Sum {
    private final TreeMap<Integer, Double> weights = new TreeMap<>();

    /// Adds `weight` times the value numbered `source`.
    public Sum plus(int source, double weight) {
        weights.merge(source, weight, Double::sum);
        return this;
    }

    void into(Synapses.Builder synapses) {
        for (Map.Entry<Integer, Double> weight : weights.entrySet()) {
            synapses.add(weight.getKey(), weight.getValue());
        }
    }
}
