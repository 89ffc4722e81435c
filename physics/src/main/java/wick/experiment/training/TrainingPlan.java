package wick.experiment.training;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import wick.lab.training.TrainingTask;
import wick.network.Wiring;
import wick.network.training.RateFactors;
import wick.network.training.Recipe;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.MemoryBudget;
import wick.numeric.random.Address;

/// Networks of one wiring that learn one lesson by one recipe.
public record TrainingPlan(Wiring wiring, Recipe recipe, RateFactors factors, Lesson lesson, Scope scope) {
    /// Training points on which loss and accuracy are measured.
    private static final int WATCHED = 4000;
    /// Numbers in a moment of a curve.
    private static final int MOMENT = 5;

    /// How many networks, and the seed that draws them.
    ///
    /// Something is recorded after the steps `records`, or after [TrainingPlan#records] where there are none.
    public record Scope(int networks, long seed, List<Integer> records) {
        public Scope(int networks, long seed) {
            this(networks, seed, List.of());
        }

        public Scope {
            records = List.copyOf(records);
            if (networks < 1) {
                throw new IllegalArgumentException("networks " + networks + " must be at least 1");
            }
        }
    }

    public TrainingTask task() {
        return new TrainingTask(wiring, recipe, factors, lesson.training());
    }

    /// Where the networks are drawn.
    public Address address() {
        return Address.of(scope.seed(), "train");
    }

    /// The training points on which loss and accuracy are measured.
    TrainingTask.Examples watched() {
        Matrix inputs = lesson.training().inputs();
        int count = Math.min(WATCHED, inputs.rows());
        return count == inputs.rows()
                ? lesson.training()
                : new TrainingTask.Examples(
                        inputs.rows(0, count), lesson.training().targets().rows(0, count));
    }

    /// The steps after which something is recorded, from 0 to the last: some evenly spaced, some closer together at
    /// the beginning.
    public SortedSet<Integer> records() {
        if (!scope.records().isEmpty()) {
            return new TreeSet<>(scope.records());
        }
        int steps = recipe.steps();
        SortedSet<Integer> records = new TreeSet<>();
        int pieces = 16;
        IntStream.rangeClosed(0, pieces).forEach(i -> {
            records.add((int) ((long) steps * i / pieces));
            records.add((int) Math.round(Math.pow(steps + 1.0, (double) i / pieces)) - 1);
        });
        return records;
    }

    /// Checks that what is kept of all networks, curves and outputs at the test points, fits into memory.
    ///
    /// @throws IllegalArgumentException if it does not
    public void requireMemory() {
        long numbers = (long) lesson.tests().rows() * wiring.outputs()
                + MOMENT * (long) records().size();
        MemoryBudget.heap()
                .require(
                        Math.multiplyExact(Double.BYTES * numbers, scope.networks()),
                        "what is kept of " + scope.networks() + " networks in training");
    }

    /// The same plan, watched at the first `tests` of its test points alone.
    TrainingPlan testedOn(int tests) {
        Lesson fewer = new Lesson(
                lesson.training(),
                lesson.tests().rows(0, tests),
                lesson.testTargets().rows(0, tests),
                lesson.classes());
        return new TrainingPlan(wiring, recipe, factors, fewer, scope);
    }

    /// The same plan, with something recorded after these steps alone.
    TrainingPlan recordedAt(SortedSet<Integer> steps) {
        return new TrainingPlan(
                wiring, recipe, factors, lesson, new Scope(scope.networks(), scope.seed(), List.copyOf(steps)));
    }
}
