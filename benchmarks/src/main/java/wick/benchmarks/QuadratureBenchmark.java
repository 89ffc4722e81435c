package wick.benchmarks;

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
import wick.numeric.elementwise.Elementwise;
import wick.numeric.gaussian.Approximation;
import wick.numeric.gaussian.Covariance;
import wick.numeric.gaussian.GaussianExpectation;
import wick.numeric.gaussian.HermiteGrid;
import wick.numeric.gaussian.Symmetry;

/// Gaussian averages of one and two variables.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class QuadratureBenchmark {
    private static final double CORRELATION = 0.6;

    @State(Scope.Benchmark)
    public static class Variance {
        @Param({"1", "100"})
        public double variance;

        private Covariance covariance = new Covariance(1, 1, 0);

        @Setup(Level.Trial)
        public void check() {
            covariance = new Covariance(variance, variance, CORRELATION * variance);
            var benchmark = new QuadratureBenchmark();
            Approximation alone = benchmark.tanhSquared(this);
            Check.close(riemannTanhSquared(variance), alone.value(), alone.error() + 1e-13);
            Approximation pair = benchmark.reluPair(this);
            Check.close(reluKernel(), pair.value(), pair.error() + 1e-14 * variance);
        }

        /// √(Var₁Var₂) (√(1 − c²) + (π − arccos c) c) / (2π)
        private double reluKernel() {
            double angle = Math.acos(CORRELATION);
            return variance * (Math.sin(angle) + (Math.PI - angle) * CORRELATION) / (2 * Math.PI);
        }

        /// The plain Riemann sum, which for smooth functions converges faster than any power of its step.
        private static double riemannTanhSquared(double variance) {
            double step = 1e-4;
            double sum = 0;
            for (double u = -12; u <= 12; u += step) {
                double value = Math.tanh(Math.sqrt(variance) * u);
                sum += Math.exp(-u * u / 2) * value * value;
            }
            return sum * step / Math.sqrt(2 * Math.PI);
        }
    }

    @Benchmark
    public Approximation tanhSquared(Variance of) {
        return GaussianExpectation.of(z -> Math.tanh(z) * Math.tanh(z), of.variance);
    }

    @Benchmark
    public Approximation tanhPair(Variance of) {
        return GaussianExpectation.of((x, y) -> Math.tanh(x) * Math.tanh(y), of.covariance);
    }

    @Benchmark
    public Approximation reluPair(Variance of) {
        return GaussianExpectation.of((x, y) -> Math.max(x, 0) * Math.max(y, 0), of.covariance, 0);
    }

    /// 128 Hermite coefficients on a grid that other functions share.
    @Benchmark
    public double[] coefficients(Variance of, Grid shared) {
        HermiteGrid grid = shared.grid;
        double[] samples = new double[grid.samples(Symmetry.NONE)];
        grid.pointsInto(Math.sqrt(of.variance), samples);
        Elementwise.tanhInto(samples, 0, samples.length, samples, 0);
        double[] coefficients = new double[128];
        grid.coefficientsInto(samples, Symmetry.NONE, coefficients.length, coefficients);
        return coefficients;
    }

    @State(Scope.Benchmark)
    public static class Grid {
        private final HermiteGrid grid = HermiteGrid.uniform(0.0625, 12.5);

        /// ⟨tanh²⟩ from the coefficients and by quadrature.
        @Setup(Level.Trial)
        public void check(Variance variance) {
            double sum = 0;
            for (double coefficient : new QuadratureBenchmark().coefficients(variance, this)) {
                sum += coefficient * coefficient;
            }
            Check.close(new QuadratureBenchmark().tanhSquared(variance).value(), sum, 1e-6);
        }
    }
}
