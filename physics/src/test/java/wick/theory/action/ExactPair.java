package wick.theory.action;

/// The density of one output of a tanh network with one hidden layer at the inputs of [Chains#PAIR], by
/// Fourier transform of the characteristic function
///
///     E e^{it·f} = e^{−C_b (t₁ + t₂)²/2} (E e^{−C_W (t·φ(z))²/(2n)})^n,
///
/// exact for every number of independent units n. Trapezoid sums, which converge geometrically.
final class ExactPair {
    private static final double STEP = 0.4;
    private static final int REACH = 22;

    private final double[] frequencies = new double[2 * REACH + 1];
    private final double[] values = new double[(2 * REACH + 1) * (2 * REACH + 1)];

    ExactPair(double weight, double bias, int units) {
        double[] k = {weight + bias, 0.4 * weight + bias, 0.7 * weight + bias};
        double side = Math.sqrt(k[0]);
        double across = k[1] / side;
        double rest = Math.sqrt(k[2] - across * across);
        int nodes = 61;
        double[] first = new double[nodes * nodes];
        double[] second = new double[nodes * nodes];
        double[] share = new double[nodes * nodes];
        double h = 16.0 / (nodes - 1);
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < nodes; j++) {
                double u = h * (i - 30);
                double v = h * (j - 30);
                first[i * nodes + j] = Math.tanh(side * u);
                second[i * nodes + j] = Math.tanh(across * u + rest * v);
                share[i * nodes + j] = h * h * Math.exp(-(u * u + v * v) / 2) / (2 * Math.PI);
            }
        }
        for (int a = -REACH; a <= REACH; a++) {
            frequencies[a + REACH] = STEP * a;
        }
        for (int a = 0; a <= 2 * REACH; a++) {
            for (int b = 0; b <= 2 * REACH; b++) {
                double s = frequencies[a];
                double t = frequencies[b];
                double sum = 0;
                for (int i = 0; i < share.length; i++) {
                    double product = s * first[i] + t * second[i];
                    sum += share[i] * Math.exp(-weight * product * product / (2 * units));
                }
                values[a * frequencies.length + b] = Math.exp(-bias * (s + t) * (s + t) / 2) * Math.pow(sum, units);
            }
        }
    }

    double density(double f, double g) {
        double sum = 0;
        for (int a = 0; a < frequencies.length; a++) {
            for (int b = 0; b < frequencies.length; b++) {
                sum += Math.cos(frequencies[a] * f + frequencies[b] * g) * values[a * frequencies.length + b];
            }
        }
        return sum * STEP * STEP / (4 * Math.PI * Math.PI);
    }
}
