package wick.theory.featurelearning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.Linear;
import wick.network.Softplus;
import wick.network.Tanh;
import wick.numeric.matrix.Matrix;
import wick.theory.ReferenceTable;
import wick.theory.solvable.Alignment;
import wick.theory.solvable.FeatureLearning;
import wick.theory.solvable.TwoLayerDescent;
import wick.theory.solvable.TwoLayerLesson;

class RichTrainingTest {
    private static final Sampling FEW = new Sampling(64, 2, 1e-9, 1);

    private static MeanFieldNetwork.Layer layer(double... constants) {
        return new MeanFieldNetwork.Layer(constants[0], constants[1], constants[2], constants[3], constants[4]);
    }

    private static MeanFieldNetwork network(int inputs, Activation activation, MeanFieldNetwork.Layer... layers) {
        return new MeanFieldNetwork(inputs, 1, Collections.nCopies(layers.length - 1, activation), List.of(layers));
    }

    /// The cases of `reference/theory/rich_training.py`.
    private static DynamicMeanField theory(String name) {
        return switch (name) {
            case "tanh-one" ->
                new DynamicMeanField(
                        network(1, new Tanh(), layer(1.5, 0.2, 1, 1, 1), layer(0.8, 0, 1, 0.5, 1)),
                        new Lesson(Matrix.of(1, 1, 0.9), Matrix.of(1, 1, 1.2), 0.3, 8),
                        new Sampling(4096, 32, 0.05, 1));
            case "tanh-two" ->
                new DynamicMeanField(
                        network(
                                1,
                                new Tanh(),
                                layer(0.8, 0.1, 1, 0.7, 1),
                                layer(1.2, 0.1, 0.6, 1, 2),
                                layer(0.8, 0, 1, 0, 1)),
                        new Lesson(Matrix.of(1, 1, 0.9), Matrix.of(1, 1, 1.2), 0.3, 3),
                        new Sampling(4096, 32, 0.05, 1));
            case "softplus-two" ->
                new DynamicMeanField(
                        network(
                                1,
                                new Softplus(),
                                layer(1.2, 0.1, 1, 1, 1),
                                layer(1.3, 0, 1, 0, 1),
                                layer(1.5, 0, 1, 1, 1)),
                        new Lesson(Matrix.of(1, 1, 1.1), Matrix.of(1, 1, -0.7), 0.15, 3),
                        new Sampling(4096, 32, 0.05, 1));
            case "two" -> new DynamicMeanField(twoLayers(), twoLayerLesson(0.1, 12), FEW);
            case "three-points" ->
                new DynamicMeanField(
                        network(
                                2,
                                new Linear(),
                                layer(0.8, 0.1, 1, 1, 1),
                                layer(1.2, 0.05, 0.7, 0.4, 2),
                                layer(0.9, 0, 1, 1, 0.5),
                                layer(1.1, 0, 0.8, 0.3, 1)),
                        new Lesson(
                                Matrix.of(3, 2, 1, 0.2, -0.5, 0.9, 0.3, -1.1), Matrix.of(3, 1, 1, -0.5, 0.3), 0.1, 7),
                        new Sampling(512, 2, 1e-9, 1));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static MeanFieldNetwork twoLayers() {
        return network(1, new Linear(), layer(1, 0, 1, 0, 1), layer(1, 0, 1, 0, 1));
    }

    private static Lesson twoLayerLesson(double rate, int steps) {
        return new Lesson(Matrix.of(1, 1, 1.3), Matrix.of(1, 1, 2), rate, steps);
    }

    static RichTraining trained(DynamicMeanField theory) {
        return switch (theory.solve()) {
            case Outcome.Converged(RichTraining training) -> training;
            case Outcome.NotConverged(Residual residual, double _) -> throw new AssertionError(residual.toString());
            case Outcome.Diverged(int step) -> throw new AssertionError("diverged at step " + step);
        };
    }

    private static double[] numbers(RichTraining.State state, boolean errors) {
        Averaged outputs = state.outputs();
        Averaged kernel = state.layers().getLast().kernel();
        Matrix f = errors ? outputs.error() : outputs.mean();
        Matrix phi = errors ? kernel.error() : kernel.mean();
        Matrix theta = errors ? state.tangent().error() : state.tangent().mean();
        return new double[] {f.at(0, 0), f.at(f.rows() - 1, 0), phi.at(0, 0), theta.at(0, 0)};
    }

    /// Matrix equations over all steps at once, with inverses for responses.
    @ParameterizedTest
    @ValueSource(strings = {"two", "three-points"})
    void linearNetworksFollowTheirMatrixEquationsToRounding(String name) {
        RichTraining training = trained(theory(name));
        for (ReferenceTable.Row row : ReferenceTable.rows("rich_training.csv")) {
            if (row.text(1).equals(name)) {
                double[] found = numbers(training.states().get((int) row.number(2)), false);
                for (int k = 0; k < found.length; k++) {
                    assertEquals(row.number(3 + k), found[k], 2e-10, row.cells().toString());
                }
            }
        }
        assertTrue(training.residual().bound() < 1e-9, training.residual().toString());
    }

    /// Quadrature over the noise, responses as derivatives of paths. 4.5 standard errors of 32 replicas
    /// for 76 numbers: a false alarm in at most one of 40 seeds, by Student's law.
    @ParameterizedTest
    @ValueSource(strings = {"tanh-one", "tanh-two", "softplus-two"})
    void curvedNetworksAgreeWithQuadratureAndDerivatives(String name) {
        RichTraining training = trained(theory(name));
        for (ReferenceTable.Row row : ReferenceTable.rows("rich_training.csv")) {
            if (row.text(1).equals(name)) {
                RichTraining.State state = training.states().get((int) row.number(2));
                double[] found = numbers(state, false);
                double[] errors = numbers(state, true);
                for (int k = 0; k < found.length; k++) {
                    String where = row.cells() + " column " + k + ": " + found[k] + " +- " + errors[k];
                    assertEquals(row.number(3 + k), found[k], 1e-4 + 4.5 * errors[k], where);
                    assertTrue(errors[k] < 3e-3 * Math.max(1, Math.abs(found[k])), where);
                }
            }
        }
    }

    /// The exact solution at any width, with κ = 1/n and rate n at standard normal weights of any large n.
    @Test
    void stepsOfALinearNetworkAreThoseOfTheTwoNumbersThatSolveIt() {
        RichTraining training = trained(theory("two"));
        TwoLayerLesson lesson = new TwoLayerLesson(1.3, 2, 1, 0.1);
        for (int step = 0; step <= 12; step++) {
            Alignment weights = new TwoLayerDescent(lesson, new Alignment(0.5, 0.5)).trained(step);
            double[] found = numbers(training.states().get(step), false);
            assertEquals(lesson.output(weights), found[0], 1e-12);
            assertEquals(lesson.kernel(weights) / 0.1, found[3], 1e-11);
        }
    }

    @Test
    void smallStepsTendToTheFlow() {
        FeatureLearning flow = FeatureLearning.of(new TwoLayerLesson(1.3, 2, 1, 1), new Alignment(0.5, 0.5));
        double coarse = numbers(
                trained(new DynamicMeanField(twoLayers(), twoLayerLesson(0.004, 100), FEW))
                        .last(),
                false)[0];
        double fine = numbers(
                trained(new DynamicMeanField(twoLayers(), twoLayerLesson(0.002, 200), FEW))
                        .last(),
                false)[0];
        assertEquals(flow.output(0.4), 2 * fine - coarse, 2e-5);
        assertEquals(2, (coarse - flow.output(0.4)) / (fine - flow.output(0.4)), 0.02);
    }

    /// Without hidden matrices particles are all there is.
    @Test
    void oneHiddenLayerHasNoResponses() {
        DynamicMeanField theory = theory("tanh-one");
        assertEquals(
                trained(theory).last().outputs(),
                trained(theory.withoutResponses()).last().outputs());
    }
}
