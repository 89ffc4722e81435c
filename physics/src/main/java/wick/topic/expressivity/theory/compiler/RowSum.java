package wick.topic.expressivity.theory.compiler;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import wick.network.weighted.Sum;
import wick.topic.expressivity.polynomial.Fractions;

/// The weighted sum that leads into one neuron, and a bound on how far its computed value may be from the affine
/// combination it stands for: rounding of the weights, of the products, and of the partial sums in ascending order.
///
/// Opposite factors give opposite weights, to the last bit, and with them opposite rounding errors.
final class RowSum {
    private static final double ROUNDING = 0x1p-53;

    private final Values values;
    private final double[] weights;
    private final double[] sizes;
    private final BitSet touched = new BitSet();
    private double constant;
    private double constantError;
    private double passedOn;
    private int parts;

    RowSum(Values values) {
        this.values = values;
        this.weights = new double[values.count()];
        this.sizes = new double[values.count()];
    }

    /// Adds `factor` times an affine combination of signals.
    RowSum plus(double factor, Affine affine, List<Signal> signals) {
        for (var entry : affine.weights().entrySet()) {
            add(factor, entry.getValue(), signals.get(entry.getKey()));
        }
        if (!affine.constant().equals(BigFraction.ZERO)) {
            addConstant(factor * Fractions.nearest(affine.constant()), 3);
        }
        return this;
    }

    private void add(double factor, BigFraction weight, Signal signal) {
        double total = factor * Fractions.nearest(weight);
        // the factor, the fraction and their product are each rounded, by the same amount for the whole signal
        passedOn += 4 * ROUNDING * Math.abs(total) * signal.magnitude();
        for (Signal.Part part : signal.parts()) {
            double product = total * part.weight();
            weights[part.value()] += product;
            sizes[part.value()] += Math.abs(product);
            touched.set(part.value());
            parts++;
        }
        if (signal.constant() != 0) {
            addConstant(total * signal.constant(), 1);
        }
    }

    private void addConstant(double term, int roundings) {
        constant += term;
        constantError += ROUNDING * (roundings * Math.abs(term) + Math.abs(constant));
    }

    /// What belongs into the neuron's bias.
    double constant() {
        return constant;
    }

    double constantError() {
        return constantError;
    }

    /// How far the sum may be off; the constant's error is not in it.
    double error() {
        double error = passedOn;
        double center = 0;
        double change = 0;
        double merged = Math.max(1, parts - touched.cardinality() + 1.0);
        boolean first = true;
        for (int value = touched.nextSetBit(0); value >= 0; value = touched.nextSetBit(value + 1)) {
            double weight = weights[value];
            // every part's product, and where several parts meet their sum
            error += ROUNDING * merged * sizes[value] * values.largest(value);
            error += ROUNDING * Math.abs(weight) * values.largest(value);
            center += weight * values.center(value);
            change += Math.abs(weight) * values.change(value);
            if (!first) {
                error += ROUNDING * (Math.abs(center) + change);
            }
            first = false;
        }
        return error;
    }

    Sum sum() {
        Sum sum = new Sum();
        touched.stream().forEach(value -> sum.plus(value, weights[value]));
        return sum;
    }

    /// Makes it empty again.
    void clear() {
        touched.stream().forEach(value -> {
            weights[value] = 0;
            sizes[value] = 0;
        });
        touched.clear();
        constant = 0;
        constantError = 0;
        passedOn = 0;
        parts = 0;
    }

    /// What tells this sum, with a bias, from others.
    List<Double> signature(double bias) {
        double[] all = new double[2 * touched.cardinality() + 1];
        int at = 0;
        for (int value = touched.nextSetBit(0); value >= 0; value = touched.nextSetBit(value + 1)) {
            all[at++] = value;
            all[at++] = weights[value];
        }
        all[at] = bias;
        return Arrays.stream(all).boxed().toList();
    }
}
