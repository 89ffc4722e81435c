package wick.theory.recurrent.twotime;

import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// A symmetric function of two times: entry (i, j) of `values` is at times i and j of `times`.
///
/// Entry (i, j) is off by at most `error` √(s_i s_j) with the `scales` s, which for a variance are its own
/// same-time values.
public record TwoTimeFunction(Vector times, Matrix values, Vector scales, double error) {

    static TwoTimeFunction of(Vector times, Matrix values, double error) {
        return new TwoTimeFunction(times, values, diagonal(values), error);
    }

    static Vector diagonal(Matrix values) {
        double[] diagonal = new double[values.rows()];
        for (int i = 0; i < diagonal.length; i++) {
            diagonal[i] = values.at(i, i);
        }
        return Vector.of(diagonal);
    }

    public Approximation at(int i, int j) {
        return new Approximation(values.at(i, j), error * Math.sqrt(scales.at(i) * scales.at(j)));
    }

    /// The values at equal times.
    public Vector sameTime() {
        return diagonal(values);
    }
}
