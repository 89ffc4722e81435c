package wick.lab.realization;

import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// The masks of dropout in one pass, for those who carry a network's weights through other hands: equal to
/// those of the first pass behind [RealNetwork#noise] at `address`.
public record Masks(Address address) {

    /// Of step `step`, counted from 0, of the network whose weights are drawn at `network`: noise of its own
    /// for every step, so that training can be taken up at any.
    public static Masks ofStep(Address network, int step) {
        return new Masks(
                new Address(network.seed(), network.experiment() + " noise of step " + step, network.network(), 0, 0));
    }

    /// For dropout number `drop`, counted from 0 in the order of the steps, at a signal of N x units: 0 with
    /// probability `rate` and otherwise 1 / (1 − `rate`).
    public void drawInto(int drop, double rate, Matrix mask) {
        drawInto(Noise.of(address).open(drop), rate, mask.entries());
    }

    static void drawInto(RandomStream stream, double rate, double[] factors) {
        double kept = 1 / (1 - rate);
        for (int i = 0; i < factors.length; i++) {
            factors[i] = stream.nextUniform() < rate ? 0 : kept;
        }
    }
}
