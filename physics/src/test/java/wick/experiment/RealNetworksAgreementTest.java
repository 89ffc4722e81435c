package wick.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wick.lab.ensemble.Ensemble;
import wick.lab.ensemble.Pairs;
import wick.lab.ensemble.Reading;
import wick.lab.realization.Outputs;
import wick.lab.training.GradientDescent;
import wick.lab.training.Problem;
import wick.lab.training.Training;
import wick.network.Distribution;
import wick.network.Erf;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Parameterization.Exponents;
import wick.network.Relu;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.statistics.Moments;
import wick.observable.Measurement.Engine;
import wick.theory.dynamics.Descent;
import wick.theory.dynamics.FrozenKernelTraining;
import wick.theory.dynamics.OutputLaw;
import wick.theory.dynamics.TrainingKernels;
import wick.theory.inference.GaussianProcess;
import wick.theory.inference.Inference;
import wick.theory.inference.Ridge;
import wick.theory.infinitewidth.Kernels;
import wick.theory.spatial.NetworkKernels;

/// Settings and queries on ensembles of real networks: parameterizations, all pairs of outputs, the
/// posterior of a Gaussian process, gradient descent.
///
/// A number counts as different from its limit beyond [#MOST] standard errors, which one of the 120
/// numbers here is by chance in less than one of 1000 runs; the seeds are fixed. Terms of order 1/width
/// are below one error.
class RealNetworksAgreementTest {
    private static final double MOST = 4.5;
    private static final Matrix X = Matrix.of(4, 3, 0.9, -1.1, 0.4, 0.2, 1.3, -0.8, -1.2, 0.3, 1.1, 0.7, 0.9, -0.2);
    private static final int TRAINING = 2;
    private static final Matrix TARGETS = Matrix.of(2, 1, 1.0, -0.5);

    private static Network network(int width, int outputs, Parameterization parameterization) {
        return new Network(
                3,
                List.of(
                        new Layer.Dense(width, new Initialization.Variances(1.5, 0.2)),
                        new Layer.Pointwise(new Erf()),
                        new Layer.Dense(width, new Initialization.Variances(1.25, 0.1)),
                        new Layer.Pointwise(new Relu()),
                        new Layer.Dense(outputs, new Initialization.Variances(1.75, 0.3))),
                Distribution.NORMAL,
                parameterization);
    }

    private static void check(String what, double limit, Moments measured) {
        double error = measured.estimate().standardError();
        double mean = measured.estimate().mean();
        assertTrue(Math.abs(mean - limit) < MOST * error, what + ": " + mean + " ± " + error + ", limit " + limit);
    }

    static List<Parameterization> parameterizations() {
        return List.of(
                Parameterization.NTK,
                Parameterization.STANDARD,
                Parameterization.MUP,
                // scales of their own for every layer, and rates of their own
                new Parameterization(
                        List.of(
                                new Exponents(0, 0.25, 0.5),
                                new Exponents(0.25, 0.25, 0),
                                new Exponents(0.5, 0.25, -0.5)),
                        false),
                new Parameterization(
                        List.of(new Exponents(0, 0, 0), new Exponents(0.5, 0, 1), new Exponents(0.5, 0, -0.5)), true));
    }

    @ParameterizedTest
    @MethodSource("parameterizations")
    void meanKernelsInEveryParameterizationAreThoseOfInfiniteWidthAtItsScales(Parameterization parameterization) {
        Wiring wiring = network(128, 2, parameterization).wire();
        Kernels limit = NetworkKernels.of(wiring).kernels(X);
        Reading reading = new Reading.Several(
                List.of(new Reading.Kernels(List.of(2)), new Reading.TangentKernel(new Outputs.Mean())));
        List<Moments> moments = new Ensemble(wiring, Engine.REAL_WEIGHTS, Address.of(1, "parameterizations"), 300)
                .moments(X, reading, _ -> {});
        int pairs = Pairs.count(4);
        for (int i = 0; i < 4; i++) {
            for (int j = i; j < 4; j++) {
                String pair = parameterization.name() + " " + i + "," + j;
                check("nngp " + pair, limit.nngp().at(i, j), moments.get(Pairs.index(i, j, 4)));
                Moments ntk = moments.get(pairs + Pairs.index(i, j, 4));
                check("ntk " + pair, limit.ntk().at(i, j), ntk);
                assertTrue(ntk.estimate().standardError() < 0.03 * limit.ntk().at(i, i), "too few networks to tell");
            }
        }
    }

    /// Different outputs have nothing in common on average, and each has the kernel of one output.
    @Test
    void theFullKernelOfAllOutputsIsThatOfOneTimesTheIdentity() {
        int outputs = 3;
        Wiring wiring = network(128, outputs, Parameterization.NTK).wire();
        Matrix two = X.rows(0, 2);
        Kernels limit = NetworkKernels.of(wiring).kernels(two);
        List<Moments> moments = new Ensemble(wiring, Engine.REAL_WEIGHTS, Address.of(1, "all.outputs"), 300)
                .moments(two, new Reading.TangentKernel(new Outputs.All()), _ -> {});
        for (int i = 0; i < 2 * outputs; i++) {
            for (int j = i; j < 2 * outputs; j++) {
                double expected = i % outputs == j % outputs ? limit.ntk().at(i / outputs, j / outputs) : 0;
                check("outputs " + i + "," + j, expected, moments.get(Pairs.index(i, j, 2 * outputs)));
            }
        }
    }

    /// A network whose readout alone is trained to the end is a draw from the posterior: f(z) + K(z, X)
    /// K(X, X)⁻¹ (y − f(X)) with the network's own kernel K and its initial outputs f.
    ///
    /// Source: Matthews et al. 2017, "Sample-then-optimize posterior sampling for Bayesian linear models".
    @Test
    void networksWithATrainedReadoutAreDrawsFromThePosterior() {
        Wiring wiring = network(256, 1, Parameterization.NTK).wire();
        Kernels limit = NetworkKernels.of(wiring).kernels(X);
        TrainingKernels blocks = TrainingKernels.split(limit.nngp(), limit.ntk(), TRAINING);
        GaussianProcess posterior = assertInstanceOf(
                        Inference.Solved.class, GaussianProcess.of(blocks.nngpTrain(), TARGETS, Ridge.NONE))
                .process();
        Matrix mean = posterior.mean(blocks.nngpTestTrain());
        Matrix covariance = posterior.covariance(blocks.nngpTestTrain(), blocks.nngpTest());
        Reading reading = new Reading.Several(List.of(new Reading.Kernels(List.of(2)), new Reading.OutputValues()));
        Matrix sample =
                new Ensemble(wiring, Engine.REAL_WEIGHTS, Address.of(2, "posterior"), 600).sample(X, reading, _ -> {});
        Law measured = new Law();
        for (int row = 0; row < sample.rows(); row++) {
            measured.add(trained(sample.row(row)), mean);
        }
        measured.check(mean, covariance);
    }

    /// The outputs at the two test inputs of a network of these kernels and outputs, readout trained to
    /// the end.
    private static double[] trained(double[] numbers) {
        int pairs = Pairs.count(4);
        double a = numbers[Pairs.index(0, 0, 4)];
        double b = numbers[Pairs.index(0, 1, 4)];
        double c = numbers[Pairs.index(1, 1, 4)];
        double[] left = {TARGETS.at(0, 0) - numbers[pairs], TARGETS.at(1, 0) - numbers[pairs + 1]};
        double determinant = a * c - b * b;
        double[] weights = {(c * left[0] - b * left[1]) / determinant, (a * left[1] - b * left[0]) / determinant};
        double[] outputs = new double[2];
        for (int t = 0; t < 2; t++) {
            outputs[t] = numbers[pairs + TRAINING + t]
                    + numbers[Pairs.index(0, TRAINING + t, 4)] * weights[0]
                    + numbers[Pairs.index(1, TRAINING + t, 4)] * weights[1];
        }
        return outputs;
    }

    @Test
    void networksTrainedByGradientDescentHaveTheMeanAndCovarianceOfTheFrozenKernel() {
        Wiring wiring = network(256, 1, Parameterization.NTK).wire();
        Kernels limit = NetworkKernels.of(wiring).kernels(X);
        FrozenKernelTraining theory =
                FrozenKernelTraining.of(TrainingKernels.split(limit.nngp(), limit.ntk(), TRAINING), TARGETS);
        double rate = 0.2 * theory.largestStableRate();
        int steps = 6;
        OutputLaw law =
                assertInstanceOf(Descent.Stable.class, theory.descent(rate)).testOutputs(steps);
        Training training = new Training(
                wiring,
                new Problem(X.rows(0, TRAINING), TARGETS, X.rows(TRAINING, 4)),
                new GradientDescent(rate, steps, List.of(steps), Optional.empty()));
        Matrix outputs = training.run(Address.of(1, "descent"), 400, _ -> {}).testOutputs(0);
        assertEquals(400, outputs.rows());
        Law measured = new Law();
        for (int row = 0; row < outputs.rows(); row++) {
            measured.add(outputs.row(row), law.mean());
        }
        measured.check(law.mean(), law.covariance());
    }

    /// Means of two outputs and of their products about the expected means.
    private static final class Law {
        private final Moments[] means = {new Moments(), new Moments()};
        private final Moments[] products = {new Moments(), new Moments(), new Moments()};

        void add(double[] outputs, Matrix mean) {
            double first = outputs[0] - mean.at(0, 0);
            double second = outputs[1] - mean.at(1, 0);
            means[0].add(outputs[0]);
            means[1].add(outputs[1]);
            products[0].add(first * first);
            products[1].add(first * second);
            products[2].add(second * second);
        }

        void check(Matrix mean, Matrix covariance) {
            RealNetworksAgreementTest.check("mean 0", mean.at(0, 0), means[0]);
            RealNetworksAgreementTest.check("mean 1", mean.at(1, 0), means[1]);
            RealNetworksAgreementTest.check("variance 0", covariance.at(0, 0), products[0]);
            RealNetworksAgreementTest.check("covariance", covariance.at(0, 1), products[1]);
            RealNetworksAgreementTest.check("variance 1", covariance.at(1, 1), products[2]);
        }
    }
}
