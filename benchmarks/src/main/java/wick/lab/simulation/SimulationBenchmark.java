package wick.lab.simulation;

import java.util.ArrayList;
import java.util.List;
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
import org.openjdk.jmh.annotations.TearDown;
import wick.benchmarks.Check;
import wick.benchmarks.Threads;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.OneCall;
import wick.numeric.matrix.ProductBenchmark;
import wick.numeric.random.Address;

/// One Euler step of a network of tanh units under many realizations of its noise: rates, product with the
/// weights, noise, update. The reference is the bare product of the same shape by one call of OpenBLAS on
/// one core, so that the speed is the part of what the product alone would reach.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SimulationBenchmark {
    private static final double STEP = 0.05;

    @State(Scope.Benchmark)
    public static class Shape {
        @Param({"500", "2000"})
        public int size;

        @Param({"256"})
        public int realizations;
    }

    @State(Scope.Benchmark)
    public static class Product {
        private Matrix weights = Matrix.zeros(0, 0);
        private Matrix rates = Matrix.zeros(0, 0);
        private Matrix result = Matrix.zeros(0, 0);

        @Setup(Level.Trial)
        public void draw(Shape shape) {
            weights = ProductBenchmark.uniform(shape.size, shape.size, 1);
            // the reference multiplies by a transposed matrix
            rates = ProductBenchmark.uniform(shape.realizations, shape.size, 2);
            result = Matrix.zeros(shape.size, shape.realizations);
        }
    }

    @State(Scope.Benchmark)
    public static class Running {
        private final List<EulerStepper> steppers = new ArrayList<>();
        private wick.lab.simulation.State state = new wick.lab.simulation.State(new Layout(1, 1, -1, 1, 0), new Tanh());
        private int number;

        @Setup(Level.Trial)
        public void draw(Shape shape) {
            RecurrentNetwork network =
                    RecurrentNetwork.of(new Tanh(), 1, 2.25, 1).inSteps(STEP);
            Layout layout = Layout.of(new Population(shape.size, 1, shape.realizations), List.of());
            Address address = Address.of(1, "simulation benchmark");
            state = new wick.lab.simulation.State(layout, network.activation());
            steppers.add(new EulerStepper(
                    new Equation(
                            network,
                            new RealWeights(network, shape.size, address),
                            new Drive(network, shape.size, address, STEP),
                            new Noise(layout, address),
                            STEP),
                    state));
        }

        /// After the transient the variance is that of mean-field theory with this noise, 1.118, wide
        /// margins.
        @TearDown(Level.Trial)
        public void check() {
            for (; number < 400; number++) {
                steppers.getFirst().advance(number);
            }
            Check.close(1.15, state.sumOfSquares() / state.values().entries().length, 0.15);
        }
    }

    @Benchmark
    public Matrix reference(Shape shape, Product product) {
        OneCall.timesTransposedInto(product.weights, product.rates, product.result);
        return product.result;
    }

    @Benchmark
    public Matrix eulerStep(Shape shape, Running running, Threads threads) {
        threads.run(() -> running.steppers.getFirst().advance(running.number++));
        return running.state.values();
    }
}
