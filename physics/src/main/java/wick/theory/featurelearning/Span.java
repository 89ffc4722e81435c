package wick.theory.featurelearning;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// An orthonormal basis, with respect to averages over own particles, of all fields shown to it, in the
/// order in which they came. What is left of a field below `cut` times its size counts as lying in the span.
final class Span {
    private static final double REST = 0.5;

    private final double cut;
    private final Fields directions;

    Span(Fields like, double cut) {
        directions = like.none();
        this.cut = cut;
    }

    Fields directions() {
        return directions;
    }

    int rank() {
        return directions.count();
    }

    /// Adds what is new in these fields; gives the coordinates of all of them, one row each.
    Matrix take(Fields shown) {
        Matrix coordinates = Matrix.zeros(shown.count(), rank() + shown.count());
        Fields rest = shown.copy();
        int known = rank();
        project(rest, 0, coordinates, 0);
        for (int v = 0; v < shown.count(); v++) {
            Fields one = rest.single(v);
            if (rank() > known) {
                project(one, known, coordinates, v);
            }
            double left = Math.sqrt(average(one, 0));
            if (left > cut * Math.hypot(left, Math.sqrt(squares(coordinates, v)))) {
                if (rank() > known && left < REST * Math.sqrt(average(rest, v))) {
                    // what rounding left along the older directions has grown in proportion
                    project(one, 0, coordinates, v);
                    left = Math.sqrt(average(one, 0));
                }
                coordinates.set(v, rank(), left);
                one.scale(0, 1 / left);
                append(one);
            }
        }
        return columns(coordinates, rank());
    }

    /// Takes the part along directions from number `from` on out of `rest`, twice where little is left, and
    /// adds it to the coordinates from row `row` on.
    private void project(Fields rest, int from, Matrix coordinates, int row) {
        boolean again = from < rank();
        for (int pass = 0; again && pass < 2; pass++) {
            Matrix along = Fields.averages(rest, directions, from);
            rest.add(-1, along, directions, from);
            again = false;
            for (int v = 0; v < along.rows(); v++) {
                double taken = 0;
                for (int j = 0; j < along.columns(); j++) {
                    double part = along.at(v, j);
                    coordinates.set(row + v, from + j, coordinates.at(row + v, from + j) + part);
                    taken += part * part;
                }
                again |= average(rest, v) < REST * taken;
            }
        }
    }

    /// Adds a field of size 1 that is orthogonal to the others.
    void append(Fields one) {
        directions.put(directions.extend(1), one);
    }

    private static double average(Fields fields, int row) {
        Products.Rows one = new Products.Rows(fields.own(), row, 1);
        return Fields.averages(one, one).at(0, 0);
    }

    private static double squares(Matrix coordinates, int row) {
        double sum = 0;
        for (int j = 0; j < coordinates.columns(); j++) {
            sum += coordinates.at(row, j) * coordinates.at(row, j);
        }
        return sum;
    }

    private static Matrix columns(Matrix matrix, int count) {
        Matrix part = Matrix.zeros(matrix.rows(), count);
        for (int v = 0; v < matrix.rows(); v++) {
            System.arraycopy(matrix.entries(), v * matrix.columns(), part.entries(), v * count, count);
        }
        return part;
    }
}
