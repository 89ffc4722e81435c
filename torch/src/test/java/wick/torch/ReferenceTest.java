package wick.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wick.lab.training.Checkpoint;
import wick.lab.training.TrainingEngine;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingTask;
import wick.lab.training.engine.GeneralEngine;
import wick.network.Wiring;
import wick.network.training.Loss;
import wick.network.training.Optimizer;
import wick.network.training.RateFactors;
import wick.network.training.RateFactors.Parameter;
import wick.network.training.Recipe;
import wick.network.training.Schedule;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// Against the optimizers of PyTorch in `reference/lab/trained_network.py`.
class ReferenceTest {
    private static final int STEPS = 10;
    private static final List<TrainingEngine> ENGINES = List.of(new TorchEngine(), new GeneralEngine());

    private static final Map<String, Optimizer> OPTIMIZERS = Map.of(
            "sgd", new Optimizer.Sgd(0.3),
            "momentum", new Optimizer.Sgd(0.1, 0.9, false, 0.05),
            "nesterov", new Optimizer.Sgd(0.1, 0.8, true, 0.1),
            "adam", new Optimizer.Adam(0.05, new Optimizer.Moments(0.8, 0.95, 1e-3), 0, false),
            "adam-decay", new Optimizer.Adam(0.05, new Optimizer.Moments(0.9, 0.999, 1e-8), 0.2, false),
            "adamw", new Optimizer.Adam(0.05, new Optimizer.Moments(0.9, 0.99, 1e-6), 0.3, true));

    private static final RateFactors FACTORS = new RateFactors(List.of(
            new RateFactors.Matrix(new Parameter(1.5, 0.5, 2), new Parameter(0.7, 0, 1)),
            new RateFactors.Matrix(new Parameter(1, 2, 0.5), new Parameter(0.3, 1, 3))));

    static Stream<Arguments> cases() {
        return OPTIMIZERS.keySet().stream()
                .sorted()
                .flatMap(name -> ENGINES.stream().map(engine -> Arguments.of(name, engine.name(), engine)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("cases")
    void tenStepsOfEveryOptimizerAreThoseOfPyTorch(String name, String engineName, TrainingEngine engine)
            throws IOException {
        Wiring wiring = Zoo.wiring("""
                network:
                  input: 2
                  layers:
                    - dense: {width: 3, weight-variance: 1}
                    - activation: tanh
                    - dense: {width: 2, weight-variance: 1}
                """);
        Optimizer optimizer = OPTIMIZERS.getOrDefault(name, new Optimizer.Sgd(0));
        Recipe recipe = new Recipe(optimizer, Loss.HALF_SQUARES, STEPS).with(new Schedule.Cosine(2, 0.25));
        TrainingTask.Examples examples =
                new TrainingTask.Examples(filled(4, 2, i -> Math.cos(2 + i)), filled(4, 2, i -> Math.sin(0.5 * i)));
        try (TrainingSession session =
                engine.open(new TrainingTask(wiring, recipe, FACTORS, examples), Address.of(1, engineName))) {
            session.resume(Checkpoint.of(Map.of(
                    "w1", filled(3, 2, i -> Math.sin(1 + i)),
                    "b1", filled(1, 3, i -> Math.sin(4 + i)),
                    "w2", filled(2, 3, i -> Math.sin(7 + i)),
                    "b2", filled(1, 2, i -> Math.sin(10 + i)))));
            session.advance(STEPS);
            Map<String, Matrix> moved = session.parameters();
            expected(name).forEach((parameter, values) -> {
                double[] entries =
                        moved.getOrDefault(parameter, Matrix.zeros(0, 0)).entries();
                assertEquals(values.size(), entries.length);
                values.forEach((index, value) -> assertEquals(value, entries[index], 1e-12, parameter));
            });
        }
    }

    private interface Entry {
        double at(int index);
    }

    private static Matrix filled(int rows, int columns, Entry entry) {
        Matrix matrix = Matrix.zeros(rows, columns);
        for (int i = 0; i < rows * columns; i++) {
            matrix.entries()[i] = entry.at(i);
        }
        return matrix;
    }

    private static Map<String, Map<Integer, Double>> expected(String name) throws IOException {
        Map<String, Map<Integer, Double>> parameters = new HashMap<>();
        Path file = Path.of(System.getProperty("wick.root", ".."), "reference", "lab", "trained_network.csv");
        for (String line : Files.readAllLines(file)) {
            List<String> fields = List.of(line.split(",", -1));
            if (fields.getFirst().equals(name)) {
                parameters
                        .computeIfAbsent(fields.get(1), _ -> new HashMap<>())
                        .put(Integer.parseInt(fields.get(2)), Double.parseDouble(fields.get(3)));
            }
        }
        return parameters;
    }
}
