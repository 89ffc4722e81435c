package wick.topic.expressivity.lab.product;

import java.util.Arrays;
import wick.network.weighted.Synapses;
import wick.network.weighted.WeightedLayer;
import wick.network.weighted.WeightedNetwork;
import wick.numeric.matrix.Matrix;

/// Networks whose neurons pass on values of a few significant bits; sums are carried out in double
/// precision.
public final class FinitePrecision {
    /// The bits of a double.
    public static final int MOST = 53;
    /// The fewest that are allowed.
    public static final int FEWEST = 4;

    private FinitePrecision() {}

    /// x to the nearest number of so many significant bits.
    static double rounded(double x, int bits) {
        if (bits == MOST) {
            return x;
        }
        // Veltkamp's splitting: what is added pushes the lower bits out
        double pushed = x * (Math.scalb(1.0, MOST - bits) + 1);
        return pushed - (pushed - x);
    }

    /// The errors of the network at `points` with neurons of `bits` bits.
    ///
    /// @throws IllegalArgumentException for bits outside [#FEWEST] to [#MOST]
    public static GateErrors errors(WeightedNetwork network, Matrix points, int bits) {
        if (bits < FEWEST || bits > MOST) {
            throw new IllegalArgumentException("bits " + bits + " must be from " + FEWEST + " to " + MOST);
        }
        double[] values = new double[network.inputs() + network.units()];
        double[] sums = new double[network.units()];
        double largest = 0;
        double errors = 0;
        double products = 0;
        for (int row = 0; row < points.rows(); row++) {
            for (int i = 0; i < network.inputs(); i++) {
                values[i] = points.at(row, i);
            }
            double product = GateErrors.product(points, row);
            double error = output(network, bits, sums, values) - product;
            largest = Math.max(largest, Math.abs(error));
            errors += error * error;
            products += product * product;
        }
        return new GateErrors(largest, Math.sqrt(errors / products));
    }

    private static double output(WeightedNetwork network, int bits, double[] sums, double[] values) {
        int first = network.inputs();
        for (WeightedLayer layer : network.layers()) {
            Arrays.fill(sums, 0, layer.width(), 0);
            Synapses synapses = layer.synapses();
            for (int i = 0; i < layer.width(); i++) {
                for (int k = synapses.start(i); k < synapses.start(i + 1); k++) {
                    sums[i] += synapses.weight(k) * values[synapses.source(k)];
                }
                sums[i] += layer.biases().at(i);
            }
            layer.activation().valueInto(sums, 0, layer.width(), values, first);
            for (int i = 0; i < layer.width(); i++) {
                values[first + i] = rounded(values[first + i], bits);
            }
            first += layer.width();
        }
        return values[first - 1];
    }
}
