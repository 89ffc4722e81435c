package wick.topic.expressivity.lab.kan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

class GridTest {

    /// The recursion of Cox and de Boor over all knots, written out.
    private static double spline(double x, int i, int degree, Grid grid) {
        double left = grid.low() + (i - grid.order()) * grid.step();
        if (degree == 0) {
            return x >= left && x < left + grid.step() ? 1 : 0;
        }
        double width = degree * grid.step();
        return (x - left) / width * spline(x, i, degree - 1, grid)
                + (left + width + grid.step() - x) / width * spline(x, i + 1, degree - 1, grid);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void splinesAreThoseOfTheRecursionAndTheirSlopesItsDifferences(int order) {
        Grid grid = new Grid(-1.5, 2, 7, order);
        double[] values = new double[order + 1];
        double[] slopes = new double[order + 1];
        for (double x = -1.49; x < 2; x += 0.0731) {
            int first = grid.basisInto(x, values, slopes, 0);
            double sum = 0;
            double[] above = new double[order + 1];
            double[] below = new double[order + 1];
            double step = 1e-6;
            int same = grid.basisInto(x + step, above, new double[order + 1], 0);
            int other = grid.basisInto(x - step, below, new double[order + 1], 0);
            for (int r = 0; r <= order; r++) {
                assertEquals(spline(x, first + r, order, grid), values[r], 1e-14);
                if (same == first && other == first) {
                    assertEquals((above[r] - below[r]) / (2 * step), slopes[r], 1e-8);
                }
                sum += values[r];
            }
            assertEquals(1, sum, 1e-14);
        }
    }

    @Test
    void beyondTheGridValuesAndSlopesGoOnWithoutAJump() {
        Grid grid = new Grid(0, 1, 4, 3);
        double[] inside = new double[4];
        double[] outside = new double[4];
        double[] slopes = new double[4];
        double[] beyond = new double[4];
        for (double end : new double[] {1, 1.25, 0, -0.25}) {
            grid.basisInto(end - 1e-9, inside, slopes, 0);
            grid.basisInto(end + 1e-9, outside, beyond, 0);
            for (int r = 0; r < 4; r++) {
                assertEquals(inside[r], outside[r], 1e-7);
                assertEquals(slopes[r], beyond[r], 1e-5);
            }
        }
    }

    /// The closest cubic spline to sin(πx) on 40001 places, by an independent program: rms on 10, 20 and 40 intervals.
    @Test
    void closestSplinesMissWhatAnotherProgramFinds() {
        Map.of(10, 1.17216741e-4, 20, 6.53518068e-6, 40, 3.95738045e-7).forEach((intervals, expected) -> {
            int points = 40001;
            double[] places = new double[points];
            Matrix targets = Matrix.zeros(points, 1);
            for (int s = 0; s < points; s++) {
                places[s] = -1 + 2.0 * s / (points - 1);
                targets.set(s, 0, Math.sin(Math.PI * places[s]));
            }
            Matrix design = SplineDesign.of(places, new Grid(-1, 1, intervals, 3));
            Matrix normal = Products.transposedTimes(design, design);
            Matrix right = Products.transposedTimes(design, targets);
            Matrix coefficients = switch (Factorization.of(normal)) {
                case Factorization.Cholesky cholesky -> cholesky.solve(right);
                case Factorization.NotPositiveDefinite _ -> throw new AssertionError("singular");
            };
            Matrix fitted = Products.times(design, coefficients);
            double sum = 0;
            for (int s = 0; s < points; s++) {
                sum += (fitted.at(s, 0) - targets.at(s, 0)) * (fitted.at(s, 0) - targets.at(s, 0)) / points;
            }
            assertEquals(expected, Math.sqrt(sum), 1e-6 * expected);
        });
    }
}
