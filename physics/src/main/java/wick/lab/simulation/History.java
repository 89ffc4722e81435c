package wick.lab.simulation;

import java.util.ArrayList;
import java.util.List;
import wick.lab.realization.Dot;
import wick.numeric.matrix.Matrix;

/// The last readings of a field, and their products with the newest.
final class History {
    private final State state;
    private final Field field;
    private final List<Matrix> slots = new ArrayList<>();
    private final double[] parts;
    private int newest = -1;
    private int held;

    /// Holds `length` readings.
    History(State state, Field field, int length) {
        this.state = state;
        this.field = field;
        for (int k = 0; k < length; k++) {
            slots.add(Matrix.zeros(state.layout().size(), state.layout().realizations()));
        }
        parts = new double[Math.multiplyExact(state.layout().blocks(), length)];
    }

    int length() {
        return slots.size();
    }

    /// How many readings there are, at most [#length].
    int held() {
        return held;
    }

    void take() {
        newest = (newest + 1) % slots.size();
        held = Math.min(held + 1, slots.size());
        state.fieldInto(field, slots.get(newest));
    }

    /// The reading `lag` before the newest.
    Matrix before(int lag) {
        return slots.get(Math.floorMod(newest - lag, slots.size()));
    }

    /// products\[lag] ← the mean over units and realizations of newest times before, for all readings held.
    void productsInto(double[] products) {
        int columns = state.layout().realizations();
        double[] now = before(0).entries();
        int lags = held;
        state.blocks((block, from, to) -> {
            for (int lag = 0; lag < lags; lag++) {
                parts[block * slots.size() + lag] =
                        Dot.of(now, from * columns, before(lag).entries(), from * columns, (to - from) * columns);
            }
        });
        for (int lag = 0; lag < lags; lag++) {
            double sum = 0;
            for (int block = 0; block < state.layout().blocks(); block++) {
                sum += parts[block * slots.size() + lag];
            }
            products[lag] = sum / now.length;
        }
    }
}
