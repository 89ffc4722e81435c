package wick.theory.kernellaw;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SymmetricEigen;

/// A law of symmetric positive 2 x 2 matrices W of mean 1 to compare others with, its nodes, and polynomials
/// in W₁₁, W₁₂, W₂₂ that are orthonormal over these nodes.
///
/// W = L Lᵀ with independent ℓ₁₁² ~ Gamma of mean 1, ℓ₂₁ ~ N(0, τ) and ℓ₂₂² ~ Gamma of mean 1 − τ, whose
/// variances are free; a Wishart law is the special case of Bartlett. Another law p with known moments is
/// p = h · this law, with a polynomial h; every average of a polynomial up to the degree is then right.
final class BartlettRule {
    /// Beyond it ℓ₂₂ would have no room.
    private static final double LARGEST_SLANT = 0.6;

    private static final double DEPENDENT = 1e-11;

    private final Triples triples;
    private final double[] deviations;
    private final double shape;
    private final double rest;
    private final double restShape;
    private final double slant;
    private final double[][] entries;
    private final double[] roots;
    private final double[][] orthonormal;
    private final double[][] upper;

    /// For a law with these variances of W₁₁, W₁₂, W₂₂.
    BartlettRule(Triples triples, double first, double cross, double second) {
        this.triples = triples;
        deviations = new double[] {Math.sqrt(first), Math.sqrt(cross), Math.sqrt(second)};
        shape = 1 / first;
        slant = Math.min(cross, LARGEST_SLANT);
        rest = 1 - slant;
        restShape = rest * rest / Math.max(second - 2 * slant * slant, 0.1 * second);
        int count = triples.degree() + 1;
        double[][] one = gamma(count, shape);
        double[][] two = normal(count + triples.degree() / 2);
        double[][] three = gamma(count, restShape);
        int nodes = one[0].length * two[0].length * three[0].length;
        entries = new double[3][nodes];
        roots = new double[nodes];
        int at = 0;
        for (int i = 0; i < one[0].length; i++) {
            for (int j = 0; j < two[0].length; j++) {
                for (int k = 0; k < three[0].length; k++, at++) {
                    double corner = one[0][i] / shape;
                    double below = Math.sqrt(slant) * two[0][j];
                    entries[0][at] = corner;
                    entries[1][at] = Math.sqrt(corner) * below;
                    entries[2][at] = below * below + rest * three[0][k] / restShape;
                    roots[at] = Math.abs(one[1][i] * two[1][j] * three[1][k]);
                }
            }
        }
        orthonormal = new double[triples.count()][nodes];
        upper = new double[triples.count()][triples.count()];
        orthonormalize();
    }

    /// Nodes of the Gamma law of this shape and scale 1, and the square roots of their weights.
    private static double[][] gamma(int count, double shape) {
        Matrix jacobi = Matrix.zeros(count, count);
        for (int i = 0; i < count; i++) {
            jacobi.set(i, i, 2 * i + shape);
            if (i > 0) {
                double off = Math.sqrt(i * (i + shape - 1));
                jacobi.set(i, i - 1, off);
                jacobi.set(i - 1, i, off);
            }
        }
        return rule(jacobi);
    }

    private static double[][] normal(int count) {
        Matrix jacobi = Matrix.zeros(count, count);
        for (int i = 1; i < count; i++) {
            jacobi.set(i, i - 1, Math.sqrt(i));
            jacobi.set(i - 1, i, Math.sqrt(i));
        }
        return rule(jacobi);
    }

    private static double[][] rule(Matrix jacobi) {
        SymmetricEigen eigen = SymmetricEigen.of(jacobi);
        double[][] rule = new double[2][jacobi.rows()];
        for (int i = 0; i < jacobi.rows(); i++) {
            rule[0][i] = Math.max(eigen.values().at(i), jacobi.at(0, 0) == 0 ? Double.NEGATIVE_INFINITY : 0);
            rule[1][i] = eigen.vectors().at(0, i);
        }
        return rule;
    }

    /// Gram–Schmidt twice over; columns carry the roots of the weights.
    private void orthonormalize() {
        double[] values = new double[triples.count()];
        for (int n = 0; n < size(); n++) {
            valuesInto(entries[0][n], entries[1][n], entries[2][n], values);
            for (int k = 0; k < values.length; k++) {
                orthonormal[k][n] = roots[n] * values[k];
            }
        }
        for (int k = 0; k < values.length; k++) {
            double[] column = orthonormal[k];
            double before = Math.sqrt(dot(column, column));
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < k; j++) {
                    double part = dot(orthonormal[j], column);
                    upper[j][k] += part;
                    for (int n = 0; n < column.length; n++) {
                        column[n] -= part * orthonormal[j][n];
                    }
                }
            }
            double norm = Math.sqrt(dot(column, column));
            if (!(norm > DEPENDENT * before)) {
                throw new ArithmeticException("polynomials of degree " + triples.degree()
                        + " in the kernel of two inputs are not independent over " + size() + " nodes");
            }
            upper[k][k] = norm;
            for (int n = 0; n < column.length; n++) {
                column[n] /= norm;
            }
        }
    }

    private static double dot(double[] some, double[] others) {
        double sum = 0;
        for (int n = 0; n < some.length; n++) {
            sum += some[n] * others[n];
        }
        return sum;
    }

    private void valuesInto(double first, double cross, double second, double[] values) {
        triples.hermiteInto((first - 1) / deviations[0], cross / deviations[1], (second - 1) / deviations[2], values);
    }

    int size() {
        return roots.length;
    }

    /// W₁₁, W₁₂, W₂₂ of a node.
    GramNode node(int n) {
        return new GramNode(entries[0][n], entries[1][n], entries[2][n]);
    }

    /// The coefficients of h in the orthonormal polynomials for a law whose averages of
    /// (W₁₁ − 1)^p W₁₂^q (W₂₂ − 1)^r are `moments`.
    double[] coefficients(double[] moments) {
        double[] scaled = new double[triples.count()];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = moments[i]
                    / Math.pow(deviations[0], triples.p(i))
                    / Math.pow(deviations[1], triples.q(i))
                    / Math.pow(deviations[2], triples.r(i));
        }
        double[] c = triples.hermite(scaled);
        for (int k = 0; k < c.length; k++) {
            for (int j = 0; j < k; j++) {
                c[k] -= upper[j][k] * c[j];
            }
            c[k] /= upper[k][k];
        }
        return c;
    }

    /// The weights of the nodes under the law with these coefficients; some may be negative.
    double[] weights(double[] coefficients) {
        double[] weights = new double[size()];
        for (int k = 0; k < coefficients.length; k++) {
            for (int n = 0; n < weights.length; n++) {
                weights[n] += coefficients[k] * orthonormal[k][n];
            }
        }
        for (int n = 0; n < weights.length; n++) {
            weights[n] *= roots[n];
        }
        return weights;
    }

    /// The density of the law with these coefficients at a positive W, over dW₁₁ dW₁₂ dW₂₂.
    double density(GramNode w, double[] coefficients) {
        double below = w.cross() / Math.sqrt(w.first());
        double corner = w.second() - below * below;
        if (!(w.first() > 0 && corner > 0)) {
            return 0;
        }
        double[] values = new double[coefficients.length];
        valuesInto(w.first(), w.cross(), w.second(), values);
        double[] c = coefficients.clone();
        double ratio = 0;
        for (int k = c.length - 1; k >= 0; k--) {
            for (int j = k + 1; j < c.length; j++) {
                c[k] -= upper[k][j] * c[j];
            }
            c[k] /= upper[k][k];
            ratio += c[k] * values[k];
        }
        return ratio
                * gammaDensity(w.first(), 1, shape)
                * Math.exp(-below * below / (2 * slant))
                / Math.sqrt(2 * Math.PI * slant)
                * gammaDensity(corner, rest, restShape)
                / Math.sqrt(w.first());
    }

    private static double gammaDensity(double x, double mean, double shape) {
        double rate = shape / mean;
        return Math.exp(shape * Math.log(rate * x) - rate * x - logGamma(shape)) / x;
    }

    /// By Stirling's series behind a shift to arguments above 15.
    private static double logGamma(double x) {
        double shift = 0;
        double y = x;
        while (y < 15) {
            shift += Math.log(y);
            y++;
        }
        double inverse = 1 / (y * y);
        double series = (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse / 1680))) / y;
        return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift;
    }
}
