package wick.lab.training;

import wick.numeric.matrix.Matrix;

/// One network after `step` steps: the loss ½ Σ (f − y)² and the outputs on training (N x C) and test
/// inputs (M x C).
public record Snapshot(int step, double loss, Matrix training, Matrix tests) {}
