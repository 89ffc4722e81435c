package wick.theory.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.theory.ReferenceTable;

class EvidenceTest {
    private static final double[] X = {0.1, 0.7, 1.2, 1.9, 3.0};
    private static final Matrix Y = Matrix.of(5, 2, 1, -0.4, 0.3, 0.2, -0.5, 0.9, 0.2, 0.1, 1.1, -0.7);

    /// a exp(−(x − z)²/(2 l²)) and its derivatives with respect to ln a and ln l.
    private record SquaredExponential() implements KernelFamily {
        @Override
        public List<String> names() {
            return List.of("a", "l");
        }

        @Override
        public Matrix kernel(Vector logarithms) {
            return matrix(Math.exp(logarithms.at(0)), Math.exp(logarithms.at(1)), 0);
        }

        /// Times ((x − z)/l)^power.
        static Matrix matrix(double a, double l, int power) {
            Matrix kernel = Matrix.zeros(X.length, X.length);
            for (int i = 0; i < X.length; i++) {
                for (int j = 0; j < X.length; j++) {
                    double d = (X[i] - X[j]) / l;
                    kernel.set(i, j, a * Math.exp(-d * d / 2) * Math.pow(d, power));
                }
            }
            return kernel;
        }
    }

    private static double contracted(Matrix a, Matrix b) {
        double sum = 0;
        for (int i = 0; i < a.entries().length; i++) {
            sum += a.entries()[i] * b.entries()[i];
        }
        return sum;
    }

    @Test
    void evidenceItsSlopesPredictionsAndLeaveOneOutAreThoseOfTheReference() {
        int compared = 0;
        for (ReferenceTable.Row row : ReferenceTable.rows("evidence.csv")) {
            double a = row.number(0);
            double l = row.number(1);
            double noise = row.number(2);
            Matrix kernel = SquaredExponential.matrix(a, l, 0);
            GaussianProcess process =
                    GaussianProcess.of(kernel, Y, Ridge.noise(noise)).orThrow();
            assertClose(row.number(3), process.logEvidence());
            Matrix slopes = process.evidenceSlopes();
            assertClose(row.number(4), contracted(slopes, kernel));
            assertClose(row.number(5), contracted(slopes, SquaredExponential.matrix(a, l, 2)));
            double trace = 0;
            for (double entry : slopes.diagonal()) {
                trace += entry;
            }
            assertClose(row.number(6), noise * trace);
            Matrix cross = Matrix.zeros(1, X.length);
            for (int j = 0; j < X.length; j++) {
                double d = (1.5 - X[j]) / l;
                cross.set(0, j, a * Math.exp(-d * d / 2));
            }
            assertClose(row.number(7), process.mean(cross).at(0, 0));
            assertClose(row.number(8), process.mean(cross).at(0, 1));
            assertClose(row.number(9), process.variance(cross, Vector.of(a)).at(0));
            assertClose(row.number(10), process.leaveOneOut().logPredictive());
            compared++;
        }
        assertEquals(3, compared);
    }

    private static void assertClose(double expected, double found) {
        assertEquals(expected, found, 1e-11 * Math.max(1, Math.abs(expected)));
    }

    @Test
    void leavingOneOutInClosedFormIsLiterallyLeavingItOut() {
        Matrix kernel = SquaredExponential.matrix(1.3, 0.9, 0);
        LeaveOneOut all =
                GaussianProcess.of(kernel, Y, new Ridge(0.02, 1e-3)).orThrow().leaveOneOut();
        for (int left = 0; left < X.length; left++) {
            Matrix rest = Matrix.zeros(4, 4);
            Matrix targets = Matrix.zeros(4, 2);
            Matrix cross = Matrix.zeros(1, 4);
            for (int i = 0; i < 4; i++) {
                int from = i < left ? i : i + 1;
                cross.set(0, i, kernel.at(left, from));
                for (int j = 0; j < 4; j++) {
                    rest.set(i, j, kernel.at(from, j < left ? j : j + 1));
                }
                for (int c = 0; c < 2; c++) {
                    targets.set(i, c, Y.at(from, c));
                }
            }
            GaussianProcess process =
                    GaussianProcess.of(rest, targets, new Ridge(0.02, 1e-3)).orThrow();
            for (int c = 0; c < 2; c++) {
                assertEquals(process.mean(cross).at(0, c), all.mean().at(left, c), 1e-13);
            }
            double variance = process.variance(cross, Vector.of(1.3)).at(0) + 0.021;
            assertEquals(variance, all.variance().at(left), 1e-13);
        }
    }

    /// At the summit every slope vanishes, and no neighbor is higher.
    @Test
    void theAscentEndsWhereTheEvidenceIsLargest() {
        SquaredExponential family = new SquaredExponential();
        // smooth but for one point, so that every hyperparameter has a best value
        Matrix smooth = Matrix.of(5, 2, 0.2, 1, 1.1, 0.6, 0.9, 0.3, 1, -0.4, 0.1, -1);
        EvidenceAscent ascent = new EvidenceAscent(family, smooth);
        EvidenceAscent.Summit summit = ascent.from(Vector.of(Math.log(0.4), Math.log(0.5)), 0.3);
        assertTrue(summit.settled(), summit.toString());
        assertTrue(summit.logEvidence() > summit.startEvidence());
        for (int k = 0; k < 3; k++) {
            for (double move : new double[] {-0.05, 0.05}) {
                double[] to = summit.logarithms().toArray();
                to[k] += move;
                GaussianProcess process = GaussianProcess.of(
                                family.kernel(Vector.of(to[0], to[1])), smooth, Ridge.noise(Math.exp(to[2])))
                        .orThrow();
                assertTrue(process.logEvidence() <= summit.logEvidence() + 1e-6);
            }
        }
        Vector start = Vector.of(0, 0);
        assertThrows(IllegalArgumentException.class, () -> ascent.from(start, 0));
    }

    @Test
    void derivativesByDifferencesAreTheExactOnes() {
        Matrix exact = SquaredExponential.matrix(0.7, 0.8, 2);
        Matrix found = new SquaredExponential()
                .derivatives(Vector.of(Math.log(0.7), Math.log(0.8)))
                .get(1);
        for (int i = 0; i < exact.entries().length; i++) {
            assertEquals(exact.entries()[i], found.entries()[i], 1e-7);
        }
    }
}
