package wick.theory.featurelearning;

/// How the averages over the units of a layer are done: with `particles` units a layer, in `replicas`
/// independent repetitions that give the error. A solution is accepted where the equations close within
/// `tolerance`, in units of the root mean square target.
public record Sampling(int particles, int replicas, double tolerance, long seed) {
    /// Fewer cannot be told from one another.
    private static final int FEWEST = 64;

    public static final Sampling STANDARD = new Sampling(4096, 16, 0.05, 1);

    public Sampling {
        if (particles < FEWEST) {
            throw new IllegalArgumentException("particles " + particles + " must be at least " + FEWEST);
        }
        if (replicas < 2) {
            throw new IllegalArgumentException("replicas " + replicas + " must be at least 2: they give the error");
        }
        if (!(tolerance > 0) || Double.isInfinite(tolerance)) {
            throw new IllegalArgumentException("tolerance " + tolerance + " must be positive and finite");
        }
    }
}
