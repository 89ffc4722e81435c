package wick.numeric.statistics;

import java.util.function.ToDoubleFunction;
import wick.numeric.matrix.Matrix;

/// The value and error of a function of ensemble means, by leaving out one block of networks at a time.
///
/// With θ̂ the function of all N means, θ₍ᵦ₎ that without the m networks of block b, h = N/m, and the
/// pseudo-values θ̃ᵦ = h θ̂ − (h − 1) θ₍ᵦ₎: the value is B θ̂ − Σ (1 − 1/h) θ₍ᵦ₎, free of the bias of order
/// 1/N, and its variance is the mean of (θ̃ᵦ − value)² / (h − 1). For equal blocks this is the usual
/// jackknife.
///
/// Source: Busing, Meijer and van der Leeden 1999, doi:10.1023/A:1008800423698.
public final class Jackknife {
    private Jackknife() {}

    /// `samples` has one row per network and one column per quantity; `function` takes the column means.
    /// Rows are cut into `blocks` consecutive blocks whose sizes differ by at most one; blocks = rows
    /// leaves out one at a time.
    public static Estimate of(Matrix samples, int blocks, ToDoubleFunction<double[]> function) {
        int networks = samples.rows();
        if (blocks < 2 || blocks > networks) {
            throw new IllegalArgumentException(
                    blocks + " blocks of " + networks + " networks: need between 2 and one per network");
        }
        int columns = samples.columns();
        double[] total = new double[columns];
        addRows(samples, 0, networks, total);
        double[] means = new double[columns];
        double whole = function.applyAsDouble(scaled(total, networks, means));
        double[] without = new double[blocks];
        double[] shares = new double[blocks];
        double[] rest = new double[columns];
        for (int b = 0; b < blocks; b++) {
            int from = start(networks, blocks, b);
            int to = start(networks, blocks, b + 1);
            java.util.Arrays.fill(rest, 0);
            addRows(samples, from, to, rest);
            for (int j = 0; j < columns; j++) {
                rest[j] = total[j] - rest[j];
            }
            without[b] = function.applyAsDouble(scaled(rest, networks - (to - from), means));
            shares[b] = (double) networks / (to - from);
        }
        return new Estimate(corrected(whole, without, shares), error(whole, without, shares), blocks);
    }

    private static double corrected(double whole, double[] without, double[] shares) {
        double value = without.length * whole;
        for (int b = 0; b < without.length; b++) {
            value -= without[b] * (1 - 1 / shares[b]);
        }
        return value;
    }

    /// The error, for `shares` h.
    static double error(double whole, double[] without, double[] shares) {
        double value = corrected(whole, without, shares);
        double variance = 0;
        for (int b = 0; b < without.length; b++) {
            double h = shares[b];
            double distance = h * whole - (h - 1) * without[b] - value;
            variance += distance * distance / ((h - 1) * without.length);
        }
        return Math.sqrt(variance);
    }

    private static int start(int networks, int blocks, int block) {
        return (int) ((long) networks * block / blocks);
    }

    /// Leaves out one network at a time.
    public static Estimate of(Matrix samples, ToDoubleFunction<double[]> function) {
        return of(samples, samples.rows(), function);
    }

    private static void addRows(Matrix samples, int from, int to, double[] sums) {
        for (int i = from; i < to; i++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += samples.at(i, j);
            }
        }
    }

    private static double[] scaled(double[] sums, int count, double[] means) {
        for (int j = 0; j < sums.length; j++) {
            means[j] = sums[j] / count;
        }
        return means;
    }
}
