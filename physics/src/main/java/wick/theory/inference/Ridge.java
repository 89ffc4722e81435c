package wick.theory.inference;

/// What is added to the diagonal of the training kernel: `noise`, the variance of independent Gaussian
/// noise on every target, which is part of the model and of the scatter of new targets; and `jitter`,
/// which makes a singular kernel solvable and stands for nothing.
public record Ridge(double noise, double jitter) {
    public static final Ridge NONE = new Ridge(0, 0);

    public Ridge {
        require("noise", noise);
        require("jitter", jitter);
    }

    private static void require(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be finite and not negative");
        }
    }

    public static Ridge noise(double noise) {
        return new Ridge(noise, 0);
    }

    public double sum() {
        return noise + jitter;
    }
}
