package wick.lab.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wick.lab.realization.Outputs;
import wick.lab.realization.RealNetwork;
import wick.lab.realization.Wirings;
import wick.lab.realization.Wirings.Law;
import wick.network.Erf;
import wick.network.Linear;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.statistics.Moments;

class TrainingTest {
    private static final Matrix NO_TESTS = Matrix.zeros(0, 2);

    /// One hidden linear layer, one input: with A = Σ(a+w)²/4, B = Σ(a−w)²/4 gradient flow conserves AB,
    /// and the
    /// tangent
    /// kernel ends at (2x²/n) √(n y²/x² + 4 A B). Descent with small steps follows the flow: error of order
    /// η.
    @Test
    void aLinearNetworkWithOneHiddenLayerEndsAtItsExactTangentKernel() {
        int n = 5;
        double x = 1.3;
        double y = 2;
        // f = n^{-1/2} Σ a_i w_i x: unit variances, no bias
        Wiring wiring = Wirings.dense(1, n, 2, 1, new Law(new Linear(), 1, 0));
        RealNetwork network = new RealNetwork(wiring);
        double[] w = {0.3, -1.2, 0.8, 0.1, 1.5};
        double[] a = {-0.7, 0.2, 1.1, -0.4, 0.6};
        double[] scaled = new double[n];
        double plus = 0;
        double minus = 0;
        for (int i = 0; i < n; i++) {
            scaled[i] = a[i] / Math.sqrt(n);
            plus += (a[i] + w[i]) * (a[i] + w[i]) / 4;
            minus += (a[i] - w[i]) * (a[i] - w[i]) / 4;
        }
        network.use(Map.of("w1", Matrix.of(n, 1, w.clone()), "w2", Matrix.of(1, n, scaled)));
        Problem problem = new Problem(Matrix.of(1, 1, x), Matrix.of(1, 1, y), Matrix.zeros(0, 1));
        GradientDescent descent = new GradientDescent(1e-4, 100_000, List.of(100_000), Optional.empty());
        Outcome outcome = new Training(wiring, problem, descent).train(network);
        assertEquals(y, outcome.snapshots().getFirst().training().at(0, 0), 1e-6);
        Matrix kernel = Matrix.zeros(1, 1);
        network.forward(problem.inputs());
        network.tangentKernelInto(new Outputs.One(0), kernel);
        double exact = 2 * x * x / n * Math.sqrt(n * y * y / (x * x) + 4 * plus * minus);
        assertEquals(exact, kernel.at(0, 0), 2e-3 * exact);
    }

    /// erf(1.5, .1), two matrices, three training and two test points, η = .1: mean and variance of the
    /// outputs at
    /// infinite width after 5, 20 and 200 steps. 300 networks of width 256 within 4 standard errors, with 3
    /// % of
    /// the
    /// variance and .005 of the mean allowed for 1/n (measured drifts of that order at this width).
    @Test
    void wideNetworksTrainAsTheirTangentKernelSays() {
        Wiring wiring = Wirings.dense(2, 256, 2, 1, new Law(new Erf(), 1.5, 0.1));
        Problem problem = new Problem(
                Matrix.of(3, 2, 1, .2, -.5, .9, .3, -1.1),
                Matrix.of(3, 1, 1, -.5, .3),
                Matrix.of(2, 2, .8, .7, .1, .4));
        GradientDescent descent = new GradientDescent(0.1, 200, List.of(5, 20, 200), Optional.empty());
        TrainedEnsemble ensemble = new Training(wiring, problem, descent).run(Address.of(1, "wide"), 300, _ -> {});
        double[][] mean = {{.39065936, .06343605}, {.70292608, .13836426}, {.74187933, .12051904}};
        double[][] variance = {{.20386702, .13005256}, {.05050568, .03830635}, {.04718894, .03019204}};
        for (int record = 0; record < 3; record++) {
            Matrix outputs = ensemble.testOutputs(record);
            for (int test = 0; test < 2; test++) {
                Moments moments = new Moments();
                for (int k = 0; k < outputs.rows(); k++) {
                    moments.add(outputs.at(k, test));
                }
                double meanError = moments.estimate().standardError();
                assertEquals(mean[record][test], moments.mean(), 4 * meanError + 0.005, "mean " + record);
                double varianceError = moments.varianceEstimate().standardError();
                double v = variance[record][test];
                assertEquals(v, moments.variance(), 4 * varianceError + 0.03 * v, "variance " + record);
            }
        }
    }

    @Test
    void theLossFallsInEveryStepOfASmallRateAndDriftIsRecorded() {
        Wiring wiring = Wirings.residual(2, 20, 3, new Law(new Tanh(), 1.5, 0.1));
        List<Integer> every = new ArrayList<>();
        for (int step = 0; step <= 30; step++) {
            every.add(step);
        }
        Problem problem = new Problem(Wirings.gaussian(6, 2, 1), Wirings.gaussian(6, 3, 2), Wirings.gaussian(4, 2, 3));
        GradientDescent descent = new GradientDescent(0.005, 30, every, Optional.of(new Outputs.Mean()));
        for (Outcome outcome : new Training(wiring, problem, descent)
                .run(Address.of(1, "loss"), 5, _ -> {})
                .outcomes()) {
            Outcome.Trained trained = assertInstanceOf(Outcome.Trained.class, outcome);
            assertEquals(31, trained.snapshots().size());
            double last = Double.POSITIVE_INFINITY;
            for (Snapshot snapshot : trained.snapshots()) {
                assertTrue(snapshot.loss() < last);
                last = snapshot.loss();
                assertEquals(4, snapshot.tests().rows());
            }
            double drift = trained.drift().orElseThrow();
            assertTrue(drift > 1e-4 && drift < 1, "drift " + drift);
        }
    }

    @Test
    void tooLargeARateIsAnOutcomeNotANumber() {
        Wiring wiring = Wirings.dense(2, 10, 3, 1, new Law(new Linear(), 1, 0));
        Problem problem = new Problem(Wirings.gaussian(4, 2, 1), Wirings.gaussian(4, 1, 2), NO_TESTS);
        GradientDescent descent = new GradientDescent(100, 1000, List.of(0, 1000), Optional.of(new Outputs.One(0)));
        TrainedEnsemble ensemble = new Training(wiring, problem, descent).run(Address.of(1, "diverge"), 3, _ -> {});
        assertEquals(3, ensemble.diverged());
        Outcome.Diverged diverged =
                assertInstanceOf(Outcome.Diverged.class, ensemble.outcomes().getFirst());
        assertEquals(1, diverged.snapshots().size());
        assertTrue(diverged.step() > 0 && diverged.step() < 100);
        assertEquals(0, ensemble.trainingOutputs(0).rows());
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        Wiring wiring = Wirings.dense(3, 60, 3, 2, new Law(new Tanh(), 1.5, 0.1));
        Problem problem =
                new Problem(Wirings.gaussian(20, 3, 1), Wirings.gaussian(20, 2, 2), Wirings.gaussian(5, 3, 3));
        GradientDescent descent = new GradientDescent(0.01, 10, List.of(0, 10), Optional.of(new Outputs.Mean()));
        List<TrainedEnsemble> results = new ArrayList<>();
        for (int threads = 1; threads <= 3; threads++) {
            Parallel.withThreads(
                    threads,
                    () -> results.add(new Training(wiring, problem, descent).run(Address.of(1, "same"), 9, _ -> {})));
        }
        assertEquals(results.get(0), results.get(1));
        assertEquals(results.get(0), results.get(2));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> new GradientDescent(0.1, 10, List.of(3, 3), Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> new GradientDescent(0.1, 10, List.of(11), Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> new GradientDescent(-1, 10, List.of(), Optional.empty()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Problem(Matrix.zeros(2, 3), Matrix.zeros(3, 1), Matrix.zeros(0, 3)));
    }
}
