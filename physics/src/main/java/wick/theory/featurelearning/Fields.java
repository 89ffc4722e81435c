package wick.theory.featurelearning;

import java.util.Arrays;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// Functions of the unit of a layer, each known at the particles that stand for the units: rows of two
/// matrices. Averages over the `own` particles close the equations; the `fresh` ones follow the same
/// equations without having a say in them.
final class Fields {
    private Matrix own;
    private Matrix fresh;
    private int count;

    Fields(int own, int fresh, int count) {
        this.own = Matrix.zeros(count, own);
        this.fresh = Matrix.zeros(count, fresh);
        this.count = count;
    }

    private Fields(Matrix own, Matrix fresh, int count) {
        this.own = own;
        this.fresh = fresh;
        this.count = count;
    }

    /// None yet, of the same particles.
    Fields none() {
        return new Fields(own.columns(), fresh.columns(), 0);
    }

    Fields zeros(int rows) {
        return new Fields(own.columns(), fresh.columns(), rows);
    }

    int count() {
        return count;
    }

    Matrix own() {
        return own;
    }

    Matrix fresh() {
        return fresh;
    }

    /// Adds rows of zeros; gives the number of the first.
    int extend(int rows) {
        if (count + rows > own.rows()) {
            own = longer(own, count + rows);
            fresh = longer(fresh, count + rows);
        }
        count += rows;
        return count - rows;
    }

    private static Matrix longer(Matrix matrix, int rows) {
        Matrix longer = Matrix.zeros(Math.max(rows, 2 * matrix.rows()), matrix.columns());
        System.arraycopy(matrix.entries(), 0, longer.entries(), 0, matrix.entries().length);
        return longer;
    }

    /// The same fields at the own particles alone.
    Fields ownAlone() {
        return new Fields(own, Matrix.zeros(own.rows(), 0), count);
    }

    /// The same fields with the fresh particles for own ones.
    Fields freshAlone() {
        return new Fields(fresh, Matrix.zeros(fresh.rows(), 0), count);
    }

    Fields copy() {
        Fields copy = zeros(count);
        System.arraycopy(own.entries(), 0, copy.own.entries(), 0, count * own.columns());
        System.arraycopy(fresh.entries(), 0, copy.fresh.entries(), 0, count * fresh.columns());
        return copy;
    }

    /// One row by itself.
    Fields single(int row) {
        Fields one = zeros(1);
        System.arraycopy(own.entries(), row * own.columns(), one.own.entries(), 0, own.columns());
        System.arraycopy(fresh.entries(), row * fresh.columns(), one.fresh.entries(), 0, fresh.columns());
        return one;
    }

    /// Row `row` ← the first one of `other`.
    void put(int row, Fields other) {
        System.arraycopy(other.own.entries(), 0, own.entries(), row * own.columns(), own.columns());
        System.arraycopy(other.fresh.entries(), 0, fresh.entries(), row * fresh.columns(), fresh.columns());
    }

    void clear() {
        Arrays.fill(own.entries(), 0);
        Arrays.fill(fresh.entries(), 0);
    }

    /// The first rows += factor · coefficients · source, for the rows of `source` from `from` on.
    void add(double factor, Matrix coefficients, Fields source, int from) {
        addTo(own, factor, coefficients, source.rows(source.own, from));
        addTo(fresh, factor, coefficients, source.rows(source.fresh, from));
    }

    private static void addTo(Matrix target, double factor, Matrix coefficients, Products.Rows source) {
        if (target.columns() > 0 && coefficients.rows() > 0) {
            Products.addTimesInto(factor, coefficients, source, new Products.Rows(target, 0, coefficients.rows()));
        }
    }

    private Products.Rows rows(Matrix matrix, int from) {
        return new Products.Rows(matrix, from, count - from);
    }

    /// Row `row` times this.
    void scale(int row, double factor) {
        scale(own, row, factor);
        scale(fresh, row, factor);
    }

    private static void scale(Matrix matrix, int row, double factor) {
        int width = matrix.columns();
        for (int i = row * width; i < (row + 1) * width; i++) {
            matrix.entries()[i] *= factor;
        }
    }

    /// ⟨a bᵀ⟩ over own particles.
    static Matrix averages(Fields a, Fields b) {
        return averages(a, b, 0);
    }

    /// ⟨a bᵀ⟩ over own particles for the rows of `b` from `from` on.
    static Matrix averages(Fields a, Fields b, int from) {
        return averages(a.rows(a.own, 0), b.rows(b.own, from));
    }

    static Matrix averages(Products.Rows a, Products.Rows b) {
        Matrix averages = Matrix.zeros(a.count(), b.count());
        if (a.count() > 0 && b.count() > 0) {
            Products.timesTransposedInto(a, b, averages);
            double weight = 1.0 / a.matrix().columns();
            for (int i = 0; i < averages.entries().length; i++) {
                averages.entries()[i] *= weight;
            }
        }
        return averages;
    }
}
