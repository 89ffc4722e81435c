package wick.theory.finitewidth;

import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// The kernel S_ab of several inputs at one dense layer to second order in 1/n, n = `width` the number of
/// units feeding the layer, S being the covariance of the pre-activations given the layers before. With A, B, C
/// among the unordered pairs of inputs 11, 12, …, 22, …:
///
/// - E S_A = K_A + G_A/n + G₂_A/n², elements of `kernel`, `metricFirst`, `metricSecond`
/// - Cov(S_A, S_B) = V_AB/n + V₂_AB/n²: `vertexFirst`, `vertexSecond`
/// - the third cumulant of S_A, S_B, S_C is U_ABC/n²: `sixPoint`, one matrix over B and C for each A
///
/// What is left out is of order n⁻³. `errors` bounds nothing but estimates the numerical error of the entries of
/// G₂, V₂ and U in this order, from a coarser grid and from rounding.
public record SecondOrderPairs(
        int layer,
        int width,
        Vector kernel,
        Vector metricFirst,
        Vector metricSecond,
        Matrix vertexFirst,
        Matrix vertexSecond,
        List<Matrix> sixPoint,
        Vector errors) {

    public SecondOrderPairs {
        sixPoint = List.copyOf(sixPoint);
    }

    /// |V₂/(nV)| for the variance of one entry of S, the largest over entries: where it is not small, the
    /// expansion in 1/n is of no use.
    public double ratio() {
        double largest = 0;
        for (int a = 0; a < kernel.size(); a++) {
            double first = vertexFirst.at(a, a);
            largest = Math.max(largest, first == 0 ? 0 : Math.abs(vertexSecond.at(a, a) / (first * width)));
        }
        return largest;
    }
}
