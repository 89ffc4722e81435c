package wick.topic.expressivity.lab.product;

import java.util.Arrays;
import wick.network.Activation;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// Looks for small networks that multiply: Levenberg and Marquardt's method on the Taylor coefficients up
/// to degree n of m neurons with weights and biases of their own and a bias at the output, from many
/// random starts.
///
/// A residual at rounding shows that m neurons do. A best residual that stays large shows that no start
/// found a way, which is evidence and no proof.
public record GateSearch(Activation activation, int factors, int neurons) {
    private static final int STEPS = 600;
    /// After so many steps the residual must be at least a hundredth lower.
    private static final int PATIENCE = 60;
    /// Steps end when the residual is at rounding.
    private static final double DONE = 1e-14;

    private static final double LEAST_DAMPING = 1e-14;
    private static final double MOST_DAMPING = 1e12;

    public GateSearch {
        if (factors < 2 || factors > 4 || neurons < 1 || neurons > 16) {
            throw new IllegalArgumentException("a search for " + factors + " factors with " + neurons
                    + " neurons: allowed are 2 to 4 factors and 1 to 16 neurons");
        }
    }

    /// The best of all starts: the root of the summed squares of what is missing, and in how many starts
    /// it came below 1e-10. `weights` has a row for every neuron: its weights a (at most 1), its weight w
    /// to the output, its bias.
    public record Found(double residual, int solved, int starts, Matrix weights) {}

    public Found run(int starts, Address address) {
        TaylorConditions conditions = TaylorConditions.of(activation, factors, neurons);
        Matrix ends = Matrix.zeros(starts, conditions.unknowns() + 1);
        Parallel.forEach(starts, start -> {
            double[] unknowns = begin(conditions, address.network(start).open());
            double residual = descend(conditions, unknowns);
            ends.set(start, 0, residual);
            System.arraycopy(unknowns, 0, ends.entries(), start * ends.columns() + 1, unknowns.length);
        });
        int best = 0;
        int solved = 0;
        for (int start = 0; start < starts; start++) {
            solved += ends.at(start, 0) < 1e-10 ? 1 : 0;
            best = ends.at(start, 0) < ends.at(best, 0) ? start : best;
        }
        double[] row = ends.row(best);
        return new Found(row[0], solved, starts, weights(Arrays.copyOfRange(row, 1, row.length)));
    }

    private double[] begin(TaylorConditions conditions, RandomStream stream) {
        double[] unknowns = new double[conditions.unknowns()];
        for (int k = 0; k < unknowns.length; k++) {
            boolean bias = k % (factors + 2) == factors + 1;
            unknowns[k] = (bias ? 2 : 1) * stream.nextNormal();
        }
        return unknowns;
    }

    private Matrix weights(double[] unknowns) {
        Matrix weights = Matrix.of(neurons, factors + 2, unknowns);
        for (int j = 0; j < neurons; j++) {
            for (int i = 0; i < factors; i++) {
                weights.set(j, i, Math.tanh(weights.at(j, i)));
            }
        }
        return weights;
    }

    /// Steps that lower the residual are taken and trusted more, others are tried again with more
    /// damping.
    private static double descend(TaylorConditions conditions, double[] unknowns) {
        double damping = 1;
        double[] residuals = conditions.residuals(unknowns);
        double norm = norm(residuals);
        double before = Double.POSITIVE_INFINITY;
        for (int step = 0; step < STEPS && norm > DONE && damping < MOST_DAMPING; step++) {
            if (step % PATIENCE == 0) {
                if (norm > 0.99 * before) {
                    break;
                }
                before = norm;
            }
            double[] proposed = proposal(conditions.slopes(unknowns), residuals, unknowns, damping);
            double[] after = conditions.residuals(proposed);
            if (norm(after) < norm) {
                System.arraycopy(proposed, 0, unknowns, 0, unknowns.length);
                residuals = after;
                norm = norm(after);
                damping = Math.max(damping / 3, LEAST_DAMPING);
            } else {
                damping *= 4;
            }
        }
        return norm;
    }

    /// unknowns − (JᵀJ + damping)⁻¹ Jᵀ r
    private static double[] proposal(Matrix slopes, double[] residuals, double[] unknowns, double damping) {
        int n = unknowns.length;
        Matrix normal = Matrix.zeros(n, n);
        Matrix right = Matrix.zeros(n, 1);
        for (int i = 0; i < n; i++) {
            for (int k = 0; k <= i; k++) {
                double sum = i == k ? damping : 0;
                for (int r = 0; r < residuals.length; r++) {
                    sum += slopes.at(r, i) * slopes.at(r, k);
                }
                normal.set(i, k, sum);
                normal.set(k, i, sum);
            }
            for (int r = 0; r < residuals.length; r++) {
                right.set(i, 0, right.at(i, 0) + slopes.at(r, i) * residuals[r]);
            }
        }
        double[] proposed = unknowns.clone();
        if (Factorization.of(normal) instanceof Factorization.Cholesky cholesky) {
            Vector change = Vector.of(cholesky.solve(right).entries());
            for (int i = 0; i < n; i++) {
                proposed[i] -= change.at(i);
            }
        }
        return proposed;
    }

    private static double norm(double[] residuals) {
        double sum = 0;
        for (double residual : residuals) {
            sum += residual * residual;
        }
        return Math.sqrt(sum);
    }
}
