package wick.theory.solvable;

import java.util.function.UnaryOperator;
import wick.numeric.matrix.Matrix;

/// Solves (𝓛 − η𝓠) S = R for symmetric matrices, 𝓛S = HS + SH with H diagonal, by conjugate gradients with
/// 𝓛 as preconditioner. Both are self-adjoint, and the difference is positive below the largest stable
/// rate.
final class StationaryState {
    private static final double TOLERANCE = 1e-13;
    private static final int MOST_ITERATIONS = 10_000;

    private final double[] curvatures;
    private final UnaryOperator<Matrix> quadratic;
    private final double rate;

    StationaryState(double[] curvatures, UnaryOperator<Matrix> quadratic, double rate) {
        this.curvatures = curvatures;
        this.quadratic = quadratic;
        this.rate = rate;
    }

    /// Throws [ArithmeticException] where the iteration does not settle, as very close to the threshold.
    Matrix solve(Matrix right) {
        Matrix solution = Matrix.zeros(right.rows(), right.columns());
        Matrix rest = right.copy();
        Matrix preconditioned = divided(rest);
        Matrix direction = preconditioned.copy();
        double size = inner(rest, preconditioned);
        double goal = TOLERANCE * TOLERANCE * size;
        for (int n = 0; n < MOST_ITERATIONS && size > goal; n++) {
            Matrix image = applied(direction);
            double length = size / inner(direction, image);
            add(length, direction, solution);
            add(-length, image, rest);
            preconditioned = divided(rest);
            double next = inner(rest, preconditioned);
            for (int i = 0; i < direction.entries().length; i++) {
                direction.entries()[i] =
                        preconditioned.entries()[i] + next / size * direction.entries()[i];
            }
            size = next;
        }
        if (size > goal) {
            throw new ArithmeticException("the stationary state at rate " + rate + " was not found in "
                    + MOST_ITERATIONS + " iterations; the rate is very close to the largest stable one");
        }
        return solution;
    }

    private Matrix applied(Matrix s) {
        Matrix result = quadratic.apply(s);
        for (int i = 0; i < s.rows(); i++) {
            for (int j = 0; j < s.columns(); j++) {
                result.set(i, j, (curvatures[i] + curvatures[j]) * s.at(i, j) - rate * result.at(i, j));
            }
        }
        return result;
    }

    private Matrix divided(Matrix s) {
        Matrix result = s.copy();
        for (int i = 0; i < s.rows(); i++) {
            for (int j = 0; j < s.columns(); j++) {
                result.set(i, j, s.at(i, j) / (curvatures[i] + curvatures[j]));
            }
        }
        return result;
    }

    private static void add(double factor, Matrix from, Matrix to) {
        for (int i = 0; i < to.entries().length; i++) {
            to.entries()[i] += factor * from.entries()[i];
        }
    }

    /// The sum of the products of their entries.
    static double inner(Matrix a, Matrix b) {
        double sum = 0;
        for (int i = 0; i < a.entries().length; i++) {
            sum += a.entries()[i] * b.entries()[i];
        }
        return sum;
    }
}
