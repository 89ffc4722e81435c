package wick.topic.information;

import java.util.List;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// The quadratic Hamiltonian 1/S = y0 + y1 K + y2 K² + a K₁ K₂ that suits a power spectrum best by Whittle's likelihood
/// over the modes with 0 < K ≤ `cut`: it minimizes Σ (P/S + ln S) over modes of power P, where K = K₁ + K₂ and
/// K_a = 4 sin²(q_a/2). The last term allows for what the lattice makes of a direction.
///
/// What is fitted, a measured power or an exact spectrum, is the caller's.
///
/// Source: Whittle 1953, doi:10.1007/BF02590998.
public final class FittedCouplings {
    private static final int TERMS = 4;
    private static final int STEPS = 100;

    /// The power of `count` modes of equal K₁ and K₂.
    public record Mode(double first, double second, double power, int count) {}

    private FittedCouplings() {}

    /// y0, y1, y2 and a.
    ///
    /// Throws [IllegalArgumentException] where there are too few modes up to `cut`.
    public static Vector of(List<Mode> modes, double cut) {
        List<Mode> used = modes.stream()
                .filter(mode -> mode.first() + mode.second() <= cut && mode.first() + mode.second() > 0)
                .toList();
        if (used.size() <= TERMS) {
            throw new IllegalArgumentException(used.size() + " kinds of modes up to K = " + cut + " do not fix " + TERMS
                    + " couplings; take a larger lattice or cut");
        }
        double power = used.stream().mapToDouble(Mode::power).sum() / used.size();
        double[] y = {1 / power, 0, 0, 0};
        double value = objective(used, y);
        for (int step = 0; step < STEPS; step++) {
            double[] direction = newton(used, y);
            double length = 1;
            double[] next = moved(y, direction, length);
            while (!(objective(used, next) <= value) && length > 1e-12) {
                length /= 2;
                next = moved(y, direction, length);
            }
            double before = value;
            value = objective(used, next);
            y = next;
            if (before - value <= 1e-14 * Math.abs(value) && length == 1) {
                break;
            }
        }
        return Vector.of(y);
    }

    private static double[] terms(Mode mode) {
        double k = mode.first() + mode.second();
        return new double[] {1, k, k * k, mode.first() * mode.second()};
    }

    private static double stiffness(Mode mode, double[] y) {
        double[] terms = terms(mode);
        double sum = 0;
        for (int i = 0; i < TERMS; i++) {
            sum += y[i] * terms[i];
        }
        return sum;
    }

    /// Infinite where a mode would be unstable.
    private static double objective(List<Mode> modes, double[] y) {
        double sum = 0;
        for (Mode mode : modes) {
            double inverse = stiffness(mode, y);
            if (!(inverse > 0)) {
                return Double.POSITIVE_INFINITY;
            }
            sum += mode.count() * (mode.power() * inverse - Math.log(inverse));
        }
        return sum;
    }

    private static double[] newton(List<Mode> modes, double[] y) {
        Matrix curvature = Matrix.zeros(TERMS, TERMS);
        Matrix slope = Matrix.zeros(TERMS, 1);
        for (Mode mode : modes) {
            double[] terms = terms(mode);
            double spectrum = 1 / stiffness(mode, y);
            for (int i = 0; i < TERMS; i++) {
                slope.set(i, 0, slope.at(i, 0) + mode.count() * (spectrum - mode.power()) * terms[i]);
                for (int j = 0; j < TERMS; j++) {
                    double part = mode.count() * spectrum * spectrum * terms[i] * terms[j];
                    curvature.set(i, j, curvature.at(i, j) + part);
                }
            }
        }
        return switch (Factorization.of(curvature)) {
            case Factorization.Cholesky factor -> factor.solve(slope).entries();
            case Factorization.NotPositiveDefinite(int order) ->
                throw new IllegalArgumentException(
                        "the modes do not tell " + TERMS + " couplings apart (" + order + ")");
        };
    }

    private static double[] moved(double[] y, double[] direction, double length) {
        double[] moved = y.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += length * direction[i];
        }
        return moved;
    }
}
