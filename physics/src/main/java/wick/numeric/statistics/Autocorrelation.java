package wick.numeric.statistics;

import java.util.List;
import wick.numeric.matrix.Vector;

/// The mean of a stationary series whose members depend on each other, and the error that this leaves.
///
/// τ = 1/2 + Σ_{t=1}^W ρ(t), with ρ the autocorrelation and W the smallest window with W ≥ 6 and W ≥ 6
/// τ(W); the variance of the mean of n members is σ² 2τ / n, so that n / 2τ of them count. `window` is W;
/// `length` is that of the shortest series. For independent members τ = 1/2.
///
/// Source: Madras and Sokal 1988, doi:10.1007/BF01022990.
public record Autocorrelation(Estimate mean, double time, int window, int length) {
    private static final double WINDOW = 6;

    /// Series that are independent of each other and share one mean, at least 4 members each.
    public static Autocorrelation of(List<Vector> series) {
        int shortest = series.stream().mapToInt(Vector::size).min().orElse(0);
        if (shortest < 4) {
            throw new IllegalArgumentException(
                    "the shortest of " + series.size() + " series has " + shortest + " members, need at least 4");
        }
        Moments all = new Moments();
        for (Vector one : series) {
            for (double x : one.toArray()) {
                all.add(x);
            }
        }
        double[][] centered = new double[series.size()][];
        for (int s = 0; s < centered.length; s++) {
            centered[s] = series.get(s).map(x -> x - all.mean()).toArray();
        }
        double variance = covariance(centered, 0);
        double time = 0.5;
        int window = 0;
        while (variance > 0 && window + 1 < shortest && window < WINDOW * Math.max(1, time)) {
            window++;
            time += covariance(centered, window) / variance;
        }
        double known = Math.max(time, 0.5 / all.count());
        double error = Math.sqrt(all.variance() * 2 * known / all.count());
        return new Autocorrelation(new Estimate(all.mean(), error, all.count()), known, window, shortest);
    }

    /// How many independent members would tell as much.
    public double effective() {
        return mean.samples() / (2 * time);
    }

    private static double covariance(double[][] centered, int lag) {
        double sum = 0;
        long count = 0;
        for (double[] x : centered) {
            for (int t = 0; t + lag < x.length; t++) {
                sum += x[t] * x[t + lag];
            }
            count += x.length - lag;
        }
        return sum / count;
    }
}
