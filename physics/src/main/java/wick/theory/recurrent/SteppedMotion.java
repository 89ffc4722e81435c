package wick.theory.recurrent;

import java.util.function.IntToDoubleFunction;
import wick.network.recurrent.Signal;

/// Two times of the linear network in steps that starts at h(0) = 0, by the coefficients of powers of W in
/// what each current has become: one step maps f_k ← a f_k + σ f_(k−1), and a current adds to f_0.
final class SteppedMotion {
    private final double keep;
    private final double deviation;
    private final double step;
    private final Drive drive;

    SteppedMotion(double keep, double deviation, double step, Drive drive) {
        this.keep = keep;
        this.deviation = deviation;
        this.step = step;
        this.drive = drive;
    }

    SizeExpansion covariance(int first, int second) {
        int late = Math.max(first, second);
        int early = Math.min(first, second);
        SizeExpansion sum = SizeExpansion.independent(0);
        if (early == 0) {
            return sum;
        }
        int count = count(keep, deviation, late);
        if (drive.white() > 0) {
            sum = sum.plus(white(late - early, early, count).times(drive.white() * step));
        }
        double fixed = drive.bias() + drive.constant();
        if (fixed > 0) {
            sum = sum.plus(pairAnswers(j -> 1, late, early, count).times(fixed));
        }
        if (drive.series().isPresent()) {
            Signal.Series series = drive.series().get();
            for (int component = 0; component < series.values().columns(); component++) {
                int column = component;
                IntToDoubleFunction input = j -> at(series, column, j);
                sum = sum.plus(pairAnswers(input, late, early, count)
                        .times(series.variance() / series.values().columns()));
            }
        }
        return sum;
    }

    private SizeExpansion white(int lag, int early, int count) {
        double[] f = powers(keep, deviation, lag, count);
        double[] g = powers(keep, deviation, 0, count);
        SizeExpansion sum = SizeExpansion.independent(0);
        for (int q = 0; q < early; q++) {
            sum = sum.plus(TraceMoments.pair(f, g));
            advanceInto(keep, deviation, f);
            advanceInto(keep, deviation, g);
        }
        return sum;
    }

    private SizeExpansion pairAnswers(IntToDoubleFunction input, int late, int early, int count) {
        return TraceMoments.pair(answer(input, late, count), answer(input, early, count));
    }

    private double[] answer(IntToDoubleFunction input, int steps, int count) {
        double[] f = new double[count];
        for (int j = 0; j < steps; j++) {
            advanceInto(keep, deviation, f);
            f[0] += step * input.applyAsDouble(j);
        }
        return f;
    }

    private double at(Signal.Series series, int component, int index) {
        return row(series, index, step) < series.values().rows()
                ? series.values().at(row(series, index, step), component)
                : 0;
    }

    /// The interval of the series in which step `index` begins.
    static int row(Signal.Series series, int index, double step) {
        return (int) Math.floor(index * step / series.interval() + 1e-9);
    }

    /// The coefficients of (W/σ_w)ᵏ in (a + ηW)ⁿ.
    static double[] powers(double keep, double deviation, int n) {
        return powers(keep, deviation, n, count(keep, deviation, n));
    }

    private static double[] powers(double keep, double deviation, int n, int count) {
        double[] f = new double[count];
        f[0] = 1;
        for (int j = 0; j < n; j++) {
            advanceInto(keep, deviation, f);
        }
        return f;
    }

    private static void advanceInto(double keep, double deviation, double[] f) {
        for (int k = f.length - 1; k > 0; k--) {
            f[k] = keep * f[k] + deviation * f[k - 1];
        }
        f[0] *= keep;
    }

    private static int count(double keep, double deviation, int n) {
        double size = Math.abs(keep) + deviation;
        return size == 0 ? 1 : Math.min(n + 1, Poisson.reach(n * deviation / size));
    }
}
