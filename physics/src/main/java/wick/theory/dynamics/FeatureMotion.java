package wick.theory.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.network.Activation;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.numeric.statistics.Estimate;
import wick.numeric.statistics.Moments;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;

/// How far full-batch gradient descent on half the sum of squares moves what the hidden matrices of a wide network
/// make: the mean of (z − z₀)², which is of order 1/n and does not vanish with the rate, for any number of points and
/// outputs. With E = Σ_t η (f − y), whose law the frozen kernel gives, a unit i of hidden layer l moves by
///
///     Δz_i(x) = −Σ_{x′c} Θ^l(x,x′) g_i^c(x′) E^c(x′) + w_i(x),
///
/// g = ∂f/∂z having the covariance Ĝ^l/n_l = λ-free tangent kernel of the biases of layer l, over n_l. The first term
/// is what layers up to l do to themselves, weights and their own transposes included; the second is what the layer
/// below, when it moves, makes through weights as fresh as they were drawn. Its variance is
///
///     F^l(x) = σ_w² (⟨φ′(x)² (Σ Θ^{l−1}(x,x′) φ′(x′) γ^c(x′) E^c(x′))²⟩ + ⟨φ′(x)²⟩ F^{l−1}(x)),   F^1 = 0,
///
/// an average over z ~ N(0, K^{l−1}) and γ ~ N(0, σ_w² Ĝ^l/n_{l−1}), which is drawn: results carry the error of that.
///
/// Source: Jacot, Gabriel and Hongler 2018, arXiv:1806.07572 (order in n); Lee et al. 2019, arXiv:1902.06720 (E);
/// the coefficients are derived here.
public final class FeatureMotion {
    private static final int BLOCK = 256;

    /// Multiplications that an average may cost.
    private static final double WORK = 1.5e8;

    private final List<Step.Linear> matrices = new ArrayList<>();
    private final List<Activation> activations = new ArrayList<>();
    private final List<Kernels> layers;
    private final List<Matrix> back = new ArrayList<>();
    private final List<Matrix> roots = new ArrayList<>();
    private final SymmetricEigen eigen;
    private final Matrix targets;
    private final Address address;

    private FeatureMotion(Wiring wiring, Matrix inputs, Matrix targets, long seed) {
        this.targets = targets;
        address = Address.of(seed, "feature motion");
        for (Step step : wiring.steps()) {
            if (step instanceof Step.Linear linear) {
                matrices.add(linear);
            } else if (step instanceof Step.Pointwise(Activation activation)) {
                activations.add(activation);
            }
        }
        layers = KernelRecursion.of(wiring).layers(inputs);
        eigen = SymmetricEigen.of(layers.getLast().ntk());
        for (int l = 0; l < activations.size(); l++) {
            int layer = l;
            back.add(KernelRecursion.of(wiring.with(m -> m.withRates(0, m.index() == layer ? 1 : 0)))
                    .kernels(inputs)
                    .ntk());
            roots.add(root(layers.get(l).nngp()));
        }
        back.add(ones(inputs.rows()));
    }

    /// Why nothing is known of this network; empty if something is.
    public static Optional<String> obstacle(Wiring wiring) {
        List<Step> steps = wiring.steps();
        boolean chain = steps.size() >= 3 && steps.size() % 2 == 1;
        for (int k = 0; chain && k < steps.size(); k++) {
            chain = k % 2 == 1
                    ? steps.get(k) instanceof Step.Pointwise
                    : steps.get(k) instanceof Step.Linear linear && linear.index() == k / 2;
        }
        if (!chain) {
            return Optional.of("the movement of features is derived for chains of dense layers with one activation"
                    + " between each two");
        }
        return KernelRecursion.of(wiring).hasTangent()
                ? Optional.empty()
                : Optional.of("an activation jumps, and there is no tangent kernel");
    }

    /// For training on the rows of `inputs` with `targets`, one row each; averages are drawn by `seed`.
    ///
    /// @throws IllegalArgumentException where there is an [#obstacle] or sizes do not fit
    public static FeatureMotion of(Wiring wiring, Matrix inputs, Matrix targets, long seed) {
        obstacle(wiring).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        if (inputs.rows() != targets.rows() || targets.columns() != wiring.outputs()) {
            throw new IllegalArgumentException("targets " + targets + " do not fit " + inputs.rows() + " inputs and "
                    + wiring.outputs() + " outputs");
        }
        return new FeatureMotion(wiring, inputs, targets, seed);
    }

    /// For every hidden layer the mean over units, inputs and networks of (z − z₀)² at `progress`, divided by that of
    /// z₀², to leading order in 1/n at this network's widths.
    public List<Estimate> after(Progress progress) {
        Matrix errors = errors(progress);
        int points = targets.rows();
        List<Estimate> moved = new ArrayList<>();
        double[] fresh = new double[points];
        double variance = 0;
        for (int l = 0; l < activations.size(); l++) {
            if (l > 0) {
                Carried carried = carry(l - 1, errors, fresh);
                fresh = carried.mean().toArray();
                variance = carried.variance() + (carried.gain() * carried.gain() * variance);
            }
            double[] own = squares(
                    layers.get(l).ntk(),
                    times(back.get(l), errors, 1.0 / matrices.get(l).fanOut()));
            double change = 0;
            double size = 0;
            for (int x = 0; x < points; x++) {
                change += own[x] + fresh[x];
                size += layers.get(l).nngp().at(x, x);
            }
            moved.add(new Estimate(change / size, Math.sqrt(variance) / size, samples()));
        }
        return moved;
    }

    /// Σ_c E over networks of E^c E^cᵀ.
    private Matrix errors(Progress progress) {
        Matrix scaled = eigen.vectors().copy();
        for (int i = 0; i < scaled.rows(); i++) {
            for (int j = 0; j < scaled.columns(); j++) {
                scaled.set(
                        i,
                        j,
                        scaled.at(i, j)
                                * progress.gain(Math.max(0, eigen.values().at(j))));
            }
        }
        Matrix gain = Products.timesTransposed(scaled, eigen.vectors());
        Matrix mean = Products.times(gain, targets);
        Matrix sum = Products.timesTransposed(mean, mean);
        Matrix spread =
                Products.timesTransposed(Products.times(gain, layers.getLast().nngp()), gain);
        for (int i = 0; i < sum.entries().length; i++) {
            sum.entries()[i] += targets.columns() * spread.entries()[i];
        }
        return sum;
    }

    /// What a moving layer makes through the weights above it: at every input, with the variance of the sum over
    /// inputs that drawing brings, and by how much a sum that came from below is multiplied.
    private record Carried(Vector mean, double variance, double gain) {}

    private Carried carry(int l, Matrix errors, double[] below) {
        Step.Linear above = matrices.get(l + 1);
        double weight = above.weightVariance();
        Matrix root =
                root(times(back.get(l + 1), errors, weight / matrices.get(l).fanOut()));
        int points = targets.rows();
        int blocks = samples() / BLOCK;
        double[] mean = new double[points];
        double[] slopes = new double[points];
        Moments sums = new Moments();
        for (int block = 0; block < blocks; block++) {
            RandomStream random = address.network(l).block(block).open();
            Matrix z = Products.timesTransposed(normal(points, random), roots.get(l));
            Matrix drawn = Products.timesTransposed(normal(points, random), root);
            double[] slope = new double[BLOCK * points];
            activations.get(l).derivativeInto(z.entries(), 0, slope.length, slope, 0);
            for (int i = 0; i < slope.length; i++) {
                drawn.entries()[i] *= slope[i];
            }
            Matrix own = Products.times(drawn, layers.get(l).ntk());
            double sum = 0;
            for (int i = 0; i < slope.length; i++) {
                double square = slope[i] * slope[i];
                double moved = square * own.entries()[i] * own.entries()[i];
                mean[i % points] += weight * moved / (blocks * (double) BLOCK);
                slopes[i % points] += weight * square / (blocks * (double) BLOCK);
                sum += weight * (moved + square * below[i % points]) / BLOCK;
            }
            sums.add(sum);
        }
        double gain = 0;
        for (int x = 0; x < points; x++) {
            mean[x] += slopes[x] * below[x];
            gain = Math.max(gain, slopes[x]);
        }
        double error = sums.estimate().standardError();
        return new Carried(Vector.of(mean), error * error, gain);
    }

    private static Matrix normal(int points, RandomStream random) {
        Matrix normal = Matrix.zeros(BLOCK, points);
        for (int i = 0; i < normal.entries().length; i++) {
            normal.entries()[i] = random.nextNormal();
        }
        return normal;
    }

    private int samples() {
        double points = targets.rows();
        int blocks = (int) Math.clamp(WORK / (3 * points * points * BLOCK), 8, 256);
        return blocks * BLOCK;
    }

    /// factor a_ij b_ij
    private static Matrix times(Matrix a, Matrix b, double factor) {
        Matrix product = a.copy();
        for (int i = 0; i < product.entries().length; i++) {
            product.entries()[i] *= factor * b.entries()[i];
        }
        return product;
    }

    /// The diagonal of Θ B Θ.
    private static double[] squares(Matrix theta, Matrix b) {
        Matrix product = Products.times(theta, b);
        double[] squares = new double[theta.rows()];
        for (int x = 0; x < squares.length; x++) {
            for (int y = 0; y < squares.length; y++) {
                squares[x] += product.at(x, y) * theta.at(x, y);
            }
        }
        return squares;
    }

    private static Matrix ones(int points) {
        Matrix ones = Matrix.zeros(points, points);
        java.util.Arrays.fill(ones.entries(), 1);
        return ones;
    }

    /// A root R of a covariance that may be singular, R Rᵀ = C.
    private static Matrix root(Matrix covariance) {
        SymmetricEigen parts = SymmetricEigen.of(covariance);
        Matrix root = parts.vectors().copy();
        for (int i = 0; i < root.rows(); i++) {
            for (int j = 0; j < root.columns(); j++) {
                root.set(
                        i,
                        j,
                        root.at(i, j) * Math.sqrt(Math.max(0, parts.values().at(j))));
            }
        }
        return root;
    }
}
