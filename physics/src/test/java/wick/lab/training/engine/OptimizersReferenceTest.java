package wick.lab.training.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import wick.network.training.Optimizer;
import wick.network.training.RateFactors;
import wick.numeric.matrix.Dense;
import wick.numeric.matrix.FloatMatrix;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// Steps on half a quadratic form against those of PyTorch's optimizers, `reference/lab/optimizers.py`.
class OptimizersReferenceTest {
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Matrix A = Matrix.of(3, 3, 2, 0.5, 0.1, 0.5, 1, -0.3, 0.1, -0.3, 0.7);
    private static final double[] B = {1, -2, 0.5};
    private static final Optimizer.Moments OTHER = new Optimizer.Moments(0.8, 0.95, 1e-3);

    private static final Map<String, Optimizer> OPTIMIZERS = Map.of(
            "sgd", new Optimizer.Sgd(0.1),
            "sgd decay", new Optimizer.Sgd(0.1, 0, false, 0.2),
            "momentum", new Optimizer.Sgd(0.1, 0.9, false, 0),
            "momentum decay", new Optimizer.Sgd(0.1, 0.9, false, 0.2),
            "nesterov", new Optimizer.Sgd(0.1, 0.8, true, 0.2),
            "adam", new Optimizer.Adam(0.05),
            "adam decay", new Optimizer.Adam(0.05, OTHER, 0.2, false),
            "adamw", new Optimizer.Adam(0.05, OTHER, 0.2, true));

    private static final class Walk<M extends Dense> {
        private final Arithmetic<M> numbers;
        private final Optimizer optimizer;
        private final Tensor<M> w;

        Walk(Arithmetic<M> numbers, Optimizer optimizer) {
            this.numbers = numbers;
            this.optimizer = optimizer;
            M values = numbers.zeros(1, 3);
            numbers.copyInto(Matrix.of(1, 3, 0.3, -0.4, 1.2), values);
            w = Tensor.of("w1", values, RateFactors.Parameter.ONE, new Tensor.Kind<>(optimizer, numbers));
        }

        void step(int step) {
            Matrix gradient = Products.times(numbers.doubles(w.values()), A);
            for (int i = 0; i < 3; i++) {
                gradient.entries()[i] -= B[i];
            }
            numbers.copyInto(gradient, w.gradient());
            w.move(new Tensor.Motion(optimizer, step, optimizer.rate()), numbers, 0, 3);
        }
    }

    @Test
    void stepsAreThoseOfPyTorch() throws IOException {
        Path file = Path.of(System.getProperty("wick.root", ".."), "reference", "lab", "optimizers.csv");
        List<String> lines = Files.readAllLines(file);
        Map<String, Walk<Matrix>> walks = new HashMap<>();
        Map<String, Walk<FloatMatrix>> rough = new HashMap<>();
        OPTIMIZERS.forEach((name, optimizer) -> {
            walks.put(name, new Walk<>(new Doubles(), optimizer));
            rough.put(name, new Walk<>(new Floats(), optimizer));
        });
        assertEquals(81, lines.size());
        for (String line : lines.subList(1, lines.size())) {
            List<String> row = COMMA.splitAsStream(line).toList();
            Walk<Matrix> walk = Objects.requireNonNull(walks.get(row.getFirst()));
            Walk<FloatMatrix> other = Objects.requireNonNull(rough.get(row.getFirst()));
            int step = Integer.parseInt(row.get(1));
            walk.step(step);
            other.step(step);
            for (int i = 0; i < 3; i++) {
                double expected = Double.parseDouble(row.get(2 + i));
                assertEquals(expected, walk.w.values().at(0, i), 1e-14, line);
                assertEquals(expected, other.w.values().at(0, i), 3e-6, line);
            }
        }
    }
}
