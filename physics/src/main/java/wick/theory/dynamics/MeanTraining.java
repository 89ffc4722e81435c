package wick.theory.dynamics;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.SpectralCoordinates;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.matrix.Vector;

/// The mean over networks of outputs trained with a frozen kernel, at any time and without the covariance:
///
///     f(x) = Σ_j Θ(x,X)v_j · (1 − r(λ_j))/λ_j · v_j·y
///
/// over the eigenvectors v_j of Θ(X,X), of which only the products with Θ(X,x) and y are computed where
/// these are few.
///
/// Source: Jacot, Gabriel and Hongler 2018, arXiv:1806.07572.
public final class MeanTraining {
    /// With more columns than this share of the order, all eigenvectors cost less than rotating the
    /// columns.
    private static final double FEW = 0.2;

    private final Spectrum spectrum;
    private final Matrix testModes;
    private final Matrix targetModes;

    private MeanTraining(Matrix ntkTrain, Matrix ntkTestTrain, Matrix targets) {
        int tests = ntkTestTrain.rows();
        int outputs = targets.columns();
        if (tests + outputs <= FEW * targets.rows()) {
            SpectralCoordinates all = SpectralCoordinates.of(ntkTrain, beside(ntkTestTrain.transposed(), targets));
            spectrum = Spectrum.of(all.values());
            testModes = columns(all.coordinates(), 0, tests);
            targetModes = columns(all.coordinates(), tests, tests + outputs);
        } else {
            SymmetricEigen eigen = SymmetricEigen.of(ntkTrain);
            spectrum = Spectrum.of(eigen.values());
            testModes = Products.transposedTimes(eigen.vectors(), ntkTestTrain.transposed());
            targetModes = Products.transposedTimes(eigen.vectors(), targets);
        }
    }

    /// For the tangent kernel of P training inputs (P x P), of S test with training inputs (S x P) and
    /// targets (P x outputs). Throws as [FrozenKernelTraining#of].
    public static MeanTraining of(Matrix ntkTrain, Matrix ntkTestTrain, Matrix targets) {
        int p = ntkTrain.rows();
        if (p < 1 || ntkTrain.columns() != p || ntkTestTrain.columns() != p || targets.rows() != p) {
            throw new IllegalArgumentException("kernels " + ntkTrain + ", " + ntkTestTrain + " and targets " + targets
                    + " do not fit: need P x P, S x P and P x outputs with P at least 1");
        }
        return new MeanTraining(ntkTrain, ntkTestTrain, targets);
    }

    /// The eigenvalues of Θ(X,X), ascending; rounding below zero cleared.
    public Vector eigenvalues() {
        return spectrum.values();
    }

    /// As [FrozenKernelTraining#largestStableRate(double)].
    public double largestStableRate(double momentum) {
        return spectrum.largestStableRate(momentum);
    }

    /// The mean of the test outputs, S x outputs.
    public Matrix testMean(Progress progress) {
        Matrix trained = targetModes.copy();
        for (int j = 0; j < trained.rows(); j++) {
            double gain = progress.gain(spectrum.values().at(j));
            for (int c = 0; c < trained.columns(); c++) {
                trained.set(j, c, gain * trained.at(j, c));
            }
        }
        return Products.transposedTimes(testModes, trained);
    }

    private static Matrix beside(Matrix left, Matrix right) {
        Matrix both = Matrix.zeros(left.rows(), left.columns() + right.columns());
        for (int i = 0; i < left.rows(); i++) {
            int from = i * both.columns();
            System.arraycopy(left.entries(), i * left.columns(), both.entries(), from, left.columns());
            System.arraycopy(
                    right.entries(), i * right.columns(), both.entries(), from + left.columns(), right.columns());
        }
        return both;
    }

    private static Matrix columns(Matrix a, int from, int to) {
        Matrix part = Matrix.zeros(a.rows(), to - from);
        for (int i = 0; i < a.rows(); i++) {
            System.arraycopy(a.entries(), i * a.columns() + from, part.entries(), i * (to - from), to - from);
        }
        return part;
    }
}
