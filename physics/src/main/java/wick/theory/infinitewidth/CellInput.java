package wick.theory.infinitewidth;

import java.util.Arrays;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// The correlations that inputs start with, by cells.
///
/// 1 − ρ comes from the product of the matrices; for close inputs from ½ |x̂ − x̂′|², x̂ = x/|x|, which keeps its
/// digits, and is exactly 0 where they coincide. An input 0 counts as orthogonal to all.
record CellInput(Matrix rows, Matrix columns) {
    /// Below this 1 − ρ is computed from the difference.
    private static final double NEAR = 1e-3;

    /// Fills 1 − ρ and Θ = 0 of the cell.
    void startInto(KernelCell cell, boolean symmetric, CellMemory memory) {
        Products.timesTransposedInto(
                new Products.Rows(rows, cell.row(), cell.height()),
                new Products.Rows(columns, cell.column(), cell.width()),
                memory.gram);
        double[] inverse = memory.product;
        for (int j = 0; j < cell.width(); j++) {
            inverse[j] = inverseLength(cell.columnStatistics(), cell.column() + j);
        }
        double[] gram = memory.gram.entries();
        memory.coincident = false;
        for (int i = 0; i < cell.height(); i++) {
            int from = i * CellMemory.STRIDE;
            int count = cell.length(i, symmetric);
            double own = inverseLength(cell.rowStatistics(), cell.row() + i);
            System.arraycopy(gram, from, memory.covariance, 0, count);
            double smallest = deltasInto(own, inverse, count, memory.covariance);
            if (smallest < NEAR) {
                smallest = repair(cell, i, count, memory);
            }
            memory.closeness[0].add(smallest);
            System.arraycopy(memory.covariance, 0, memory.delta, from, count);
        }
        Arrays.fill(memory.tangent, 0);
    }

    private static double inverseLength(InputStatistics inputs, int i) {
        return inputs.squares[i] == 0 ? 0 : 1 / Math.sqrt(inputs.squares[i]);
    }

    /// Returns the smallest.
    private static double deltasInto(double own, double[] inverse, int count, double[] x) {
        double smallest = 2;
        for (int j = 0; j < count; j++) {
            x[j] = Math.min(2, 1 - x[j] * own * inverse[j]);
        }
        for (int j = 0; j < count; j++) {
            smallest = Math.min(smallest, x[j]);
        }
        return smallest;
    }

    /// Returns the smallest 1 − ρ that is left as it is.
    private double repair(KernelCell cell, int i, int count, CellMemory memory) {
        double smallest = 2;
        for (int j = 0; j < count; j++) {
            if (memory.covariance[j] < NEAR) {
                double delta = fromDifference(cell, cell.row() + i, cell.column() + j);
                memory.covariance[j] = delta;
                memory.coincident |= delta == 0;
            } else {
                smallest = Math.min(smallest, memory.covariance[j]);
            }
        }
        return smallest;
    }

    /// ½ |a x − b x′|² with the products exact to twice the precision.
    private double fromDifference(KernelCell cell, int row, int column) {
        double a = 1 / Math.sqrt(cell.rowStatistics().squares[row]);
        double b = 1 / Math.sqrt(cell.columnStatistics().squares[column]);
        int size = rows.columns();
        double[] x = rows.entries();
        double[] z = columns.entries();
        double sum = 0;
        for (int k = 0; k < size; k++) {
            double other = b * z[column * size + k];
            double lost = Math.fma(b, z[column * size + k], -other);
            double difference = Math.fma(a, x[row * size + k], -other) - lost;
            sum += difference * difference;
        }
        return Math.min(2, sum / 2);
    }
}
