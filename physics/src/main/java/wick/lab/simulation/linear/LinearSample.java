package wick.lab.simulation.linear;

import wick.numeric.matrix.Matrix;

/// Numbers read off linear networks: one row per network that was kept, in the order in which they were drawn
/// (in antithetic ensembles one per pair, the mean of the two), one column per number.
///
/// `drawn` counts the rows there would be if none had been left out.
public record LinearSample(Matrix values, int drawn) {

    /// The part that was left out as unstable.
    public double rejected() {
        return 1 - (double) values.rows() / drawn;
    }

    /// One number of every network that was kept.
    public double[] column(int j) {
        double[] column = new double[values.rows()];
        for (int i = 0; i < column.length; i++) {
            column[i] = values.at(i, j);
        }
        return column;
    }
}
