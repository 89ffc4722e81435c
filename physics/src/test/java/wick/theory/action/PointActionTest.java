package wick.theory.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Relu;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.theory.fieldtheory.Correlator;
import wick.theory.fieldtheory.Diagram;
import wick.theory.fieldtheory.DiagramSet;
import wick.theory.fieldtheory.Diagrams;
import wick.theory.fieldtheory.PointTheory;
import wick.theory.fieldtheory.Theories;
import wick.theory.finitewidth.Correlators;
import wick.theory.finitewidth.SecondOrder;

class PointActionTest {
    private static final int[] WIDTHS = {20, 40, 80};

    private static Wiring tanh(int hidden, int width) {
        return Chains.of(new Tanh(), 1.5, 0.1, hidden, width);
    }

    private static PointCumulants cumulants(Wiring wiring) {
        return PointCumulants.of(Correlators.of(wiring, Chains.PAIR).getLast());
    }

    /// A quartic form over two points as fourth powers of five linear combinations v·f: x⁴, y⁴ and, with m
    /// the coefficients
    /// of x³y, x²y², xy³, by (x ± y)⁴ and (x + 2y)⁴. So any quartic vertex is local on more points.
    private static List<double[]> fourthPowers(FourPoint g) {
        double threeOne = 4 * g.at(0, 0, 0, 1);
        double twoTwo = 6 * g.at(0, 0, 1, 1);
        double oneThree = 4 * g.at(0, 1, 1, 1);
        // (x + y)⁴ − (x − y)⁴ = 8x³y + 8xy³, their sum − 2x⁴ − 2y⁴ = 12x²y²
        // (x + 2y)⁴ = x⁴ + 8x³y + 24x²y² + 32xy³ + 16y⁴
        double w = (oneThree - threeOne) / 24;
        double difference = (threeOne - 8 * w) / 8;
        double sum = (twoTwo - 24 * w) / 12;
        return List.of(
                new double[] {1, 2, w},
                new double[] {1, 1, sum + difference},
                new double[] {1, -1, sum - difference},
                new double[] {1, 0, g.at(0, 0, 0, 0) - 2 * sum - w},
                new double[] {0, 1, g.at(1, 1, 1, 1) - 2 * sum - 16 * w});
    }

    /// The two points themselves, on which there is no vertex, and the five combinations.
    private static PointTheory theory(PointAction action) {
        Matrix propagator = ((Factorization.Cholesky) Factorization.of(action.quadratic())).inverse();
        List<double[]> rows = new ArrayList<>(List.of(new double[] {1, 0, 0}, new double[] {0, 1, 0}));
        rows.addAll(fourthPowers(action.quartic()));
        Matrix lines = Matrix.zeros(rows.size(), rows.size());
        double[] weights = new double[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            weights[i] = rows.get(i)[2];
            for (int j = 0; j < rows.size(); j++) {
                double sum = 0;
                for (int a = 0; a < 2; a++) {
                    for (int b = 0; b < 2; b++) {
                        sum += rows.get(i)[a] * propagator.at(a, b) * rows.get(j)[b];
                    }
                }
                lines.set(i, j, sum);
            }
        }
        return PointTheory.of(Theories.PHI4, List.of(lines), Vector.of(weights), 1);
    }

    private static double diagrams(PointAction action, List<Integer> legs, int order) {
        PointTheory theory = theory(action);
        double sum = 0;
        for (Diagram diagram : Diagrams.of(Correlator.of(Theories.PHI4, legs.size(), order), DiagramSet.CONNECTED)) {
            sum += theory.value(diagram, legs);
        }
        return sum;
    }

    @Test
    void theInverseIsTheSumOfTheDiagramsOfFirstOrder() {
        PointAction action = PointAction.of(cumulants(tanh(2, 10)));
        PointCumulants back = action.cumulants();
        for (int a = 0; a < 2; a++) {
            for (int b = 0; b < 2; b++) {
                double loops = diagrams(action, List.of(a, b), 0) + diagrams(action, List.of(a, b), 1);
                assertEquals(loops, back.second().at(a, b), 1e-13);
            }
        }
        for (List<Integer> legs : List.of(List.of(0, 0, 0, 1), List.of(0, 0, 1, 1), List.of(0, 1, 1, 1))) {
            double four = back.fourth().at(legs.get(0), legs.get(1), legs.get(2), legs.get(3));
            assertEquals(diagrams(action, legs, 1), four, 1e-13);
        }
    }

    /// n² times what is missing tends to a constant; without the tadpole, or with another coupling, it grows as n.
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theDiagramsOfTheActionGiveBackKernelAndFourPointFunction(int hidden) {
        for (List<Integer> legs :
                List.of(List.of(0, 0), List.of(0, 1), List.of(1, 1), List.of(0, 0, 1, 1), List.of(0, 1, 1, 1))) {
            double[] scaled = new double[3];
            for (int i = 0; i < 3; i++) {
                PointCumulants cumulants = cumulants(tanh(hidden, (200 << i)));
                PointAction action = PointAction.of(cumulants);
                double sum = diagrams(action, legs, 1);
                double wanted = legs.size() == 2
                        ? cumulants.second().at(legs.get(0), legs.get(1)) - diagrams(action, legs, 0)
                        : cumulants.fourth().at(legs.get(0), legs.get(1), legs.get(2), legs.get(3));
                scaled[i] = (sum - wanted) * (200 << i) * (200 << i);
            }
            String values = legs + ": " + scaled[0] + " " + scaled[1] + " " + scaled[2];
            assertEquals(scaled[2], scaled[1], 0.05 * Math.abs(scaled[2]) + 0.02, () -> values);
            assertEquals(scaled[1], scaled[0], 0.1 * Math.abs(scaled[1]) + 0.04, () -> values);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void densityAndActionDifferFromTheExactOnesByTheNextOrder(int place) {
        Vector f = List.of(Vector.of(0, 0), Vector.of(1, 0.5), Vector.of(-0.7, 1), Vector.of(1.6, -0.2))
                .get(place);
        double[] density = new double[3];
        double[] action = new double[3];
        for (int i = 0; i < 3; i++) {
            int n = WIDTHS[i];
            PointCumulants cumulants = cumulants(tanh(1, n));
            double exact = new ExactPair(1.5, 0.1, n).density(f.at(0), f.at(1));
            density[i] = n * n * (PointDensity.of(cumulants).at(f) - exact);
            action[i] = n * n * (PointAction.of(cumulants).at(f) + Math.log(exact));
        }
        for (double[] scaled : List.of(density, action)) {
            String values = scaled[0] + " " + scaled[1] + " " + scaled[2];
            assertEquals(scaled[2], scaled[1], 0.15 * Math.abs(scaled[2]), () -> values);
            assertEquals(scaled[1], scaled[0], 0.3 * Math.abs(scaled[1]), () -> values);
        }
    }

    @Test
    void oneInputIsTheActionOfOneOutput() {
        Wiring wiring = tanh(3, 12);
        Matrix input = Matrix.of(1, 2, 1, 1);
        PointCumulants points = PointCumulants.of(Correlators.of(wiring, input).getLast());
        OutputCumulants one = OutputCumulants.of(SecondOrder.of(wiring, 1).getLast(), 1);
        PointAction action = PointAction.of(points);
        ScalarAction scalar = ScalarAction.of(one);
        assertEquals(scalar.at(0.7), action.at(Vector.of(0.7)), 1e-11);
        assertEquals(one.edgeworth().at(0.7), PointDensity.of(points).at(Vector.of(0.7)), 1e-11);
        double barrier = scalar.barrier().orElseThrow() / Math.sqrt(one.second());
        assertEquals(barrier, action.barrier(points).orElseThrow(), 1e-9);
    }

    @Test
    void theBarrierIsTheClosestOfAllDirections() {
        PointCumulants cumulants = cumulants(tanh(2, 10));
        PointAction action = PointAction.of(cumulants);
        Matrix lower = cumulants.cholesky().lower();
        double barrier = action.barrier(cumulants).orElseThrow();
        double closest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < 720; k++) {
            double c = Math.cos(k * Math.PI / 720);
            double s = Math.sin(k * Math.PI / 720);
            double x = 0.001;
            while (slope(action, lower, c, s, x) > 0) {
                x += 0.001;
            }
            closest = Math.min(closest, x);
        }
        assertEquals(closest, barrier, 2e-3);
        assertTrue(action.whyNotSampled(cumulants).orElseThrow().contains("unbounded below"));
    }

    private static double slope(PointAction action, Matrix lower, double c, double s, double x) {
        double h = 1e-4;
        return along(action, lower, c * (x + h), s * (x + h)) - along(action, lower, c * (x - h), s * (x - h));
    }

    private static double along(PointAction action, Matrix lower, double u, double v) {
        return action.at(Vector.of(lower.at(0, 0) * u, lower.at(1, 0) * u + lower.at(1, 1) * v));
    }

    @Test
    void anEdgeworthDensityIsNegativeSomewhereJustWhereItsSmallestFactorIs() {
        // the factor at infinitely many places: on a fine grid of whitened outputs
        for (int width : new int[] {2, 3, 60}) {
            PointCumulants cumulants = cumulants(Chains.of(new Relu(), 2, 0, 2, width));
            PointDensity density = PointDensity.of(cumulants);
            Matrix lower = cumulants.cholesky().lower();
            double least = 1;
            for (int i = -100; i <= 100; i++) {
                for (int j = -100; j <= 100; j++) {
                    double u = i * 0.05;
                    double v = j * 0.05;
                    Vector f = Vector.of(lower.at(0, 0) * u, lower.at(1, 0) * u + lower.at(1, 1) * v);
                    least = Math.min(least, density.at(f) / Math.exp(density.gaussianLog(f)));
                }
            }
            assertEquals(least, density.smallestFactor(), 5e-3 * Math.abs(least) + 1e-4);
        }
    }

    @Test
    void inputsThatCoincideAreNamed() {
        Matrix twice = Matrix.of(3, 2, 1, 0.5, 0.3, -1, 1, 0.5);
        PointCumulants cumulants =
                PointCumulants.of(Correlators.of(tanh(1, 10), twice).getLast());
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> PointAction.of(cumulants))
                .getMessage());
        assertTrue(message.contains("input 3"), message);
    }
}
