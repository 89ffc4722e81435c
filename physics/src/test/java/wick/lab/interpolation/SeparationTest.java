package wick.lab.interpolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.theory.ReferenceTable;

class SeparationTest {

    /// A linear program of another library counted them; every verdict is checked by its own certificate.
    @Test
    void allLabelsOfSmallSetsAreDecidedAsALinearProgramDecidesThem() {
        int compared = 0;
        for (ReferenceTable.Row row : ReferenceTable.rows("double_descent.csv")) {
            if (row.text(0).equals("separable")) {
                int count = (int) row.number(1);
                int dimensions = (int) row.number(2);
                Matrix points = Matrix.zeros(count, dimensions);
                for (int i = 0; i < count; i++) {
                    for (int j = 0; j < dimensions; j++) {
                        points.set(i, j, Math.sin(1 + 1.7 * i + 0.9 * j * j + 0.31 * i * i * j));
                    }
                }
                int separable = 0;
                for (int code = 0; code < 1 << count; code++) {
                    int bits = code;
                    Vector labels = Vector.range(0, count).map(i -> (bits >> (int) i & 1) == 0 ? 1 : -1);
                    separable += checked(points, labels) ? 1 : 0;
                }
                assertEquals((int) row.number(3), separable, row.cells().toString());
                compared++;
            }
        }
        assertEquals(7, compared);
    }

    @Test
    void drawnPointsAreAlwaysDecided() {
        for (int k = 0; k < 300; k++) {
            RandomStream stream = Address.of(1, "separation").network(k).open();
            Matrix points = Matrix.zeros(40, 20);
            stream.normalsInto(800, points.entries(), 0);
            checked(points, Vector.range(0, 40).map(_ -> stream.nextSign()));
        }
    }

    private static boolean checked(Matrix points, Vector labels) {
        return switch (Separation.of(points, labels)) {
            case Separation.Separable(Vector direction, double margin) -> {
                assertTrue(margin > 0);
                for (int i = 0; i < points.rows(); i++) {
                    double along = 0;
                    double square = 0;
                    for (int j = 0; j < points.columns(); j++) {
                        along += labels.at(i) * points.at(i, j) * direction.at(j);
                        square += points.at(i, j) * points.at(i, j);
                    }
                    assertTrue(along >= (margin - 1e-14) * Math.sqrt(square), "margin " + margin);
                }
                yield true;
            }
            case Separation.Inseparable(Vector weights) -> {
                double total = 0;
                double[] sum = new double[points.columns()];
                for (int i = 0; i < points.rows(); i++) {
                    assertTrue(weights.at(i) >= 0);
                    total += weights.at(i);
                    double length = 0;
                    for (int j = 0; j < points.columns(); j++) {
                        length += points.at(i, j) * points.at(i, j);
                    }
                    for (int j = 0; j < points.columns(); j++) {
                        sum[j] += weights.at(i) * labels.at(i) * points.at(i, j) / Math.sqrt(length);
                    }
                }
                assertEquals(1, total, 1e-10);
                for (double left : sum) {
                    assertEquals(0, left, 1e-9);
                }
                yield false;
            }
            case Separation.Undecided() -> throw new AssertionError("points in general position are decided");
        };
    }

    @Test
    void pointsOnTheEdgeAreNotDecided() {
        Matrix line = Matrix.of(2, 2, 1, 0, 2, 0);
        assertInstanceOf(Separation.Undecided.class, Separation.of(line, Vector.of(1, -1)));
        assertInstanceOf(Separation.Separable.class, Separation.of(line, Vector.of(1, 1)));
        assertThrows(IllegalArgumentException.class, () -> Separation.of(line, Vector.of(1, 0)));
        assertThrows(IllegalArgumentException.class, () -> Separation.of(Matrix.zeros(1, 2), Vector.of(1)));
    }

    @Test
    void leastNormFitsAreExactWhereTheyCanBeAndLeastSquaresWhereNot() {
        Vector exact = LeastNormFit.weights(Matrix.of(1, 3, 1, 2, 2), Vector.of(9));
        assertEquals(1, exact.at(0), 1e-14);
        assertEquals(2, exact.at(2), 1e-14);
        Vector mean = LeastNormFit.weights(Matrix.of(3, 1, 1, 1, 1), Vector.of(1, 2, 6));
        assertEquals(3, mean.at(0), 1e-14);
        Vector degenerate = LeastNormFit.weights(Matrix.of(2, 2, 1, 1, 2, 2), Vector.of(2, 4));
        assertEquals(1, degenerate.at(0), 1e-13);
    }
}
