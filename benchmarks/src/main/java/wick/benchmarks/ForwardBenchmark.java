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
import org.openjdk.jmh.annotations.TearDown;
import wick.lab.realization.RealNetwork;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.OneCall;
import wick.numeric.matrix.ProductBenchmark;
import wick.numeric.random.Address;

/// A batch of inputs through a network with stored weights; the reference is the bare products of the same
/// shapes, each by one call of OpenBLAS on one core.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ForwardBenchmark {
    private static final int INPUTS = 1024;
    private static final int HIDDEN_LAYERS = 2;
    private static final int OUTPUTS = 10;

    @State(Scope.Benchmark)
    public static class Shape {
        @Param({"512", "2048"})
        public int width;

        private Matrix inputs = Matrix.zeros(0, 0);

        @Setup(Level.Trial)
        public void draw() {
            inputs = ProductBenchmark.uniform(INPUTS, width, 1);
        }
    }

    @State(Scope.Benchmark)
    public static class Products {
        private final List<Matrix> weights = new ArrayList<>();
        private final List<Matrix> values = new ArrayList<>();

        @Setup(Level.Trial)
        public void draw(Shape shape) {
            values.add(shape.inputs);
            for (int layer = 0; layer <= HIDDEN_LAYERS; layer++) {
                int fanOut = layer < HIDDEN_LAYERS ? shape.width : OUTPUTS;
                weights.add(ProductBenchmark.uniform(fanOut, shape.width, layer));
                values.add(Matrix.zeros(INPUTS, fanOut));
            }
        }
    }

    @State(Scope.Benchmark)
    public static class Real {
        @Param({"relu", "tanh"})
        public String activation = "";

        private final List<RealNetwork> networks = new ArrayList<>();
        private Activation phi = Activation.named("relu").orElseThrow();

        @Setup(Level.Trial)
        public void draw(Shape shape) {
            phi = Activation.named(activation).orElseThrow();
            List<Layer> layers = new ArrayList<>();
            var law = new Initialization.Variances(2, 0.1);
            for (int layer = 0; layer < HIDDEN_LAYERS; layer++) {
                layers.add(new Layer.Dense(shape.width, law));
                layers.add(new Layer.Pointwise(phi));
            }
            layers.add(new Layer.Dense(OUTPUTS, law));
            var network = new Network(shape.width, layers, Distribution.NORMAL, Parameterization.STANDARD);
            networks.add(new RealNetwork(network.wire()));
            networks.getFirst().draw(Address.of(1, "forward benchmark"));
        }

        /// The first input by plain loops.
        @TearDown(Level.Trial)
        public void check(Shape shape) {
            double[] h = shape.inputs.row(0);
            var parameters = networks.getFirst().parameters();
            for (int layer = 0; layer <= HIDDEN_LAYERS; layer++) {
                Matrix weight = Objects.requireNonNull(parameters.get("w" + (layer + 1)));
                double[] z = Objects.requireNonNull(parameters.get("b" + (layer + 1)))
                        .row(0);
                for (int i = 0; i < z.length; i++) {
                    for (int j = 0; j < h.length; j++) {
                        z[i] += weight.at(i, j) * h[j];
                    }
                    z[i] = layer < HIDDEN_LAYERS ? phi.value(z[i]) : z[i];
                }
                h = z;
            }
            Check.close(h, networks.getFirst().outputs().row(0), 1e-11);
        }
    }

    @Benchmark
    public Matrix reference(Shape shape, Products products) {
        for (int layer = 0; layer < products.weights.size(); layer++) {
            OneCall.timesTransposedInto(
                    products.values.get(layer), products.weights.get(layer), products.values.get(layer + 1));
        }
        return products.values.getLast();
    }

    @Benchmark
    public Matrix realWeights(Shape shape, Real real, Threads threads) {
        threads.run(() -> real.networks.getFirst().forward(shape.inputs));
        return real.networks.getFirst().outputs();
    }
}
