package wick.network.training;

/// Which points a step sees.
public sealed interface Batches {

    /// All of them.
    record All() implements Batches {}

    /// `size` points drawn afresh for every step, with or without replacement.
    record Drawn(int size, boolean replacement) implements Batches {
        public Drawn {
            requireSize(size);
        }
    }

    /// Points in a random order, a fresh one for every epoch, `size` after `size`; what is left of an epoch is
    /// a smaller batch.
    record Shuffled(int size) implements Batches {
        public Shuffled {
            requireSize(size);
        }
    }

    /// The number of points of a whole batch out of `points`.
    default int size(int points) {
        return switch (this) {
            case All() -> points;
            case Drawn(int size, boolean replacement) -> replacement ? size : Math.min(size, points);
            case Shuffled(int size) -> Math.min(size, points);
        };
    }

    private static void requireSize(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("batch size " + size + " must be at least 1");
        }
    }
}
