package wick.topic.expressivity.theory.bits;

import java.util.Arrays;
import java.util.List;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.weighted.NetworkBuilder;
import wick.network.weighted.WeightedNetwork;

/// The parity of a set of inputs, each −1 or 1, exactly, by as many relu neurons as the set has members.
///
/// With k the number of inputs that are −1, Π x_i = (−1)^k = 1 − 2k + 4 Σ_{j=1}^{|S|−1} (−1)^(j+1) relu(k −
/// j). All numbers in it are whole or half, so that nothing is rounded. ([BooleanNetwork] takes 2^|S| − 1
/// neurons, one for each term of the polynomial.)
public final class ParityNetwork {
    private ParityNetwork() {}

    /// @throws IllegalArgumentException for no members and for members that are not among the inputs
    public static WeightedNetwork of(int inputs, List<Integer> members) {
        if (members.isEmpty() || members.stream().distinct().anyMatch(i -> i < 0 || i >= inputs)) {
            throw new IllegalArgumentException(
                    "members " + members + " must be some of the inputs 0 to " + (inputs - 1));
        }
        int size = members.size();
        int[] sources = members.stream().mapToInt(i -> i).toArray();
        double[] weights = new double[size];
        Arrays.fill(weights, -0.5);
        NetworkBuilder builder = new NetworkBuilder(inputs).layer(new Relu());
        int[] hidden = new int[size];
        double[] readout = new double[size];
        for (int j = 0; j < size; j++) {
            hidden[j] = builder.neuron(size / 2.0 - j, sources, weights);
            readout[j] = j == 0 ? -2 : j % 2 == 1 ? 4 : -4;
        }
        builder.layer(new Linear()).neuron(1, hidden, readout);
        return builder.build();
    }
}
