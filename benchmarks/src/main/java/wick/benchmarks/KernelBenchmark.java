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
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.ProductBenchmark;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;

/// NNGP and neural tangent kernel of 1024 inputs through `depth` hidden layers, into fresh and into reused
/// memory; the difference between two depths is what their layers cost.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class KernelBenchmark {
    private static final int INPUTS = 1024;
    private static final int DIMENSION = 64;

    @State(Scope.Benchmark)
    public static class Problem {
        @Param({"relu", "erf"})
        public String activation = "";

        @Param({"1", "9"})
        public int depth;

        private final List<KernelRecursion> recursions = new ArrayList<>();
        private final Matrix inputs = ProductBenchmark.uniform(INPUTS, DIMENSION, 1);
        private final Matrix nngp = Matrix.zeros(INPUTS, INPUTS);
        private final Matrix ntk = Matrix.zeros(INPUTS, INPUTS);

        @Setup(Level.Trial)
        public void describe() {
            List<Layer> layers = new ArrayList<>();
            var law = new Initialization.Variances(2, 0);
            for (int layer = 0; layer < depth; layer++) {
                layers.add(new Layer.Dense(1, law));
                layers.add(new Layer.Pointwise(Activation.named(activation).orElseThrow()));
            }
            layers.add(new Layer.Dense(1, law));
            var network = new Network(DIMENSION, layers, Distribution.NORMAL, Parameterization.NTK);
            recursions.add(KernelRecursion.of(network.wire()));
            check(recursions.getFirst().kernels(inputs));
        }

        /// Some entries by the recursion written out for two inputs.
        private void check(Kernels kernels) {
            for (int i = 0; i < INPUTS; i += 200) {
                for (int j = 0; j <= i; j += 170) {
                    double first = 2 * dot(i, i) / DIMENSION;
                    double second = 2 * dot(j, j) / DIMENSION;
                    double cross = 2 * dot(i, j) / DIMENSION;
                    double tangent = cross;
                    for (int layer = 0; layer < depth; layer++) {
                        double[] averages = averages(first, second, cross);
                        cross = 2 * averages[0];
                        tangent = cross + 2 * averages[1] * tangent;
                        first = 2 * averages(first, first, first)[0];
                        second = 2 * averages(second, second, second)[0];
                    }
                    Check.close(cross, kernels.nngp().at(i, j), 1e-11);
                    Check.close(tangent, kernels.ntk().at(i, j), 1e-9);
                }
            }
        }

        /// ⟨φφ⟩ and ⟨φ′φ′⟩ in closed form.
        private double[] averages(double first, double second, double cross) {
            if (activation.equals("relu")) {
                double scale = Math.sqrt(first * second);
                double angle = Math.acos(Math.min(1, cross / scale));
                double rest = Math.PI - angle;
                double product = scale * (Math.sin(angle) + rest * Math.cos(angle)) / (2 * Math.PI);
                return new double[] {product, rest / (2 * Math.PI)};
            }
            double a = 1 + 2 * first;
            double b = 1 + 2 * second;
            double sine = 2 * cross / Math.sqrt(a * b);
            double slopes = 4 / Math.PI / Math.sqrt(a * b - 4 * cross * cross);
            return new double[] {2 / Math.PI * Math.asin(sine), slopes};
        }

        private double dot(int i, int j) {
            double sum = 0;
            for (int k = 0; k < DIMENSION; k++) {
                sum += inputs.at(i, k) * inputs.at(j, k);
            }
            return sum;
        }
    }

    @Benchmark
    public Kernels freshMemory(Problem problem, Threads threads) {
        Kernels[] kernels = new Kernels[1];
        threads.run(() -> kernels[0] = problem.recursions.getFirst().kernels(problem.inputs));
        return kernels[0];
    }

    @Benchmark
    public Matrix reusedMemory(Problem problem, Threads threads) {
        threads.run(() -> problem.recursions.getFirst().kernelsInto(problem.inputs, problem.nngp, problem.ntk));
        return problem.ntk;
    }
}
