package wick.theory.solvable;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.matrix.Vector;

/// Stochastic gradient descent of linear regression, exactly in mean and second moment: the loss is the
/// mean over P points of ½ (w·x − y)², a step uses the mean gradient of a batch. With e = w − w* in the
/// eigenbasis of the Hessian H, residuals ρ of the least squares solution and ν = [Batches#noise],
///
///     E e   ← (1 − ηH) E e,
///     E eeᵀ ← (1 − ηH) E eeᵀ (1 − ηH) + η² ν [ P⁻¹ Σ x xᵀ E (x·e + ρ)² − H E eeᵀ H ].
///
/// This closes, since the update is affine in w and batches are independent of the past. Directions in
/// which the data do not extend are left out: nothing moves there and nothing is read off.
///
/// Stability in mean square: with 𝓛S = HS + SH and 𝓠S = (1 − ν) HSH + ν P⁻¹ Σ x (xᵀSx) xᵀ, both positive and
/// self-adjoint, descent settles if and only if η is below one over the largest eigenvalue of 𝓛⁻¹𝓠. Full
/// batches have ν = 0 and 2/λ_max.
///
/// Source: derived from the update; for wide use Ma, Bassily and Belkin 2018, arXiv:1712.06559.
public final class RegressionSgd {
    private static final double CUT = 1e-12;
    private static final int MOST_ITERATIONS = 100_000;
    private static final double TOLERANCE = 1e-13;

    private final Batches batches;
    private final double[] curvatures;
    private final Matrix points;
    private final double[] solution;
    private final double[] residuals;
    private final Matrix vectors;

    private RegressionSgd(Matrix inputs, Vector targets, Batches batches) {
        this.batches = batches;
        int count = inputs.rows();
        Matrix hessian = Products.transposedTimes(inputs, inputs);
        for (int i = 0; i < hessian.entries().length; i++) {
            hessian.entries()[i] /= count;
        }
        SymmetricEigen eigen = SymmetricEigen.of(hessian);
        int d = inputs.columns();
        int flat = 0;
        while (flat < d && !(eigen.values().at(flat) > CUT * eigen.values().at(d - 1))) {
            flat++;
        }
        if (flat == d) {
            throw new IllegalArgumentException("all inputs are 0: nothing can be learned from them");
        }
        curvatures = new double[d - flat];
        vectors = Matrix.zeros(d, d - flat);
        for (int j = flat; j < d; j++) {
            curvatures[j - flat] = eigen.values().at(j);
            for (int i = 0; i < d; i++) {
                vectors.set(i, j - flat, eigen.vectors().at(i, j));
            }
        }
        points = Products.times(inputs, vectors);
        solution = solved(targets);
        residuals = new double[count];
        for (int p = 0; p < count; p++) {
            residuals[p] = product(p, solution) - targets.at(p);
        }
    }

    /// `inputs` has one row per point.
    public static RegressionSgd of(Matrix inputs, Vector targets, Batches batches) {
        if (inputs.rows() != targets.size() || inputs.rows() != batches.points()) {
            throw new IllegalArgumentException(inputs.rows() + " inputs, " + targets.size()
                    + " targets and batches from " + batches.points() + " points: these must be equal");
        }
        return new RegressionSgd(inputs, targets, batches);
    }

    private double[] solved(Vector targets) {
        double[] found = new double[curvatures.length];
        for (int i = 0; i < found.length; i++) {
            for (int p = 0; p < points.rows(); p++) {
                found[i] += points.at(p, i) * targets.at(p) / (points.rows() * curvatures[i]);
            }
        }
        return found;
    }

    private double product(int point, double[] direction) {
        double sum = 0;
        for (int i = 0; i < direction.length; i++) {
            sum += points.at(point, i) * direction[i];
        }
        return sum;
    }

    /// The eigenvalues of H that are not 0, ascending.
    public Vector curvatures() {
        return Vector.of(curvatures);
    }

    /// The loss of the least squares solution.
    public double leastLoss() {
        double sum = 0;
        for (double residual : residuals) {
            sum += residual * residual;
        }
        return sum / (2 * residuals.length);
    }

    /// Mean and second moment of e = w − w* over batches, in the eigenbasis of H.
    public record Law(Vector mean, Matrix second) {}

    /// All networks begin at `weights`.
    public Law start(Vector weights) {
        int k = curvatures.length;
        if (weights.size() != vectors.rows()) {
            throw new IllegalArgumentException(weights.size() + " weights for " + vectors.rows() + " features");
        }
        double[] mean = new double[k];
        Matrix second = Matrix.zeros(k, k);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < weights.size(); j++) {
                mean[i] += vectors.at(j, i) * weights.at(j);
            }
            mean[i] -= solution[i];
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                second.set(i, j, mean[i] * mean[j]);
            }
        }
        return new Law(Vector.of(mean), second);
    }

    /// The law after one more step of rate η.
    public Law step(Law law, double rate) {
        int k = curvatures.length;
        double[] mean = law.mean().toArray();
        double[] weights = new double[points.rows()];
        for (int p = 0; p < weights.length; p++) {
            weights[p] = quadratic(p, law.second()) + 2 * residuals[p] * product(p, mean) + residuals[p] * residuals[p];
        }
        Matrix scatter = weighted(weights);
        Matrix second = Matrix.zeros(k, k);
        double noise = rate * rate * batches.noise();
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double old = law.second().at(i, j);
                double shrunk = (1 - rate * curvatures[i]) * (1 - rate * curvatures[j]) * old;
                double drawn = scatter.at(i, j) - curvatures[i] * curvatures[j] * old;
                second.set(i, j, shrunk + noise * drawn);
            }
        }
        for (int i = 0; i < k; i++) {
            mean[i] *= 1 - rate * curvatures[i];
        }
        return new Law(Vector.of(mean), second);
    }

    /// The mean over batches of the loss on all points: least loss plus ½ tr(H E eeᵀ).
    public double loss(Law law) {
        return leastLoss() + excess(law.second());
    }

    private double excess(Matrix second) {
        double sum = 0;
        for (int i = 0; i < curvatures.length; i++) {
            sum += curvatures[i] * second.at(i, i) / 2;
        }
        return sum;
    }

    /// A rate and its numerical error.
    public record StableRate(double value, double error) {}

    /// Below this rate the second moment settles, above it grows without bound.
    public StableRate largestStableRate() {
        int k = curvatures.length;
        Matrix s = Matrix.identity(k);
        double value = 0;
        double rest = Double.POSITIVE_INFINITY;
        for (int n = 0; n < MOST_ITERATIONS && !(rest <= TOLERANCE * value); n++) {
            scale(s, 1 / Math.sqrt(StationaryState.inner(s, s)));
            Matrix image = halfway(quadratic(halfway(s)));
            value = StationaryState.inner(s, image);
            double square = 0;
            for (int i = 0; i < k * k; i++) {
                double off = image.entries()[i] - value * s.entries()[i];
                square += off * off;
            }
            rest = Math.sqrt(square);
            s = image;
        }
        return new StableRate(1 / value, (rest + 1e-14 * value) / (value * value));
    }

    /// What is left of descent of rate η after long training.
    public sealed interface LongRun {}

    /// The covariance of w over batches in the eigenbasis of H, and the mean loss above the least one.
    /// `temperature` is the mean of λ Var e over the directions, which in thermal equilibrium would be
    /// equal in all of them; with small steps on residuals that are as large everywhere it is ηνρ²λ/2 in
    /// each, so there is no such equilibrium.
    public record Settled(Matrix covariance, double excessLoss, double temperature) implements LongRun {}

    /// The rate is not below the largest stable one.
    public record Diverging(double rate, StableRate largest) implements LongRun {}

    /// The stationary state at rate η: (𝓛 − η𝓠) S = ην P⁻¹ Σ ρ² x xᵀ, by conjugate gradients.
    public LongRun longRun(double rate) {
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("rate " + rate + " must be positive and finite");
        }
        StableRate largest = largestStableRate();
        if (rate >= largest.value() - largest.error()) {
            return new Diverging(rate, largest);
        }
        Matrix right = fluctuations(rate);
        Matrix solved = new StationaryState(curvatures, s -> quadratic(s), rate).solve(right);
        double excess = excess(solved);
        return new Settled(solved, excess, 2 * excess / curvatures.length);
    }

    /// The stationary covariance of the continuous-time limit, a Langevin equation whose noise is that at the
    /// solution: 𝓛S = ην P⁻¹ Σ ρ² x xᵀ. A heuristic: it has no threshold, and is right for small η only.
    public Matrix langevin(double rate) {
        return resolvent(fluctuations(rate));
    }

    private Matrix fluctuations(double rate) {
        double[] squares = new double[residuals.length];
        for (int p = 0; p < squares.length; p++) {
            squares[p] = rate * batches.noise() * residuals[p] * residuals[p];
        }
        return weighted(squares);
    }

    /// 𝓠S
    private Matrix quadratic(Matrix s) {
        double noise = batches.noise();
        double[] weights = new double[points.rows()];
        for (int p = 0; p < weights.length; p++) {
            weights[p] = noise * quadratic(p, s);
        }
        Matrix sum = weighted(weights);
        for (int i = 0; i < curvatures.length; i++) {
            for (int j = 0; j < curvatures.length; j++) {
                double whole = (1 - noise) * curvatures[i] * curvatures[j] * s.at(i, j);
                sum.set(i, j, sum.at(i, j) + whole);
            }
        }
        return sum;
    }

    private double quadratic(int point, Matrix s) {
        double sum = 0;
        for (int i = 0; i < s.rows(); i++) {
            for (int j = 0; j < s.columns(); j++) {
                sum += points.at(point, i) * s.at(i, j) * points.at(point, j);
            }
        }
        return sum;
    }

    /// P⁻¹ Σ weight x xᵀ
    private Matrix weighted(double[] weights) {
        Matrix scaled = points.copy();
        for (int p = 0; p < points.rows(); p++) {
            for (int i = 0; i < points.columns(); i++) {
                scaled.set(p, i, points.at(p, i) * weights[p] / points.rows());
            }
        }
        return Products.transposedTimes(points, scaled);
    }

    /// 𝓛⁻¹
    private Matrix resolvent(Matrix s) {
        return halfway(halfway(s));
    }

    /// 𝓛^(−1/2)
    private Matrix halfway(Matrix s) {
        Matrix result = s.copy();
        for (int i = 0; i < s.rows(); i++) {
            for (int j = 0; j < s.columns(); j++) {
                result.set(i, j, s.at(i, j) / Math.sqrt(curvatures[i] + curvatures[j]));
            }
        }
        return result;
    }

    private static void scale(Matrix s, double factor) {
        for (int i = 0; i < s.entries().length; i++) {
            s.entries()[i] *= factor;
        }
    }
}
