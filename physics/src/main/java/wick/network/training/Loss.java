package wick.network.training;

import wick.numeric.matrix.Matrix;

/// What training makes small: a sum over training points, of functions of the outputs f and the targets y.
public enum Loss {
    /// ½ Σ (f − y)² over points and outputs.
    HALF_SQUARES,

    /// −Σ y_c ln softmax(f)_c over points and classes c; y are probabilities.
    CROSS_ENTROPY;

    /// Largest eigenvalue that the second derivative of the loss of one point can have: 1, and at most ½
    /// for probabilities p, as Σ_c |p_a δ_ac − p_a p_c| = 2 p_a (1 − p_a).
    public double steepest() {
        return switch (this) {
            case HALF_SQUARES -> 1;
            case CROSS_ENTROPY -> 0.5;
        };
    }

    /// Throws [IllegalArgumentException] for targets that this loss cannot be asked to reach.
    public void requireTargets(Matrix targets) {
        if (this == HALF_SQUARES) {
            return;
        }
        if (targets.columns() < 2) {
            throw new IllegalArgumentException("cross-entropy needs one column of targets per class, at least 2; there"
                    + " is " + targets.columns());
        }
        for (int i = 0; i < targets.rows(); i++) {
            double sum = 0;
            for (int c = 0; c < targets.columns(); c++) {
                double y = targets.at(i, c);
                sum += y;
                if (!(y >= 0)) {
                    throw new IllegalArgumentException("target (" + i + ", " + c + "), counted from 0, is " + y
                            + "; cross-entropy needs probabilities, such as one-hot rows");
                }
            }
            if (!(Math.abs(sum - 1) <= 1e-9)) {
                throw new IllegalArgumentException("the targets of point " + i + " (counted from 0) sum to " + sum
                        + "; cross-entropy needs probabilities that sum to 1, such as one-hot rows");
            }
        }
    }

    /// direction ← −∂loss/∂f, for outputs of several networks side by side: column n C + c is output c of
    /// network n.
    public void descentInto(Matrix outputs, Matrix targets, Matrix direction) {
        int classes = targets.columns();
        double[] f = outputs.entries();
        double[] y = targets.entries();
        double[] down = direction.entries();
        int networks = outputs.columns() / classes;
        for (int i = 0; i < outputs.rows(); i++) {
            for (int n = 0; n < networks; n++) {
                int from = (i * networks + n) * classes;
                switch (this) {
                    case HALF_SQUARES -> {
                        for (int c = 0; c < classes; c++) {
                            down[from + c] = y[i * classes + c] - f[from + c];
                        }
                    }
                    case CROSS_ENTROPY -> {
                        softmaxInto(f, from, classes, down);
                        for (int c = 0; c < classes; c++) {
                            down[from + c] = y[i * classes + c] - down[from + c];
                        }
                    }
                }
            }
        }
    }

    /// The loss of row `row` of `outputs`, a sum over outputs.
    public double of(Matrix outputs, Matrix targets, int row) {
        int classes = targets.columns();
        double[] f = outputs.entries();
        double[] y = targets.entries();
        int from = row * classes;
        double loss = 0;
        switch (this) {
            case HALF_SQUARES -> {
                for (int c = from; c < from + classes; c++) {
                    loss += (f[c] - y[c]) * (f[c] - y[c]) / 2;
                }
            }
            case CROSS_ENTROPY -> {
                double largest = f[from];
                for (int c = from; c < from + classes; c++) {
                    largest = Math.max(largest, f[c]);
                }
                double sum = 0;
                for (int c = from; c < from + classes; c++) {
                    sum += Math.exp(f[c] - largest);
                }
                double normalization = largest + Math.log(sum);
                for (int c = from; c < from + classes; c++) {
                    loss += y[c] * (normalization - f[c]);
                }
            }
        }
        return loss;
    }

    private static void softmaxInto(double[] f, int from, int classes, double[] p) {
        double largest = f[from];
        for (int c = 1; c < classes; c++) {
            largest = Math.max(largest, f[from + c]);
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            p[from + c] = Math.exp(f[from + c] - largest);
            sum += p[from + c];
        }
        for (int c = 0; c < classes; c++) {
            p[from + c] /= sum;
        }
    }
}
