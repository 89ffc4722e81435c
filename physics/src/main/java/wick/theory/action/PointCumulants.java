package wick.theory.action;

import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.theory.finitewidth.CorrelatorLayer;
import wick.theory.finitewidth.SampleTensor;

/// Connected correlators over networks of one output at several inputs ("points") to order 1/n: `second`
/// E f_a f_b = K + G/n and `fourth` G_abcd = (V_(ab)(cd) + V_(ac)(bd) + V_(ad)(bc))/n.
public record PointCumulants(Matrix second, FourPoint fourth) {

    public PointCumulants {
        if (second.rows() != fourth.points() || second.columns() != fourth.points()) {
            throw new IllegalArgumentException("a two-point function that is a " + second
                    + " does not fit a four-point function of " + fourth.points() + " points");
        }
    }

    /// Of a layer's pre-activations at the network's own width.
    public static PointCumulants of(CorrelatorLayer layer) {
        int points = layer.inputs();
        double n = layer.width();
        Matrix second = Matrix.zeros(points, points);
        for (int a = 0; a < points; a++) {
            for (int b = 0; b < points; b++) {
                second.set(
                        a, b, layer.kernel().at(a, b) + layer.kernelCorrection().at(a, b) / n);
            }
        }
        SampleTensor v = layer.fourPointVertex();
        return new PointCumulants(
                second,
                FourPoint.of(points, (a, b, c, d) -> (v.at(a, b, c, d) + v.at(a, c, b, d) + v.at(a, d, b, c)) / n));
    }

    public int points() {
        return second.rows();
    }

    /// L with L Lᵀ = E f fᵀ.
    ///
    /// @throws IllegalArgumentException where that is singular: an input is 0 without biases, or depends on
    ///     the others
    Factorization.Cholesky cholesky() {
        double[] diagonal = second.diagonal();
        if (Factorization.of(second) instanceof Factorization.Cholesky cholesky) {
            for (int a = 0; a < points(); a++) {
                if (cholesky.lower().at(a, a) < 1e-6 * Math.sqrt(diagonal[a])) {
                    throw singular(a);
                }
            }
            return cholesky;
        }
        for (int a = 0; a < points(); a++) {
            if (Factorization.of(leading(a + 1)) instanceof Factorization.NotPositiveDefinite) {
                throw singular(a);
            }
        }
        throw singular(points() - 1);
    }

    private Matrix leading(int size) {
        Matrix part = Matrix.zeros(size, size);
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                part.set(a, b, second.at(a, b));
            }
        }
        return part;
    }

    private IllegalArgumentException singular(int point) {
        return new IllegalArgumentException("the kernel of the inputs is singular: input " + (point + 1)
                + " adds nothing to those before it (does it coincide with one?), so it has no inverse, which an"
                + " action needs");
    }

    /// Σ κ_abcd of the whitened outputs y = L⁻¹ f, whose two-point function is 1.
    public FourPoint whitened() {
        return fourth.transformed(cholesky().solveLower(Matrix.identity(points())));
    }
}
