package wick.topic.expressivity.lab.kan;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// z_i = (x_i − center_i) / half_i: numbers as a network sees or says them, of order one.
public record Scale(Vector center, Vector half) {
    public Scale {
        if (center.size() != half.size()) {
            throw new IllegalArgumentException(center.size() + " centers for " + half.size() + " half widths");
        }
    }

    /// Every column from −1 to 1; a constant one at 0.
    static Scale range(Matrix columns) {
        double[] center = new double[columns.columns()];
        double[] half = new double[columns.columns()];
        for (int j = 0; j < center.length; j++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < columns.rows(); i++) {
                low = Math.min(low, columns.at(i, j));
                high = Math.max(high, columns.at(i, j));
            }
            center[j] = 0.5 * low + 0.5 * high;
            half[j] = low < high ? 0.5 * high - 0.5 * low : 1;
        }
        return new Scale(Vector.of(center), Vector.of(half));
    }

    /// Every column with mean 0 and variance 1; a constant one at 0.
    static Scale deviation(Matrix columns) {
        double[] center = new double[columns.columns()];
        double[] half = new double[columns.columns()];
        for (int j = 0; j < center.length; j++) {
            for (int i = 0; i < columns.rows(); i++) {
                center[j] += columns.at(i, j) / columns.rows();
            }
            double square = 0;
            for (int i = 0; i < columns.rows(); i++) {
                double from = columns.at(i, j) - center[j];
                square += from * from / columns.rows();
            }
            half[j] = square > 0 ? Math.sqrt(square) : 1;
        }
        return new Scale(Vector.of(center), Vector.of(half));
    }

    Matrix apply(Matrix columns) {
        Matrix scaled = Matrix.zeros(columns.rows(), columns.columns());
        for (int i = 0; i < columns.rows(); i++) {
            for (int j = 0; j < columns.columns(); j++) {
                scaled.set(i, j, (columns.at(i, j) - center.at(j)) / half.at(j));
            }
        }
        return scaled;
    }

    Matrix undo(Matrix scaled) {
        Matrix columns = Matrix.zeros(scaled.rows(), scaled.columns());
        for (int i = 0; i < columns.rows(); i++) {
            for (int j = 0; j < columns.columns(); j++) {
                columns.set(i, j, center.at(j) + half.at(j) * scaled.at(i, j));
            }
        }
        return columns;
    }
}
