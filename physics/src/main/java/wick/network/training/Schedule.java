package wick.network.training;

/// The factor of the learning rate in the course of training. With `warmup` steps it first rises linearly:
/// (step + 1) / warmup for step = 0, …, warmup − 1.
public sealed interface Schedule {
    int warmup();

    /// 1.
    record Constant(int warmup) implements Schedule {
        public Constant {
            requireWarmup(warmup);
        }
    }

    /// From 1 to `end` along a straight line.
    record Linear(int warmup, double end) implements Schedule {
        public Linear {
            requireWarmup(warmup);
            requireEnd(end);
        }
    }

    /// From 1 to `end` along half a period of a cosine.
    record Cosine(int warmup, double end) implements Schedule {
        public Cosine {
            requireWarmup(warmup);
            requireEnd(end);
        }
    }

    /// The factor at step `step`, counted from 0, of `steps`.
    default double factor(int step, int steps) {
        if (step < warmup()) {
            return (step + 1.0) / warmup();
        }
        double done = (double) (step - warmup()) / Math.max(1, steps - warmup());
        return switch (this) {
            case Constant _ -> 1;
            case Linear(int _, double end) -> 1 - (1 - end) * done;
            case Cosine(int _, double end) -> end + (1 - end) * (1 + Math.cos(Math.PI * done)) / 2;
        };
    }

    private static void requireWarmup(int warmup) {
        if (warmup < 0) {
            throw new IllegalArgumentException("warmup of " + warmup + " steps must not be negative");
        }
    }

    private static void requireEnd(double end) {
        if (!(end >= 0 && end <= 1)) {
            throw new IllegalArgumentException("the schedule's end " + end + " must be from 0 to 1, the rate's factor");
        }
    }
}
