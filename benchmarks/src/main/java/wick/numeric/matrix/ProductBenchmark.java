package wick.numeric.matrix;

import java.util.SplittableRandom;
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

/// A Bᵀ over the block grid; the reference is one call of OpenBLAS, which runs on one core. The entries are
/// sums of `size` products of numbers below 1.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ProductBenchmark {

    @State(Scope.Benchmark)
    public static class Operands {
        @Param({"16", "128", "512", "1024", "2048"})
        public int size;

        private Matrix a = Matrix.zeros(0, 0);
        private Matrix b = Matrix.zeros(0, 0);
        private Matrix result = Matrix.zeros(0, 0);

        @Setup(Level.Trial)
        public void draw() {
            a = uniform(size, size, 1);
            b = uniform(size, size, 2);
            result = Matrix.zeros(size, size);
        }

        @TearDown(Level.Trial)
        public void check() {
            for (int i = 0; i < size; i += Math.max(1, size / 7)) {
                for (int j = 0; j < size; j += Math.max(1, size / 11)) {
                    double expected = 0;
                    for (int k = 0; k < size; k++) {
                        expected += a.at(i, k) * b.at(j, k);
                    }
                    Check.close(expected, result.at(i, j), (double) size * size * Math.ulp(1.0) / 2);
                }
            }
        }
    }

    @Benchmark
    public Matrix reference(Operands operands) {
        OneCall.timesTransposedInto(operands.a, operands.b, operands.result);
        return operands.result;
    }

    @Benchmark
    public Matrix overTheBlockGrid(Operands operands, Threads threads) {
        threads.run(() -> Products.timesTransposedInto(operands.a, operands.b, operands.result));
        return operands.result;
    }

    /// Entries uniform on \[−1, 1).
    public static Matrix uniform(int rows, int columns, long seed) {
        var random = new SplittableRandom(seed);
        Matrix matrix = Matrix.zeros(rows, columns);
        for (int i = 0; i < matrix.entries().length; i++) {
            matrix.entries()[i] = 2 * random.nextDouble() - 1;
        }
        return matrix;
    }
}
