package wick.lab.training.engine;

import wick.lab.training.BatchOrder;
import wick.lab.training.TrainingSession.Advance;
import wick.lab.training.TrainingTask;
import wick.network.training.Recipe;
import wick.numeric.random.Address;

/// The steps of a recipe, one after the other.
final class Course {
    private final Recipe recipe;
    private final BatchOrder order;
    private int step;

    Course(TrainingTask task, Address address) {
        recipe = task.recipe();
        order = BatchOrder.of(task, address);
    }

    /// One step in the course of training.
    interface Stride {

        /// The mean loss over the points of a batch and, where it is finite, the step.
        double take(int[] points, Tensor.Motion motion);
    }

    int step() {
        return step;
    }

    void goOnFrom(int other) {
        if (other > recipe.steps()) {
            throw new IllegalArgumentException("a checkpoint after " + other + " steps lies beyond the "
                    + recipe.steps() + " steps of the recipe");
        }
        step = other;
    }

    Advance advance(int steps, Stride stride) {
        if (steps < 1 || step == recipe.steps()) {
            throw new IllegalArgumentException("cannot advance by " + steps + " steps after " + step + " of "
                    + recipe.steps() + ": at least one is needed");
        }
        int end = (int) Math.min((long) step + steps, recipe.steps());
        double loss = 0;
        while (step < end) {
            loss = stride.take(order.at(step), new Tensor.Motion(recipe.optimizer(), step + 1, recipe.rate(step)));
            if (!Double.isFinite(loss)) {
                return new Advance.Diverged(step);
            }
            step++;
        }
        return new Advance.Trained(loss);
    }
}
