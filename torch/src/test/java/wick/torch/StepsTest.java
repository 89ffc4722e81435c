package wick.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingTask;
import wick.network.Wiring;
import wick.network.training.Batches;
import wick.network.training.Loss;
import wick.network.training.Optimizer;
import wick.network.training.Precision;
import wick.network.training.RateFactors;
import wick.network.training.Recipe;
import wick.network.training.Schedule;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

class StepsTest {
    private static final TorchEngine ENGINE = new TorchEngine();
    private static final Address ADDRESS = Address.of(9, "torch steps").network(1);
    private static final int POINTS = 10;
    private static final int STEPS = 10;
    private static final Optimizer.Moments MOMENTS = new Optimizer.Moments(0.8, 0.95, 1e-3);

    private static final List<Optimizer> OPTIMIZERS = List.of(
            new Optimizer.Sgd(0.1),
            new Optimizer.Sgd(0.03, 0.9, false, 0.02),
            new Optimizer.Sgd(0.03, 0.9, true, 0),
            new Optimizer.Sgd(0.1, 0.5, true, 0.3),
            new Optimizer.Adam(0.03),
            new Optimizer.Adam(0.03, MOMENTS, 0.2, false),
            new Optimizer.Adam(0.03, MOMENTS, 0.2, true));

    static Stream<Arguments> optimizersAndArchitectures() {
        return Zoo.names().stream()
                .flatMap(name -> OPTIMIZERS.stream().map(optimizer -> Arguments.of(name, optimizer)));
    }

    @ParameterizedTest
    @MethodSource("optimizersAndArchitectures")
    void parametersAfterTenStepsAreThoseOfPlainFormulas(String name, Optimizer optimizer) {
        Recipe recipe = new Recipe(optimizer, Loss.CROSS_ENTROPY, STEPS)
                .with(new Batches.Shuffled(4))
                .with(new Schedule.Cosine(3, 0.1));
        agree(task(name, recipe, Precision.FLOAT64), 1e-10);
    }

    static List<Batches> batches() {
        return List.of(new Batches.All(), new Batches.Drawn(5, true), new Batches.Drawn(5, false), new Batches.Shuffled(3));
    }

    @ParameterizedTest
    @MethodSource("batches")
    void everyKindOfBatchIsTaken(Batches batches) {
        Recipe recipe = new Recipe(new Optimizer.Sgd(0.2), Loss.HALF_SQUARES, STEPS)
                .with(batches)
                .with(new Schedule.Linear(0, 0.5));
        agree(task("dense", recipe, Precision.FLOAT64), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dense", "image", "transformer"})
    void float32StaysCloseAndIsNotFloat64(String name) {
        Recipe recipe = new Recipe(new Optimizer.Sgd(0.05), Loss.HALF_SQUARES, STEPS);
        double apart = agree(task(name, recipe, Precision.FLOAT32), 1e-4);
        assertTrue(apart > 1e-9, () -> "differs by " + apart);
    }

    private static TrainingTask task(String name, Recipe recipe, Precision precision) {
        Wiring wiring = Zoo.named(name);
        TrainingTask.Examples examples = new TrainingTask.Examples(
                Zoo.normal(POINTS, wiring.inputs(), 0), Zoo.probabilities(POINTS, wiring.outputs()));
        return new TrainingTask(wiring, recipe.with(precision), factors(wiring), examples);
    }

    /// Different ones for every parameter.
    private static RateFactors factors(Wiring wiring) {
        List<RateFactors.Matrix> factors = new ArrayList<>();
        for (int k = 0; k < wiring.matrices().size(); k++) {
            factors.add(new RateFactors.Matrix(
                    new RateFactors.Parameter(1 + 0.1 * k, 0.5 + 0.2 * k, 2 - 0.1 * k),
                    new RateFactors.Parameter(0.7 - 0.03 * k, k % 2, 3)));
        }
        return new RateFactors(factors);
    }

    private static double agree(TrainingTask task, double bound) {
        Map<String, Matrix> expected = new PlainTraining(task, ADDRESS).after(STEPS);
        double most = 0;
        try (TrainingSession session = ENGINE.open(task, ADDRESS)) {
            session.advance(3);
            session.advance(STEPS);
            assertEquals(STEPS, session.step());
            Map<String, Matrix> moved = session.parameters();
            assertEquals(expected.keySet(), moved.keySet());
            for (String parameter : moved.keySet()) {
                double apart = Zoo.difference(
                        moved.getOrDefault(parameter, Matrix.zeros(0, 0)), expected.getOrDefault(parameter, Matrix.zeros(0, 0)));
                assertTrue(apart < bound, () -> parameter + " differs by " + apart);
                most = Math.max(most, apart);
            }
        }
        return most;
    }
}
