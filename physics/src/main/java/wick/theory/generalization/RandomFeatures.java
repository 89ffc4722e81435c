package wick.theory.generalization;

import wick.network.Activation;
import wick.numeric.gaussian.GaussianExpectation;
import wick.numeric.matrix.Vector;

/// Ridge regression on N random features φ(w_i·x) of Gaussian inputs in d dimensions, a network of one hidden
/// layer that trains its readout, with N/d and n/d fixed and d → ∞. Pre-activations have variance 1.
///
/// There φ acts as μ₁ z + μ⋆ times independent noise, μ₁ = ⟨φ′⟩ and μ⋆² = ⟨φ²⟩ − ⟨φ⟩² − μ₁² (the mean ⟨φ⟩ is one
/// direction of many), so the covariance of the features has the eigenvalues μ₁² s² + μ⋆² with s² from the law of
/// Marchenko and Pastur, a linear target has the part μ₁² s²/(μ₁² s² + μ⋆²) of its power in each of them, and what
/// is left of it is noise to the model. [EigenLearning] does the rest.
///
/// Source: Mei and Montanari 2019, arXiv:1908.05355, whose closed form this equals; spectrum first as in Simon,
/// Karkada, Ghosh and Belkin 2024, arXiv:2311.14646.
public record RandomFeatures(double perInput, double linear, double nonlinear) {
    private static final int MODES = 2000;

    /// `perInput` = N/d, `linear` = μ₁, `nonlinear` = μ⋆².
    public RandomFeatures {
        if (!(perInput > 0) || Double.isInfinite(perInput)) {
            throw new IllegalArgumentException("features per input " + perInput + " must be positive and finite");
        }
        if (!(linear * linear > 0) || Double.isInfinite(linear) || !(nonlinear > 0) || Double.isInfinite(nonlinear)) {
            throw new IllegalArgumentException("linear part " + linear + " must not be 0, and nonlinear part "
                    + nonlinear + " must be positive: both finite");
        }
    }

    /// Throws [IllegalArgumentException] for activations that are linear or without a linear part.
    public static RandomFeatures of(Activation activation, double perInput) {
        double[] kinks = activation.kinks().stream().mapToDouble(k -> k).toArray();
        double mean = GaussianExpectation.of(activation::value, 1, kinks).value();
        double linear =
                GaussianExpectation.of(z -> z * activation.value(z), 1, kinks).value();
        double square = GaussianExpectation.of(z -> activation.value(z) * activation.value(z), 1, kinks)
                .value();
        return new RandomFeatures(perInput, linear, square - mean * mean - linear * linear);
    }

    /// What is learned: a linear target of power `signal`, noise of variance `noise` (anything in the target
    /// that is not linear counts as noise), `ridge` per input dimension, which is added to Φ Φᵀ.
    public record Task(double signal, double noise, double ridge) {}

    /// The test error, noise included, and its numerical error.
    public record Limit(double testError, double error) {}

    /// With `points` training points per input dimension.
    ///
    /// Throws [IllegalArgumentException] where without ridge there are as many points as features, at which the
    /// error has no bound.
    public Limit at(double points, Task task) {
        double coarse = testError(points, task, MODES / 2);
        double fine = testError(points, task, MODES);
        return new Limit(fine, Math.abs(fine - coarse) + 1e-12 * fine);
    }

    private double testError(double points, Task task, int dimensions) {
        int features = Math.toIntExact(Math.round(perInput * dimensions));
        double ratio = (double) features / dimensions;
        double[] squares = quantiles(ratio, Math.min(features, dimensions), Math.min(ratio, 1));
        double[] eigenvalues = new double[features];
        double[] power = new double[features];
        double known = 0;
        for (int i = 0; i < features; i++) {
            double part = i < squares.length ? linear * linear * squares[i] : 0;
            eigenvalues[i] = part + nonlinear;
            power[i] = task.signal() / dimensions * part / eigenvalues[i];
            known += power[i];
        }
        double unknown = Math.max(0, task.signal() - known) + task.noise();
        return new EigenLearning(Vector.of(eigenvalues), Vector.of(power), task.ridge() * dimensions, unknown)
                .at(points * dimensions)
                .testError();
    }

    /// Equally probable s² of N/d = `ratio`: with s² = 1 + ratio + 2 √ratio cos t the law is 2 ratio sin²t/(π s²) dt,
    /// of total `mass`.
    private static double[] quantiles(double ratio, int count, double mass) {
        double[] squares = new double[count];
        int cells = 16 * count;
        double step = Math.PI / cells;
        double passed = 0;
        int next = 0;
        for (int cell = 0; cell < cells && next < count; cell++) {
            double t = Math.PI - (cell + 0.5) * step;
            double sine = Math.sin(t);
            double square = square(ratio, t);
            double here = 2 * ratio * sine * sine / (Math.PI * square) * step / mass;
            while (next < count && (next + 0.5) / count <= passed + here) {
                double inside = ((next + 0.5) / count - passed) / here;
                squares[next] = square(ratio, Math.PI - (cell + inside) * step);
                next++;
            }
            passed += here;
        }
        while (next < count) {
            squares[next++] = square(ratio, 0);
        }
        return squares;
    }

    private static double square(double ratio, double t) {
        return 1 + ratio + 2 * Math.sqrt(ratio) * Math.cos(t);
    }
}
