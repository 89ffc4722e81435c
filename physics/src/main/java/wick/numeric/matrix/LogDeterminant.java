package wick.numeric.matrix;

import java.util.ArrayList;
import java.util.List;

/// ln det (K + shift 1) for a symmetric positive semidefinite K that is given in blocks of rows, by stochastic
/// Lanczos quadrature. With P the preconditioner of [ConjugateGradients] and M = P^(−1/2) (K + shift 1) P^(−1/2),
///
///     ln det (K + shift 1) = ln det P + tr ln M,   tr ln M = n E v̂ᵀ ln M v̂,
///
/// v̂ uniform on the unit sphere. The tridiagonal matrix T of Lanczos' method from v̂ comes out of preconditioned
/// conjugate gradients with the right side P^(1/2) v̂, and v̂ᵀ ln M v̂ is the first diagonal entry of ln T.
///
/// Source: Ubaru, Chen and Saad 2017, doi:10.1137/16M1104974; with a preconditioner Gardner et al. 2018,
/// arXiv:1809.11165.
public final class LogDeterminant {
    /// Columns of the preconditioner.
    public static final int RANK = 100;

    /// Where the residual has fallen to this part, the quadrature has settled far below its scatter.
    private static final double TOLERANCE = 1e-5;
    private static final int MOST_STEPS = 500;

    private LogDeterminant() {}

    /// The mean over probes, its standard error, and whether every probe settled.
    public record Estimate(double value, double standardError, int probes, boolean settled) {}

    /// `normals` holds independent standard normal numbers, n + [#RANK] rows and one column for each probe.
    ///
    /// Throws [IllegalArgumentException] unless the shift is positive, there are two probes or more, and K has no
    /// negative eigenvalue that shows.
    public static Estimate of(SymmetricRows rows, double shift, Matrix normals) {
        int n = rows.size();
        if (!(shift > 0) || Double.isInfinite(shift)) {
            throw new IllegalArgumentException("shift " + shift + " must be positive and finite");
        }
        if (normals.rows() != n + RANK || normals.columns() < 2) {
            throw new IllegalArgumentException(
                    normals + " of normal numbers; needed are " + (n + RANK) + " rows and at least 2 columns");
        }
        PartialCholesky preconditioner = PartialCholesky.of(rows, shift, RANK);
        List<Chain> chains = chains(rows, shift, preconditioner, preconditioner.colored(normals));
        double mean = 0;
        double squares = 0;
        boolean settled = true;
        for (int k = 0; k < chains.size(); k++) {
            double value = n * chains.get(k).logarithm();
            double off = value - mean;
            mean += off / (k + 1);
            squares += off * (value - mean);
            settled &= chains.get(k).settled;
        }
        int probes = chains.size();
        double error = Math.sqrt(squares / (probes - 1) / probes);
        return new Estimate(preconditioner.logDeterminant() + mean, error, probes, settled);
    }

    /// The diagonals of T for one probe, as they grow.
    private static final class Chain {
        private final List<Double> diagonal = new ArrayList<>();
        private final List<Double> beside = new ArrayList<>();
        private double move;
        private double turn;
        private boolean settled;

        /// Lanczos' coefficients from the step α_j and the turn β_j of conjugate gradients: T_jj = 1/α_j +
        /// β_{j−1}/α_{j−1}, T_{j,j+1} = √β_j/α_j.
        void add(double step, double nextTurn) {
            diagonal.add(1 / step + (diagonal.isEmpty() ? 0 : turn / move));
            move = step;
            turn = nextTurn;
            beside.add(Math.sqrt(nextTurn) / step);
        }

        /// (ln T)_11
        double logarithm() {
            int size = diagonal.size();
            Matrix t = Matrix.zeros(size, size);
            for (int j = 0; j < size; j++) {
                t.set(j, j, diagonal.get(j));
                if (j + 1 < size) {
                    t.set(j, j + 1, beside.get(j));
                    t.set(j + 1, j, beside.get(j));
                }
            }
            SymmetricEigen eigen = SymmetricEigen.of(t);
            double sum = 0;
            for (int k = 0; k < size; k++) {
                double weight = eigen.vectors().at(0, k);
                sum += weight * weight * Math.log(eigen.values().at(k));
            }
            return sum;
        }
    }

    private static List<Chain> chains(SymmetricRows rows, double shift, PartialCholesky preconditioner, Matrix probes) {
        int columns = probes.columns();
        List<Chain> chains = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            chains.add(new Chain());
        }
        Matrix residual = probes;
        Matrix conditioned = preconditioner.solve(residual);
        Matrix direction = conditioned.copy();
        double[] power = ConjugateGradients.products(residual, conditioned);
        double[] first = power.clone();
        for (int step = 0; step < MOST_STEPS && chains.stream().anyMatch(chain -> !chain.settled); step++) {
            Matrix image = ConjugateGradients.times(rows, shift, direction);
            double[] curvature = ConjugateGradients.products(direction, image);
            double[] move = new double[columns];
            for (int c = 0; c < columns; c++) {
                if (curvature[c] < 0) {
                    throw new IllegalArgumentException("the matrix is not positive: a direction of curvature "
                            + curvature[c] + " was met; eigenvalues must not be negative");
                }
                move[c] = curvature[c] > 0 ? power[c] / curvature[c] : 0;
            }
            ConjugateGradients.add(residual, move, -1, image);
            conditioned = preconditioner.solve(residual);
            double[] next = ConjugateGradients.products(residual, conditioned);
            double[] turn = new double[columns];
            for (int c = 0; c < columns; c++) {
                turn[c] = power[c] > 0 ? next[c] / power[c] : 0;
                Chain chain = chains.get(c);
                if (!chain.settled) {
                    chain.add(move[c], turn[c]);
                    chain.settled = next[c] <= TOLERANCE * TOLERANCE * first[c];
                }
            }
            ConjugateGradients.turn(direction, turn, conditioned);
            power = next;
        }
        return chains;
    }
}
