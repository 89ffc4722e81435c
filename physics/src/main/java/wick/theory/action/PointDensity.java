package wick.theory.action;

import java.util.OptionalDouble;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// The Edgeworth density of one output at several inputs to order 1/n,
///
///     p(f) = N(f; 0, C) [1 + κ_abcd He_abcd(f)/4!],
///     He_abcd = y_a y_b y_c y_d − (six terms) C⁻¹_ab y_c y_d + (three terms) C⁻¹_ab C⁻¹_cd,   y = C⁻¹ f.
///
/// Source: McCullagh 1984, doi:10.1093/biomet/71.3.461, for Hermite tensors.
public final class PointDensity {
    private final Factorization.Cholesky cholesky;
    private final FourPoint whitened;
    private final Matrix trace;
    private final double doubleTrace;

    private PointDensity(Factorization.Cholesky cholesky, FourPoint whitened) {
        this.cholesky = cholesky;
        this.whitened = whitened;
        Matrix unit = Matrix.identity(whitened.points());
        trace = whitened.traced(unit);
        double sum = 0;
        for (double entry : trace.diagonal()) {
            sum += entry;
        }
        doubleTrace = sum;
    }

    /// @throws IllegalArgumentException where the two-point function is singular
    public static PointDensity of(PointCumulants cumulants) {
        return new PointDensity(cumulants.cholesky(), cumulants.whitened());
    }

    /// ln N(f; 0, C)
    public double gaussianLog(Vector f) {
        double square = 0;
        for (double y : white(f)) {
            square += y * y;
        }
        return -0.5 * (square + cholesky.logDeterminant() + f.size() * Math.log(2 * Math.PI));
    }

    /// p(f)
    public double at(Vector f) {
        return Math.exp(gaussianLog(f)) * factor(white(f));
    }

    /// ln p(f); empty where p(f) is not positive.
    public OptionalDouble log(Vector f) {
        double factor = factor(white(f));
        return factor > 0 ? OptionalDouble.of(gaussianLog(f) + Math.log(factor)) : OptionalDouble.empty();
    }

    private double[] white(Vector f) {
        if (f.size() != whitened.points()) {
            throw new IllegalArgumentException(
                    f.size() + " outputs where one at each of " + whitened.points() + " inputs is needed");
        }
        return cholesky.solveLower(Matrix.of(f.size(), 1, f.toArray())).entries();
    }

    private double factor(double[] y) {
        return 1 + (whitened.form(y) - 6 * form(trace, y) + 3 * doubleTrace) / 24;
    }

    static double form(Matrix m, double[] y) {
        double sum = 0;
        for (int a = 0; a < y.length; a++) {
            for (int b = 0; b < y.length; b++) {
                sum += y[a] * m.at(a, b) * y[b];
            }
        }
        return sum;
    }

    /// The smallest value of the factor that multiplies N(f; 0, C), over all f, as far as a search over
    /// directions finds it; p is negative somewhere where it is.
    ///
    /// Along a unit vector u of the whitened outputs it is 1 + (q x⁴ − 6 t x² + 3 Z)/24, least at x² = 3t/q.
    public double smallestFactor() {
        double steepest = Directions.largest(whitened.points(), u -> {
            double t = form(trace, u);
            double q = whitened.form(u);
            return q > 0 && t > 0 ? t * t / q : 0;
        });
        return 1 + doubleTrace / 8 - 3 * steepest / 8;
    }
}
