package wick.topic.expressivity.lab.perceptron;

import java.util.Arrays;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.Vector;
import wick.numeric.minimization.Lbfgs;
import wick.numeric.minimization.LevenbergMarquardt;
import wick.numeric.minimization.Objective;
import wick.numeric.minimization.SumOfSquares;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// A perceptron trained on all samples at once, from several starts. Inputs and targets are to be of order one.
public final class PerceptronTraining {
    private final Matrix inputs;
    private final double[] targets;

    public PerceptronTraining(Matrix inputs, double[] targets) {
        this.inputs = inputs;
        this.targets = targets.clone();
    }

    /// How parameters move.
    public enum Method {
        MARQUARDT,
        LBFGS
    }

    /// Starts, half the steps of each of them before the best half goes on, the method, and the seed.
    public record Search(int starts, int steps, Method method, long seed) {}

    /// The perceptron that ends lowest. All starts take a quarter of the steps, the better half of them the rest.
    public Perceptron best(List<Integer> widths, Search search) {
        Misfit misfit = new Misfit(widths);
        double[][] tried = new double[search.starts][];
        Integer[] order = new Integer[search.starts];
        for (int start = 0; start < search.starts; start++) {
            order[start] = start;
            tried[start] = drawn(widths, search.seed, start);
            descend(misfit, tried[start], search.method, search.steps / 4);
        }
        Arrays.sort(order, (a, b) -> Double.compare(misfit.value(tried[a]), misfit.value(tried[b])));
        double[] best = tried[order[0]];
        for (int rank = 0; rank < (search.starts + 1) / 2; rank++) {
            double[] own = tried[order[rank]];
            descend(misfit, own, search.method, search.steps);
            best = misfit.value(own) < misfit.value(best) ? own : best;
        }
        return new Perceptron(widths, Vector.of(best));
    }

    private static void descend(Misfit misfit, double[] x, Method method, int steps) {
        switch (method) {
            case MARQUARDT -> LevenbergMarquardt.minimize(misfit, x, steps, (_, _) -> {});
            case LBFGS -> Lbfgs.minimize(misfit, x, steps, (_, _) -> {});
        }
    }

    /// Weights of variance 1/fan-in, times 3 in the first layer, where features are to differ over the inputs.
    private static double[] drawn(List<Integer> widths, long seed, int start) {
        RandomStream stream = Address.of(seed, "perceptron").network(start).open();
        double[] parameters = new double[Perceptron.size(widths)];
        int at = 0;
        for (int l = 1; l < widths.size(); l++) {
            double scale = (l == 1 ? 3 : 1) / Math.sqrt(widths.get(l - 1));
            for (int p = 0; p < widths.get(l) * (widths.get(l - 1) + 1); p++) {
                parameters[at++] = scale * stream.nextNormal();
            }
        }
        return parameters;
    }

    /// Half the mean square of what a perceptron misses.
    private final class Misfit implements Objective, SumOfSquares {
        private final Perceptron.Pass pass;
        private final int size;
        private final Matrix jacobian;

        Misfit(List<Integer> widths) {
            this.pass = new Perceptron.Pass(widths);
            this.size = Perceptron.size(widths);
            this.jacobian = Matrix.zeros(targets.length, size);
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public double value(double[] x) {
            double sum = 0;
            for (int s = 0; s < targets.length; s++) {
                double miss = pass.forward(inputs.entries(), s * inputs.columns(), x) - targets[s];
                sum += miss * miss;
            }
            return 0.5 * sum / targets.length;
        }

        @Override
        public double valueInto(double[] x, double[] gradient) {
            Arrays.fill(gradient, 0);
            double[] row = new double[size];
            double sum = 0;
            for (int s = 0; s < targets.length; s++) {
                double miss = pass.forward(inputs.entries(), s * inputs.columns(), x) - targets[s];
                sum += miss * miss;
                pass.rowInto(miss / targets.length, x, row, 0);
                for (int p = 0; p < size; p++) {
                    gradient[p] += row[p];
                }
            }
            return 0.5 * sum / targets.length;
        }

        @Override
        public double normalInto(double[] x, Matrix normal, double[] gradient) {
            Arrays.fill(gradient, 0);
            double weight = 1 / Math.sqrt(targets.length);
            double sum = 0;
            for (int s = 0; s < targets.length; s++) {
                double miss = pass.forward(inputs.entries(), s * inputs.columns(), x) - targets[s];
                sum += miss * miss;
                pass.rowInto(weight, x, jacobian.entries(), s * size);
                for (int p = 0; p < size; p++) {
                    gradient[p] += weight * miss * jacobian.entries()[s * size + p];
                }
            }
            Products.transposedTimesInto(jacobian, jacobian, normal);
            return 0.5 * sum / targets.length;
        }
    }
}
