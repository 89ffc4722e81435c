package wick.numeric.statistics;

/// A measured mean with its standard error from `samples` independent realizations.
public record Estimate(double mean, double standardError, long samples) {

    public Estimate {
        if (!Double.isFinite(mean) || !(standardError >= 0) || samples < 1) {
            throw new IllegalArgumentException("mean " + mean + " ± " + standardError + " from " + samples
                    + " samples: need a finite mean, an error ≥ 0 and at least one sample");
        }
    }

    /// (mean − exact) / standard error
    public double deviationsFrom(double exact) {
        return (mean - exact) / standardError;
    }
}
