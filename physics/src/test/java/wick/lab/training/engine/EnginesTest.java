package wick.lab.training.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wick.lab.training.Checkpoint;
import wick.lab.training.TrainingEngine;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingSession.Advance;
import wick.lab.training.TrainingTask;
import wick.network.training.Batches;
import wick.network.training.Loss;
import wick.network.training.Optimizer;
import wick.network.training.Precision;
import wick.network.training.RateFactors;
import wick.network.training.Recipe;
import wick.network.training.Schedule;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;

class EnginesTest {
    private static final Address ADDRESS = Address.of(1, "engines test").network(3);

    private static final List<Optimizer> OPTIMIZERS = List.of(
            new Optimizer.Sgd(0.1),
            new Optimizer.Sgd(0.1, 0, false, 0.3),
            new Optimizer.Sgd(0.1, 0.9, false, 0.01),
            new Optimizer.Sgd(0.1, 0.8, true, 0),
            new Optimizer.Adam(0.01),
            new Optimizer.Adam(0.01, Optimizer.Moments.USUAL, 0.1, true));

    private static double largest(Map<String, Matrix> a, Map<String, Matrix> b) {
        double most = 0;
        assertEquals(a.keySet(), b.keySet());
        for (String name : a.keySet()) {
            double[] x = Objects.requireNonNull(a.get(name)).entries();
            double[] y = Objects.requireNonNull(b.get(name)).entries();
            for (int i = 0; i < x.length; i++) {
                most = Math.max(most, Math.abs(x[i] - y[i]));
            }
        }
        return most;
    }

    private static Map<String, Matrix> trained(TrainingEngine engine, TrainingTask task, int steps) {
        try (TrainingSession session = engine.open(task, ADDRESS)) {
            assertInstanceOf(Advance.Trained.class, session.advance(steps));
            assertEquals(steps, session.step());
            return session.parameters();
        }
    }

    private static Recipe recipe(Optimizer optimizer, Loss loss) {
        return new Recipe(optimizer, new Schedule.Cosine(3, 0.1), loss, new Batches.Shuffled(7), 30, Precision.FLOAT64);
    }

    @Test
    void chainsMoveAsGradientsOfAnyArchitectureMoveThem() {
        for (String activation : List.of("tanh", "relu", "gelu")) {
            for (Loss loss : Loss.values()) {
                for (Optimizer optimizer : OPTIMIZERS) {
                    TrainingTask task = Tasks.chain(activation, recipe(optimizer, loss), 20);
                    Map<String, Matrix> dense = trained(new DenseEngine(), task, 30);
                    Map<String, Matrix> general = trained(new GeneralEngine(), task, 30);
                    assertTrue(largest(dense, general) < 1e-10, activation + " " + optimizer + " " + loss);
                }
            }
        }
    }

    @Test
    void floatsFollowDoublesWithinTheirRounding() {
        for (Optimizer optimizer : OPTIMIZERS) {
            TrainingTask task = Tasks.chain("tanh", recipe(optimizer, Loss.CROSS_ENTROPY), 20);
            TrainingTask rough = Tasks.with(task, task.recipe().with(Precision.FLOAT32));
            double off = largest(trained(new DenseEngine(), task, 30), trained(new DenseEngine(), rough, 30));
            assertTrue(off < 3e-5 && off > 1e-9, optimizer + ": " + off);
        }
    }

    @Test
    void stepsOnMorePointsThanGoThroughAtOnceAreThoseOfAnyArchitecture() {
        for (Optimizer optimizer : OPTIMIZERS.subList(0, 3)) {
            TrainingTask task = Tasks.of(
                    Tasks.chain("tanh", 5, List.of(16, 12), 3), new Recipe(optimizer, Loss.HALF_SQUARES, 3), 1100);
            assertTrue(largest(trained(new DenseEngine(), task, 3), trained(new GeneralEngine(), task, 3)) < 1e-12);
        }
    }

    static List<Arguments> optimizersAndPrecisions() {
        return List.of(
                Arguments.of(new Optimizer.Adam(0.01), Precision.FLOAT32),
                Arguments.of(new Optimizer.Adam(0.01), Precision.FLOAT64),
                Arguments.of(new Optimizer.Sgd(0.1, 0, false, 0.1), Precision.FLOAT32),
                Arguments.of(new Optimizer.Sgd(0.1), Precision.FLOAT64));
    }

    @ParameterizedTest
    @MethodSource("optimizersAndPrecisions")
    void bitsDependNeitherOnThreadsNorOnInterruptions(Optimizer optimizer, Precision precision) {
        Recipe recipe = recipe(optimizer, Loss.CROSS_ENTROPY).with(precision);
        TrainingTask task = Tasks.wide(recipe);
        Map<String, Matrix> alone = new java.util.HashMap<>();
        Parallel.withThreads(1, () -> alone.putAll(trained(new DenseEngine(), task, 6)));
        Parallel.withThreads(3, () -> assertEquals(alone, trained(new DenseEngine(), task, 6)));
        try (TrainingSession before = new DenseEngine().open(task, ADDRESS);
                TrainingSession after = new DenseEngine().open(task, ADDRESS)) {
            before.advance(2);
            Checkpoint checkpoint = before.checkpoint();
            before.advance(1);
            after.resume(checkpoint);
            after.advance(4);
            assertEquals(alone, after.parameters());
        }
    }

    @Test
    void membersOfAnEnsembleAreSingleRuns() {
        TrainingTask task = Tasks.chain("tanh", recipe(new Optimizer.Sgd(0.1), Loss.HALF_SQUARES), 20);
        Address address = Address.of(1, "engines test");
        List<Map<String, Matrix>> members = new Ensemble(Engines.best(task), task)
                .run(
                        address,
                        5,
                        (_, session) -> {
                            session.advance(30);
                            return session.parameters();
                        },
                        _ -> {});
        assertEquals(trained(new DenseEngine(), task, 30), members.get(3));
    }

    @Test
    void aRateThatIsTooLargeDiverges() {
        TrainingTask task = Tasks.chain("relu", new Recipe(new Optimizer.Sgd(1e3), Loss.HALF_SQUARES, 300), 20);
        for (TrainingEngine engine : Engines.ALL) {
            try (TrainingSession session = engine.open(task, ADDRESS)) {
                Advance.Diverged diverged = assertInstanceOf(Advance.Diverged.class, session.advance(300));
                assertEquals(session.step(), diverged.step());
            }
        }
    }

    @Test
    void factorsMultiplyTheRatesOfSingleMatrices() {
        TrainingTask task = Tasks.chain("tanh", new Recipe(new Optimizer.Sgd(0.1), Loss.HALF_SQUARES, 5), 20);
        RateFactors still = new RateFactors(task.factors().matrices().stream()
                .map(_ -> new RateFactors.Matrix(new RateFactors.Parameter(0), new RateFactors.Parameter(1)))
                .toList());
        TrainingTask half = new TrainingTask(task.wiring(), task.recipe(), still, task.examples());
        for (TrainingEngine engine : Engines.ALL) {
            try (TrainingSession session = engine.open(half, ADDRESS)) {
                Map<String, Matrix> before = session.parameters();
                session.advance(5);
                Map<String, Matrix> after = session.parameters();
                assertEquals(before.get("w2"), after.get("w2"));
                assertTrue(!Objects.equals(before.get("b2"), after.get("b2")));
            }
        }
    }
}
