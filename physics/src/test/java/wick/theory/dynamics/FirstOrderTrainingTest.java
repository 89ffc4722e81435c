package wick.theory.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.Activation;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.theory.Chains;
import wick.theory.Chains.Laws;
import wick.theory.finitewidth.TangentMotion;
import wick.theory.solvable.InitialLaw;
import wick.theory.solvable.KernelDrift;
import wick.theory.solvable.TwoLayerDescent;
import wick.theory.solvable.TwoLayerLesson;

class FirstOrderTrainingTest {
    private static final Matrix INPUT = Matrix.of(1, 1, 1.3);

    private static TangentMotion motion(Activation activation, Matrix inputs, int... widths) {
        Wiring wiring = Chains.of(activation, new Laws(1, 0, 1, 0), inputs.columns(), widths);
        return TangentMotion.of(wiring, inputs);
    }

    /// The exact law over along and against, expanded in 1/n by itself.
    @ParameterizedTest
    @CsvSource({"2, 0.2", "2, 0.02", "0.5, 0.2", "1.3, 0.4"})
    void theKernelOfOneLinearHiddenLayerDriftsAsTheExactSolutionSays(double target, double step) {
        double rate = step / (1.3 * 1.3);
        List<FirstOrderTraining.State> states = FirstOrderTraining.of(
                        motion(new Linear(), INPUT, 100), Matrix.of(1, 1, target), rate)
                .after(List.of((int) (60 / step)));
        double drift = states.getFirst().drift().at(0, 0) / (2 * 1.3 * 1.3);
        assertEquals(new KernelDrift(1.3, target).lazyFirst(rate), drift, 1e-11);
    }

    /// n (E f − limit) of the exact law at two large widths, extrapolated.
    @ParameterizedTest
    @CsvSource({"1, 0.2", "2, 0.2", "5, 0.2", "3, 0.45"})
    void theMeanOutputOfOneLinearHiddenLayerIsOffAsTheExactSolutionSays(int steps, double step) {
        double rate = step / (1.3 * 1.3);
        FirstOrderTraining.State state = FirstOrderTraining.of(
                        motion(new Linear(), INPUT, 100), Matrix.of(1, 1, 2), rate)
                .after(List.of(steps))
                .getFirst();
        double frozen = 2 * (1 - Math.pow(1 - 2 * step, steps));
        assertEquals(frozen, state.mean().at(0), 1e-13);
        double coarse = excess(500, rate, steps, frozen);
        double fine = excess(1000, rate, steps, frozen);
        double finest = excess(2000, rate, steps, frozen);
        double extrapolated = (8 * finest - 6 * fine + coarse) / 3;
        assertEquals(extrapolated, state.correction().at(0), 1e-4 * Math.abs(extrapolated) + 1e-6);
    }

    private static double excess(int width, double rate, int steps, double frozen) {
        TwoLayerLesson unit = TwoLayerLesson.ntk(width, 1.3, 2);
        TwoLayerLesson lesson = new TwoLayerLesson(1.3, 2, unit.coupling(), rate);
        double mean = new InitialLaw(width)
                .average(start -> lesson.output(new TwoLayerDescent(lesson, start).trained(steps)))
                .mean();
        return width * (mean - frozen);
    }

    /// A linear network sees inputs x, 2x and -x as it sees x.
    @Test
    void parallelOutputsOfLinearNetworksHaveParallelCorrections() {
        Matrix inputs = Matrix.of(2, 2, 1, 0.4, 0.3, -0.8);
        FirstOrderTraining.State state = FirstOrderTraining.of(
                        motion(new Linear(), inputs, 100, 100), Matrix.of(1, 1, 2), 0.2)
                .after(List.of(4))
                .getFirst();
        double ratio = state.mean().at(1) / state.mean().at(0);
        assertEquals(inner(inputs, 1, 0) / inner(inputs, 0, 0), ratio, 1e-12);
        assertEquals(ratio, state.correction().at(1) / state.correction().at(0), 1e-11);
    }

    private static double inner(Matrix inputs, int i, int j) {
        return inputs.at(i, 0) * inputs.at(j, 0) + inputs.at(i, 1) * inputs.at(j, 1);
    }

    /// A point learned twice at half the rate is a point learned once.
    @Test
    void aRepeatedPointCountsTwice() {
        Matrix once = Matrix.of(1, 2, 1, 0.2);
        Matrix twice = Matrix.of(2, 2, 1, 0.2, 1, 0.2);
        FirstOrderTraining.State single = FirstOrderTraining.of(
                        motion(new Tanh(), once, 50, 50), Matrix.of(1, 1, 2), 0.2)
                .after(List.of(3))
                .getFirst();
        FirstOrderTraining.State pair = FirstOrderTraining.of(
                        motion(new Tanh(), twice, 50, 50), Matrix.of(2, 1, 2, 2), 0.1)
                .after(List.of(3))
                .getFirst();
        assertEquals(single.correction().at(0), pair.correction().at(1), 1e-9);
        assertEquals(single.drift().at(0, 0), pair.drift().at(0, 1), 1e-9);
    }

    @Test
    void beforeTrainingNothingIsOff() {
        FirstOrderTraining.State start = FirstOrderTraining.of(motion(new Tanh(), INPUT, 10), Matrix.of(1, 1, 2), 0.1)
                .after(List.of(0))
                .getFirst();
        assertEquals(0, start.correction().at(0));
        assertEquals(0, start.drift().at(0, 0));
    }

    @Test
    void whatIsNotDerivedIsRefused() {
        String kinks = String.valueOf(assertThrows(IllegalArgumentException.class, () -> motion(new Relu(), INPUT, 10))
                .getMessage());
        assertTrue(kinks.contains("kinks"), kinks);
        TangentMotion motion = motion(new Linear(), INPUT, 10);
        assertThrows(IllegalArgumentException.class, () -> FirstOrderTraining.of(motion, Matrix.of(1, 2, 1, 2), 0.1));
        assertThrows(IllegalArgumentException.class, () -> FirstOrderTraining.of(motion, Matrix.of(1, 1, 1), 10));
        assertThrows(
                IllegalArgumentException.class,
                () -> FirstOrderTraining.of(motion, Matrix.of(1, 1, 1), 0.1).after(List.of(3, 2)));
    }
}
