package wick.theory.infinitewidth;

import java.util.Arrays;
import wick.numeric.elementwise.Versine;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// The correlations that inputs start with, by cells.
///
/// 1 − ρ comes from the product of the matrices; for close inputs from ½ |x̂ − x̂′|², x̂ = x/|x|, which
/// keeps its digits, and is exactly 0 where they coincide. An input 0 counts as orthogonal to all.
record CellInput(Matrix rows, Matrix columns) {
    /// Below this 1 − ρ is computed from the difference.
    private static final double NEAR = 1e-3;

    /// Fills 1 − ρ and Θ = 0 of the cell.
    void startInto(KernelCell cell, boolean symmetric, CellMemory memory) {
        productsInto(cell, symmetric, memory.gram);
        double[] inverse = memory.product;
        for (int j = 0; j < cell.width(); j++) {
            inverse[j] = inverseLength(cell.columnStatistics(), cell.column() + j);
        }
        double[] gram = memory.gram.entries();
        memory.coincident = false;
        for (int i = 0; i < cell.height(); i++) {
            int from = i * CellMemory.STRIDE;
            int count = cell.worked(i, symmetric);
            double own = inverseLength(cell.rowStatistics(), cell.row() + i);
            double smallest = Versine.betweenInto(gram, from, count, own, inverse, memory.delta);
            if (smallest < NEAR) {
                smallest = repair(cell, i, count, memory);
            }
            memory.closeness[0].add(smallest);
            if (memory.hasTangent()) {
                Arrays.fill(memory.tangent, from, from + count, 0);
            }
        }
    }

    /// Entries that [KernelCell#worked] does not reach are left as they are.
    private void productsInto(KernelCell cell, boolean symmetric, Matrix gram) {
        var own = new Products.Rows(rows, cell.row(), cell.height());
        if (!symmetric || cell.row() != cell.column() || cell.height() != cell.width()) {
            Products.timesTransposedInto(own, new Products.Rows(columns, cell.column(), cell.width()), gram);
            return;
        }
        Products.gramInto(own, gram);
        for (int i = 0; i < cell.height(); i++) {
            for (int j = i + 1; j < cell.worked(i, true); j++) {
                gram.set(i, j, gram.at(j, i));
            }
        }
    }

    private static double inverseLength(InputStatistics inputs, int i) {
        return inputs.squares[i] == 0 ? 0 : 1 / Math.sqrt(inputs.squares[i]);
    }

    /// Returns the smallest 1 − ρ that is left as it is.
    private double repair(KernelCell cell, int i, int count, CellMemory memory) {
        double smallest = 2;
        int from = i * CellMemory.STRIDE;
        for (int j = 0; j < count; j++) {
            if (memory.delta[from + j] < NEAR) {
                double delta = fromDifference(cell, cell.row() + i, cell.column() + j);
                memory.delta[from + j] = delta;
                memory.coincident |= delta == 0;
            } else {
                smallest = Math.min(smallest, memory.delta[from + j]);
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
