package wick.lab.model;

import wick.numeric.matrix.Matrix;

/// The weights of a module as a matrix, a row for each output.
public record WeightMatrix(String module, Matrix entries) {}
