package wick.theory.dynamics;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.matrix.Vector;
import wick.theory.solvable.Batches;
import wick.theory.solvable.RegressionSgd;

/// Training by mini-batches with the tangent kernel frozen, on half the sum of squares over points and outputs, of
/// which a batch of B of the P points gives P/B times its share. A step is linear in the outputs,
///
///     f_a ← f_a − η (P/B) Σ_{b in batch} Θ_ab ε_b,   ε = f − y on the training inputs,
///
/// so mean and second moment over initial networks *and* batches close. With z = ε on training and f on test
/// inputs, M = E zzᵀ, M_t its rows on training inputs, M_tt the square there and ν = [Batches#noise],
///
///     E z ← E z − η Θ E ε,
///     M ← M − η (Θ M_t + M_tᵀ Θᵀ) + η² Θ [M_tt + ν (P diag M_tt − M_tt)] Θᵀ.
///
/// Means are those of full batches at every batch size. Outputs share their batches: they are uncorrelated over
/// initial networks and not over batches, and the law over both is no longer Gaussian.
///
/// Source: derived from the update; for weights of linear regression as in [RegressionSgd].
public final class BatchTraining {
    private final TrainingKernels kernels;
    private final Matrix targets;
    private final Batches batches;
    private final Matrix theta;

    private BatchTraining(TrainingKernels kernels, Matrix targets, Batches batches) {
        this.kernels = kernels;
        this.targets = targets;
        this.batches = batches;
        theta = stacked(kernels.ntkTrain(), kernels.ntkTestTrain());
    }

    /// Throws [IllegalArgumentException] where targets or batches are for another number of points.
    public static BatchTraining of(TrainingKernels kernels, Matrix targets, Batches batches) {
        int points = kernels.ntkTrain().rows();
        if (targets.rows() != points || batches.points() != points) {
            throw new IllegalArgumentException("targets of " + targets.rows() + " rows and batches from "
                    + batches.points() + " points for " + points + " training inputs: these must be equal");
        }
        return new BatchTraining(kernels, targets, batches);
    }

    /// After some steps: the `mean` of the test outputs, S x outputs, and for each output its covariance between
    /// test inputs over initial networks and batches; `loss` is the mean loss on all training points and
    /// `temperature` ηνPρ/2 with ρ the mean square of a residual: with small steps and residuals as large at all
    /// points a mode of eigenvalue λ would settle at the variance λ times this.
    public record Law(Matrix mean, List<Matrix> covariances, double loss, double temperature) {
        public Law {
            covariances = List.copyOf(covariances);
        }
    }

    /// What one step does to moments at this rate; those of the initial networks' scatter and of each output's
    /// targets go on separately and add up.
    private final class Moments {
        private final double rate;
        private Matrix scatter;
        private final List<Matrix> means = new ArrayList<>();
        private final List<Matrix> seconds = new ArrayList<>();

        Moments(double rate) {
            this.rate = rate;
            scatter = kernels.nngpAll();
            for (int c = 0; c < targets.columns(); c++) {
                Matrix start = Matrix.zeros(theta.rows(), 1);
                for (int i = 0; i < targets.rows(); i++) {
                    start.set(i, 0, -targets.at(i, c));
                }
                means.add(start);
                seconds.add(Products.timesTransposed(start, start));
            }
        }

        void step() {
            scatter = next(scatter);
            for (int c = 0; c < means.size(); c++) {
                seconds.set(c, next(seconds.get(c)));
                Matrix moved = Products.times(theta, means.get(c).rows(0, targets.rows()));
                for (int i = 0; i < moved.rows(); i++) {
                    means.get(c).set(i, 0, means.get(c).at(i, 0) - rate * moved.at(i, 0));
                }
            }
        }

        private Matrix next(Matrix moment) {
            int points = targets.rows();
            Matrix rows = moment.rows(0, points);
            Matrix inner = Matrix.zeros(points, points);
            double noise = batches.noise();
            for (int i = 0; i < points; i++) {
                for (int j = 0; j < points; j++) {
                    inner.set(i, j, (1 - noise) * rows.at(i, j));
                }
                inner.set(i, i, inner.at(i, i) + noise * points * rows.at(i, i));
            }
            Matrix crossed = Products.times(theta, rows);
            Matrix squared = Products.timesTransposed(Products.times(theta, inner), theta);
            Matrix next = moment.copy();
            for (int i = 0; i < next.rows(); i++) {
                for (int j = 0; j < next.columns(); j++) {
                    double change = rate * squared.at(i, j) - crossed.at(i, j) - crossed.at(j, i);
                    next.set(i, j, next.at(i, j) + rate * change);
                }
            }
            return next;
        }

        Law law() {
            int points = targets.rows();
            int tests = theta.rows() - points;
            Matrix mean = Matrix.zeros(tests, means.size());
            List<Matrix> covariances = new ArrayList<>();
            double loss = 0;
            for (int c = 0; c < means.size(); c++) {
                Matrix covariance = Matrix.zeros(tests, tests);
                for (int i = 0; i < tests; i++) {
                    mean.set(i, c, means.get(c).at(points + i, 0));
                    for (int j = 0; j < tests; j++) {
                        double second = scatter.at(points + i, points + j)
                                + seconds.get(c).at(points + i, points + j);
                        covariance.set(
                                i,
                                j,
                                second
                                        - means.get(c).at(points + i, 0)
                                                * means.get(c).at(points + j, 0));
                    }
                }
                covariances.add(covariance);
                for (int i = 0; i < points; i++) {
                    loss += (scatter.at(i, i) + seconds.get(c).at(i, i)) / 2;
                }
            }
            double square = 2 * loss / (points * means.size());
            return new Law(mean, covariances, loss, rate * batches.noise() * points * square / 2);
        }
    }

    private static Matrix stacked(Matrix above, Matrix below) {
        Matrix both = Matrix.zeros(above.rows() + below.rows(), above.columns());
        System.arraycopy(above.entries(), 0, both.entries(), 0, above.entries().length);
        System.arraycopy(below.entries(), 0, both.entries(), above.entries().length, below.entries().length);
        return both;
    }

    /// The laws after ascending numbers of `steps` of learning rate `rate`.
    ///
    /// Throws [ArithmeticException] where moments are no longer finite, see [#largestStableRate].
    public List<Law> steps(double rate, List<Long> steps) {
        Progress.steps(rate, 0);
        Moments moments = new Moments(rate);
        List<Law> laws = new ArrayList<>();
        long now = 0;
        for (long step : steps) {
            if (step < now) {
                throw new IllegalArgumentException("steps " + steps + " must ascend from 0 or more");
            }
            for (; now < step; now++) {
                moments.step();
            }
            Law law = moments.law();
            if (!Double.isFinite(law.loss())) {
                throw new ArithmeticException("the mean loss after " + step + " steps of rate " + rate
                        + " is not finite: descent diverges in mean square");
            }
            laws.add(law);
        }
        return laws;
    }

    /// Below this rate second moments stay bounded, above it they grow without end: at most 2/λ_max of full batches.
    public RegressionSgd.StableRate largestStableRate() {
        int points = targets.rows();
        SymmetricEigen eigen = SymmetricEigen.of(kernels.ntkTrain());
        Matrix features = eigen.vectors().copy();
        for (int i = 0; i < points; i++) {
            for (int j = 0; j < points; j++) {
                features.set(
                        i,
                        j,
                        features.at(i, j) * Math.sqrt(Math.max(0, eigen.values().at(j))));
            }
        }
        RegressionSgd.StableRate ofMeanLoss = RegressionSgd.of(features, Vector.of(new double[points]), batches)
                .largestStableRate();
        return new RegressionSgd.StableRate(ofMeanLoss.value() / points, ofMeanLoss.error() / points);
    }
}
