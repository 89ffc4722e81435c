package wick.lab.simulation;

import wick.lab.realization.Dot;
import wick.numeric.matrix.Matrix;

/// The autocorrelation of a field averaged over time, and the part of it that different realizations share.
final class CorrelationMeter implements Meter {
    private final History history;
    private final double[] products;
    private final double[] total;
    private final double[] shared;
    private final int[] counts;
    /// Sums over realizations of the readings held, one row for each slot.
    private final Matrix unitSums;
    private int readings;

    CorrelationMeter(State state, Field field, int lags, boolean sharedToo) {
        history = new History(state, field, lags + 1);
        products = new double[lags + 1];
        total = new double[lags + 1];
        shared = new double[sharedToo ? lags + 1 : 0];
        counts = new int[lags + 1];
        unitSums = Matrix.zeros(sharedToo ? lags + 1 : 0, state.layout().size());
    }

    @Override
    public void observe(int reading) {
        history.take();
        history.productsInto(products);
        if (shared.length > 0) {
            sumRealizations();
        }
        for (int lag = 0; lag < history.held(); lag++) {
            total[lag] += products[lag];
            counts[lag]++;
            if (shared.length > 0) {
                shared[lag] += betweenRealizations(lag);
            }
        }
        readings++;
    }

    private void sumRealizations() {
        Matrix now = history.before(0);
        int row = readings % unitSums.rows();
        for (int i = 0; i < now.rows(); i++) {
            double sum = 0;
            for (int a = 0; a < now.columns(); a++) {
                sum += now.entries()[i * now.columns() + a];
            }
            unitSums.set(row, i, sum);
        }
    }

    /// The mean over pairs a ≠ b: what all pairs sum to, without a = b.
    private double betweenRealizations(int lag) {
        int units = unitSums.columns();
        int realizations = history.before(0).columns();
        int now = readings % unitSums.rows() * units;
        int then = Math.floorMod(readings - lag, unitSums.rows()) * units;
        double all = Dot.of(unitSums.entries(), now, unitSums.entries(), then, units) / units;
        return (all - realizations * products[lag]) / ((double) realizations * (realizations - 1));
    }

    /// (1/N) Σ ⟨x(t) x(t + lag)⟩
    double autocorrelation(int lag) {
        return total[lag] / counts[lag];
    }

    double shared(int lag) {
        return shared[lag] / counts[lag];
    }
}
