package wick.lab.training;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import wick.lab.realization.RealNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.RandomStream;

/// Gradient descent on mini-batches: a step of rate η on the *mean* over a batch of ½ Σ (f_i − y_i)². Every
/// step draws its batch afresh, with or without replacement.
///
/// Snapshots are those of [GradientDescent], on all points: their loss is the sum over points.
public record StochasticDescent(Problem problem, int batch, boolean replacement) {

    public StochasticDescent {
        int points = problem.inputs().rows();
        if (batch < 1 || (!replacement && batch > points)) {
            throw new IllegalArgumentException("batch " + batch + " must be at least 1, and without replacement at most"
                    + " the number of points, " + points);
        }
    }

    /// Trains a network from the weights it has; they are moved. Batches come from `stream`.
    public Outcome train(RealNetwork network, GradientDescent descent, RandomStream stream) {
        if (descent.drift().isPresent()) {
            throw new IllegalArgumentException("the drift of the kernel is measured with full batches only");
        }
        List<Snapshot> snapshots = new ArrayList<>();
        Rows drawn = new Rows(problem, batch);
        for (int step = 0; ; step++) {
            if (descent.records().contains(step)) {
                Snapshot now = snapshot(network, step);
                if (!Double.isFinite(now.loss())) {
                    return new Outcome.Diverged(step, snapshots);
                }
                snapshots.add(now);
            }
            if (step == descent.steps()) {
                return new Outcome.Trained(snapshots, OptionalDouble.empty(), List.of());
            }
            drawn.fill(replacement, stream);
            double[] f = network.forward(drawn.inputs).entries();
            double[] slope = drawn.slope.entries();
            for (int i = 0; i < slope.length; i++) {
                slope[i] = (f[i] - drawn.targets.entries()[i]) / batch;
                if (!Double.isFinite(slope[i])) {
                    return new Outcome.Diverged(step, snapshots);
                }
            }
            network.descend(drawn.slope, descent.rate());
        }
    }

    private Snapshot snapshot(RealNetwork network, int step) {
        Matrix tests = problem.tests().rows() > 0
                ? network.forward(problem.tests()).copy()
                : Matrix.zeros(0, problem.targets().columns());
        Matrix outputs = network.forward(problem.inputs()).copy();
        double loss = 0;
        for (int i = 0; i < outputs.entries().length; i++) {
            double off = outputs.entries()[i] - problem.targets().entries()[i];
            loss += off * off / 2;
        }
        return new Snapshot(step, loss, outputs, tests);
    }

    /// A batch and its slope.
    private static final class Rows {
        private final Problem problem;
        private final Matrix inputs;
        private final Matrix targets;
        private final Matrix slope;
        private final int[] order;

        Rows(Problem problem, int batch) {
            this.problem = problem;
            inputs = Matrix.zeros(batch, problem.inputs().columns());
            targets = Matrix.zeros(batch, problem.targets().columns());
            slope = Matrix.zeros(batch, problem.targets().columns());
            order = new int[problem.inputs().rows()];
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
        }

        /// Without replacement by exchanging with a later one: any order before gives the same law.
        void fill(boolean replacement, RandomStream stream) {
            for (int b = 0; b < inputs.rows(); b++) {
                int from = replacement ? 0 : b;
                int pick = from + (int) (stream.nextUniform() * (order.length - from));
                int chosen = order[pick];
                if (!replacement) {
                    order[pick] = order[b];
                    order[b] = chosen;
                }
                copy(problem.inputs(), chosen, inputs, b);
                copy(problem.targets(), chosen, targets, b);
            }
        }

        private static void copy(Matrix from, int row, Matrix to, int target) {
            System.arraycopy(from.entries(), row * from.columns(), to.entries(), target * to.columns(), to.columns());
        }
    }
}
