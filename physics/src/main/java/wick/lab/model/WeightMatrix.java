package wick.lab.model;

import wick.numeric.matrix.Matrix;

/// The weights of a module as a matrix, a row for each output.
public record WeightMatrix(String module, Matrix entries) {

    /// A matrix without its entries.
    public record Shape(String module, int rows, int columns) {}

    public Shape shape() {
        return new Shape(module, entries.rows(), entries.columns());
    }
}
