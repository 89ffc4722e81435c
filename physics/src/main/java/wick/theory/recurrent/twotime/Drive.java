package wick.theory.recurrent.twotime;

import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.network.recurrent.Ties;
import wick.network.recurrent.Time;
import wick.numeric.matrix.Matrix;

/// What bias and input add to ⟨h(t) h(s)⟩: Σ_m y_m(t) y_m(s), where each y_m is a current filtered by the
/// decay. As nothing acts back on them, this is exact.
final class Drive {
    private final double[][] filtered;

    private Drive(double[][] filtered) {
        this.filtered = filtered;
    }

    /// At `count` + 1 times `spacing` apart.
    static Drive of(RecurrentNetwork network, Scheme scheme, double spacing, int count) {
        double constant = network.ties() == Ties.TIED ? network.biasVariance() : 0;
        return switch (network.signal()) {
            case Signal.None _, Signal.White _ -> new Drive(constant(constant, scheme, count));
            case Signal.Constant(double variance) -> new Drive(constant(constant + variance, scheme, count));
            case Signal.Series series -> {
                double[][] bias = constant(constant, scheme, count);
                double[][] all = new double[bias.length + series.values().columns()][];
                System.arraycopy(bias, 0, all, 0, bias.length);
                int[] rows = rows(network, series, spacing, count);
                for (int j = 0; j < series.values().columns(); j++) {
                    all[bias.length + j] = filtered(series, j, rows, scheme);
                }
                yield new Drive(all);
            }
        };
    }

    private static double[][] constant(double variance, Scheme scheme, int count) {
        if (variance == 0) {
            return new double[0][];
        }
        double[] y = new double[count + 1];
        double deviation = Math.sqrt(variance);
        for (int t = 0; t < count; t++) {
            y[t + 1] = scheme.retain() * y[t] + scheme.whole() * deviation;
        }
        return new double[][] {y};
    }

    private static double[] filtered(Signal.Series series, int component, int[] rows, Scheme scheme) {
        Matrix values = series.values();
        double scale = Math.sqrt(series.variance() / values.columns());
        double[] y = new double[rows.length + 1];
        for (int t = 0; t < rows.length; t++) {
            double x = rows[t] < values.rows() ? scale * values.at(rows[t], component) : 0;
            y[t + 1] = scheme.retain() * y[t] + scheme.whole() * x;
        }
        return y;
    }

    /// Which row of the series holds between each time and the next.
    private static int[] rows(RecurrentNetwork network, Signal.Series series, double spacing, int count) {
        double perInterval = series.interval() / spacing;
        if (network.time() instanceof Time.Continuous
                && Math.abs(perInterval - Math.rint(perInterval)) > 1e-9 * perInterval) {
            throw new IllegalArgumentException("the interval " + series.interval()
                    + " of the input series is no whole multiple of the spacing of times: choose duration and"
                    + " intervals so that duration/intervals divides it");
        }
        int[] rows = new int[count];
        for (int t = 0; t < count; t++) {
            rows[t] = (int) Math.min(Integer.MAX_VALUE, Math.floor(t / perInterval + 1e-9));
        }
        return rows;
    }

    /// into\[s] ← `row`\[s] + what is driven, for s ≤ t.
    void addInto(int t, double[] row, double[] into) {
        System.arraycopy(row, 0, into, 0, t + 1);
        for (double[] y : filtered) {
            double here = y[t];
            for (int s = 0; s <= t; s++) {
                into[s] = Math.fma(here, y[s], into[s]);
            }
        }
    }
}
