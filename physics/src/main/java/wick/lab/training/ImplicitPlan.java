package wick.lab.training;

import java.util.function.IntConsumer;
import wick.lab.implicit.GaussianMatrix;
import wick.lab.implicit.Panels;
import wick.lab.realization.Outputs;
import wick.network.Step;
import wick.numeric.matrix.MemoryBudget;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;

/// What a training asks of implicit weights, and what that costs, before it starts.
record ImplicitPlan(DenseLayers layers, Problem problem, GaussianMatrix.Queries queries) {
    /// Vectors of every hidden layer beside the directions of a matrix, for each input.
    private static final int STATES = 6;

    /// Throws [IllegalArgumentException] where it needs more memory than there is.
    static ImplicitPlan of(Training training) {
        GradientDescent descent = training.descent();
        Problem problem = training.problem();
        long points = problem.inputs().rows();
        long right = points * (descent.steps() + 1L)
                + (long) problem.tests().rows() * descent.records().size();
        long kernels = descent.movement() == GradientDescent.Movements.RECORDED
                ? 2 + descent.records().size()
                : 2;
        long left = points * descent.steps() + kernels * kernelRows(training);
        DenseLayers layers = DenseLayers.of(training.wiring());
        GaussianMatrix.Queries queries = new GaussianMatrix.Queries(
                (int) Math.min(right, Integer.MAX_VALUE), (int) Math.min(left, Integer.MAX_VALUE));
        ImplicitPlan plan = new ImplicitPlan(layers, problem, queries);
        plan.requireMemory();
        return plan;
    }

    private static long kernelRows(Training training) {
        return training.descent()
                .drift()
                .map(outputs -> switch (outputs) {
                    case Outputs.One _ -> (long) training.problem().inputs().rows();
                    case Outputs.Mean(), Outputs.All() ->
                        (long) training.problem().inputs().rows()
                                * training.wiring().outputs();
                })
                .orElse(0L);
    }

    ImplicitLearner learner(Address address) {
        return new ImplicitLearner(layers, problem, queries, address);
    }

    /// Runs `task` for 0, …, `networks` − 1: narrow networks side by side, wide ones one after the other,
    /// each on all cores.
    void forEach(int networks, IntConsumer task) {
        if (together() > 1) {
            Parallel.forEach(networks, task);
        } else {
            for (int k = 0; k < networks; k++) {
                task.accept(k);
            }
        }
    }

    private int together() {
        return layers.widest() > 4 * Panels.WIDTH ? 1 : Parallel.threads();
    }

    /// Multiplications of one network: every new vector of one side meets all those of both.
    double work() {
        double known = (double) queries.right() + queries.left();
        double between = layers.between().stream()
                .mapToDouble(linear -> (linear.fanIn() + (double) linear.fanOut()) * known * known / 2)
                .sum();
        double inputs = layers.matrices().getFirst().fanOut()
                * (double) problem.inputs().rows()
                * known;
        return between + inputs;
    }

    private void requireMemory() {
        double doubles = 0;
        for (Step.Linear linear : layers.between()) {
            doubles += queries.doubles(new GaussianMatrix.Shape(linear.fanOut(), linear.fanIn(), 1));
        }
        double inputs = problem.inputs().rows() + (double) problem.tests().rows();
        doubles += STATES * inputs * layers.widest() * layers.activations().size();
        double bytes = doubles * Double.BYTES * together();
        MemoryBudget.heap()
                .require(
                        bytes > Long.MAX_VALUE ? Long.MAX_VALUE : (long) bytes,
                        "training networks of width " + layers.widest() + " with implicit weights on " + queries.right()
                                + " forward and " + queries.left() + " backward vectors");
    }
}
