package wick.theory.recurrent;

import wick.network.recurrent.Signal;

/// Weights and biases drawn anew at every step: h ← (a + ηW) h + η (u + b) + √(κη) ξ, with a = 1 − ηγ and
/// σ = ησ_w.
///
/// W of one step is independent of everything before it, so that the second moments close exactly **at
/// every N**: X′ = (a² + σ²) X + κη + η² σ_b² for what fluctuates, and C(n) = aⁿ C(0). A constant current
/// u, the same at all steps, has the static response u/γ and adds σ² σ_u²/γ² to what fluctuates. There is
/// no correction in 1/N, and as η → 0 the effect of the weights vanishes: another model than the tied
/// network, and one not to be mixed with it.
final class FreshLinear implements LinearTheory {
    private final double decay;
    private final double step;
    private final double keep;
    private final double variance;
    private final Drive drive;

    FreshLinear(double decay, double weightDeviation, double step, Drive drive) {
        this.decay = decay;
        this.step = step;
        this.keep = 1 - step * decay;
        this.variance = step * step * weightDeviation * weightDeviation;
        this.drive = drive;
        double gain = keep * keep + variance;
        if (!(gain < 1)) {
            throw new IllegalArgumentException("with fresh weights and step " + step + " a step multiplies the variance"
                    + " by (1 - step x decay)^2 + step^2 x weight variance = " + gain
                    + ", which must be below 1: it exceeds this bound by " + (gain - 1));
        }
    }

    @Override
    public boolean exactAtAnySize() {
        return true;
    }

    @Override
    public SizeExpansion variance() {
        drive.requireStationary();
        double source =
                drive.white() * step + step * step * drive.bias() + variance * drive.constant() / (decay * decay);
        return SizeExpansion.independent(source / (1 - keep * keep - variance));
    }

    @Override
    public SizeExpansion staticVariance() {
        drive.requireStationary();
        return SizeExpansion.independent(drive.constant() / (decay * decay));
    }

    @Override
    public SizeExpansion autocorrelation(double lag) {
        return variance().times(Math.pow(keep, Lags.steps(Math.abs(lag), step)));
    }

    @Override
    public SizeExpansion spectrum(double frequency) {
        double angle = frequency * step;
        double gap = (1 - keep) * (1 - keep) + 2 * keep * (1 - Math.cos(angle));
        return variance().times(step * (1 - keep * keep) / gap);
    }

    @Override
    public SizeExpansion response(double lag) {
        return SizeExpansion.independent(Math.pow(keep, Lags.steps(lag, step)));
    }

    @Override
    public SizeExpansion perturbation(double lag) {
        return SizeExpansion.independent(Math.pow(keep * keep + variance, Lags.steps(lag, step)));
    }

    /// By C(n+1, m+1) = a C(n, m+1) + a C(n+1, m) − a² C(n, m) + δ_nm (κη + η² σ_b² + σ² C(n, n)) + η²
    /// U(n, m).
    @Override
    public SizeExpansion covariance(double first, double second) {
        int late = Math.max(Lags.steps(first, step), Lags.steps(second, step));
        int early = Math.min(Lags.steps(first, step), Lags.steps(second, step));
        double[] old = new double[late + 1];
        double[] row = new double[late + 1];
        for (int n = 0; n < early; n++) {
            row[0] = 0;
            for (int m = 0; m < late; m++) {
                double source = step * step * current(n, m);
                if (n == m) {
                    source += drive.white() * step + step * step * drive.bias() + variance * old[n];
                }
                row[m + 1] = keep * old[m + 1] + keep * row[m] - keep * keep * old[m] + source;
            }
            double[] swap = old;
            old = row;
            row = swap;
        }
        return SizeExpansion.independent(old[late]);
    }

    /// ⟨u(n) u(m)⟩ of the input.
    private double current(int n, int m) {
        if (drive.series().isEmpty()) {
            return drive.constant();
        }
        Signal.Series series = drive.series().get();
        int k = SteppedMotion.row(series, n, step);
        int l = SteppedMotion.row(series, m, step);
        int rows = series.values().rows();
        return k < rows && l < rows ? series.covariance(k, l) : 0;
    }

    @Override
    public Lengths lengths() {
        double stationary = step / (1 - keep * keep - variance);
        return new Lengths(
                Lags.time(keep, step),
                Lags.time(keep, step),
                2 * Lags.time(keep * keep + variance, step),
                2 * stationary);
    }
}
