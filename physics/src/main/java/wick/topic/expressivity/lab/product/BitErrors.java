package wick.topic.expressivity.lab.product;

import java.util.Arrays;
import java.util.function.IntPredicate;
import wick.network.weighted.WeightedNetwork;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// How far a network with one output is from a function of its bits, at so many `inputs`.
public record BitErrors(double largest, int inputs) {
    /// Neurons times inputs that are evaluated.
    private static final long WORK = 1L << 26;

    /// At all inputs; of a large network at some: all bits 0, all 1, and others drawn.
    public static BitErrors of(WeightedNetwork network, IntPredicate function, long seed) {
        int bits = network.inputs();
        long affordable = Math.max(4, WORK / network.synapses());
        boolean all = affordable >= 1L << bits;
        int count = all ? 1 << bits : (int) affordable;
        RandomStream stream = Address.of(seed, "bits").open();
        double largest = 0;
        for (int k = 0; k < count; k++) {
            int x = all ? k : k == 0 ? 0 : k == 1 ? (1 << bits) - 1 : (int) (stream.nextLong() >>> (Long.SIZE - bits));
            double output = network.apply(point(bits, x))[0];
            largest = Math.max(largest, Math.abs(output - (function.test(x) ? 1 : 0)));
        }
        return new BitErrors(largest, count);
    }

    /// The largest error of a network that should multiply its bits and sees only their sum: one input
    /// for each sum.
    public static double ofProduct(WeightedNetwork network) {
        double largest = 0;
        double[] bits = new double[network.inputs()];
        for (int ones = 0; ones <= bits.length; ones++) {
            Arrays.fill(bits, 0, ones, 1);
            double product = ones == bits.length ? 1 : 0;
            largest = Math.max(largest, Math.abs(network.apply(bits)[0] - product));
        }
        return largest;
    }

    private static double[] point(int bits, int x) {
        double[] point = new double[bits];
        for (int i = 0; i < bits; i++) {
            point[i] = x >> i & 1;
        }
        return point;
    }
}
