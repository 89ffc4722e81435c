package wick.lab.networkfields;

import wick.numeric.matrix.Matrix;
import wick.numeric.statistics.Estimate;
import wick.numeric.statistics.Jackknife;

/// Connected correlators of a field whose odd correlators vanish, without bias, from one row of values
/// per network.
///
/// The products of two means that a fourth cumulant subtracts would be off by O(1/networks). The
/// jackknife removes this exactly for every function that is quadratic in means.
public final class ConnectedEstimates {
    /// Blocks that the jackknife leaves out one at a time, at most.
    private static final int BLOCKS = 500;

    private ConnectedEstimates() {}

    /// E f_i f_j.
    public static Estimate two(Matrix values, int i, int j) {
        Matrix products = Matrix.zeros(values.rows(), 1);
        for (int n = 0; n < values.rows(); n++) {
            products.set(n, 0, values.at(n, i) * values.at(n, j));
        }
        return Jackknife.of(products, blocks(values), means -> means[0]);
    }

    /// E f_i f_j f_k f_l − E f_i f_j E f_k f_l − 2 more pairings.
    public static Estimate four(Matrix values, int i, int j, int k, int l) {
        Matrix products = Matrix.zeros(values.rows(), 7);
        for (int n = 0; n < values.rows(); n++) {
            double[] f = {values.at(n, i), values.at(n, j), values.at(n, k), values.at(n, l)};
            products.set(n, 0, f[0] * f[1] * f[2] * f[3]);
            products.set(n, 1, f[0] * f[1]);
            products.set(n, 2, f[2] * f[3]);
            products.set(n, 3, f[0] * f[2]);
            products.set(n, 4, f[1] * f[3]);
            products.set(n, 5, f[0] * f[3]);
            products.set(n, 6, f[1] * f[2]);
        }
        return Jackknife.of(products, blocks(values), m -> m[0] - (m[1] * m[2]) - (m[3] * m[4]) - (m[5] * m[6]));
    }

    private static int blocks(Matrix values) {
        return Math.min(BLOCKS, values.rows());
    }
}
