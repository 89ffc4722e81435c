package wick.network.field;

/// The weight a with which a neuron enters the sum: its law, mean and standard deviation.
public record Readout(Law law, double mean, double deviation) {

    public enum Law {
        NORMAL,
        /// Uniform on mean ± √3 deviation.
        UNIFORM
    }

    public Readout {
        if (!Double.isFinite(mean) || !(deviation >= 0) || Double.isInfinite(deviation)) {
            throw new IllegalArgumentException("readout of mean " + mean + " and deviation " + deviation
                    + ": the mean must be finite, the deviation finite and not negative");
        }
    }

    /// Normal with mean 0 and variance 1.
    public static Readout standard() {
        return new Readout(Law.NORMAL, 0, 1);
    }

    /// Whether a and −a are equally likely.
    public boolean symmetric() {
        return mean == 0;
    }
}
