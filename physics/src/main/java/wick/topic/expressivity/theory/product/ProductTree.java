package wick.topic.expressivity.theory.product;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import wick.network.Linear;
import wick.network.weighted.NetworkBuilder;
import wick.network.weighted.Sum;
import wick.network.weighted.WeightedNetwork;

/// A product of n numbers by a binary tree of n − 1 gates for two: (n − 1) times the neurons of one gate,
/// so 4(n − 1), 3(n − 1) or 2(n − 1), in ⌈log₂ n⌉ hidden layers. Where n is no power of two, the odd
/// value out waits and is read by the layer after, past the one between.
///
/// Source: Lin, Tegmark, Rolnick 2017, arXiv:1608.08225, who count n gates instead of n − 1.
public record ProductTree(FlatGate pair, int factors) {
    /// The most factors of a tree that is built.
    public static final int MOST = 1 << 16;

    public ProductTree {
        if (pair.factors() != 2) {
            throw new IllegalArgumentException("a tree is made of gates for 2 factors, not " + pair.factors());
        }
        if (factors < 2 || factors > MOST) {
            throw new IllegalArgumentException("factors " + factors + " of a tree must be from 2 to " + MOST
                    + (factors > MOST ? "; this tree would have " + neurons(pair, factors) + " neurons" : ""));
        }
    }

    private static BigInteger neurons(FlatGate pair, int factors) {
        return BigInteger.valueOf(pair.neurons()).multiply(BigInteger.valueOf(factors - 1L));
    }

    public int neurons() {
        return neurons(pair, factors).intValueExact();
    }

    /// ⌈log₂ n⌉
    public int levels() {
        return 32 - Integer.numberOfLeadingZeros(factors - 1);
    }

    /// The network, every gate with the same scale; layers that only add up stand between those with
    /// neurons.
    public WeightedNetwork network(double scale) {
        WeightedNetwork gate = pair.network(scale);
        NetworkBuilder builder = new NetworkBuilder(factors);
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < factors; i++) {
            values.add(i);
        }
        while (values.size() > 1) {
            values = level(builder, gate, values);
        }
        return builder.build();
    }

    private List<Integer> level(NetworkBuilder builder, WeightedNetwork gate, List<Integer> values) {
        int gates = values.size() / 2;
        List<Integer> hidden = new ArrayList<>();
        builder.layer(pair.activation());
        for (int g = 0; g < gates; g++) {
            for (int j = 0; j < pair.neurons(); j++) {
                Sum sum = new Sum();
                for (int i = 0; i < 2; i++) {
                    sum.plus(values.get(2 * g + i), scaleOf(gate) * pair.shape().sign(j, i));
                }
                hidden.add(builder.neuron(pair.bias(), sum));
            }
        }
        builder.layer(new Linear());
        List<Integer> products = new ArrayList<>();
        for (int g = 0; g < gates; g++) {
            Sum sum = new Sum();
            for (int j = 0; j < pair.neurons(); j++) {
                sum.plus(
                        hidden.get(g * pair.neurons() + j),
                        gate.layers().getLast().synapses().weight(j));
            }
            products.add(builder.neuron(gate.layers().getLast().biases().at(0), sum));
        }
        if (values.size() % 2 == 1) {
            products.add(values.getLast());
        }
        return products;
    }

    private static double scaleOf(WeightedNetwork gate) {
        return Math.abs(gate.layers().getFirst().synapses().weight(0));
    }

    /// No input from −1 to 1 has an error above this in exact arithmetic: a gate whose inputs are off by
    /// e, and so at most 1 + e, is off by at most 2e + e² and its own error. Empty where the gate has no
    /// bound.
    public OptionalDouble bound(double scale) {
        double error = 0;
        for (int level = 0; level < levels(); level++) {
            double reach = 1 + error;
            OptionalDouble own = pair.bound(scale * reach);
            if (own.isEmpty()) {
                return OptionalDouble.empty();
            }
            error = 2 * error + error * error + reach * reach * own.getAsDouble();
        }
        return OptionalDouble.of(error);
    }
}
