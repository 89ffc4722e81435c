package wick.topic.information.theory;

import java.util.Arrays;

/// A binary symmetric channel of random bias: biases θ ascending from 0 to 1 with their probabilities.
final class BiasLaw {
    /// Biases closer than this part of what is missing to 1, or of themselves, are one.
    private static final double SAME = 1e-11;

    private final double[] biases;
    private final double[] weights;

    /// What becomes of a law with too many biases.
    enum Rounding {
        NONE,
        WORSE,
        BETTER
    }

    private BiasLaw(double[] biases, double[] weights) {
        this.biases = biases;
        this.weights = weights;
    }

    /// A leaf, which is seen.
    static BiasLaw certain() {
        return new BiasLaw(new double[] {1}, new double[] {1});
    }

    /// What nothing at all says.
    static BiasLaw nothing() {
        return new BiasLaw(new double[] {0}, new double[] {1});
    }

    int size() {
        return biases.length;
    }

    double information() {
        double sum = 0;
        for (int i = 0; i < biases.length; i++) {
            sum += weights[i] * Entropies.ofBias(biases[i]);
        }
        return sum;
    }

    double accuracy() {
        double sum = 0;
        for (int i = 0; i < biases.length; i++) {
            sum += weights[i] * (1 + biases[i]) / 2;
        }
        return sum;
    }

    /// Through an edge.
    BiasLaw times(double factor) {
        double[] scaled = biases.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return factor == 0 ? nothing() : new BiasLaw(scaled, weights);
    }

    /// Both channels together.
    BiasLaw and(BiasLaw other, Rounding rounding, int grid) {
        if (biases.length == 1 && biases[0] == 0) {
            return other;
        }
        if (rounding != Rounding.NONE) {
            return onGrid(other, rounding, grid);
        }
        int pairs = Math.multiplyExact(2, Math.multiplyExact(biases.length, other.biases.length));
        double[] theta = new double[pairs];
        double[] mass = new double[pairs];
        int at = 0;
        for (int i = 0; i < biases.length; i++) {
            for (int j = 0; j < other.biases.length; j++) {
                double product = biases[i] * other.biases[j];
                double weight = weights[i] * other.weights[j];
                theta[at] = agreed(biases[i], other.biases[j]);
                mass[at++] = weight * (1 + product) / 2;
                theta[at] = disagreed(biases[i], other.biases[j]);
                mass[at++] = weight * (1 - product) / 2;
            }
        }
        return merged(theta, mass);
    }

    private BiasLaw onGrid(BiasLaw other, Rounding rounding, int grid) {
        double[] mass = new double[grid + 1];
        double[] moment = new double[grid + 1];
        for (int i = 0; i < biases.length; i++) {
            for (int j = 0; j < other.biases.length; j++) {
                double product = biases[i] * other.biases[j];
                double weight = weights[i] * other.weights[j];
                put(agreed(biases[i], other.biases[j]), weight * (1 + product) / 2, rounding, mass, moment);
                put(disagreed(biases[i], other.biases[j]), weight * (1 - product) / 2, rounding, mass, moment);
            }
        }
        return gathered(mass, moment, rounding);
    }

    BiasLaw rounded(int grid, Rounding rounding) {
        double[] mass = new double[grid + 1];
        double[] moment = new double[grid + 1];
        for (int i = 0; i < biases.length; i++) {
            put(biases[i], weights[i], rounding, mass, moment);
        }
        return gathered(mass, moment, rounding);
    }

    /// The grid is even in the angle asin θ, finer towards 1: a bias goes to the bin that holds it, whose mean it
    /// joins, or in parts to the two ends of the bin.
    private static void put(double theta, double weight, Rounding rounding, double[] mass, double[] moment) {
        int grid = mass.length - 1;
        int bin = Math.min(grid - 1, (int) (Math.asin(Math.min(1, theta)) * grid / (Math.PI / 2)));
        if (rounding == Rounding.WORSE) {
            mass[bin] += weight;
            moment[bin] += weight * theta;
            return;
        }
        double low = node(bin, grid);
        double high = node(bin + 1, grid);
        double part = Math.clamp((theta - low) / (high - low), 0.0, 1.0);
        mass[bin] += weight * (1 - part);
        mass[bin + 1] += weight * part;
    }

    private static double node(int i, int grid) {
        return Math.sin(Math.PI / 2 * i / grid);
    }

    private static BiasLaw gathered(double[] mass, double[] moment, Rounding rounding) {
        int grid = mass.length - 1;
        double[] theta = new double[grid + 1];
        double[] weights = new double[grid + 1];
        int filled = 0;
        for (int i = 0; i <= grid; i++) {
            if (mass[i] > 0) {
                theta[filled] = rounding == Rounding.WORSE ? Math.min(1, moment[i] / mass[i]) : node(i, grid);
                weights[filled++] = mass[i];
            }
        }
        return normalized(Arrays.copyOf(theta, filled), Arrays.copyOf(weights, filled));
    }

    /// Weights that sum to one but for rounding, which many children would raise to their power.
    private static BiasLaw normalized(double[] biases, double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return new BiasLaw(biases, weights);
    }

    private static double agreed(double a, double b) {
        return (a + b) / (1 + a * b);
    }

    private static double disagreed(double a, double b) {
        return a == b ? 0 : Math.abs(a - b) / (1 - a * b);
    }

    /// Equal biases taken together; a class keeps the mean, so that nothing is gained.
    private static BiasLaw merged(double[] theta, double[] mass) {
        Integer[] order = new Integer[theta.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(theta[i], theta[j]));
        double[] biases = new double[theta.length];
        double[] weights = new double[theta.length];
        int filled = 0;
        for (int i : order) {
            if (mass[i] == 0) {
                continue;
            }
            if (filled > 0 && same(biases[filled - 1], theta[i])) {
                weights[filled - 1] += mass[i];
            } else {
                biases[filled] = theta[i];
                weights[filled++] = mass[i];
            }
        }
        return normalized(Arrays.copyOf(biases, filled), Arrays.copyOf(weights, filled));
    }

    private static boolean same(double a, double b) {
        return b - a <= SAME * Math.min(b + 1e-300, Math.max(1 - b, 1e-4)) || b - a <= 1e-15;
    }
}
