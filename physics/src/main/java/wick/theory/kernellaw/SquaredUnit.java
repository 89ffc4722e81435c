package wick.theory.kernellaw;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import wick.network.Activation;

/// φ(z)² of one unit with z ~ N(0, K), by nodes in z that crowd towards 0, the kinks and the zeros of φ:
/// on an interval of length ℓ they lie at ℓ/(1 + e^{−π sinh t}) for uniform t.
final class SquaredUnit {
    /// In standard deviations; what lies beyond has a probability of 2e-21.
    private static final double REACH = 9.5;

    private static final double ENDS = 3.4;
    /// Whatever is smaller than e to this power is kept here.
    private static final double LOWEST = -600;

    private static final double BIN = 1;
    private static final int BINS = 600;
    private static final int SCAN = 256;
    private static final int MOST_ZEROS = 8;

    private final Activation activation;
    private final double[] logs;
    private final double[] weights;

    /// Nodes so dense that ln φ² changes by less than `step` between them where it matters.
    SquaredUnit(Activation activation, double variance, double step) {
        this.activation = activation;
        double deviation = Math.sqrt(variance);
        double[] breaks = breaks(deviation);
        int half = (int) Math.ceil(ENDS / Math.min(1.0 / 48, step / 16));
        int each = 2 * half + 1;
        logs = new double[each * (breaks.length - 1)];
        weights = new double[logs.length];
        double sum = 0;
        for (int b = 0; b + 1 < breaks.length; b++) {
            for (int i = 0; i < each; i++) {
                double t = (i - half) * ENDS / half;
                double near = 1 / (1 + Math.exp(-Math.PI * Math.sinh(t)));
                double far = 1 / (1 + Math.exp(Math.PI * Math.sinh(t)));
                double length = breaks[b + 1] - breaks[b];
                double x = breaks[b + 1] == 0 ? -length * far : breaks[b] + length * near;
                double weight = length * near * far * Math.cosh(t) * Math.exp(-x * x / 2);
                double value = activation.value(deviation * x);
                if (Double.isNaN(value)) {
                    throw new ArithmeticException(activation.name() + " is not a number at z = " + deviation * x);
                }
                logs[b * each + i] = 2 * Math.log(Math.abs(value));
                weights[b * each + i] = weight;
                sum += weight;
            }
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
    }

    private double[] breaks(double deviation) {
        DoubleStream kinks = activation.kinks().stream().mapToDouble(kink -> kink / deviation);
        return Stream.of(DoubleStream.of(-REACH, 0, REACH), kinks, zeros(deviation))
                .flatMapToDouble(points -> points)
                .filter(x -> Math.abs(x) <= REACH)
                .sorted()
                .distinct()
                .toArray();
    }

    private DoubleStream zeros(double deviation) {
        double[] zeros = new double[MOST_ZEROS];
        int found = 0;
        double width = 2 * REACH / SCAN;
        for (int i = 0; i < SCAN && found < MOST_ZEROS; i++) {
            double left = -REACH + width * i;
            double right = left + width;
            if (left != 0 && right != 0 && value(deviation, left) * value(deviation, right) < 0) {
                zeros[found++] = zero(deviation, left, right);
            }
        }
        return Arrays.stream(zeros, 0, found);
    }

    private double value(double deviation, double x) {
        return activation.value(deviation * x);
    }

    private double zero(double deviation, double from, double to) {
        double left = from;
        double right = to;
        boolean rising = value(deviation, left) < 0;
        for (int i = 0; i < 60; i++) {
            double middle = (left + right) / 2;
            if (value(deviation, middle) < 0 == rising) {
                left = middle;
            } else {
                right = middle;
            }
        }
        return right;
    }

    /// ⟨φ^{2m}⟩
    double moment(int order) {
        double sum = 0;
        for (int i = 0; i < logs.length; i++) {
            sum += weights[i] * Math.exp(order * logs[i]);
        }
        return sum;
    }

    /// The law of `factor` · φ² for a sum of `count` such terms. What lies above e^highest is left out; what
    /// is too small to be seen in the sum is kept at the lower end.
    LogLaw law(double factor, int count, Grid grid) {
        double shift = Math.log(factor);
        double top = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logs.length; i++) {
            if (logs[i] + shift <= grid.highest() && weights[i] > 1e-30) {
                top = Math.max(top, logs[i] + shift);
            }
        }
        boolean nothing = top == Double.NEGATIVE_INFINITY;
        double bottom = nothing ? LOWEST : Math.max(bottom(top - shift, count, grid.least()) + shift, LOWEST);
        Deposit deposit = new Deposit(grid.step(), bottom, Math.max(top, LOWEST));
        for (int i = 0; i < logs.length; i++) {
            double u = logs[i] + shift;
            if (u == Double.NEGATIVE_INFINITY) {
                deposit.addZero(weights[i]);
            } else if (u <= top) {
                deposit.add(Math.max(u, bottom), weights[i]);
            }
        }
        return deposit.law();
    }

    /// Below it all terms lie at once with a probability under `least`, and a single one does not matter
    /// beside e^top.
    private double bottom(double top, int count, double least) {
        double[] shares = new double[BINS];
        for (int i = 0; i < logs.length; i++) {
            if (logs[i] <= top && logs[i] > Double.NEGATIVE_INFINITY) {
                shares[(int) Math.min((top - logs[i]) / BIN, BINS - 1)] += weights[i];
            }
        }
        double below = 0;
        int bin = BINS;
        while (bin > 1) {
            below += shares[bin - 1];
            boolean rare = Math.pow(below, count) < least;
            if (!rare || (count > 1 && below * Math.exp(-BIN * (bin - 1)) > least)) {
                break;
            }
            bin--;
        }
        return top - BIN * bin;
    }
}
