package wick.topic.expressivity.lab.structure;

import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;

/// A softmax of polynomials of degree 1 or 2 of the input, trained to the largest likelihood of labeled examples by
/// Newton's method. The first class has the logit 0, since only differences matter.
public final class SoftmaxRegression {
    private static final int ITERATIONS = 50;
    private static final double CONVERGED = 1e-6;
    private static final double FLAT = 1e-10;

    private final int classes;
    private final int order;
    private final int terms;
    private final double[] weights;

    private SoftmaxRegression(int classes, int order, int terms) {
        this.classes = classes;
        this.order = order;
        this.terms = terms;
        this.weights = new double[(classes - 1) * terms];
    }

    /// Trains on inputs (rows) and their classes.
    ///
    /// Throws [IllegalStateException] if the classes are so well separated that no finite weights are best.
    public static SoftmaxRegression train(Matrix inputs, int[] labels, int classes, int order) {
        int variables = inputs.columns();
        SoftmaxRegression softmax = new SoftmaxRegression(
                classes, order, 1 + variables + (order == 2 ? variables * (variables + 1) / 2 : 0));
        double[][] features = new double[inputs.rows()][softmax.terms];
        for (int i = 0; i < features.length; i++) {
            softmax.featuresInto(inputs.row(i), features[i]);
        }
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            if (softmax.improve(features, labels) < CONVERGED) {
                return softmax;
            }
        }
        throw new IllegalStateException("softmax regression on " + labels.length + " examples did not converge");
    }

    private void featuresInto(double[] x, double[] features) {
        features[0] = 1;
        int next = 1;
        for (double component : x) {
            features[next++] = component;
        }
        if (order == 2) {
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j <= i; j++) {
                    features[next++] = x[i] * x[j];
                }
            }
        }
    }

    /// One Newton step; returns its largest component.
    private double improve(double[][] features, int[] labels) {
        int size = weights.length;
        Matrix curvature = Matrix.zeros(size, size);
        Matrix gradient = Matrix.zeros(size, 1);
        double[] probabilities = new double[classes];
        for (int i = 0; i < labels.length; i++) {
            probabilitiesInto(features[i], probabilities);
            for (int a = 1; a < classes; a++) {
                double error = (labels[i] == a ? 1 : 0) - probabilities[a];
                for (int k = 0; k < terms; k++) {
                    gradient.entries()[(a - 1) * terms + k] += error * features[i][k];
                }
                for (int b = 1; b <= a; b++) {
                    double weight = probabilities[a] * ((a == b ? 1 : 0) - probabilities[b]);
                    addOuter(features[i], weight, (a - 1) * terms, (b - 1) * terms, curvature);
                }
            }
        }
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < k; l++) {
                curvature.set(l, k, curvature.at(k, l));
            }
        }
        if (!(Factorization.of(curvature) instanceof Factorization.Cholesky cholesky) || flat(curvature, cholesky)) {
            throw new IllegalStateException("softmax regression on " + labels.length
                    + " examples has no finite best weights, or no unique ones: more examples have");
        }
        double[] step = cholesky.solve(gradient).entries();
        double largest = 0;
        for (int k = 0; k < size; k++) {
            weights[k] += step[k];
            largest = Math.max(largest, Math.abs(step[k]));
        }
        return largest;
    }

    /// Whether some combination of weights hardly changes the likelihood any more, as where classes are separated.
    private static boolean flat(Matrix curvature, Factorization.Cholesky cholesky) {
        for (int k = 0; k < curvature.rows(); k++) {
            double pivot = cholesky.lower().at(k, k);
            if (pivot * pivot < FLAT * curvature.at(k, k)) {
                return true;
            }
        }
        return false;
    }

    private void addOuter(double[] features, double weight, int row, int column, Matrix curvature) {
        double[] entries = curvature.entries();
        for (int k = 0; k < terms; k++) {
            int at = (row + k) * weights.length + column;
            double part = weight * features[k];
            for (int l = 0; l < terms; l++) {
                entries[at + l] += part * features[l];
            }
        }
    }

    private void probabilitiesInto(double[] features, double[] probabilities) {
        double most = 0;
        for (int a = 0; a < classes; a++) {
            double logit = 0;
            for (int k = 0; a > 0 && k < terms; k++) {
                logit += weights[(a - 1) * terms + k] * features[k];
            }
            probabilities[a] = logit;
            most = Math.max(most, logit);
        }
        double sum = 0;
        for (int a = 0; a < classes; a++) {
            probabilities[a] = Math.exp(probabilities[a] - most);
            sum += probabilities[a];
        }
        for (int a = 0; a < classes; a++) {
            probabilities[a] /= sum;
        }
    }

    /// The learned p(y|x).
    public double[] probabilities(double[] x) {
        double[] features = new double[terms];
        featuresInto(x, features);
        double[] probabilities = new double[classes];
        probabilitiesInto(features, probabilities);
        return probabilities;
    }

    /// The learned logit of a class less that of the first, as coefficients of 1, x_1, ..., x_n, x_1², x_2 x_1, x_2²,
    /// ...
    public double[] logit(int which) {
        double[] logit = new double[terms];
        if (which > 0) {
            System.arraycopy(weights, (which - 1) * terms, logit, 0, terms);
        }
        return logit;
    }
}
