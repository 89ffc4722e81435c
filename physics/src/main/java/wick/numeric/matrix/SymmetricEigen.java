package wick.numeric.matrix;

/// A = V diag(values) Vᵀ for symmetric A: values ascending, eigenvectors as the columns of V.
public record SymmetricEigen(Vector values, Matrix vectors) {

    /// Cyclic Jacobi rotations.
    public static SymmetricEigen of(Matrix symmetric) {
        int n = symmetric.rows();
        Matrix a = symmetric.copy();
        Matrix v = Matrix.identity(n);
        for (int sweep = 0; sweep < 60; sweep++) {
            double off = 0;
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    off += Math.abs(a.at(p, q));
                    if (a.at(p, q) == 0) {
                        continue;
                    }
                    double theta = (a.at(q, q) - a.at(p, p)) / (2 * a.at(p, q));
                    double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
                    double c = 1 / Math.sqrt(t * t + 1);
                    rotate(a, v, p, q, c, t * c);
                }
            }
            if (off == 0) {
                break;
            }
        }
        Integer[] order = new Integer[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        double[] diagonal = a.diagonal();
        java.util.Arrays.sort(order, java.util.Comparator.comparingDouble(i -> diagonal[i]));
        double[] values = new double[n];
        Matrix vectors = Matrix.zeros(n, n);
        for (int j = 0; j < n; j++) {
            values[j] = diagonal[order[j]];
            for (int i = 0; i < n; i++) {
                vectors.set(i, j, v.at(i, order[j]));
            }
        }
        return new SymmetricEigen(Vector.of(values), vectors);
    }

    private static void rotate(Matrix a, Matrix v, int p, int q, double c, double s) {
        int n = a.rows();
        for (int k = 0; k < n; k++) {
            double akp = a.at(k, p);
            double akq = a.at(k, q);
            a.set(k, p, c * akp - s * akq);
            a.set(k, q, s * akp + c * akq);
        }
        for (int k = 0; k < n; k++) {
            double apk = a.at(p, k);
            double aqk = a.at(q, k);
            a.set(p, k, c * apk - s * aqk);
            a.set(q, k, s * apk + c * aqk);
            double vkp = v.at(k, p);
            double vkq = v.at(k, q);
            v.set(k, p, c * vkp - s * vkq);
            v.set(k, q, s * vkp + c * vkq);
        }
    }
}
