package wick.theory.solvable;

/// How mini-batches are drawn: `size` of `points`, afresh at every step, with or without replacement within a
/// batch. Epochs that go through a shuffled list are another law: [ShuffledSgd].
public record Batches(int points, int size, boolean replacement) {

    public Batches {
        if (points < 1) {
            throw new IllegalArgumentException("points " + points + " must be at least 1");
        }
        if (size < 1 || (!replacement && size > points)) {
            throw new IllegalArgumentException("batch size " + size + " must be at least 1, and without replacement at"
                    + " most the number of points, " + points);
        }
    }

    /// The covariance of a batch mean in units of the covariance over points: 1/B with replacement,
    /// (P − B)/(B (P − 1)) without.
    public double noise() {
        return replacement ? 1.0 / size : points == 1 ? 0 : (points - size) / (size * (points - 1.0));
    }
}
