package wick.theory.generalization;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.matrix.Vector;

/// Learning curves of kernel regression f = K(x,X)(K(X,X) + δ 1)⁻¹ Y over training sets of n independent
/// points, from the eigenvalues λ_i of the kernel over the distribution of inputs and the power v_i² of the
/// target in each eigenfunction:
///
///     n = Σ λ_i/(λ_i + κ) + δ/κ,          the learnability of mode i being L_i = λ_i/(λ_i + κ),
///     test error = E₀ (Σ (1 − L_i)² v_i² + σ²),   E₀ = n/(n − Σ L_i²),
///     training error = (δ/(nκ))² test error.
///
/// Errors are means of squares, summed over outputs and with the noise σ² of targets included. The formulas
/// hold for large n where eigenfunctions behave like independent Gaussian variables; for real data this
/// is an approximation, good for sizable δ and optimistic without.
///
/// Source: Bordelon, Canatar and Pehlevan 2020, arXiv:2002.02561; Canatar, Bordelon and Pehlevan 2021,
/// arXiv:2006.13198; Simon, Dickens, Karkada and DeWeese 2023, arXiv:2110.03922.
public record EigenLearning(Vector eigenvalues, Vector power, double ridge, double noise) {

    /// Throws [IllegalArgumentException] for different numbers of eigenvalues and powers, negative ones,
    /// or none above 0.
    public EigenLearning {
        if (eigenvalues.size() != power.size()) {
            throw new IllegalArgumentException(
                    eigenvalues.size() + " eigenvalues for " + power.size() + " powers of the target");
        }
        double sum = 0;
        for (int i = 0; i < power.size(); i++) {
            if (!(eigenvalues.at(i) >= 0) || !(power.at(i) >= 0)) {
                throw new IllegalArgumentException("mode " + i + " has eigenvalue " + eigenvalues.at(i) + " and power "
                        + power.at(i) + "; both must be 0 or more");
            }
            sum += eigenvalues.at(i);
        }
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new IllegalArgumentException(
                    "the eigenvalues sum to " + sum + "; the sum must be positive and finite");
        }
        if (!(ridge >= 0) || !(noise >= 0)) {
            throw new IllegalArgumentException("ridge " + ridge + " and noise " + noise + " must be 0 or more");
        }
    }

    /// Where training points are drawn, with replacement, from a pool of M inputs with this kernel (M x
    /// M) and these targets (M x outputs): eigenvalues are those of the kernel over M, rounding below 0
    /// cleared.
    public static EigenLearning ofPool(Matrix kernel, Matrix targets, double ridge) {
        if (targets.rows() != kernel.rows()) {
            throw new IllegalArgumentException(
                    "targets have " + targets.rows() + " rows for " + kernel.rows() + " inputs");
        }
        double size = kernel.rows();
        SymmetricEigen eigen = SymmetricEigen.of(kernel);
        Matrix modes = Products.transposedTimes(eigen.vectors(), targets);
        double[] power = new double[modes.rows()];
        for (int i = 0; i < power.length; i++) {
            for (int c = 0; c < modes.columns(); c++) {
                power[i] += modes.at(i, c) * modes.at(i, c) / size;
            }
        }
        return new EigenLearning(eigen.values().map(v -> Math.max(0, v / size)), Vector.of(power), ridge, 0);
    }

    /// The prediction for one number of points.
    ///
    /// `threshold` is κ: modes with larger eigenvalues are learned. `overfitting` is E₀.
    public record Point(double points, double threshold, double overfitting, double testError, double trainingError) {

        /// λ/(λ + κ), the share of a mode with this eigenvalue that is learned on average.
        public double learnability(double eigenvalue) {
            return eigenvalue == 0 ? 0 : eigenvalue / (eigenvalue + threshold);
        }

        /// What the mean of the learned functions lacks, without what their scatter adds.
        public double biasAlone() {
            return testError / overfitting;
        }
    }

    /// The prediction for `points` training points.
    ///
    /// Throws [IllegalArgumentException] unless it is positive, and where without ridge it is just the
    /// number of positive eigenvalues, at which the error has no bound.
    public Point at(double points) {
        if (!(points > 0) || Double.isInfinite(points)) {
            throw new IllegalArgumentException("number of points " + points + " must be positive and finite");
        }
        double threshold = threshold(points);
        double squares = 0;
        double bias = noise;
        for (int i = 0; i < power.size(); i++) {
            double left = eigenvalues.at(i) == 0 ? 1 : threshold / (eigenvalues.at(i) + threshold);
            squares += (1 - left) * (1 - left);
            bias += left * left * power.at(i);
        }
        double overfitting = points / (points - squares);
        if (!(overfitting > 0) || Double.isInfinite(overfitting)) {
            throw new IllegalArgumentException(
                    "with " + points + " points, as many as modes, and no ridge the test error" + " has no bound");
        }
        double share = ridge == 0 ? threshold == 0 ? trainedShare(points) : 0 : ridge / (points * threshold);
        double test = overfitting * bias;
        return new Point(points, threshold, overfitting, test, share * share * test);
    }

    /// With more points than modes and no ridge, the part of the noise that training leaves: 1 − r/n.
    private double trainedShare(double points) {
        return 1 - positive() / points;
    }

    private int positive() {
        int count = 0;
        for (int i = 0; i < eigenvalues.size(); i++) {
            count += eigenvalues.at(i) > 0 ? 1 : 0;
        }
        return count;
    }

    /// κ, by bisection of its logarithm; 0 with no ridge and at least as many points as modes.
    private double threshold(double points) {
        if (ridge == 0 && points >= positive()) {
            return 0;
        }
        double sum = ridge;
        for (int i = 0; i < eigenvalues.size(); i++) {
            sum += eigenvalues.at(i);
        }
        // Σ λ/(λ + κ) < Σ λ/κ gives the upper end
        double high = Math.log(sum / points);
        double low = high - 1;
        while (modes(Math.exp(low)) < points) {
            low -= 2 * (high - low);
            if (low < -700) {
                return 0;
            }
        }
        while (high - low > 1e-15 * Math.max(1, Math.abs(low))) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (modes(Math.exp(middle)) < points) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }

    private double modes(double threshold) {
        double sum = ridge / threshold;
        for (int i = 0; i < eigenvalues.size(); i++) {
            double eigenvalue = eigenvalues.at(i);
            sum += eigenvalue == 0 ? 0 : eigenvalue / (eigenvalue + threshold);
        }
        return sum;
    }
}
