package wick.lab.correlators;

import java.util.Map;
import java.util.TreeMap;
import wick.lab.realization.RealNetwork;
import wick.network.Step;
import wick.numeric.matrix.Matrix;

/// Tangent kernel and its differential of one small network with two outputs, from gradients and differences
/// of the network's own outputs.
final class FiniteDifferences {
    private static final double STEP = 2e-3;

    private final RealNetwork network;
    private final Matrix inputs;

    FiniteDifferences(RealNetwork network, Matrix inputs) {
        this.network = network;
        this.inputs = inputs;
    }

    /// Output i on input a.
    double output(int i, int a) {
        return network.forward(inputs).at(a, i);
    }

    /// ∂z_ia/∂θ by the names of parameters.
    private Map<String, Matrix> gradient(int i, int a) {
        Matrix start = Matrix.zeros(inputs.rows(), network.wiring().outputs());
        start.set(a, i, 1);
        network.forward(inputs);
        return network.gradients(start);
    }

    /// λ ∂z_ia/∂θ
    private Map<String, Matrix> direction(int i, int a) {
        Map<String, Matrix> direction = new TreeMap<>();
        Map<String, Matrix> gradient = gradient(i, a);
        for (Step.Linear linear : network.matrices()) {
            String weight = "w" + (linear.index() + 1);
            String bias = "b" + (linear.index() + 1);
            direction.put(weight, times(gradient.get(weight), linear.weightRate() / linear.fanIn()));
            direction.put(bias, times(gradient.get(bias), linear.biasRate()));
        }
        return direction;
    }

    private static Matrix times(@org.jspecify.annotations.Nullable Matrix matrix, double factor) {
        Matrix product = java.util.Objects.requireNonNull(matrix).copy();
        for (int k = 0; k < product.entries().length; k++) {
            product.entries()[k] *= factor;
        }
        return product;
    }

    /// H_ij,ab
    double tangent(int i, int j, int a, int b) {
        Map<String, Matrix> right = direction(j, b);
        double sum = 0;
        for (Map.Entry<String, Matrix> left : gradient(i, a).entrySet()) {
            Matrix other = java.util.Objects.requireNonNull(right.get(left.getKey()));
            for (int k = 0; k < other.entries().length; k++) {
                sum += left.getValue().entries()[k] * other.entries()[k];
            }
        }
        return sum;
    }

    /// dH_ijm,abc: the second derivative of z_ia along λ ∂z_jb and λ ∂z_mc, to fourth order in the step.
    double differential(int i, int[] j, int[] m, int a) {
        Map<String, Matrix> left = direction(j[0], j[1]);
        Map<String, Matrix> right = direction(m[0], m[1]);
        double coarse = mixed(i, a, left, right, 2 * STEP);
        double fine = mixed(i, a, left, right, STEP);
        return (4 * fine - coarse) / 3;
    }

    private double mixed(int i, int a, Map<String, Matrix> left, Map<String, Matrix> right, double step) {
        double sum = 0;
        for (int s = -1; s <= 1; s += 2) {
            for (int t = -1; t <= 1; t += 2) {
                move(left, s * step);
                move(right, t * step);
                sum += s * t * output(i, a);
                move(right, -t * step);
                move(left, -s * step);
            }
        }
        return sum / (4 * step * step);
    }

    private void move(Map<String, Matrix> direction, double step) {
        network.parameters().forEach((name, matrix) -> {
            double[] way = java.util.Objects.requireNonNull(direction.get(name)).entries();
            for (int k = 0; k < way.length; k++) {
                matrix.entries()[k] += step * way[k];
            }
        });
    }

    /// A number that outputs 0 and 1 have together.
    interface Pair {
        double value();
    }

    /// The average of a number that is even and at most quadratic in the readout weights of output 0, and in
    /// those of output 1, over independent weights of variance c: weights √c e_k take the place of random
    /// ones. Readout biases are 0.
    double overReadout(Pair number) {
        Step.Linear readout = network.matrices().getLast();
        int n = readout.fanIn();
        double[] weights = java.util.Objects.requireNonNull(network.parameters().get("w" + (readout.index() + 1)))
                .entries();
        double root = Math.sqrt(readout.weightVariance() / n);
        double[][] values = new double[n + 1][n + 1];
        for (int k = 0; k <= n; k++) {
            for (int p = 0; p <= n; p++) {
                java.util.Arrays.fill(weights, 0);
                if (k > 0) {
                    weights[k - 1] = root;
                }
                if (p > 0) {
                    weights[n + p - 1] = root;
                }
                values[k][p] = number.value();
            }
        }
        double[] first = new double[n + 1];
        for (int p = 0; p <= n; p++) {
            double[] column = new double[n + 1];
            for (int k = 0; k <= n; k++) {
                column[k] = values[k][p];
            }
            first[p] = average(column);
        }
        return average(first);
    }

    private static double average(double[] values) {
        double sum = values[0];
        for (int k = 1; k < values.length; k++) {
            sum += values[k] - values[0];
        }
        return sum;
    }
}
