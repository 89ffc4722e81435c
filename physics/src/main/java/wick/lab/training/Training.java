package wick.lab.training;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;
import wick.lab.realization.Outputs;
import wick.lab.realization.RealNetwork;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;

/// Networks of one wiring, drawn and trained on one problem.
public record Training(Wiring wiring, Problem problem, GradientDescent descent) {

    public Training {
        if (problem.inputs().columns() != wiring.inputs() || problem.targets().columns() != wiring.outputs()) {
            throw new IllegalArgumentException("a problem of "
                    + problem.inputs().columns() + " inputs and "
                    + problem.targets().columns() + " outputs does not fit a network of " + wiring.inputs() + " and "
                    + wiring.outputs());
        }
    }

    /// Trains networks 0, …, `networks` − 1, drawn at `address.network(k)`, one thread each. `progress` is
    /// told, from any thread but one at a time, how many are done. Results do not depend on the number of
    /// threads.
    public TrainedEnsemble run(Address address, int networks, IntConsumer progress) {
        if (networks < 1) {
            throw new IllegalArgumentException("networks " + networks + " must be at least 1");
        }
        Outcome[] outcomes = new Outcome[networks];
        // Memory of a network goes from task to task: drawing overwrites it.
        ArrayDeque<RealNetwork> free = new ArrayDeque<>();
        int[] done = {0};
        Parallel.forEach(networks, k -> {
            RealNetwork network = take(free);
            network.draw(address.network(k));
            outcomes[k] = train(network);
            synchronized (free) {
                free.push(network);
                progress.accept(++done[0]);
            }
        });
        return new TrainedEnsemble(List.of(outcomes));
    }

    private RealNetwork take(ArrayDeque<RealNetwork> free) {
        synchronized (free) {
            return free.isEmpty() ? new RealNetwork(wiring) : free.pop();
        }
    }

    /// Trains a network from the weights it has; they are moved.
    public Outcome train(RealNetwork network) {
        List<Snapshot> snapshots = new ArrayList<>();
        Matrix before = tangentKernel(network);
        Matrix slope = Matrix.zeros(problem.targets().rows(), problem.targets().columns());
        int next = 0;
        for (int step = 0; ; step++) {
            boolean record =
                    next < descent.records().size() && descent.records().get(next) == step;
            Matrix tests = record && problem.tests().rows() > 0
                    ? network.forward(problem.tests()).copy()
                    : Matrix.zeros(0, wiring.outputs());
            double loss = residuals(network.forward(problem.inputs()), slope);
            if (!Double.isFinite(loss) || !allFinite(tests)) {
                return new Outcome.Diverged(step, snapshots);
            }
            if (record) {
                snapshots.add(new Snapshot(step, loss, network.outputs().copy(), tests));
                next++;
            }
            if (step == descent.steps()) {
                return new Outcome.Trained(snapshots, drift(before, network));
            }
            network.descend(slope, descent.rate());
        }
    }

    /// slope ← f − y, which is ∂L/∂f; gives the loss.
    private double residuals(Matrix outputs, Matrix slope) {
        double[] f = outputs.entries();
        double[] y = problem.targets().entries();
        double[] difference = slope.entries();
        double loss = 0;
        for (int i = 0; i < f.length; i++) {
            difference[i] = f[i] - y[i];
            loss += difference[i] * difference[i] / 2;
        }
        return loss;
    }

    /// Empty if no drift is asked for.
    private Matrix tangentKernel(RealNetwork network) {
        if (descent.drift().isEmpty()) {
            return Matrix.zeros(0, 0);
        }
        Outputs outputs = descent.drift().get();
        int rows = outputs.rows(problem.inputs().rows(), wiring.outputs());
        Matrix kernel = Matrix.zeros(rows, rows);
        network.forward(problem.inputs());
        network.tangentKernelInto(outputs, kernel);
        return kernel;
    }

    private OptionalDouble drift(Matrix before, RealNetwork network) {
        if (descent.drift().isEmpty()) {
            return OptionalDouble.empty();
        }
        double[] start = before.entries();
        double[] end = tangentKernel(network).entries();
        double moved = 0;
        double size = 0;
        for (int i = 0; i < start.length; i++) {
            moved += (end[i] - start[i]) * (end[i] - start[i]);
            size += start[i] * start[i];
        }
        return OptionalDouble.of(size == 0 ? 0 : Math.sqrt(moved / size));
    }

    private static boolean allFinite(Matrix matrix) {
        for (double entry : matrix.entries()) {
            if (!Double.isFinite(entry)) {
                return false;
            }
        }
        return true;
    }
}
