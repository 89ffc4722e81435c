package wick.lab.training.engine;

import wick.network.Activation;
import wick.numeric.elementwise.AdamUpdate;
import wick.numeric.elementwise.MomentumUpdate;
import wick.numeric.matrix.Dense;
import wick.numeric.matrix.Matrix;

/// What training does to numbers of one precision.
sealed interface Arithmetic<M extends Dense> permits Doubles, Floats {

    M zeros(int rows, int columns);

    /// Bytes of one number.
    int bytes();

    /// A copy.
    Matrix doubles(M matrix);

    /// The first rows of `to` ← those of `from` at these points.
    void gatherInto(Matrix from, int[] points, int first, int count, M to);

    /// The first rows of `to` ← those of `from`, as many as the smaller one has.
    void copyInto(Matrix from, M to);

    void copyInto(M from, Matrix to);

    /// Every row of a rectangle of z ← bias.
    void setRows(M bias, M z, Rectangle where);

    /// In a rectangle: h ← φ(z).
    void activate(Activation phi, M z, M h, Rectangle where);

    /// In a rectangle: slope ← slope φ′(z).
    void timesDerivative(Activation phi, M z, M slope, Rectangle where);

    /// sums ← (or, if `more`, +=) the sums over rows of the columns of a rectangle.
    void columnSums(M values, Rectangle where, boolean more, M sums);

    /// Moves entries from, …, from + count − 1; without velocities if there are none.
    void move(MomentumUpdate update, Tensor<M> tensor, int from, int count);

    void move(AdamUpdate update, Tensor<M> tensor, int from, int count);

    /// Rows 0, …, `rows` − 1 and columns `column`, …, `column` + `columns` − 1.
    record Rectangle(int rows, int column, int columns) {}
}
