package wick.lab.simulation;

import wick.numeric.matrix.Matrix;

/// The weight matrix W of one network, through what it answers.
interface Weights {

    /// Called before the products of step `step`, counted from 0.
    void begin(int step);

    /// y ← W x, column by column.
    void timesInto(Matrix x, Matrix y);
}
