package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wick.numeric.matrix.Matrix;

/// The different rows of a matrix of inputs: those at which each occurs first, and for each row which of
/// them it is.
final class DistinctInputs {
    private final List<Integer> rows = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();
    private final int[] places;

    private DistinctInputs(int count) {
        places = new int[count];
    }

    static DistinctInputs of(Matrix inputs) {
        if (inputs.rows() == 0) {
            throw new IllegalArgumentException("no inputs");
        }
        DistinctInputs distinct = new DistinctInputs(inputs.rows());
        for (int i = 0; i < inputs.rows(); i++) {
            distinct.add(i, inputs.row(i));
        }
        return distinct;
    }

    private void add(int index, double[] row) {
        for (double entry : row) {
            if (!Double.isFinite(entry)) {
                throw new IllegalArgumentException("input " + (index + 1) + " contains " + entry);
            }
        }
        int place = 0;
        while (place < values.size() && !Arrays.equals(values.get(place), row)) {
            place++;
        }
        if (place == values.size()) {
            rows.add(index);
            values.add(row);
        }
        places[index] = place;
    }

    int size() {
        return values.size();
    }

    /// Where the distinct input occurs first.
    int row(int distinct) {
        return rows.get(distinct);
    }

    /// Which distinct input every row is.
    int[] places() {
        return places.clone();
    }

    /// x_a · x_b / d
    double product(int a, int b) {
        double sum = 0;
        for (int k = 0; k < values.get(a).length; k++) {
            sum += values.get(a)[k] * values.get(b)[k];
        }
        return sum / values.get(a).length;
    }
}
