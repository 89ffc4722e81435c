package wick.topic.expressivity.theory.structure;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.topic.expressivity.structure.ClassModel;

/// Bayes' theorem as a softmax of Hamiltonians, p(y|x) = softmax_y[−H_y(x) − μ_y], H_y(x) = −ln p(x|y), μ_y = −ln p(y).
///
/// What the classes have in common drops out. What remains is a polynomial: linear for bits, counts, draws and for
/// Gaussians of one covariance, quadratic for Gaussians otherwise.
///
/// Source: Lin, Tegmark and Rolnick 2017, arXiv:1608.08225, eqs. 1 to 8.
public final class Posterior {
    private final ClassModel model;
    private final List<Matrix> precisions = new ArrayList<>();
    private final Vector halfLogDeterminants;

    public Posterior(ClassModel model) {
        this.model = model;
        double[] halves = new double[model.classes()];
        if (model instanceof ClassModel.Gaussians(Vector _, Matrix _, List<Matrix> covariances)) {
            for (int y = 0; y < halves.length; y++) {
                if (!(Factorization.of(covariances.get(y)) instanceof Factorization.Cholesky cholesky)) {
                    throw new IllegalArgumentException("covariance of class " + y + " must be positive definite");
                }
                precisions.add(cholesky.inverse());
                halves[y] = cholesky.logDeterminant() / 2;
            }
        }
        halfLogDeterminants = Vector.of(halves);
    }

    /// H_y(x) for every class.
    public double[] hamiltonians(double[] x) {
        double[] energies = new double[model.classes()];
        for (int y = 0; y < energies.length; y++) {
            energies[y] = switch (model) {
                case ClassModel.Gaussians gaussians -> gaussian(gaussians, y, x);
                case ClassModel.Bits bits -> bits(bits, y, x);
                case ClassModel.Counts counts -> counts(counts, y, x);
                case ClassModel.Draws draws -> draws(draws, y, x);
            };
        }
        return energies;
    }

    private double gaussian(ClassModel.Gaussians gaussians, int y, double[] x) {
        double energy = halfLogDeterminants.at(y) + x.length * Math.log(2 * Math.PI) / 2;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                double pair = (x[i] - gaussians.means().at(y, i))
                        * (x[j] - gaussians.means().at(y, j));
                energy += precisions.get(y).at(i, j) * pair / 2;
            }
        }
        return energy;
    }

    private static double bits(ClassModel.Bits bits, int y, double[] x) {
        double energy = 0;
        for (int i = 0; i < x.length; i++) {
            double p = bits.probabilities().at(y, i);
            energy -= x[i] * Math.log(p) + (1 - x[i]) * Math.log1p(-p);
        }
        return energy;
    }

    private static double counts(ClassModel.Counts counts, int y, double[] x) {
        double energy = 0;
        for (int i = 0; i < x.length; i++) {
            double rate = counts.rates().at(y, i);
            energy += rate - x[i] * Math.log(rate) + logFactorial(x[i]);
        }
        return energy;
    }

    private static double draws(ClassModel.Draws draws, int y, double[] x) {
        double energy = -logFactorial(draws.draws());
        double left = draws.draws();
        for (int i = 0; i <= x.length; i++) {
            double number = i < x.length ? x[i] : left;
            energy += logFactorial(number)
                    - number * Math.log(draws.probabilities().at(y, i));
            left -= number;
        }
        return energy;
    }

    private static double logFactorial(double count) {
        double sum = 0;
        for (int k = 2; k <= count; k++) {
            sum += Math.log(k);
        }
        return sum;
    }

    /// p(y|x) for every class: eq. 8 with its softmax e^(x_i)/Σ_j e^(x_j).
    public double[] of(double[] x) {
        double[] exponents = hamiltonians(x);
        double most = Double.NEGATIVE_INFINITY;
        for (int y = 0; y < exponents.length; y++) {
            exponents[y] = Math.log(model.priors().at(y)) - exponents[y];
            most = Math.max(most, exponents[y]);
        }
        double sum = 0;
        for (int y = 0; y < exponents.length; y++) {
            exponents[y] = Math.exp(exponents[y] - most);
            sum += exponents[y];
        }
        for (int y = 0; y < exponents.length; y++) {
            exponents[y] /= sum;
        }
        return exponents;
    }

    /// The degree in x of ln p(y|x) − ln p(y'|x).
    public int order() {
        return model instanceof ClassModel.Gaussians(Vector _, Matrix _, List<Matrix> covariances)
                        && covariances.stream().distinct().count() > 1
                ? 2
                : 1;
    }

    /// Free weights of a softmax of polynomials of that degree: what the classes have in common is not free.
    public int freeWeights() {
        return (model.classes() - 1) * terms(model.inputs(), order());
    }

    /// Weights with those that are not free.
    public int allWeights() {
        return model.classes() * terms(model.inputs(), order());
    }

    private static int terms(int inputs, int order) {
        return 1 + inputs + (order == 2 ? inputs * (inputs + 1) / 2 : 0);
    }

    /// Mean divergence in nats of a learned posterior from the exact one, to leading order in 1/n for n examples:
    /// freeWeights/(2n), the law of any well-specified maximum-likelihood fit.
    public double learnedDivergence(int examples) {
        return freeWeights() / (2.0 * examples);
    }
}
