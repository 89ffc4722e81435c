package wick.numeric.matrix;

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

/// A = L Lᵀ cell by cell; the reference is one call of OpenBLAS, which runs on one core. Both include the
/// copy of A.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CholeskyBenchmark {

    @State(Scope.Benchmark)
    public static class Problem {
        @Param({"256", "1024", "2048"})
        public int size;

        private Matrix matrix = Matrix.zeros(0, 0);
        private Matrix lower = Matrix.zeros(0, 0);

        @Setup(Level.Trial)
        public void draw() {
            matrix = Products.gram(ProductBenchmark.uniform(size, size, 1));
            for (int i = 0; i < size; i++) {
                matrix.set(i, i, matrix.at(i, i) + 0.1 * size);
            }
        }

        @TearDown(Level.Trial)
        public void check() {
            for (int i = 0; i < size; i += size / 7) {
                for (int j = 0; j <= i; j += size / 11) {
                    double sum = 0;
                    for (int k = 0; k <= j; k++) {
                        sum += lower.at(i, k) * lower.at(j, k);
                    }
                    Check.close(matrix.at(i, j), sum, (double) size * size * Math.ulp(1.0));
                }
            }
        }
    }

    @Benchmark
    public Matrix reference(Problem problem) {
        problem.lower = Symmetric.lowerTriangle(problem.matrix);
        Check.close(0, OpenBlas.potrf(Block.of(problem.lower)), 0);
        return problem.lower;
    }

    @Benchmark
    public Matrix cellByCell(Problem problem, Threads threads) {
        threads.run(() -> problem.lower = switch (Factorization.of(problem.matrix)) {
            case Factorization.Cholesky(Matrix factor) -> factor;
            case Factorization.NotPositiveDefinite failed -> throw new IllegalStateException(failed.toString());
        });
        return problem.lower;
    }
}
