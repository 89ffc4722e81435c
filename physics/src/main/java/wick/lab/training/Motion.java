package wick.lab.training;

import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// How far a network has moved since before training: the trace of the tangent kernel now, its `drift`
/// ‖Θ − Θ_0‖ / ‖Θ_0‖ of the tangent kernel, and of what
/// each weight matrix makes a movement. `alignments` are those with the targets of what each hidden matrix makes now
/// and, last, of the tangent kernel:
///
///     A = ⟨K, Y⟩ / (‖K‖ ‖Y‖),   Y = y yᵀ,   both centered,
///
/// 1 where a kernel tells inputs apart by their targets alone.
///
/// Source: Cortes, Mohri and Rostamizadeh 2012, arXiv:1203.0550.
public record Motion(double trace, double drift, List<Movement> movements, List<Double> alignments) {

    public Motion {
        movements = List.copyOf(movements);
        alignments = List.copyOf(alignments);
    }

    /// The alignment of a kernel with targets (N x C); 0 where one of them is constant. A kernel of all outputs has
    /// no such alignment and gives 0.
    static double alignment(Matrix kernel, Matrix targets) {
        if (kernel.rows() != targets.rows()) {
            return 0;
        }
        double[] k = centered(kernel);
        double[] y = centered(Products.timesTransposed(targets, targets));
        double product = 0;
        double squares = 0;
        double others = 0;
        for (int i = 0; i < k.length; i++) {
            product += k[i] * y[i];
            squares += k[i] * k[i];
            others += y[i] * y[i];
        }
        return squares == 0 || others == 0 ? 0 : product / Math.sqrt(squares * others);
    }

    private static double[] centered(Matrix symmetric) {
        int n = symmetric.rows();
        double[] means = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                means[i] += symmetric.at(i, j) / n;
            }
            mean += means[i] / n;
        }
        double[] centered = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                centered[i * n + j] = symmetric.at(i, j) - means[i] - means[j] + mean;
            }
        }
        return centered;
    }
}
