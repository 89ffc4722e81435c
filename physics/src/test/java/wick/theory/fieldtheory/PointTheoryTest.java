package wick.theory.fieldtheory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

class PointTheoryTest {
    private static final Matrix KERNEL = Matrix.of(3, 3, 1.3, .5, .2, .5, .9, -.3, .2, -.3, 1.1);
    private static final Vector WEIGHTS = Vector.of(.5, 1.25, .8);

    private static double sum(PointTheory points, Correlator correlator, DiagramSet set, List<Integer> legs) {
        double sum = 0;
        for (Diagram diagram : Diagrams.of(correlator, set)) {
            sum += points.value(diagram, legs);
        }
        return sum;
    }

    /// E Π f(x) by Isserlis' recursion: the first point pairs with each of the others.
    private static double moment(List<Integer> at) {
        if (at.isEmpty()) {
            return 1;
        }
        double sum = 0;
        for (int i = 1; i < at.size(); i++) {
            List<Integer> rest = new ArrayList<>(at.subList(1, at.size()));
            rest.subList(i - 1, i).clear();
            sum += KERNEL.at(at.getFirst(), at.get(i)) * moment(rest);
        }
        return sum;
    }

    /// The coefficient of λ^order of E Π f(legs) exp(−λ Σ_x w_x f(x)⁴/4!), vertices summed one by one.
    private static double unnormalized(List<Integer> legs, int order) {
        if (order == 0) {
            return moment(legs);
        }
        double sum = 0;
        for (int x = 0; x < 3; x++) {
            List<Integer> more = new ArrayList<>(legs);
            more.addAll(List.of(x, x, x, x));
            sum -= WEIGHTS.at(x) / 24 * unnormalized(more, order - 1) / order;
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"0 0, 1", "0 1, 1", "0 1, 2", "0 1 2 2, 1", "2 1 0 0, 1", "0 1 2 2, 2", "0 1 1 2 2 0, 1"})
    void allDiagramsOnPointsAddUpToTheGaussianMoment(String where, int order) {
        List<Integer> legs =
                List.of(where.split(" ", -1)).stream().map(Integer::valueOf).toList();
        PointTheory points = PointTheory.of(Theories.PHI4, List.of(KERNEL), WEIGHTS, 1);
        double sum = sum(points, Correlator.of(Theories.PHI4, legs.size(), order), DiagramSet.ALL, legs);
        double exact = unnormalized(legs, order);
        assertEquals(exact, sum, 1e-12 * Math.abs(exact));
    }

    /// κ(f_a, f_b) to second order from the moments, by hand.
    @Test
    void connectedDiagramsAreTheCumulant() {
        PointTheory points = PointTheory.of(Theories.PHI4, List.of(KERNEL), WEIGHTS, 1);
        List<Integer> legs = List.of(0, 1);
        double[] z = {1, unnormalized(List.of(), 1), unnormalized(List.of(), 2)};
        double first = unnormalized(legs, 1) - z[1] * unnormalized(legs, 0);
        double second = unnormalized(legs, 2) - z[1] * first - z[2] * unnormalized(legs, 0);
        assertEquals(first, sum(points, Correlator.of(Theories.PHI4, 2, 1), DiagramSet.CONNECTED, legs), 1e-13);
        assertEquals(second, sum(points, Correlator.of(Theories.PHI4, 2, 2), DiagramSet.CONNECTED, legs), 1e-12);
    }

    @Test
    void onePointIsTheTheoryInZeroDimensions() {
        PointTheory point = PointTheory.of(Theories.PHI6, List.of(Matrix.identity(1)), Vector.of(1), 1);
        for (Diagram diagram : Diagrams.of(Correlator.of(Theories.PHI6, 4, 2), DiagramSet.ALL)) {
            assertEquals(
                    ZeroDimensions.value(Theories.PHI6, diagram).at(1).toDouble(),
                    point.value(diagram, List.of(0, 0, 0, 0)),
                    1e-13);
        }
    }

    /// The auxiliary field is local: its propagator is −δ/(3 w). With one component the theory is φ⁴.
    @Test
    void theSplitVertexOnPointsIsPhi4() {
        Matrix local = Matrix.zeros(3, 3);
        for (int x = 0; x < 3; x++) {
            local.set(x, x, -1 / (3 * WEIGHTS.at(x)));
        }
        PointTheory split = PointTheory.of(Theories.VECTOR, List.of(KERNEL, local), WEIGHTS, 1);
        PointTheory whole = PointTheory.of(Theories.PHI4, List.of(KERNEL), WEIGHTS, 1);
        List<Integer> legs = List.of(0, 1, 2, 0);
        for (int order = 1; order <= 2; order++) {
            double expected = sum(whole, Correlator.of(Theories.PHI4, 4, order), DiagramSet.CONNECTED, legs);
            double found = sum(split, Correlator.of(Theories.VECTOR, 4, order), DiagramSet.CONNECTED, legs);
            assertEquals(expected, found, 1e-12 * Math.abs(expected));
        }
    }

    /// ⟨φ* φ⟩ need not be symmetric: first order is −Σ_z w_z D(a, z) D(z, z) D(z, b), with D(x, y) =
    /// ⟨φ*_x φ_y⟩.
    @Test
    void linesOfAComplexFieldKeepTheirDirection() {
        Matrix directed = Matrix.of(2, 2, 1, .7, .1, .9);
        PointTheory points = PointTheory.of(Theories.COMPLEX, List.of(directed), Vector.of(1, 2), 1);
        Correlator correlator = new Correlator(Theories.COMPLEX, List.of(1, 1), List.of(1));
        double expected = 0;
        for (int z = 0; z < 2; z++) {
            expected -= (z + 1) * directed.at(0, z) * directed.at(z, z) * directed.at(z, 1);
        }
        // legs in the order of the fields: φ at 1, φ* at 0
        assertEquals(expected, sum(points, correlator, DiagramSet.CONNECTED, List.of(1, 0)), 1e-14);
    }

    /// Twenty points and four vertices: brute force would take 160 000 terms for each of 30 diagrams.
    @Test
    void manyPointsCostWhatTheLoopsOfADiagramCost() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        int size = 20;
        Matrix kernel = Matrix.zeros(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                kernel.set(i, j, Math.exp(-.1 * (i - j) * (i - j)));
            }
        }
        PointTheory points = PointTheory.of(
                Theories.PHI4, List.of(kernel), Vector.range(0, size).map(x -> .1 + 1e-3 * random.nextInt(1, 2)), 1);
        Correlator correlator = Correlator.of(Theories.PHI4, 2, 4);
        double sum = sum(points, correlator, DiagramSet.CONNECTED, List.of(3, 12));
        assertTrue(Double.isFinite(sum) && sum > 0, () -> "fourth order is positive: " + sum);
    }

    @Test
    void attachmentsAreAsManyAsTheMultiplicity() {
        PointTheory points = PointTheory.of(Theories.YUKAWA, List.of(KERNEL, KERNEL), WEIGHTS, 1);
        Correlator correlator = new Correlator(Theories.YUKAWA, List.of(4, 1), List.of(5));
        for (Diagram diagram : Diagrams.of(correlator, DiagramSet.WITHOUT_VACUUM)) {
            assertEquals(
                    diagram.multiplicity().intValueExact(),
                    points.attachments(diagram).size());
        }
    }

    @Test
    void matricesThatDoNotFitAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> PointTheory.of(Theories.PHI4, List.of(Matrix.identity(2)), WEIGHTS, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> PointTheory.of(Theories.PHI4, List.of(Matrix.of(2, 2, 1, 0, .5, 1)), Vector.of(1, 1), 1));
    }
}
