package wick.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Relu;
import wick.numeric.elementwise.Versine;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.ProductBenchmark;
import wick.numeric.parallel.Parallel;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;

/// How near kernels come to their arithmetic: both kernels of 1024 inputs through forty relu layers with
/// biases, into fresh and into reused memory, beside the bound, which is the same layers on stretches
/// that never leave the nearest cache, without inputs and outputs.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FusedLayerBenchmark {
    private static final int INPUTS = 1024;
    private static final int DIMENSION = 16;
    private static final int DEPTH = 40;
    private static final int STRETCH = 256;

    @State(Scope.Benchmark)
    public static class Problem {
        private final Matrix inputs = ProductBenchmark.uniform(INPUTS, DIMENSION, 1);
        private final Matrix nngp = Matrix.zeros(INPUTS, INPUTS);
        private final Matrix ntk = Matrix.zeros(INPUTS, INPUTS);
        private final KernelRecursion recursion = recursion();

        private static KernelRecursion recursion() {
            List<Layer> layers = new ArrayList<>();
            var law = new Initialization.Variances(1.9, 0.1);
            for (int layer = 0; layer < DEPTH; layer++) {
                layers.add(new Layer.Dense(1, law));
                layers.add(new Layer.Pointwise(new Relu()));
            }
            layers.add(new Layer.Dense(1, law));
            return KernelRecursion.of(new Network(DIMENSION, layers, Distribution.NORMAL, Parameterization.NTK).wire());
        }
    }

    @Benchmark
    public Kernels freshMemory(Problem problem, Threads threads) {
        Kernels[] kernels = new Kernels[1];
        threads.run(() -> kernels[0] = problem.recursion.kernels(problem.inputs));
        return kernels[0];
    }

    @Benchmark
    public Matrix reusedMemory(Problem problem, Threads threads) {
        threads.run(() -> problem.recursion.kernelsInto(problem.inputs, problem.nngp, problem.ntk));
        return problem.ntk;
    }

    /// As many stretches as the kernels on and below the diagonal have.
    @Benchmark
    public double[] bound(Threads threads) {
        int stretches = INPUTS * (INPUTS + 1) / 2 / STRETCH;
        double[] sums = new double[stretches];
        threads.run(() -> Parallel.forEach(stretches / 32, task -> {
            for (int s = 32 * task; s < 32 * (task + 1); s++) {
                sums[s] = stretch();
            }
        }));
        return sums;
    }

    private static double stretch() {
        double[] versine = new double[STRETCH];
        double[] tangent = new double[STRETCH];
        double[] a = new double[STRETCH];
        double[] b = new double[STRETCH];
        for (int j = 0; j < STRETCH; j++) {
            versine[j] = 2.0 * j / STRETCH;
            a[j] = 0.3;
            b[j] = 0.95;
        }
        Versine.Kink kink = Versine.Kink.of(0, 1);
        Versine.Side side = new Versine.Side(0.3, 0.95);
        for (int layer = 0; layer < DEPTH; layer++) {
            Versine.kinkInto(versine, tangent, 0, STRETCH, kink);
            Versine.mixInto(versine, 0, STRETCH, side, a, b, tangent);
            Versine.addProductsInto(0.3, a, 0, STRETCH, tangent);
            Versine.liftInto(versine, 0, STRETCH, side, a, b);
        }
        return versine[1] + tangent[1];
    }
}
