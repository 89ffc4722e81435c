package wick.numeric.gaussian;

import java.util.List;

/// ⟨f₁(z₁) ⋯ f_k(z_k)⟩ for up to four jointly Gaussian variables of mean zero, for every choice of one
/// function per variable at once, each with a bound on its error. The functions are smooth.
///
/// With z = L u, L the Cholesky factor of the covariance, the trapezoid rule in u converges
/// geometrically. The last of three or four variables is averaged over beforehand, as a function of its
/// conditional mean. The bound is the difference to the same sum on a grid coarser by a seventh, whose
/// own error is far larger, plus roundings. A singular covariance does no harm.
public final class ProductAverages {
    private static final double COARSER = 1.15;
    private static final double COARSEST = 2;
    private static final double ROUNDING = 0x1p-49;

    private final int[] counts;
    private final double[] values;
    private final double[] errors;
    private final double[] magnitudes;

    private ProductAverages(int[] counts, double[] values, double[] errors, double[] magnitudes) {
        this.counts = counts;
        this.values = values;
        this.errors = errors;
        this.magnitudes = magnitudes;
    }

    /// `factors.get(j)` are functions of z_j; `covariance[i][j]` = Cov(z_i, z_j).
    public static ProductAverages of(List<Factors> factors, double[][] covariance, UniformGrid grid) {
        int size = factors.size();
        if (size < 1 || size > 4 || covariance.length != size) {
            throw new IllegalArgumentException(size + " variables with a covariance of " + covariance.length
                    + " rows: 1 to 4 and as many are needed");
        }
        double[][] root = root(covariance);
        double[] fine = new ProductSum(factors, root, grid, false).total();
        double[] coarse = new ProductSum(factors, root, grid.coarser(COARSER), false).total();
        double[] magnitude = new ProductSum(factors, root, grid.coarser(COARSEST), true).total();
        double[] errors = new double[fine.length];
        for (int i = 0; i < fine.length; i++) {
            if (!Double.isFinite(fine[i])) {
                throw new ArithmeticException(
                        "an average of a product over " + size + " normal variables is " + fine[i]);
            }
            errors[i] = Math.abs(fine[i] - coarse[i]) + ROUNDING * magnitude[i];
        }
        return new ProductAverages(factors.stream().mapToInt(Factors::count).toArray(), fine, errors, magnitude);
    }

    /// The average of the product of these functions, one index per variable.
    public Approximation of(int... functions) {
        int at = place(functions);
        return new Approximation(values[at], errors[at]);
    }

    /// About the average of the absolute value of the product.
    public double magnitude(int... functions) {
        return magnitudes[place(functions)];
    }

    private int place(int[] functions) {
        int at = 0;
        for (int j = 0; j < counts.length; j++) {
            at = at * counts[j] + functions[j];
        }
        return at;
    }

    /// The lower Cholesky factor; a variable that the ones before determine gets 0 on the diagonal.
    static double[][] root(double[][] covariance) {
        int size = covariance.length;
        double[][] root = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = covariance[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= root[i][k] * root[j][k];
                }
                if (i == j) {
                    root[i][i] = rest > 1e-15 * covariance[i][i] ? Math.sqrt(rest) : 0;
                } else {
                    root[i][j] = root[j][j] > 0 ? rest / root[j][j] : 0;
                }
            }
        }
        return root;
    }
}
