package wick.theory.dynamics;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.statistics.Estimate;
import wick.numeric.statistics.Moments;

/// How many steps of gradient descent an infinitely wide network needs until its loss is `part` of that of the
/// function 0, on average over networks: with Θ frozen the loss after k steps is
///
///     L_k = ½ Σ_i (1 − ηλ_i)^(2k) (v_i·(f₀ − y))²,
///
/// λ_i and v_i being eigenvalues and eigenvectors of Θ. Between two steps ln L is taken as a straight line.
///
/// f₀ is drawn from the Gaussian process of initial outputs: randomized quadrature of this equation.
///
/// Source: Xiao, Pennington and Schoenholz 2020, arXiv:1912.13053 (what depth does to λ).
public record LearningTime(TrainingKernels kernels, Matrix targets, double rate, double part) {
    private static final int MOST = 1 << 30;

    public LearningTime {
        if (targets.rows() != kernels.ntkTrain().rows() || targets.columns() != 1) {
            throw new IllegalArgumentException("targets are a " + targets + "; they must be one column of "
                    + kernels.ntkTrain().rows());
        }
        if (!(rate > 0) || !(part > 0 && part < 1)) {
            throw new IllegalArgumentException(
                    "rate " + rate + " must be positive and part " + part + " between 0 and 1");
        }
    }

    /// The mean over networks of the logarithm of the number of steps, with its error over draws.
    ///
    /// @throws IllegalArgumentException if the rate is not below 2/λ_max, or an initial function is not
    /// learned or needs no learning
    public Estimate logarithm(DrawnTraining.Draws draws) {
        SymmetricEigen eigen = SymmetricEigen.of(kernels.ntkTrain());
        Spectrum spectrum = Spectrum.of(eigen.values());
        if (!(rate < spectrum.largestStableRate(0))) {
            throw new IllegalArgumentException(
                    "rate " + rate + " must be below the largest stable one, " + spectrum.largestStableRate(0));
        }
        Matrix start = draws.functions(kernels, 1).rows(0, targets.rows());
        double norm = 0;
        for (int i = 0; i < targets.rows(); i++) {
            norm += targets.at(i, 0) * targets.at(i, 0);
            for (int n = 0; n < draws.count(); n++) {
                start.set(i, n, start.at(i, n) - targets.at(i, 0));
            }
        }
        Matrix modes = Products.transposedTimes(eigen.vectors(), start);
        Moments moments = new Moments();
        for (int n = 0; n < draws.count(); n++) {
            moments.add(Math.log(steps(spectrum, modes, n, part * norm)));
        }
        return moments.estimate();
    }

    private double steps(Spectrum spectrum, Matrix modes, int draw, double goal) {
        int beyond = 1;
        while (residual(spectrum, modes, draw, beyond) > goal) {
            if (beyond >= MOST) {
                throw new IllegalArgumentException("the loss does not fall to " + part + " of that of the function 0");
            }
            beyond *= 2;
        }
        int before = beyond == 1 ? 0 : beyond / 2;
        while (beyond - before > 1) {
            int middle = before + (beyond - before) / 2;
            if (residual(spectrum, modes, draw, middle) > goal) {
                before = middle;
            } else {
                beyond = middle;
            }
        }
        double above = Math.log(residual(spectrum, modes, draw, before) / goal);
        double below = Math.log(residual(spectrum, modes, draw, beyond) / goal);
        if (!(above > 0)) {
            throw new IllegalArgumentException("an initial function has " + part
                    + " of the loss of the function 0 already: nothing is left to learn");
        }
        return before + above / (above - below);
    }

    private double residual(Spectrum spectrum, Matrix modes, int draw, int steps) {
        double sum = 0;
        for (int i = 0; i < modes.rows(); i++) {
            double left = Math.pow(1 - rate * spectrum.values().at(i), steps) * modes.at(i, draw);
            sum += left * left;
        }
        return sum;
    }
}
