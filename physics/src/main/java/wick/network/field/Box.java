package wick.network.field;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// The box \[−R, R]^d in which fields interact, with a lattice of points and the weights of the trapezoid
/// rule: an integral over the box is the weighted sum over the lattice, in theory and laboratory alike.
public record Box(int dimension, double halfSide, int pointsPerSide) {
    /// No lattice has more points than this.
    public static final int MOST_POINTS = 100_000;

    public Box {
        if (dimension < 1 || dimension > 3) {
            throw new IllegalArgumentException("dimension " + dimension + " of the box must be 1, 2 or 3");
        }
        if (!(halfSide > 0) || Double.isInfinite(halfSide)) {
            throw new IllegalArgumentException("half side " + halfSide + " of the box must be positive and finite");
        }
        if (pointsPerSide < 2 || Math.pow(pointsPerSide, dimension) > MOST_POINTS) {
            throw new IllegalArgumentException(pointsPerSide + " points per side in " + dimension
                    + " dimensions: need at least 2 per side and at most " + MOST_POINTS + " in all");
        }
    }

    public int size() {
        int size = 1;
        for (int k = 0; k < dimension; k++) {
            size *= pointsPerSide;
        }
        return size;
    }

    /// One point per row, the last coordinate running fastest.
    public Matrix points() {
        Matrix points = Matrix.zeros(size(), dimension);
        for (int i = 0; i < points.rows(); i++) {
            int rest = i;
            for (int k = dimension - 1; k >= 0; k--) {
                points.set(i, k, coordinate(rest % pointsPerSide));
                rest /= pointsPerSide;
            }
        }
        return points;
    }

    /// The weight of every point, in the order of [#points]; their sum is the volume.
    public Vector weights() {
        double step = 2 * halfSide / (pointsPerSide - 1);
        double[] weights = new double[size()];
        for (int i = 0; i < weights.length; i++) {
            int rest = i;
            weights[i] = 1;
            for (int k = 0; k < dimension; k++) {
                int place = rest % pointsPerSide;
                weights[i] *= place == 0 || place == pointsPerSide - 1 ? step / 2 : step;
                rest /= pointsPerSide;
            }
        }
        return Vector.of(weights);
    }

    private double coordinate(int place) {
        return -halfSide + 2 * halfSide * place / (pointsPerSide - 1);
    }
}
