package wick.theory.inference;

import wick.numeric.matrix.LogDeterminant;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// ln p(Y) of a Gaussian process that is not factored, in nats. The part of the data is that of the solver; ln det A
/// is estimated with random vectors, which gives a standard error.
public record LargeEvidence(double value, double standardError, boolean settled) {
    /// Random vectors.
    private static final int PROBES = 16;

    /// Throws [IllegalArgumentException] without noise or jitter, where the smallest eigenvalues decide the determinant
    /// and are not resolved.
    public static LargeEvidence of(
            LargeGaussianProcess process, LargeGaussianProcess.TrainingSet training, Ridge ridge, Address address) {
        if (!(ridge.sum() > 0)) {
            throw new IllegalArgumentException("the evidence of a process that is not factored needs noise or jitter");
        }
        int n = training.inputs().rows();
        Matrix normals = Matrix.zeros(n + LogDeterminant.RANK, PROBES);
        address.open().normalsInto(normals.entries().length, normals.entries(), 0);
        LogDeterminant.Estimate determinant = LogDeterminant.of(
                new LargeGaussianProcess.Rows(process.gram(), training.inputs()), ridge.sum(), normals);
        double fit = 0;
        double[] targets = training.targets().entries();
        for (int i = 0; i < targets.length; i++) {
            fit += targets[i] * process.solution().x().entries()[i];
        }
        double outputs = training.targets().columns();
        double value = -(fit + outputs * (determinant.value() + n * Math.log(2 * Math.PI))) / 2;
        return new LargeEvidence(value, outputs / 2 * determinant.standardError(), determinant.settled());
    }
}
