package wick.lab.simulation;

import java.util.Arrays;
import wick.numeric.matrix.Matrix;

/// The mean of a field over units, realizations and readings.
final class MeanMeter implements Meter {
    private final State state;
    private final Field field;
    private final Matrix values;
    private final double[] parts;
    private double sum;
    private int readings;

    MeanMeter(State state, Field field) {
        this.state = state;
        this.field = field;
        values = Matrix.zeros(state.layout().size(), state.layout().realizations());
        parts = new double[state.layout().blocks()];
    }

    @Override
    public void observe(int reading) {
        state.fieldInto(field, values);
        state.blocks((block, from, to) -> {
            double part = 0;
            for (int k = from * values.columns(); k < to * values.columns(); k++) {
                part += values.entries()[k];
            }
            parts[block] = part;
        });
        sum += Arrays.stream(parts).sum() / values.entries().length;
        readings++;
    }

    double mean() {
        return sum / readings;
    }
}
