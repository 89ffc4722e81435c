package wick.network.training;

/// How networks are trained: `steps` steps on the mean over a batch of the loss of a point.
public record Recipe(
        Optimizer optimizer, Schedule schedule, Loss loss, Batches batches, int steps, Precision precision) {

    public Recipe {
        if (steps < 0) {
            throw new IllegalArgumentException("steps " + steps + " must not be negative");
        }
    }

    /// Constant rate, all points in every step, float64.
    public Recipe(Optimizer optimizer, Loss loss, int steps) {
        this(optimizer, new Schedule.Constant(0), loss, new Batches.All(), steps, Precision.FLOAT64);
    }

    public Recipe with(Optimizer other) {
        return new Recipe(other, schedule, loss, batches, steps, precision);
    }

    public Recipe with(Batches other) {
        return new Recipe(optimizer, schedule, loss, other, steps, precision);
    }

    public Recipe with(Precision other) {
        return new Recipe(optimizer, schedule, loss, batches, steps, other);
    }

    public Recipe with(Schedule other) {
        return new Recipe(optimizer, other, loss, batches, steps, precision);
    }

    /// η at step `step`, counted from 0.
    public double rate(int step) {
        return optimizer.rate() * schedule.factor(step, steps);
    }
}
