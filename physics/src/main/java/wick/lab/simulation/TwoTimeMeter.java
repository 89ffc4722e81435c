package wick.lab.simulation;

import wick.numeric.matrix.Matrix;

/// C(t, s) of the first readings.
final class TwoTimeMeter implements Meter {
    private final History history;
    private final double[] products;
    private final Matrix correlation;

    TwoTimeMeter(State state, Field field, int times) {
        history = new History(state, field, times + 1);
        products = new double[times + 1];
        correlation = Matrix.zeros(times + 1, times + 1);
    }

    @Override
    public void observe(int reading) {
        if (reading >= history.length()) {
            return;
        }
        history.take();
        history.productsInto(products);
        for (int lag = 0; lag <= reading; lag++) {
            correlation.set(reading, reading - lag, products[lag]);
            correlation.set(reading - lag, reading, products[lag]);
        }
    }

    Matrix correlation() {
        return correlation;
    }
}
