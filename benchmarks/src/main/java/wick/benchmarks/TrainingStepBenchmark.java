package wick.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import wick.lab.training.TrainingEngine;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingTask;
import wick.lab.training.engine.DenseEngine;
import wick.lab.training.engine.GeneralEngine;
import wick.network.NetworkFile;
import wick.network.Wiring;
import wick.network.training.Batches;
import wick.network.training.Loss;
import wick.network.training.Optimizer;
import wick.network.training.Precision;
import wick.network.training.RateFactors;
import wick.network.training.Recipe;
import wick.numeric.matrix.Block;
import wick.numeric.matrix.FloatMatrix;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.ProductBenchmark;
import wick.numeric.matrix.Products;
import wick.numeric.random.Address;

/// A training step of a network 784-512-512-10 with relu and cross-entropy, batch 128 of 1024 points, in float32;
/// the reference is its eight bare products on one core.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TrainingStepBenchmark {
    private static final int POINTS = 1024;
    private static final int BATCH = 128;
    private static final List<Integer> WIDTHS = List.of(784, 512, 512, 10);
    private static final Address ADDRESS = Address.of(1, "training step benchmark");

    /// One layer: what flows in, weights, what flows out; slopes and gradient in the places of values.
    private record Shape(FloatMatrix in, FloatMatrix weights, FloatMatrix out) {
        static Shape of(int fanIn, int fanOut) {
            return new Shape(
                    FloatMatrix.zeros(BATCH, fanIn),
                    FloatMatrix.zeros(fanOut, fanIn),
                    FloatMatrix.zeros(BATCH, fanOut));
        }

        void forward() {
            Products.setBlock(Block.of(in), Block.of(weights).flipped(), Block.of(out));
        }

        void gradient() {
            Products.setBlock(Block.of(out).flipped(), Block.of(in), Block.of(weights));
        }

        void backward() {
            Products.setBlock(Block.of(out), Block.of(weights), Block.of(in));
        }
    }

    @State(Scope.Benchmark)
    public static class Bare {
        private final List<Shape> layers = new ArrayList<>();

        @Setup(Level.Trial)
        public void make() {
            for (int k = 1; k < WIDTHS.size(); k++) {
                layers.add(Shape.of(WIDTHS.get(k - 1), WIDTHS.get(k)));
            }
        }
    }

    @State(Scope.Benchmark)
    public static class Training {
        @Param({"sgd", "momentum", "adam"})
        public String optimizer = "";

        private final List<TrainingSession> sessions = new ArrayList<>();

        /// Opens the training, after a few steps have been compared with those of another engine in float64.
        @Setup(Level.Trial)
        public void open() {
            Recipe recipe =
                    new Recipe(optimizer(), Loss.CROSS_ENTROPY, Integer.MAX_VALUE).with(new Batches.Shuffled(BATCH));
            Matrix expected = afterThreeSteps(new GeneralEngine(), recipe);
            Matrix found = afterThreeSteps(new DenseEngine(), recipe.with(Precision.FLOAT32));
            Check.close(expected.entries(), found.entries(), 1e-4);
            sessions.add(new DenseEngine().open(task(recipe.with(Precision.FLOAT32)), ADDRESS));
        }

        private Optimizer optimizer() {
            return switch (optimizer) {
                case "sgd" -> new Optimizer.Sgd(0.01);
                case "momentum" -> new Optimizer.Sgd(0.001, 0.9, false, 0);
                default -> new Optimizer.Adam(1e-5);
            };
        }

        private static Matrix afterThreeSteps(TrainingEngine engine, Recipe recipe) {
            try (TrainingSession session = engine.open(task(recipe), ADDRESS)) {
                session.advance(3);
                return Objects.requireNonNull(session.parameters().get("w2"));
            }
        }

        private static TrainingTask task(Recipe recipe) {
            Wiring wiring = NetworkFile.parse("training step benchmark", """
                            network:
                              input: 784
                              layers:
                                - dense: {width: 512, weight-variance: 2}
                                - activation: relu
                                - dense: {width: 512, weight-variance: 2}
                                - activation: relu
                                - dense: {width: 10, weight-variance: 1}
                            """).wire();
            Matrix targets = Matrix.zeros(POINTS, WIDTHS.getLast());
            for (int i = 0; i < POINTS; i++) {
                targets.set(i, i % WIDTHS.getLast(), 1);
            }
            return new TrainingTask(
                    wiring,
                    recipe,
                    RateFactors.uniform(wiring),
                    new TrainingTask.Examples(ProductBenchmark.uniform(POINTS, WIDTHS.getFirst(), 1), targets));
        }
    }

    @Benchmark
    public FloatMatrix reference(Bare bare) {
        bare.layers.forEach(Shape::forward);
        for (int k = bare.layers.size() - 1; k > 0; k--) {
            bare.layers.get(k).backward();
        }
        bare.layers.forEach(Shape::gradient);
        return bare.layers.getLast().out();
    }

    @Benchmark
    public int step(Training training, Threads threads) {
        TrainingSession session = training.sessions.getFirst();
        threads.run(() -> session.advance(1));
        return session.step();
    }
}
