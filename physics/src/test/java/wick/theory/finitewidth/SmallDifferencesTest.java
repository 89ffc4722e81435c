package wick.theory.finitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Sign;
import wick.network.Tanh;
import wick.numeric.matrix.Matrix;
import wick.theory.Chains;
import wick.theory.Chains.Laws;
import wick.theory.ReferenceTable;

class SmallDifferencesTest {
    private static final int WIDTH = 50;

    private static List<ReferenceTable.Row> rows(String kind) {
        return ReferenceTable.rows("small_differences.csv").stream()
                .filter(row -> row.text(0).equals(kind))
                .toList();
    }

    private static List<DifferenceLayer> layers(ReferenceTable.Row row) {
        Activation activation = Activation.named(row.text(1)).orElseThrow();
        Laws laws = Laws.ntk(row.number(2), row.number(3));
        int layers = (int) row.number(5);
        return SmallDifferences.of(Chains.deep(activation, laws, 3, WIDTH, layers), row.number(4));
    }

    private static double[] shifts(DifferenceLayer layer) {
        return new double[] {
            WIDTH * layer.distance().annealed().value(),
                    WIDTH * layer.distance().typical().value(),
            WIDTH * layer.decorrelation().annealed().value(),
                    WIDTH * layer.decorrelation().typical().value()
        };
    }

    /// The reference expands the same chain with numerical derivatives and keeps every second moment.
    @Test
    void everyShiftHasItsReferenceValue() {
        List<ReferenceTable.Row> rows = rows("shift");
        assertEquals(25, rows.size());
        for (ReferenceTable.Row row : rows) {
            double[] found = shifts(layers(row).getLast());
            for (int i = 0; i < 4; i++) {
                double expected = row.number(6 + i);
                assertEquals(expected, found[i], 2e-6 * (1 + Math.abs(expected)), row::toString);
            }
        }
    }

    /// Widths 32 and 64 with every weight drawn, extrapolated; a right theory exceeds four standard errors
    /// once in 4000 choices of the script's seed.
    @Test
    void networksWithEveryWeightDrawnShowTheShifts() {
        List<ReferenceTable.Row> rows = rows("ensemble");
        double[] theory = shifts(layers(rows.getFirst()).getLast());
        for (int i = 0; i < 4; i++) {
            double narrow = rows.get(0).number(7 + (2 * i));
            double wide = rows.get(1).number(7 + (2 * i));
            double error =
                    Math.hypot(2 * rows.get(1).number(8 + (2 * i)), rows.get(0).number(8 + (2 * i)));
            double z = ((2 * wide) - narrow - theory[i]) / error;
            assertTrue(Math.abs(z) < 4, "shift " + i + ": " + z + " standard errors");
        }
    }

    /// 1 − c of two inputs at a small angle, from their kernel's corrections and vertices: the general
    /// recursion for several inputs, which knows of no small difference. What is left falls with the angle
    /// squared.
    @Test
    void twoInputsAtASmallAngleShiftAsTheirDifference() {
        int layers = 5;
        double square = 0.8;
        Laws laws = Laws.ntk(1.6, 0.1);
        DifferenceLayer small = SmallDifferences.of(Chains.deep(new Tanh(), laws, 2, WIDTH, layers), square)
                .getLast();
        double[] coarse = atAngle(0.1, laws, square, layers);
        double[] fine = atAngle(0.05, laws, square, layers);
        double annealed = ((4 * fine[0]) - coarse[0]) / 3;
        double typical = ((4 * fine[1]) - coarse[1]) / 3;
        assertEquals(annealed, WIDTH * small.decorrelation().annealed().value(), 5e-4);
        assertEquals(typical, WIDTH * small.decorrelation().typical().value(), 5e-4);
        assertEquals(((4 * fine[2]) - coarse[2]) / 3, small.logDecorrelation().value(), 1e-5);
    }

    /// n times the shifts of ln E D and of E ln D, and ln D over its first value.
    private static double[] atAngle(double angle, Laws laws, double square, int layers) {
        double length = Math.sqrt(2 * square);
        Matrix inputs = Matrix.of(2, 2, length, 0, length * Math.cos(angle), length * Math.sin(angle));
        List<CorrelatorLayer> all = Correlators.of(Chains.deep(new Tanh(), laws, 2, WIDTH, layers), inputs);
        CorrelatorLayer last = all.getLast();
        double a = last.kernel().at(0, 0);
        double d = decorrelation(last);
        double c = 1 - d;
        // derivatives of D = 1 - S12/sqrt(S11 S22) at S11 = S22 = a, entries 11, 12, 22
        double[] first = {c / (2 * a), -1 / a, c / (2 * a)};
        double aa = a * a;
        double[][] second = {
            {-3 * c / (4 * aa), 1 / (2 * aa), -c / (4 * aa)},
            {1 / (2 * aa), 0, 1 / (2 * aa)},
            {-c / (4 * aa), 1 / (2 * aa), -3 * c / (4 * aa)}
        };
        int[][] pairs = {{0, 0}, {0, 1}, {1, 1}};
        double annealed = 0;
        double variance = 0;
        for (int i = 0; i < 3; i++) {
            annealed += first[i] * last.kernelCorrection().at(pairs[i][0], pairs[i][1]);
            for (int j = 0; j < 3; j++) {
                double v = last.fourPointVertex().at(pairs[i][0], pairs[i][1], pairs[j][0], pairs[j][1]);
                annealed += second[i][j] * v / 2;
                variance += first[i] * first[j] * v;
            }
        }
        return new double[] {
            annealed / d, (annealed / d) - (variance / (2 * d * d)), Math.log(d / decorrelation(all.getFirst()))
        };
    }

    private static double decorrelation(CorrelatorLayer layer) {
        return 1 - (layer.kernel().at(0, 1) / layer.kernel().at(0, 0));
    }

    /// Each layer of linear units multiplies S_δδ by an independent χ²_n/n; relu has 5 in place of 2 for its
    /// variance.
    @Test
    void widthsThatDifferAddTheirInverses() {
        Laws laws = Laws.ntk(0.7, 0.2);
        double inverses = (1.0 / 20) + (1.0 / 50);
        DifferenceLayer linear =
                SmallDifferences.of(Chains.of(new Linear(), laws, 2, 20, 50), 1).getLast();
        DifferenceLayer relu =
                SmallDifferences.of(Chains.of(new Relu(), laws, 2, 20, 50), 1).getLast();
        assertEquals(0, linear.distance().annealed().value(), 1e-14);
        assertEquals(-inverses, linear.distance().typical().value(), 1e-14);
        assertEquals(0, relu.distance().annealed().value(), 1e-13);
        assertEquals(-2.5 * inverses, relu.distance().typical().value(), 1e-13);
        assertEquals(2 * Math.log(0.35), relu.logDistance().value(), 1e-13);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void aMeanSquareThatIsNoneIsRefused(double square) {
        var wiring = Chains.deep(new Tanh(), Laws.ntk(1, 0), 2, WIDTH, 3);
        String message =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> SmallDifferences.of(wiring, square))
                        .getMessage());
        assertTrue(message.contains(String.valueOf(square)), message);
    }

    @Test
    void anActivationThatJumpsLeavesNoSmallDifference() {
        var wiring = Chains.deep(new Sign(), Laws.ntk(1, 0.1), 2, WIDTH, 3);
        String message =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> SmallDifferences.of(wiring, 1))
                        .getMessage());
        assertTrue(message.contains("jumps"), message);
    }
}
