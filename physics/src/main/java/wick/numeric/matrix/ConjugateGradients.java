package wick.numeric.matrix;

import wick.numeric.parallel.Parallel;

/// Solves (K + shift 1) X = B for a symmetric positive semidefinite K that is given in blocks of rows, by
/// preconditioned conjugate gradients, all columns at once. Memory: a few n x columns, one block of rows
/// per thread, and n x rank for the preconditioner.
///
/// The bytes of a solution do not depend on the number of threads.
///
/// Source: Hestenes and Stiefel 1952, doi:10.6028/jres.049.044.
public final class ConjugateGradients {
    /// Rows that are asked for at a time.
    private static final int BLOCK = 256;

    private final SymmetricRows rows;
    private final double shift;
    private final Effort effort;

    /// `tolerance` bounds ‖B − A X‖/‖B‖ of each column; `rank` is the number of columns of the
    /// preconditioner.
    public record Effort(double tolerance, int mostIterations, int rank) {
        public static final Effort STANDARD = new Effort(1e-10, 1000, 100);

        public Effort {
            if (!(tolerance > 0) || mostIterations < 1 || rank < 0) {
                throw new IllegalArgumentException(
                        "tolerance " + tolerance + ", iterations " + mostIterations + ", rank " + rank
                                + ": need a positive tolerance, at least 1 iteration and a rank of 0 or more");
            }
        }
    }

    /// What was reached. `residuals` are ‖B − A X‖/‖B‖ of each column, computed from X itself and not
    /// carried along; a shift s > 0 makes ‖X − A⁻¹ B‖ at most residual · ‖B‖/s.
    public record Solution(Matrix x, Vector residuals, int iterations, boolean settled) {}

    public ConjugateGradients(SymmetricRows rows, double shift, Effort effort) {
        if (!(shift >= 0) || Double.isInfinite(shift)) {
            throw new IllegalArgumentException("shift " + shift + " must be finite and not negative");
        }
        this.rows = rows;
        this.shift = shift;
        this.effort = effort;
    }

    /// Throws [IllegalArgumentException] where `b` has another number of rows, and where K turns out to
    /// have a negative eigenvalue.
    public Solution solve(Matrix b) {
        int n = rows.size();
        if (b.rows() != n) {
            throw new IllegalArgumentException("B has " + b.rows() + " rows where the matrix has " + n);
        }
        PartialCholesky preconditioner = PartialCholesky.of(rows, shift, effort.rank());
        double[] size = norms(b);
        Matrix x = Matrix.zeros(n, b.columns());
        Matrix residual = b.copy();
        Matrix conditioned = preconditioner.solve(residual);
        Matrix direction = conditioned.copy();
        double[] power = products(residual, conditioned);
        int iterations = 0;
        while (iterations < effort.mostIterations() && !small(norms(residual), size)) {
            Matrix image = times(rows, shift, direction);
            double[] curvature = products(direction, image);
            double[] move = new double[b.columns()];
            for (int c = 0; c < move.length; c++) {
                if (curvature[c] < 0) {
                    throw new IllegalArgumentException("the matrix is not positive: a direction of curvature "
                            + curvature[c] + " was met; eigenvalues must not be negative");
                }
                // a column that is solved exactly stays where it is
                move[c] = curvature[c] > 0 ? power[c] / curvature[c] : 0;
            }
            add(x, move, 1, direction);
            add(residual, move, -1, image);
            conditioned = preconditioner.solve(residual);
            double[] next = products(residual, conditioned);
            for (int c = 0; c < move.length; c++) {
                move[c] = power[c] > 0 ? next[c] / power[c] : 0;
            }
            turn(direction, move, conditioned);
            power = next;
            iterations++;
        }
        double[] reached = reached(b, x, size);
        boolean settled = true;
        for (double r : reached) {
            settled &= r <= 10 * effort.tolerance();
        }
        return new Solution(x, Vector.of(reached), iterations, settled);
    }

    private double[] reached(Matrix b, Matrix x, double[] size) {
        Matrix image = times(rows, shift, x);
        for (int i = 0; i < image.entries().length; i++) {
            image.entries()[i] = b.entries()[i] - image.entries()[i];
        }
        double[] reached = norms(image);
        for (int c = 0; c < reached.length; c++) {
            reached[c] = size[c] == 0 ? 0 : reached[c] / size[c];
        }
        return reached;
    }

    private boolean small(double[] norms, double[] size) {
        for (int c = 0; c < norms.length; c++) {
            if (norms[c] > effort.tolerance() * size[c]) {
                return false;
            }
        }
        return true;
    }

    /// (K + shift 1) V, block of rows by block of rows.
    static Matrix times(SymmetricRows rows, double shift, Matrix v) {
        int n = rows.size();
        Matrix product = Matrix.zeros(n, v.columns());
        Parallel.forEach(Block.cells(n, BLOCK), t -> {
            int from = t * BLOCK;
            Matrix block = Matrix.zeros(Math.min(BLOCK, n - from), n);
            rows.rowsInto(from, block);
            Matrix part = Products.times(block, v);
            System.arraycopy(part.entries(), 0, product.entries(), from * v.columns(), part.entries().length);
        });
        for (int i = 0; i < product.entries().length; i++) {
            product.entries()[i] += shift * v.entries()[i];
        }
        return product;
    }

    private static double[] norms(Matrix a) {
        double[] norms = products(a, a);
        for (int c = 0; c < norms.length; c++) {
            norms[c] = Math.sqrt(norms[c]);
        }
        return norms;
    }

    /// a_c · b_c for every column c.
    static double[] products(Matrix a, Matrix b) {
        double[] sums = new double[a.columns()];
        for (int i = 0; i < a.rows(); i++) {
            for (int c = 0; c < sums.length; c++) {
                int at = i * sums.length + c;
                sums[c] += a.entries()[at] * b.entries()[at];
            }
        }
        return sums;
    }

    /// x_c ← x_c + sign · factor_c d_c
    static void add(Matrix x, double[] factors, int sign, Matrix d) {
        for (int i = 0; i < x.rows(); i++) {
            for (int c = 0; c < factors.length; c++) {
                int at = i * factors.length + c;
                x.entries()[at] += sign * factors[c] * d.entries()[at];
            }
        }
    }

    /// d_c ← z_c + factor_c d_c
    static void turn(Matrix d, double[] factors, Matrix z) {
        for (int i = 0; i < d.rows(); i++) {
            for (int c = 0; c < factors.length; c++) {
                int at = i * factors.length + c;
                d.entries()[at] = z.entries()[at] + factors[c] * d.entries()[at];
            }
        }
    }
}
