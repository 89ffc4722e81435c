package wick.theory.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wick.network.Activation;
import wick.network.Erf;
import wick.network.Relu;
import wick.network.Tanh;
import wick.network.signal.Fans;
import wick.network.signal.Figure;
import wick.network.signal.Kind;
import wick.network.signal.Moments;
import wick.network.signal.Quantity;
import wick.network.signal.Signals;
import wick.network.signal.Stage;

class StageTheoryTest {

    /// Random matrices on a fixed input: seven standard deviations hold for all of 2000 draws (by chance one
    /// in millions is outside), and the mean over draws is the predicted one within 4 standard errors.
    @Test
    void aLinearMapGivesTheMeanSquareOfItsWeights() {
        Random random = new Random(1);
        int fanIn = 40;
        int rows = 60;
        int draws = 2000;
        double[] x = random.doubles(fanIn, 0, 2).toArray();
        double sum = 0;
        double sumOfSquares = 0;
        for (int draw = 0; draw < draws; draw++) {
            double[] weights = random.doubles((long) fanIn * rows, -0.3, 0.3).toArray();
            double[] y = new double[rows];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < fanIn; j++) {
                    y[i] += weights[i * fanIn + j] * x[j];
                }
            }
            Signals signals =
                    new Signals(Map.of(Quantity.INPUT, Moments.of(x), Quantity.WEIGHT, Moments.of(weights)), Map.of());
            Band band = StageTheory.forward(linear(fanIn, rows), signals).orElseThrow();
            double ratio = Moments.of(y).square() / band.expected();
            assertTrue(band.contains(Moments.of(y).square()), band + " " + ratio);
            sum += ratio;
            sumOfSquares += ratio * ratio;
        }
        double mean = sum / draws;
        double spread = Math.sqrt(sumOfSquares / draws - mean * mean);
        assertEquals(1, mean, 4 * spread / Math.sqrt(draws));
        assertEquals(Math.sqrt(2.0 / rows), spread, 0.1 * spread);
    }

    /// Backward the same matrix acts transposed: mean over draws within 4 standard errors.
    @Test
    void gradientsGoBackWithTheRatioOfOutputsToInputs() {
        Random random = new Random(2);
        int fanIn = 50;
        int rows = 20;
        int draws = 1000;
        double[] g = random.doubles(rows, -1, 1).toArray();
        double sum = 0;
        double sumOfSquares = 0;
        for (int draw = 0; draw < draws; draw++) {
            double[] weights = random.doubles((long) fanIn * rows, -0.3, 0.3).toArray();
            double[] back = new double[fanIn];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < fanIn; j++) {
                    back[j] += weights[i * fanIn + j] * g[i];
                }
            }
            Signals signals = new Signals(
                    Map.of(
                            Quantity.INPUT, Moments.of(new double[fanIn]),
                            Quantity.WEIGHT, Moments.of(weights),
                            Quantity.OUTPUT_GRADIENT, Moments.of(g)),
                    Map.of());
            Band band = StageTheory.backward(linear(fanIn, rows), signals).orElseThrow();
            assertTrue(band.contains(Moments.of(back).square()));
            double ratio = Moments.of(back).square() / band.expected();
            sum += ratio;
            sumOfSquares += ratio * ratio;
        }
        double mean = sum / draws;
        assertEquals(1, mean, 4 * Math.sqrt((sumOfSquares / draws - mean * mean) / draws));
    }

    /// relu: 1/2 and 1/2 at any size. erf at q: ⟨φ²⟩ = (2/π) asin(2q/(1 + 2q)), ⟨φ′²⟩ = (4/π)/√(1 + 4q) (Williams
    /// 1998).
    @Test
    void activationsGiveGaussianAverages() {
        assertEquals(1.5, expected(new Relu(), 3).expected(), 1e-12);
        assertEquals(2 / Math.PI * Math.asin(0.6), expected(new Erf(), 0.75).expected(), 1e-12);
        Signals erf = new Signals(
                Map.of(
                        Quantity.INPUT, new Moments(10, 0, 0, 0, 0.75, 1, 1),
                        Quantity.OUTPUT_GRADIENT, new Moments(10, 0, 0, 0, 5, 1, 1)),
                Map.of());
        assertEquals(
                5 * 4 / Math.PI / 2,
                StageTheory.backward(activation(new Erf()), erf).orElseThrow().expected(),
                1e-12);
    }

    @Test
    void sumsCountTheirCorrelationAndNormalizationsTheirScales() {
        Signals sum = new Signals(
                Map.of(Quantity.INPUT, new Moments(10, 0, 0, 0, 4, 1, 1)),
                Map.of(Figure.BRANCH, 9.0, Figure.BRANCH_COSINE, 0.5));
        assertEquals(
                4 + 9 + 6,
                StageTheory.forward(of(Kind.ADDITION), sum).orElseThrow().expected(),
                1e-12);
        Signals norm = new Signals(
                Map.of(
                        Quantity.INPUT,
                        new Moments(10, 0, 0, 1, 5, 1, 1),
                        Quantity.WEIGHT,
                        Moments.of(1, 3),
                        Quantity.BIAS,
                        Moments.of(0, 2),
                        Quantity.OUTPUT_GRADIENT,
                        new Moments(10, 0, 0, 0, 8, 1, 1)),
                Map.of());
        Stage stage = of(Kind.NORMALIZATION);
        assertEquals(5 + 2, StageTheory.forward(stage, norm).orElseThrow().expected(), 1e-12);
        assertEquals(
                5 * 8 / 4.0, StageTheory.backward(stage, norm).orElseThrow().expected(), 1e-12);
    }

    @Test
    void whatIsNotKnownHasNoBand() {
        assertFalse(StageTheory.forward(linear(3, 4), new Signals(Map.of(), Map.of()))
                .isPresent());
        assertFalse(StageTheory.forward(of(Kind.ATTENTION), new Signals(Map.of(), Map.of()))
                .isPresent());
    }

    /// 2 for relu at any size; for tanh 1 at small sizes.
    @Test
    void theCriticalScaleKeepsTheSize() {
        assertEquals(2, CriticalScale.keeping(new Relu(), 7), 1e-12);
        assertEquals(1, CriticalScale.keeping(new Tanh(), 1e-8), 1e-6);
    }

    private static Band expected(Activation activation, double square) {
        Signals signals = new Signals(Map.of(Quantity.INPUT, new Moments(10, 0, 0, 0, square, 1, 1)), Map.of());
        return StageTheory.forward(activation(activation), signals).orElseThrow();
    }

    private static Stage linear(int fanIn, int rows) {
        return new Stage("fc", Stage.Make.of(Kind.LINEAR, "Linear"), List.of(), Fans.of(fanIn, rows));
    }

    private static Stage activation(Activation activation) {
        return new Stage("act", new Stage.Make(Kind.ACTIVATION, "act", Optional.of(activation)), List.of(), Fans.NONE);
    }

    private static Stage of(Kind kind) {
        return new Stage("stage", Stage.Make.of(kind, "type"), List.of(), Fans.NONE);
    }
}
