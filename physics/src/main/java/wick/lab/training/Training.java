package wick.lab.training;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;
import wick.lab.realization.Outputs;
import wick.lab.realization.RealNetwork;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

/// Networks of one wiring, drawn and trained on one problem.
///
/// With implicit weights no matrix between hidden layers is stored; the law of everything measured is
/// exactly the same, at any width. For B training points and T steps that costs n (B T)² operations and
/// n B T memory for each matrix, against n² B T and n², so it pays while B T is small against n. It is there
/// for chains of dense layers with normal weights.
public record Training(Wiring wiring, Problem problem, GradientDescent descent, Engine engine) {

    /// Rows of a kernel that is kept beside its motion.
    private static final int KEPT = 64;

    public Training {
        if (problem.inputs().columns() != wiring.inputs() || problem.targets().columns() != wiring.outputs()) {
            throw new IllegalArgumentException("a problem of "
                    + problem.inputs().columns() + " inputs and "
                    + problem.targets().columns() + " outputs does not fit a network of " + wiring.inputs() + " and "
                    + wiring.outputs());
        }
        switch (engine) {
            case REAL_WEIGHTS -> {}
            case IMPLICIT_WEIGHTS -> DenseLayers.of(wiring);
            case DRAWN_DATA, DRAWN_POINTS, DETERMINISTIC ->
                throw new IllegalArgumentException("engine " + engine + " trains no networks: " + Engine.REAL_WEIGHTS
                        + " and " + Engine.IMPLICIT_WEIGHTS + " do");
        }
    }

    /// With every weight stored.
    public Training(Wiring wiring, Problem problem, GradientDescent descent) {
        this(wiring, problem, descent, Engine.REAL_WEIGHTS);
    }

    /// Why networks of this wiring cannot be trained with implicit weights; empty if they can.
    public static Optional<String> obstacle(Wiring wiring) {
        return DenseLayers.obstacle(wiring);
    }

    public Training with(Engine other) {
        return new Training(wiring, problem, descent, other);
    }

    /// Throws [IllegalArgumentException] where implicit weights would need more memory than there is; a
    /// run asks by itself, a plan of several runs may ask before the first.
    public void requireMemory() {
        if (engine == Engine.IMPLICIT_WEIGHTS) {
            ImplicitPlan.of(this);
        }
    }

    /// Multiplications that one network takes with implicit weights, about.
    ///
    /// Throws as [#requireMemory].
    public double implicitWork() {
        return ImplicitPlan.of(with(Engine.IMPLICIT_WEIGHTS)).work();
    }

    /// Trains networks 0, …, `networks` − 1, drawn at `address.network(k)`, one thread each. `progress` is
    /// told, from any thread but one at a time, how many are done. Results do not depend on the number of
    /// threads.
    public TrainedEnsemble run(Address address, int networks, IntConsumer progress) {
        if (networks < 1) {
            throw new IllegalArgumentException("networks " + networks + " must be at least 1");
        }
        Outcome[] outcomes = new Outcome[networks];
        int[] done = {0};
        IntConsumer finished = _ -> {
            synchronized (done) {
                progress.accept(++done[0]);
            }
        };
        if (engine == Engine.IMPLICIT_WEIGHTS) {
            ImplicitPlan plan = ImplicitPlan.of(this);
            plan.forEach(networks, k -> {
                outcomes[k] = train(plan.learner(address.network(k)));
                finished.accept(k);
            });
            return new TrainedEnsemble(List.of(outcomes));
        }
        // Memory of a network goes from task to task: drawing overwrites it.
        ArrayDeque<RealNetwork> free = new ArrayDeque<>();
        Parallel.forEach(networks, k -> {
            RealNetwork network = take(free);
            network.draw(address.network(k));
            outcomes[k] = train(network);
            synchronized (free) {
                free.push(network);
            }
            finished.accept(k);
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
        return train(new RealLearner(network, problem));
    }

    private Outcome train(Learner learner) {
        List<Snapshot> snapshots = new ArrayList<>();
        Matrix before = Matrix.zeros(0, 0);
        Matrix slope = Matrix.zeros(problem.targets().rows(), problem.targets().columns());
        boolean movement = descent.movement() != GradientDescent.Movements.NEVER;
        int next = 0;
        for (int step = 0; ; step++) {
            boolean record =
                    next < descent.records().size() && descent.records().get(next) == step;
            Matrix tests = record && problem.tests().rows() > 0 ? learner.tests() : Matrix.zeros(0, wiring.outputs());
            Matrix outputs = learner.training();
            double loss = residuals(outputs, slope);
            if (!Double.isFinite(loss) || !allFinite(tests)) {
                return new Outcome.Diverged(step, snapshots);
            }
            if (step == 0) {
                before = tangentKernel(learner);
                if (movement) {
                    learner.remember();
                }
            }
            if (record) {
                snapshots.add(new Snapshot(step, loss, outputs.copy(), tests, motion(learner, before)));
                next++;
            }
            if (step == descent.steps()) {
                List<Movement> movements = movement ? learner.movements() : List.of();
                if (descent.drift().isEmpty()) {
                    return new Outcome.Trained(snapshots, OptionalDouble.empty(), movements);
                }
                Matrix after = tangentKernel(learner);
                return new Outcome.Trained(
                        snapshots,
                        OptionalDouble.of(drift(before, after)),
                        movements,
                        before.rows() <= KEPT || descent.movement() != GradientDescent.Movements.RECORDED
                                ? List.of(before, after)
                                : List.of());
            }
            learner.descend(slope, descent.rate());
        }
    }

    /// Empty if it is not asked for.
    private Optional<Motion> motion(Learner learner, Matrix before) {
        if (descent.movement() != GradientDescent.Movements.RECORDED) {
            return Optional.empty();
        }
        Matrix now = tangentKernel(learner);
        List<Double> alignments = new ArrayList<>();
        learner.grams().forEach(gram -> alignments.add(Motion.alignment(gram, problem.targets())));
        alignments.add(Motion.alignment(now, problem.targets()));
        return Optional.of(new Motion(trace(now), drift(before, now), learner.movements(), alignments));
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
    private Matrix tangentKernel(Learner learner) {
        if (descent.drift().isEmpty()) {
            return Matrix.zeros(0, 0);
        }
        Outputs outputs = descent.drift().get();
        int rows = outputs.rows(problem.inputs().rows(), wiring.outputs());
        Matrix kernel = Matrix.zeros(rows, rows);
        learner.tangentKernelInto(outputs, kernel);
        return kernel;
    }

    private static double trace(Matrix kernel) {
        double trace = 0;
        for (double entry : kernel.diagonal()) {
            trace += entry;
        }
        return trace;
    }

    private static double drift(Matrix before, Matrix after) {
        double[] start = before.entries();
        double[] end = after.entries();
        double moved = 0;
        double size = 0;
        for (int i = 0; i < start.length; i++) {
            moved += (end[i] - start[i]) * (end[i] - start[i]);
            size += start[i] * start[i];
        }
        return size == 0 ? 0 : Math.sqrt(moved / size);
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
