package wick.lab.networkfields;

import wick.network.field.Box;
import wick.numeric.matrix.Matrix;

/// S = (λ/4!) ∫_box dx f(x)⁴ on the lattice of the box.
public final class QuarticAction {
    private final Box box;
    private final double coupling;
    private final double[] weights;

    /// Throws [IllegalArgumentException] for a coupling below 0, where the action has no lower bound and
    /// there is no density to sample.
    public QuarticAction(Box box, double coupling) {
        if (!(coupling >= 0) || Double.isInfinite(coupling)) {
            throw new IllegalArgumentException("coupling " + coupling
                    + " must be finite and not negative: below 0 the action is unbounded below and cannot be sampled");
        }
        this.box = box;
        this.coupling = coupling;
        weights = box.weights().toArray();
    }

    public double coupling() {
        return coupling;
    }

    /// The lattice, one point per row.
    public Matrix points() {
        return box.points();
    }

    double halfSide() {
        return box.halfSide();
    }

    public int size() {
        return weights.length;
    }

    /// S of the first [#size] values.
    public double of(double[] values) {
        double sum = 0;
        for (int p = 0; p < weights.length; p++) {
            double square = values[p] * values[p];
            sum += weights[p] * square * square;
        }
        return coupling / 24 * sum;
    }

    /// slopes\[p] ← ∂S/∂f(x_p).
    void slopesInto(double[] values, double[] slopes) {
        for (int p = 0; p < weights.length; p++) {
            slopes[p] = coupling / 6 * weights[p] * values[p] * values[p] * values[p];
        }
    }
}
