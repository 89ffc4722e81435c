package wick.theory.infinitewidth;

import java.util.Arrays;

/// The spectra of one length of variables that become known one after another: by variable, and column by
/// column for sums over a stretch of variables.
final class GrowingLevel {
    private static final double[] NONE = new double[0];
    private static final int SMALLEST = 64;

    /// values\[number] and slopes\[number] are the coefficients of one variable.
    final double[][] values;

    final double[][] slopes;
    final double[] reaches;
    final double[] squares;
    final double[] slopeSquares;
    final double[] tails;
    private final int size;
    private final int capacity;
    /// valueColumns\[k]\[number]
    private double[][] valueColumns;

    private double[][] slopeColumns;

    GrowingLevel(int size, int capacity) {
        this.size = size;
        this.capacity = capacity;
        values = new double[capacity][];
        slopes = new double[capacity][];
        Arrays.fill(values, NONE);
        reaches = new double[capacity];
        squares = new double[capacity];
        slopeSquares = new double[capacity];
        tails = new double[capacity];
        valueColumns = new double[size][0];
        slopeColumns = new double[size][0];
    }

    boolean knows(int number) {
        return values[number].length > 0;
    }

    void forget(int number) {
        values[number] = NONE;
    }

    void put(int number, Spectrum spectrum, double tolerance) {
        values[number] = spectrum.values;
        slopes[number] = spectrum.slopes;
        reaches[number] = spectrum.reach(tolerance);
        squares[number] = spectrum.square;
        slopeSquares[number] = spectrum.slopeSquare;
        tails[number] = spectrum.largestTail();
        if (number >= valueColumns[0].length) {
            int longer = Math.min(capacity, Math.max(SMALLEST, 2 * number + 2));
            valueColumns = grown(valueColumns, longer);
            slopeColumns = grown(slopeColumns, longer);
        }
        for (int k = 0; k < size; k++) {
            valueColumns[k][number] = k < spectrum.values.length ? spectrum.values[k] : 0;
            slopeColumns[k][number] = k < spectrum.slopes.length ? spectrum.slopes[k] : 0;
        }
    }

    private static double[][] grown(double[][] columns, int length) {
        double[][] longer = new double[columns.length][];
        Arrays.setAll(longer, k -> Arrays.copyOf(columns[k], length));
        return longer;
    }

    double[][] valueColumns() {
        return valueColumns;
    }

    double[][] slopeColumns() {
        return slopeColumns;
    }
}
