package wick.lab.implicit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.lab.implicit.GaussianMatrix.Queries;
import wick.lab.implicit.GaussianMatrix.Shape;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.numeric.statistics.TwoSample;

class GaussianMatrixTest {
    private static final Address ADDRESS = Address.of(1, "gaussian-matrix-test");

    private static Panels vectors(int count, int units, int name) {
        Matrix rows = Matrix.zeros(count, units);
        ADDRESS.network(7).layer(name).open().normalsInto(count * units, rows.entries(), 0);
        return Panels.of(rows);
    }

    private static void assertClose(Matrix expected, Matrix actual, double tolerance) {
        for (int i = 0; i < expected.entries().length; i++) {
            assertEquals(expected.entries()[i], actual.entries()[i], tolerance);
        }
    }

    /// p·(A h) = (Aᵀ p)·h whatever was asked in between, and a step along p and h adds p (h·h′). Rounding
    /// is about 1e−13 of products of size √(rows · columns).
    @ParameterizedTest
    @CsvSource({"3, 5", "40, 17", "5000, 9000"})
    void allAnswersAreThoseOfOneMatrixBeforeAndAfterItIsMoved(int rows, int columns) {
        GaussianMatrix matrix = new GaussianMatrix(new Shape(rows, columns, 1), new Queries(40, 40), ADDRESS);
        double tolerance = 1e-11 * Math.sqrt((double) rows * columns);
        for (int round = 0; round < 4; round++) {
            Panels h = vectors(3, columns, 2 * round);
            Panels p = vectors(2, rows, 2 * round + 1);
            Panels forward = Panels.zeros(3, rows);
            Panels backward = Panels.zeros(2, columns);
            Matrix right = matrix.right(h.all(), forward.all());
            Matrix left = matrix.left(p.all(), backward.all());
            assertClose(Panels.dots(h.all(), h.all()), Products.timesTransposed(right, right), tolerance);
            assertClose(Panels.dots(p.all(), forward.all()), Panels.dots(backward.all(), h.all()), tolerance);

            matrix.move(0.3, left, right.rows(0, 2));
            Panels after = Panels.zeros(3, rows);
            matrix.right(h.all(), after.all());
            Matrix overlaps = Panels.dots(h.all(), h.vectors(0, 2));
            Matrix expected = Panels.dots(forward.all(), p.all());
            Matrix step = Products.times(overlaps, Panels.dots(p.all(), p.all()));
            for (int i = 0; i < expected.entries().length; i++) {
                expected.entries()[i] += 0.3 * step.entries()[i];
            }
            double scale = tolerance * Math.max(rows, columns);
            assertClose(expected, Panels.dots(after.all(), p.all()), scale);
            matrix.left(p.all(), backward.all());
            assertClose(Panels.dots(p.all(), after.all()), Panels.dots(backward.all(), h.all()), scale);
        }
    }

    /// Six statistics of queries that owe themselves to earlier answers, with a step in between, at 4 x 3,
    /// where the second round exhausts the matrix. A right law fails at p = 10⁻⁴ once in 1600 seeds.
    @Test
    void adaptiveQueriesHaveTheLawOfAStoredMatrix() {
        int networks = 20_000;
        double[][] implicit = new double[6][networks];
        double[][] stored = new double[6][networks];
        for (int k = 0; k < networks; k++) {
            GaussianMatrix matrix = new GaussianMatrix(new Shape(4, 3, 0.7), new Queries(9, 9), ADDRESS.network(k));
            read(new Implicit(matrix), k, implicit);
            read(new Stored(drawn(4, 3, 0.7, ADDRESS.network(k).layer(1).open())), k, stored);
        }
        for (int s = 0; s < 6; s++) {
            double p = TwoSample.kolmogorovSmirnov(implicit[s], stored[s]).pValue();
            int statistic = s;
            assertTrue(p > 1e-4, () -> "statistic " + statistic + ": p = " + p);
        }
    }

    private interface Asked {
        Matrix right(Matrix h);

        Matrix left(Matrix p);

        void move(double factor, Matrix p, Matrix h);
    }

    private record Implicit(GaussianMatrix matrix) implements Asked {
        @Override
        public Matrix right(Matrix h) {
            Panels answers = Panels.zeros(h.rows(), 4);
            matrix.right(Panels.of(h).all(), answers.all());
            return answers.panel(0);
        }

        @Override
        public Matrix left(Matrix p) {
            Panels answers = Panels.zeros(p.rows(), 3);
            matrix.left(Panels.of(p).all(), answers.all());
            return answers.panel(0);
        }

        @Override
        public void move(double factor, Matrix p, Matrix h) {
            Matrix left =
                    matrix.left(Panels.of(p).all(), Panels.zeros(p.rows(), 3).all());
            Matrix right =
                    matrix.right(Panels.of(h).all(), Panels.zeros(h.rows(), 4).all());
            matrix.move(factor, left, right);
        }
    }

    private record Stored(Matrix matrix) implements Asked {
        @Override
        public Matrix right(Matrix h) {
            return Products.timesTransposed(h, matrix);
        }

        @Override
        public Matrix left(Matrix p) {
            return Products.times(p, matrix);
        }

        @Override
        public void move(double factor, Matrix p, Matrix h) {
            Matrix step = Products.transposedTimes(p, h);
            for (int i = 0; i < step.entries().length; i++) {
                matrix.entries()[i] += factor * step.entries()[i];
            }
        }
    }

    private static Matrix drawn(int rows, int columns, double deviation, RandomStream stream) {
        Matrix matrix = Matrix.zeros(rows, columns);
        stream.normalsInto(rows * columns, matrix.entries(), 0);
        for (int i = 0; i < rows * columns; i++) {
            matrix.entries()[i] *= deviation;
        }
        return matrix;
    }

    private static void read(Asked asked, int k, double[][] statistics) {
        Matrix h = Matrix.of(2, 3, 1, 0.5, -0.3, 0.2, 0.9, 1.1);
        Matrix u = asked.right(h);
        Matrix p = bent(u);
        Matrix v = asked.left(p);
        asked.move(-0.4, p, h);
        Matrix again = asked.right(bent(v));
        Matrix last = asked.left(bent(again));
        statistics[0][k] = u.at(0, 0) * u.at(1, 0);
        statistics[1][k] = v.at(0, 0);
        statistics[2][k] = v.at(1, 2) * u.at(1, 1);
        statistics[3][k] = again.at(0, 3);
        statistics[4][k] = again.at(1, 0) * u.at(0, 2);
        statistics[5][k] = last.at(0, 1) * v.at(0, 1);
    }

    private static Matrix bent(Matrix x) {
        Matrix y = x.copy();
        for (int i = 0; i < y.entries().length; i++) {
            y.entries()[i] = Math.tanh(y.entries()[i]) + 0.1;
        }
        return y;
    }

    /// (A (e + δf) − A e) / δ has the law of A f for tiny δ: a cut that took the two vectors for one would
    /// lose it. So it does beside older directions, where the difference must be orthogonalized once more.
    @Test
    void nearlyEqualVectorsHaveAnswersThatDifferByTheirDifference() {
        int size = 6000;
        double tiny = 1e-9;
        Matrix x = Matrix.zeros(2, size);
        for (int i = 0; i < size; i++) {
            x.set(0, i, 1 / Math.sqrt(size));
            x.set(1, i, (1 + (i % 2 == 0 ? tiny : -tiny)) / Math.sqrt(size));
        }
        GaussianMatrix matrix = new GaussianMatrix(new Shape(size, size, 1), new Queries(9, 0), ADDRESS);
        Panels y = Panels.zeros(2, size);
        matrix.right(vectors(5, size, 1).all(), Panels.zeros(5, size).all());
        Matrix coordinates = matrix.right(Panels.of(x).all(), y.all());
        Matrix square = Panels.dots(y.all(), y.all());
        double difference = (square.at(1, 1) - 2 * square.at(0, 1) + square.at(0, 0)) / (tiny * tiny);
        double distance = 0;
        for (int k = 0; k < coordinates.columns(); k++) {
            distance += Math.pow((coordinates.at(1, k) - coordinates.at(0, k)) / tiny, 2);
        }
        assertEquals(1, distance, 1e-5);
        // a sum of `size` squares, four standard errors; the difference of sums loses ten digits
        assertEquals(size, difference, size * (4 * Math.sqrt(2.0 / size) + 0.01) + 1e-15 * size / tiny / tiny);
    }

    @Test
    void directionsStayOrthogonalHoweverCloseTheVectorsAre() {
        int size = 5000;
        Basis basis = new Basis(20, size);
        basis.take(vectors(6, size, 1).all());
        Matrix close = Matrix.zeros(3, size);
        for (int i = 0; i < size; i++) {
            close.set(0, i, Math.sin(i));
            close.set(1, i, Math.sin(i) + 1e-10 * Math.cos(3 * i));
            close.set(2, i, Math.sin(i) + 1e-7 * Math.cos(5 * i));
        }
        basis.take(Panels.of(close).all());
        assertEquals(9, basis.rank());
        assertClose(Matrix.identity(9), Panels.dots(basis.directions(), basis.directions()), 1e-13);
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        List<Matrix> results = new ArrayList<>();
        for (int threads = 1; threads <= 3; threads++) {
            Parallel.withThreads(threads, () -> {
                GaussianMatrix matrix = new GaussianMatrix(new Shape(13_000, 9_000, 1), new Queries(9, 9), ADDRESS);
                Panels up = Panels.zeros(4, 13_000);
                Panels down = Panels.zeros(4, 9_000);
                matrix.right(vectors(4, 9_000, 1).all(), up.all());
                matrix.left(up.all(), down.all());
                matrix.right(down.all(), up.all());
                results.add(up.panel(3));
            });
        }
        assertEquals(results.get(0), results.get(1));
        assertEquals(results.get(0), results.get(2));
    }
}
