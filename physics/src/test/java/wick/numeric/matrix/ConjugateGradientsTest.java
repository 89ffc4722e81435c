package wick.numeric.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import wick.numeric.parallel.Parallel;

class ConjugateGradientsTest {
    /// exp(−|x − z|/4) on a line: eigenvalues over several orders of magnitude.
    private static Matrix kernel(int n) {
        Matrix kernel = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                kernel.set(i, j, Math.exp(-Math.abs(i - j) * 4.0 / n));
            }
        }
        return kernel;
    }

    private static Matrix targets(int n) {
        Matrix b = Matrix.zeros(n, 3);
        for (int i = 0; i < n; i++) {
            b.set(i, 0, Math.sin(0.05 * i));
            b.set(i, 1, i % 7 - 3);
        }
        return b;
    }

    private static ConjugateGradients solver(Matrix kernel, double shift, int rank) {
        return new ConjugateGradients(
                SymmetricRows.of(kernel), shift, new ConjugateGradients.Effort(1e-12, 2000, rank));
    }

    @Test
    void theSolutionIsThatOfTheFactorAndItsResidualIsCertified() {
        int n = 700;
        Matrix kernel = kernel(n);
        ConjugateGradients.Solution found = solver(kernel, 0.01, 40).solve(targets(n));
        Matrix shifted = kernel.copy();
        for (int i = 0; i < n; i++) {
            shifted.set(i, i, shifted.at(i, i) + 0.01);
        }
        if (!(Factorization.of(shifted) instanceof Factorization.Cholesky cholesky)) {
            throw new AssertionError("singular");
        }
        Matrix exact = cholesky.solve(targets(n));
        assertTrue(found.settled());
        Matrix image = Products.times(shifted, found.x());
        for (int c = 0; c < 3; c++) {
            double difference = 0;
            double size = 0;
            double residual = 0;
            for (int i = 0; i < n; i++) {
                difference += Math.pow(found.x().at(i, c) - exact.at(i, c), 2);
                size += Math.pow(targets(n).at(i, c), 2);
                residual += Math.pow(image.at(i, c) - targets(n).at(i, c), 2);
            }
            assertEquals(Math.sqrt(residual), found.residuals().at(c) * Math.sqrt(size), 1e-12 * Math.sqrt(size));
            double bound = found.residuals().at(c) * Math.sqrt(size) / 0.01;
            assertTrue(Math.sqrt(difference) <= bound + 1e-11 * Math.sqrt(size), "column " + c);
        }
    }

    @Test
    void thePreconditionerSavesIterations() {
        Matrix kernel = kernel(400);
        int without = solver(kernel, 1e-3, 0).solve(targets(400)).iterations();
        int with = solver(kernel, 1e-3, 60).solve(targets(400)).iterations();
        assertTrue(2 * with < without, with + " with, " + without + " without");
    }

    @Test
    void whatIsNotReachedIsSaid() {
        ConjugateGradients.Effort little = new ConjugateGradients.Effort(1e-12, 3, 0);
        ConjugateGradients.Solution found =
                new ConjugateGradients(SymmetricRows.of(kernel(300)), 1e-4, little).solve(targets(300));
        assertFalse(found.settled());
        assertEquals(3, found.iterations());
        assertTrue(found.residuals().at(1) > 1e-6);
    }

    @Test
    void anIndefiniteMatrixIsRefused() {
        Matrix indefinite = Matrix.of(2, 2, 1, 2, 2, 1);
        Matrix b = Matrix.of(2, 1, 1, -1);
        assertThrows(
                IllegalArgumentException.class, () -> solver(indefinite, 0, 0).solve(b));
    }

    @Test
    void theBytesDoNotDependOnTheNumberOfThreads() {
        Matrix[] found = new Matrix[2];
        for (int threads = 1; threads <= 2; threads++) {
            int at = threads - 1;
            Parallel.withThreads(
                    threads,
                    () -> found[at] =
                            solver(kernel(600), 0.01, 20).solve(targets(600)).x());
        }
        assertEquals(found[0], found[1]);
    }
}
