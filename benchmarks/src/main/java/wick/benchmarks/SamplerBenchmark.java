package wick.benchmarks;

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
import wick.lab.realization.Realization;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.statistics.Moments;
import wick.observable.Measurement.Engine;

/// Drawing relu networks and carrying two inputs through them, on one core: with stored weights (the
/// reference) and with implicit ones. `theDrawsAlone` draws as many normals as there are stored weights,
/// the floor for stored weights.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SamplerBenchmark {
    private static final int INPUT_DIMENSION = 64;
    private static final int HIDDEN_LAYERS = 6;

    @State(Scope.Benchmark)
    public static class Shape {
        @Param("1024")
        public int width;

        private final Matrix inputs = Matrix.zeros(2, INPUT_DIMENSION);
        private final Matrix kernel = Matrix.zeros(2, 2);
        private final List<Wiring> wirings = new ArrayList<>();
        private final Moments lastVariance = new Moments();
        private long networks;

        @Setup(Level.Trial)
        public void describe() {
            List<Layer> layers = new ArrayList<>();
            var law = new Initialization.Variances(2, 0);
            for (int layer = 0; layer < HIDDEN_LAYERS; layer++) {
                layers.add(new Layer.Dense(width, law));
                layers.add(new Layer.Pointwise(Activation.named("relu").orElseThrow()));
            }
            layers.add(new Layer.Dense(1, law));
            wirings.add(new Network(INPUT_DIMENSION, layers, Distribution.NORMAL, Parameterization.STANDARD).wire());
            for (int j = 0; j < INPUT_DIMENSION; j++) {
                inputs.set(0, j, 1);
                inputs.set(1, j, j % 3 - 1);
            }
        }

        Wiring wiring() {
            return wirings.getFirst();
        }

        Matrix realized(Realization realization) {
            networks++;
            realization.realize(Address.of(1, "sampler benchmark").network(networks), inputs);
            realization.kernelInto(HIDDEN_LAYERS, kernel);
            lastVariance.add(kernel.at(0, 0));
            return realization.outputs();
        }

        /// With weight variance 2 and no bias the variance of a relu network's output is 2 |x|²/d = 2 on
        /// average, at every width. Six standard errors.
        @TearDown(Level.Trial)
        public void check() {
            if (networks > 1) {
                Check.close(2, lastVariance.mean(), 6 * lastVariance.estimate().standardError());
            }
        }
    }

    @State(Scope.Benchmark)
    public static class Networks {
        private final List<Realization> realizations = new ArrayList<>();

        @Setup(Level.Trial)
        public void make(Shape shape) {
            realizations.add(Realization.of(shape.wiring(), Engine.REAL_WEIGHTS));
            realizations.add(Realization.of(shape.wiring(), Engine.IMPLICIT_WEIGHTS));
        }
    }

    @Benchmark
    public Matrix reference(Shape shape, Networks networks) {
        return onOneCore(shape, networks.realizations.getFirst());
    }

    @Benchmark
    public Matrix implicitWeights(Shape shape, Networks networks) {
        return onOneCore(shape, networks.realizations.getLast());
    }

    private static Matrix onOneCore(Shape shape, Realization realization) {
        Matrix[] outputs = new Matrix[1];
        Parallel.withThreads(1, () -> outputs[0] = shape.realized(realization));
        return outputs[0];
    }

    @Benchmark
    public double theDrawsAlone(Shape shape) {
        double[] row = new double[shape.width];
        var stream = Address.of(1, "draws").network(shape.wirings.size()).open();
        double sum = 0;
        for (long drawn = 0; drawn < shape.wiring().weights(); drawn += row.length) {
            stream.normalsInto(row.length, row, 0);
            sum += row[0];
        }
        return sum;
    }
}
