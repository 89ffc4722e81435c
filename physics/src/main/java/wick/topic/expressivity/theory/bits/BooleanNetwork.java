package wick.topic.expressivity.theory.bits;

import wick.network.Activation;
import wick.network.Linear;
import wick.network.weighted.NetworkBuilder;
import wick.network.weighted.WeightedNetwork;

/// A function of bits as a network with one hidden layer: a neuron for every term of its polynomial,
/// which checks whether all its bits are 1 ([BitProduct]), and an output that adds up the terms with
/// their coefficients.
public record BooleanNetwork(BitPolynomial polynomial, BitProduct product) {
    private static final int HALVINGS = 30;

    /// The network whose error, in exact arithmetic, stays below `tolerance` for every input: sharpness
    /// from Σ |h_S| times the error of one product.
    ///
    /// @throws IllegalArgumentException for a tolerance outside 0 to 0.5 or below what sums in double
    /// precision allow
    public static BooleanNetwork within(BitPolynomial polynomial, Activation activation, double tolerance) {
        double floor = floor(polynomial);
        if (!(tolerance >= floor && tolerance < 0.5)) {
            throw new IllegalArgumentException("tolerance " + tolerance + " must be below 0.5 and at least " + floor
                    + ", what double precision allows a sum of " + polynomial.absoluteSum()
                    + ", the absolute values of the polynomial's coefficients");
        }
        double each = tolerance / Math.max(1, polynomial.absoluteSum());
        double blunt = 0;
        double sharp = 1;
        while (!sharpEnough(activation, sharp, each)) {
            blunt = sharp;
            sharp *= 2;
        }
        for (int i = 0; i < HALVINGS && blunt > 0; i++) {
            double middle = (blunt + sharp) / 2;
            if (sharpEnough(activation, middle, each)) {
                sharp = middle;
            } else {
                blunt = middle;
            }
        }
        return new BooleanNetwork(polynomial, new BitProduct(activation, sharp));
    }

    private static boolean sharpEnough(Activation activation, double sharpness, double error) {
        return new BitProduct(activation, sharpness).error(1) <= error;
    }

    /// What rounding may make of the sum over terms.
    public static double floor(BitPolynomial polynomial) {
        return Math.max(1, polynomial.absoluteSum()) * 0x1p-52;
    }

    public WeightedNetwork network() {
        NetworkBuilder builder = new NetworkBuilder(polynomial.bits()).layer(product.activation());
        int terms = Math.max(1, polynomial.terms());
        int[] hidden = new int[terms];
        double[] readout = new double[terms];
        double constant = polynomial.at(0);
        int j = 0;
        for (int set = 1; set < polynomial.size(); set++) {
            if (polynomial.at(set) != 0) {
                hidden[j] = neuron(builder, set);
                readout[j] = product.weight() * polynomial.at(set);
                constant += product.constant() * polynomial.at(set);
                j++;
            }
        }
        if (j == 0) {
            // a constant function still needs a neuron; its weight is zero
            hidden[0] = neuron(builder, 1);
        }
        builder.layer(new Linear()).neuron(constant, hidden, readout);
        return builder.build();
    }

    private int neuron(NetworkBuilder builder, int set) {
        int size = Integer.bitCount(set);
        int[] sources = new int[size];
        double[] weights = new double[size];
        int k = 0;
        for (int i = 0; i < polynomial.bits(); i++) {
            if ((set >> i & 1) == 1) {
                sources[k] = i;
                weights[k++] = product.sharpness();
            }
        }
        return builder.neuron(product.bias(size), sources, weights);
    }
}
