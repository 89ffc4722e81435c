package wick.lab.realization;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// Matrices that are passed on from one use to the next, so that repeated passes need no fresh memory.
/// Any thread may take and give.
final class Buffers {
    private final Map<Long, ArrayDeque<Matrix>> free = new HashMap<>();

    /// A matrix of this shape, whatever it holds.
    Matrix take(int rows, int columns) {
        synchronized (this) {
            ArrayDeque<Matrix> fitting = free.get(key(rows, columns));
            if (fitting != null && !fitting.isEmpty()) {
                return fitting.pop();
            }
        }
        return Matrix.zeros(rows, columns);
    }

    synchronized void give(Matrix matrix) {
        free.computeIfAbsent(key(matrix.rows(), matrix.columns()), _ -> new ArrayDeque<>())
                .push(matrix);
    }

    /// left rightᵀ in a matrix taken from here; `same` if they are the same.
    Matrix gram(Matrix left, Matrix right, boolean same) {
        Matrix gram = take(left.rows(), right.rows());
        if (same) {
            Products.gramInto(left, gram);
        } else {
            Products.timesTransposedInto(left, right, gram);
        }
        return gram;
    }

    private static long key(int rows, int columns) {
        return (long) rows << 32 | columns;
    }
}
