package wick.theory.inference;

import wick.numeric.matrix.ConditionNumber;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Factorization.Cholesky;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.Vector;

/// A Gaussian process that has seen training data. With A = K(X,X) + (noise + jitter) 1 and targets Y of P
/// rows and C columns, outputs independent with the same kernel:
///
///     mean        K(x,X) A⁻¹ Y
/// covariance  K(x,x′) − K(x,X) A⁻¹ K(X,x′), the same for every output, without the noise of new targets
///     evidence    ln p(Y) = −½ tr Yᵀ A⁻¹ Y − (C/2) ln det A − (P C/2) ln 2π
///
/// Source: Rasmussen and Williams 2006, "Gaussian Processes for Machine Learning"; with the kernel of a
/// wide network Lee, Bahri, Novak, Schoenholz, Pennington and Sohl-Dickstein 2018, arXiv:1711.00165.
public final class GaussianProcess {
    /// Condition numbers above this leave no digit of a solution.
    public static final double SINGULAR = 1e15;

    private final Ridge ridge;
    private final Cholesky cholesky;
    private final Matrix targets;
    private final Matrix weights;
    private final double conditionNumber;

    private GaussianProcess(Ridge ridge, Cholesky cholesky, Matrix targets, double conditionNumber) {
        this.ridge = ridge;
        this.cholesky = cholesky;
        this.targets = targets;
        this.conditionNumber = conditionNumber;
        weights = cholesky.solve(targets);
    }

    /// Conditions on `targets` (P x C) with the training kernel `kernel` (P x P).
    ///
    /// Throws [IllegalArgumentException] for a matrix that is no kernel: not symmetric, or with a negative
    /// eigenvalue; the message names the entry or the eigenvalue.
    public static Inference of(Matrix kernel, Matrix targets, Ridge ridge) {
        Gram.requireSymmetric(kernel, "the training kernel");
        return replacing(kernel.copy(), targets, ridge);
    }

    /// As [#of], in the memory of `kernel`, which must not be used afterwards.
    public static Inference replacing(Matrix kernel, Matrix targets, Ridge ridge) {
        if (targets.rows() != kernel.rows()) {
            throw new IllegalArgumentException(
                    "targets have " + targets.rows() + " rows for " + kernel.rows() + " training inputs");
        }
        Gram.addToDiagonal(kernel, ridge.sum());
        return switch (Factorization.inPlace(kernel)) {
            case Factorization.NotPositiveDefinite _ -> Gram.diagnosed(kernel, ridge);
            case Cholesky cholesky -> {
                double condition = ConditionNumber.of(cholesky);
                yield condition > SINGULAR
                        ? Gram.diagnosed(Products.timesTransposed(kernel, kernel), ridge)
                        : new Inference.Solved(new GaussianProcess(ridge, cholesky, targets, condition));
            }
        };
    }

    public Ridge ridge() {
        return ridge;
    }

    /// λ_max / λ_min of A, estimated; about 16 − log₁₀ of it digits of the mean can be trusted.
    public double conditionNumber() {
        return conditionNumber;
    }

    /// A⁻¹ Y
    public Matrix weights() {
        return weights;
    }

    /// K(x,X) A⁻¹ Y for `testTrain` = K(x,X), S x P.
    public Matrix mean(Matrix testTrain) {
        return Products.times(testTrain, weights);
    }

    /// The variance of one output at every test input, given `testTrain` and the diagonal of K(x,x);
    /// rounding below zero is cleared.
    public Vector variance(Matrix testTrain, Vector testDiagonal) {
        Matrix half = cholesky.solveLower(testTrain.transposed());
        double[] variance = testDiagonal.toArray();
        for (int k = 0; k < half.rows(); k++) {
            for (int i = 0; i < variance.length; i++) {
                variance[i] -= half.at(k, i) * half.at(k, i);
            }
        }
        return Vector.of(variance).map(v -> Math.max(0, v));
    }

    /// K(x,x′) − K(x,X) A⁻¹ K(X,x′), symmetric to the last bit, for `testTrain` (S x P) and `test` (S x S).
    public Matrix covariance(Matrix testTrain, Matrix test) {
        Matrix explained =
                Products.gram(cholesky.solveLower(testTrain.transposed()).transposed());
        Matrix covariance = test.copy();
        for (int i = 0; i < covariance.entries().length; i++) {
            covariance.entries()[i] -= explained.entries()[i];
        }
        return covariance;
    }

    /// ln p(Y), in nats.
    public double logEvidence() {
        double fit = 0;
        for (int i = 0; i < targets.entries().length; i++) {
            fit += targets.entries()[i] * weights.entries()[i];
        }
        double perOutput = cholesky.logDeterminant() + targets.rows() * Math.log(2 * Math.PI);
        return -(fit + targets.columns() * perOutput) / 2;
    }

    /// W with ∂ ln p(Y)/∂θ = Σ_ij W_ij ∂A_ij/∂θ: W = ½ (A⁻¹ Y Yᵀ A⁻¹ − C A⁻¹). Its trace is the derivative
    /// with respect to the noise.
    public Matrix evidenceSlopes() {
        Matrix slopes = Products.gram(weights);
        double[] inverse = cholesky.inverse().entries();
        for (int i = 0; i < inverse.length; i++) {
            slopes.entries()[i] = (slopes.entries()[i] - targets.columns() * inverse[i]) / 2;
        }
        return slopes;
    }

    /// The diagonal of A⁻¹.
    public Vector inverseDiagonal() {
        return Vector.of(cholesky.inverseDiagonal());
    }

    /// What this process would have said of each training target without having seen it.
    public LeaveOneOut leaveOneOut() {
        return LeaveOneOut.of(targets, weights, inverseDiagonal());
    }
}
