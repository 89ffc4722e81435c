package wick.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import wick.lab.ensemble.Ensemble;
import wick.lab.ensemble.Reading;
import wick.lab.realization.Outputs;
import wick.lab.realization.RealNetwork;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Relu;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.OneCall;
import wick.numeric.matrix.ProductBenchmark;
import wick.numeric.random.Address;
import wick.numeric.statistics.Moments;
import wick.observable.Measurement.Engine;

/// Tangent kernels of real networks: all 10 x 10 pairs of outputs of one 784-512-512-512-10 network for
/// 32 inputs, pass forward included, and the mean over 64 networks 784-256-256-1 for 20 inputs, drawing
/// included. The reference are the products that the first cannot do without, each by one call of
/// OpenBLAS on one core.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TangentKernelBenchmark {
    private static final int OUTPUTS = 10;
    private static final int INPUTS = 32;
    private static final int WIDTH = 512;

    private static Network network(int width, int hidden, int outputs) {
        List<Layer> layers = new ArrayList<>();
        var law = new Initialization.Variances(2, 0.1);
        for (int layer = 0; layer < hidden; layer++) {
            layers.add(new Layer.Dense(width, law));
            layers.add(new Layer.Pointwise(new Relu()));
        }
        layers.add(new Layer.Dense(outputs, law));
        return new Network(784, layers, Distribution.NORMAL, Parameterization.NTK);
    }

    @State(Scope.Benchmark)
    public static class One {
        private final RealNetwork network =
                new RealNetwork(network(WIDTH, 3, OUTPUTS).wire());
        private final Matrix inputs = ProductBenchmark.uniform(INPUTS, 784, 1);
        private final Matrix kernel = Matrix.zeros(INPUTS * OUTPUTS, INPUTS * OUTPUTS);

        @Setup(Level.Trial)
        public void draw() {
            network.draw(Address.of(1, "tangent kernel benchmark"));
        }

        /// The trace over outputs, by passes for one output at a time.
        @TearDown(Level.Trial)
        public void check() {
            Matrix mean = Matrix.zeros(INPUTS, INPUTS);
            network.tangentKernelInto(new Outputs.Mean(), mean);
            double[] traces = IntStream.range(0, INPUTS * INPUTS)
                    .mapToDouble(pair -> IntStream.range(0, OUTPUTS)
                            .mapToDouble(
                                    i -> kernel.at(pair / INPUTS * OUTPUTS + i, pair % INPUTS * OUTPUTS + i) / OUTPUTS)
                            .sum())
                    .toArray();
            Check.close(mean.entries(), traces, 1e-10);
        }
    }

    @State(Scope.Benchmark)
    public static class Products {
        private final Matrix weight = ProductBenchmark.uniform(WIDTH, WIDTH, 1);
        private final Matrix gradients = ProductBenchmark.uniform(INPUTS * OUTPUTS, WIDTH, 2);
        private final Matrix before = Matrix.zeros(INPUTS * OUTPUTS, WIDTH);
        private final Matrix gram = Matrix.zeros(INPUTS * OUTPUTS, INPUTS * OUTPUTS);
    }

    @Benchmark
    public Matrix reference(Products products) {
        for (int layer = 0; layer < 2; layer++) {
            OneCall.timesTransposedInto(products.gradients, products.weight, products.before);
        }
        for (int layer = 0; layer < 3; layer++) {
            OneCall.timesTransposedInto(products.gradients, products.gradients, products.gram);
        }
        return products.gram;
    }

    @Benchmark
    public Matrix allOutputs(One one, Threads threads) {
        threads.run(() -> {
            one.network.forward(one.inputs);
            one.network.tangentKernelInto(new Outputs.All(), one.kernel);
        });
        return one.kernel;
    }

    @Benchmark
    public List<Moments> meanOfRealWeights(Threads threads) {
        return mean(Engine.REAL_WEIGHTS, threads);
    }

    @Benchmark
    public List<Moments> meanOfImplicitWeights(Threads threads) {
        return mean(Engine.IMPLICIT_WEIGHTS, threads);
    }

    private static List<Moments> mean(Engine engine, Threads threads) {
        List<Moments> moments = new ArrayList<>();
        var ensemble = new Ensemble(network(256, 2, 1).wire(), engine, Address.of(1, "mean"), 64);
        Matrix inputs = ProductBenchmark.uniform(20, 784, 1);
        threads.run(
                () -> moments.addAll(ensemble.moments(inputs, new Reading.TangentKernel(new Outputs.One(0)), _ -> {})));
        return moments;
    }
}
