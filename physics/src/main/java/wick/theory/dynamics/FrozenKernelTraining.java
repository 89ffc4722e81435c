package wick.theory.dynamics;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.matrix.Vector;

/// Full-batch gradient descent on half the sum of squares over points and outputs, with the neural tangent
/// kernel Θ frozen at its infinite-width value. Over networks, outputs stay Gaussian at every step:
///
///     R_k = Θ(x,X) Θ⁻¹ (1 − (1 − ηΘ)^k),   mean R_k y,
///     covariance K(x,x′) − R_k K(X,x′) − K(x,X) R_kᵀ + R_k K(X,X) R_kᵀ.
///
/// Continuous training replaces (1 − ηΘ)^k by e^(−Θt), t = ηk; momentum replaces both by what [Progress]
/// says. All is evaluated in the eigenbasis of Θ(X,X), so a nearly singular Θ does no harm: what cannot be
/// trained stays as it was. Where the mean alone is wanted, [MeanTraining] is faster.
///
/// The limit of long training is not a Bayesian posterior unless Θ is proportional to K.
///
/// Source: Lee, Xiao, Schoenholz, Bahri, Novak, Sohl-Dickstein and Pennington 2019, arXiv:1902.06720.
public final class FrozenKernelTraining {
    private final Spectrum spectrum;
    private final double[] eigenvalues;
    private final Matrix vectors;
    private final Matrix targetModes;
    private final Matrix testModes;
    private final Matrix testCross;
    private final Matrix trainCovariance;
    private final Matrix testCovariance;

    private FrozenKernelTraining(TrainingKernels kernels, Matrix targets) {
        SymmetricEigen eigen = SymmetricEigen.of(kernels.ntkTrain());
        spectrum = Spectrum.of(eigen.values());
        eigenvalues = spectrum.values().toArray();
        vectors = eigen.vectors();
        targetModes = Products.transposedTimes(vectors, targets);
        testModes = Products.times(kernels.ntkTestTrain(), vectors);
        testCross = Products.times(kernels.nngpTestTrain(), vectors);
        trainCovariance = Products.transposedTimes(vectors, Products.times(kernels.nngpTrain(), vectors));
        testCovariance = kernels.nngpTest();
    }

    /// `targets` has one row per training input and one column per output; kernels are shared by the
    /// outputs.
    ///
    /// Throws [IllegalArgumentException] for targets of the wrong size or a training Θ with an eigenvalue
    /// below −1e−10 λ_max, which no kernel has.
    public static FrozenKernelTraining of(TrainingKernels kernels, Matrix targets) {
        if (targets.rows() != kernels.ntkTrain().rows()) {
            throw new IllegalArgumentException("targets have " + targets.rows() + " rows for "
                    + kernels.ntkTrain().rows() + " training inputs");
        }
        return new FrozenKernelTraining(kernels, targets);
    }

    /// 2/λ_max(Θ): gradient descent diverges above it.
    public double largestStableRate() {
        return largestStableRate(0);
    }

    /// 2(1 + m)/λ_max(Θ): gradient descent with momentum m diverges above it.
    public double largestStableRate(double momentum) {
        return spectrum.largestStableRate(momentum);
    }

    /// 2(1 + m)/((1 + 2m) λ_max): gradient descent with Nesterov's momentum m diverges above it.
    public double largestStableNesterovRate(double momentum) {
        return spectrum.largestStableRate(momentum) / (1 + 2 * momentum);
    }

    /// Number of modes whose eigenvalue is zero within rounding; they are never trained.
    public int untrainableModes() {
        return spectrum.untrainable();
    }

    /// The eigenvalues of Θ(X,X), ascending; rounding below zero cleared.
    public Vector eigenvalues() {
        return spectrum.values();
    }

    /// Gradient descent at `fraction` of [#largestStableRate]; at a fraction of 1 or more it does not
    /// settle.
    public Descent descentAtFraction(double fraction) {
        return descent(fraction * largestStableRate());
    }

    /// Gradient descent with learning rate `rate` > 0.
    public Descent descent(double rate) {
        return descent(rate, 0);
    }

    /// Gradient descent with learning rate `rate` > 0 and momentum from 0 to below 1.
    public Descent descent(double rate, double momentum) {
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("learning rate " + rate + " must be positive and finite");
        }
        double largest = largestStableRate(momentum);
        int growing = 0;
        for (double eigenvalue : eigenvalues) {
            growing += rate * eigenvalue >= 2 * (1 + momentum) ? 1 : 0;
        }
        return growing == 0 ? new Descent.Stable(rate, momentum, this) : new Descent.Diverging(rate, largest, growing);
    }

    /// Training outputs of gradient flow at `time` = rate x steps.
    public OutputLaw trainingOutputsOfFlow(double time) {
        return trainingOutputs(Progress.time(time));
    }

    /// Test outputs of gradient flow at `time` = rate x steps.
    public OutputLaw testOutputsOfFlow(double time) {
        return testOutputs(Progress.time(time));
    }

    /// Test outputs after infinitely long training, of descent at any stable rate and of flow alike.
    public OutputLaw testOutputsAtEnd() {
        return testOutputs(Progress.time(Double.POSITIVE_INFINITY));
    }

    /// Training outputs after infinitely long training: the targets, up to modes that cannot be trained.
    public OutputLaw trainingOutputsAtEnd() {
        return trainingOutputs(Progress.time(Double.POSITIVE_INFINITY));
    }

    /// The law of the training outputs at `progress`.
    public OutputLaw trainingOutputs(Progress progress) {
        int p = eigenvalues.length;
        Matrix mean = targetModes.copy();
        Matrix covariance = trainCovariance.copy();
        double[] residuals = new double[p];
        for (int i = 0; i < p; i++) {
            residuals[i] = progress.residual(eigenvalues[i]);
        }
        for (int i = 0; i < p; i++) {
            double trained = progress.gain(eigenvalues[i]) * eigenvalues[i];
            for (int c = 0; c < mean.columns(); c++) {
                mean.set(i, c, mean.at(i, c) * trained);
            }
            for (int j = 0; j < p; j++) {
                covariance.set(i, j, covariance.at(i, j) * residuals[i] * residuals[j]);
            }
        }
        return new OutputLaw(
                Products.times(vectors, mean), Products.timesTransposed(Products.times(vectors, covariance), vectors));
    }

    /// The law of the test outputs at `progress`.
    public OutputLaw testOutputs(Progress progress) {
        Matrix response = testModes.copy();
        for (int j = 0; j < eigenvalues.length; j++) {
            double gain = progress.gain(eigenvalues[j]);
            for (int i = 0; i < response.rows(); i++) {
                response.set(i, j, response.at(i, j) * gain);
            }
        }
        Matrix crossed = Products.timesTransposed(response, testCross);
        Matrix quadratic = Products.timesTransposed(Products.times(response, trainCovariance), response);
        Matrix covariance = testCovariance.copy();
        for (int i = 0; i < covariance.rows(); i++) {
            for (int j = 0; j < covariance.columns(); j++) {
                double change = quadratic.at(i, j) - crossed.at(i, j) - crossed.at(j, i);
                covariance.set(i, j, covariance.at(i, j) + change);
            }
        }
        return new OutputLaw(Products.times(response, targetModes), covariance);
    }
}
