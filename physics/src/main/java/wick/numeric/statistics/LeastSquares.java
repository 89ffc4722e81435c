package wick.numeric.statistics;

import java.util.List;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// Weighted linear least squares: y_i = Σ_k c_k f_k(x_i) with independent errors σ_i.
///
/// Minimizes χ² = Σ ((y_i − Σ_k c_k f_k(x_i)) / σ_i)²; the covariance of the parameters is the inverse of
/// the normal matrix, that is, it trusts the errors given and does not rescale them by χ².
public final class LeastSquares {
    private LeastSquares() {}

    /// What a fit found. `degreesOfFreedom` is the number of points less that of parameters.
    public record Fit(Vector parameters, Matrix covariance, double chiSquare, int degreesOfFreedom) {

        public double standardError(int k) {
            return Math.sqrt(covariance.at(k, k));
        }

        /// The probability of a χ² at least this large if the model is right.
        public double pValue() {
            return Tail.chiSquare(chiSquare, degreesOfFreedom);
        }
    }

    /// y(x) = Σ_k c_k x^(powers_k): with x = 1/n and powers 0, 1, 2 an expansion in inverse width. A term
    /// of known coefficient is left out of `powers` and subtracted from y beforehand.
    public static Fit polynomial(Vector x, List<Estimate> y, int... powers) {
        Matrix design = Matrix.zeros(x.size(), powers.length);
        for (int i = 0; i < x.size(); i++) {
            for (int k = 0; k < powers.length; k++) {
                design.set(i, k, Math.pow(x.at(i), powers[k]));
            }
        }
        return of(design, y);
    }

    /// ln y = c_0 + c_1 ln x for positive x and y, errors carried to first order: the slope c_1 is the
    /// exponent of a power law.
    public static Fit powerLaw(Vector x, List<Estimate> y) {
        Matrix design = Matrix.zeros(x.size(), 2);
        for (int i = 0; i < x.size(); i++) {
            if (!(x.at(i) > 0)) {
                throw new IllegalArgumentException("x = " + x.at(i) + " must be positive for a power law");
            }
            design.set(i, 0, 1);
            design.set(i, 1, Math.log(x.at(i)));
        }
        return of(design, y.stream().map(LeastSquares::logarithm).toList());
    }

    /// The general case: design(i, k) = f_k(x_i), one row per point.
    public static Fit of(Matrix design, List<Estimate> y) {
        int points = design.rows();
        int terms = design.columns();
        if (y.size() != points || points < terms || terms < 1) {
            throw new IllegalArgumentException(y.size() + " values for " + points + " points and " + terms
                    + " parameters: need one value per point and no more parameters than points");
        }
        double[] scale = columnScales(design, y);
        Matrix normal = Matrix.zeros(terms, terms);
        Matrix right = Matrix.zeros(terms, 1);
        for (int i = 0; i < points; i++) {
            double weight = 1 / y.get(i).standardError();
            for (int k = 0; k < terms; k++) {
                double left = design.at(i, k) * weight / scale[k];
                right.set(k, 0, right.at(k, 0) + left * y.get(i).mean() * weight);
                for (int m = 0; m < terms; m++) {
                    normal.set(k, m, normal.at(k, m) + left * design.at(i, m) * weight / scale[m]);
                }
            }
        }
        if (!(Factorization.of(normal) instanceof Factorization.Cholesky factor)) {
            throw new IllegalArgumentException("the terms of the fit are linearly dependent at these points");
        }
        Matrix solution = refined(factor, normal, right);
        Matrix covariance = factor.solve(Matrix.identity(terms));
        double[] parameters = new double[terms];
        for (int k = 0; k < terms; k++) {
            parameters[k] = solution.at(k, 0) / scale[k];
            for (int m = 0; m < terms; m++) {
                covariance.set(k, m, covariance.at(k, m) / (scale[k] * scale[m]));
            }
        }
        return new Fit(Vector.of(parameters), covariance, chiSquare(design, y, parameters), points - terms);
    }

    /// Columns are scaled to unit length, or the normal matrix of powers of 1/n would be hopelessly
    /// ill-conditioned.
    private static double[] columnScales(Matrix design, List<Estimate> y) {
        double[] scale = new double[design.columns()];
        for (int i = 0; i < design.rows(); i++) {
            double error = y.get(i).standardError();
            if (!(error > 0)) {
                throw new IllegalArgumentException("standard error " + error + " of point " + i + " must be positive");
            }
            for (int k = 0; k < scale.length; k++) {
                double entry = design.at(i, k) / error;
                scale[k] += entry * entry;
            }
        }
        for (int k = 0; k < scale.length; k++) {
            scale[k] = scale[k] > 0 ? Math.sqrt(scale[k]) : 1;
        }
        return scale;
    }

    /// One step of iterative refinement.
    private static Matrix refined(Factorization.Cholesky factor, Matrix normal, Matrix right) {
        Matrix solution = factor.solve(right);
        Matrix residual = right.copy();
        for (int k = 0; k < normal.rows(); k++) {
            double sum = right.at(k, 0);
            for (int m = 0; m < normal.rows(); m++) {
                sum -= normal.at(k, m) * solution.at(m, 0);
            }
            residual.set(k, 0, sum);
        }
        Matrix correction = factor.solve(residual);
        for (int k = 0; k < normal.rows(); k++) {
            solution.set(k, 0, solution.at(k, 0) + correction.at(k, 0));
        }
        return solution;
    }

    private static double chiSquare(Matrix design, List<Estimate> y, double[] parameters) {
        double sum = 0;
        for (int i = 0; i < design.rows(); i++) {
            double residual = y.get(i).mean();
            for (int k = 0; k < parameters.length; k++) {
                residual -= parameters[k] * design.at(i, k);
            }
            residual /= y.get(i).standardError();
            sum += residual * residual;
        }
        return sum;
    }

    private static Estimate logarithm(Estimate y) {
        if (!(y.mean() > 0)) {
            throw new IllegalArgumentException("y = " + y.mean() + " must be positive for a power law");
        }
        return new Estimate(Math.log(y.mean()), y.standardError() / y.mean(), y.samples());
    }
}
