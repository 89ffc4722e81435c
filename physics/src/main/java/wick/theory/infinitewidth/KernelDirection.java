package wick.theory.infinitewidth;

import java.util.Arrays;
import wick.network.Wiring;
import wick.numeric.matrix.Vector;

/// A direction in the space of hyperparameters of a dense network, along which kernels are differentiated:
/// how fast each layer's weight variance, bias variance and their learning rates move, one entry per dense
/// layer in the order of the network.
///
/// `∂/∂σ_w²` of one layer is a unit vector in `weightVariances`. In the NTK parameterization, where the
/// learning rates of [Step.Linear] are the variances, moving a variance moves its rate as well: that is
/// what [#weightVariance] and [#biasVariance] see to.
public record KernelDirection(
        String name, Vector weightVariances, Vector biasVariances, Vector weightRates, Vector biasRates) {

    public KernelDirection {
        int layers = weightVariances.size();
        if (biasVariances.size() != layers || weightRates.size() != layers || biasRates.size() != layers) {
            throw new IllegalArgumentException("direction " + name + " has " + layers + ", " + biasVariances.size()
                    + ", " + weightRates.size() + " and " + biasRates.size()
                    + " entries; each of the four needs one per dense layer");
        }
    }

    /// The weight variance of dense layer `layer`, counted from 0; its learning rate moves along where
    /// `ratesFollow`.
    public static KernelDirection weightVariance(Wiring wiring, int layer, boolean ratesFollow) {
        double[] unit = unit(wiring, layer);
        double[] zero = new double[unit.length];
        return of("weight variance of layer " + layer, unit, zero, ratesFollow ? unit : zero, zero);
    }

    /// The bias variance of dense layer `layer`, counted from 0; its learning rate moves along where
    /// `ratesFollow`.
    public static KernelDirection biasVariance(Wiring wiring, int layer, boolean ratesFollow) {
        double[] unit = unit(wiring, layer);
        double[] zero = new double[unit.length];
        return of("bias variance of layer " + layer, zero, unit, zero, ratesFollow ? unit : zero);
    }

    /// One weight variance for all dense layers.
    public static KernelDirection sharedWeightVariance(Wiring wiring, boolean ratesFollow) {
        double[] all = all(wiring);
        double[] zero = new double[all.length];
        return of("weight variance", all, zero, ratesFollow ? all : zero, zero);
    }

    /// One bias variance for all dense layers.
    public static KernelDirection sharedBiasVariance(Wiring wiring, boolean ratesFollow) {
        double[] all = all(wiring);
        double[] zero = new double[all.length];
        return of("bias variance", zero, all, zero, ratesFollow ? all : zero);
    }

    static KernelDirection none(int layers) {
        double[] zero = new double[layers];
        return of("none", zero, zero, zero, zero);
    }

    private static KernelDirection of(String name, double[] w, double[] b, double[] weightRate, double[] biasRate) {
        return new KernelDirection(name, Vector.of(w), Vector.of(b), Vector.of(weightRate), Vector.of(biasRate));
    }

    private static double[] unit(Wiring wiring, int layer) {
        double[] unit = new double[wiring.matrices().size()];
        if (layer < 0 || layer >= unit.length) {
            throw new IllegalArgumentException(
                    "layer = " + layer + "; the network has dense layers 0 to " + (unit.length - 1));
        }
        unit[layer] = 1;
        return unit;
    }

    private static double[] all(Wiring wiring) {
        double[] all = new double[wiring.matrices().size()];
        Arrays.fill(all, 1);
        return all;
    }
}
