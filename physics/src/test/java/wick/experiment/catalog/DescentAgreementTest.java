package wick.experiment.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.experiment.Stack;
import wick.lab.realization.RealNetwork;
import wick.lab.training.GradientDescent;
import wick.lab.training.Outcome;
import wick.lab.training.Problem;
import wick.lab.training.StochasticDescent;
import wick.network.Step;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.statistics.Estimate;
import wick.numeric.statistics.Moments;
import wick.theory.dynamics.BatchTraining;
import wick.theory.dynamics.FrozenKernelTraining;
import wick.theory.dynamics.Progress;
import wick.theory.dynamics.TrainingKernels;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;
import wick.theory.solvable.Batches;

/// Real networks trained with momentum and by mini-batches against the frozen kernel. Seed 3; a right theory fails
/// once in 5000 seeds.
class DescentAgreementTest {
    private static final Matrix INPUTS = Matrix.of(2, 2, 1, 0.2, -0.5, 0.9);
    private static final Matrix TARGETS = Matrix.of(2, 1, 1, -0.5);
    private static final double MOMENTUM = 0.6;
    private static final int WIDTH = 512;
    private static final int NETWORKS = 600;

    /// The variance at a test point over networks and batches of one point; the first correction is below 10/n.
    @Test
    void theScatterOfMiniBatchesIsThatOfTheFrozenKernel() {
        Wiring wiring = Stack.of(new Tanh(), 1.5, 0.1, new Stack.Size(2, 1, 1))
                .network(WIDTH)
                .wire();
        Matrix all = Matrix.of(3, 2, 1, 0.2, -0.5, 0.9, -1, 0.3);
        Kernels kernels = KernelRecursion.of(wiring).kernels(all);
        TrainingKernels split = TrainingKernels.split(kernels.nngp(), kernels.ntk(), 2);
        Matrix targets = Matrix.of(2, 1, 2, -1);
        double rate = 0.2 * FrozenKernelTraining.of(split, targets).largestStableRate();
        BatchTraining.Law law = BatchTraining.of(split, targets, new Batches(2, 1, true))
                .steps(rate, List.of(4L))
                .getFirst();
        StochasticDescent sgd = new StochasticDescent(new Problem(INPUTS, targets, all.rows(2, 3)), 1, true);
        // there the loss is the mean over points
        GradientDescent descent = new GradientDescent(2 * rate, 4, List.of(4), Optional.empty());
        int networks = 3000;
        double[] outputs = new double[networks];
        Parallel.forEach(networks, k -> {
            RealNetwork network = new RealNetwork(wiring);
            network.draw(Address.of(3, "batches").network(k));
            Outcome outcome = sgd.train(
                    network, descent, Address.of(3, "batches.order").network(k).open());
            outputs[k] = outcome.snapshots().getFirst().tests().at(0, 0);
        });
        Moments moments = new Moments();
        for (double output : outputs) {
            moments.add(output);
        }
        double variance = law.covariances().getFirst().at(0, 0);
        Estimate measured = moments.varianceEstimate();
        assertEquals(law.mean().at(0, 0), moments.mean(), 4 * moments.estimate().standardError() + 10.0 / WIDTH);
        assertEquals(variance, measured.mean(), 4 * measured.standardError() + 10.0 / WIDTH * variance);
        double full = FrozenKernelTraining.of(split, targets)
                .testOutputs(Progress.steps(rate, 4))
                .covariance()
                .at(0, 0);
        assertTrue(measured.mean() - full > 5 * measured.standardError(), measured + " and full batches " + full);
    }

    /// The mean at a training point after three steps, outputs before training as controls.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wideNetworksFollowTheFrozenKernelWithMomentum(boolean nesterov) {
        Wiring wiring = Stack.of(new Tanh(), 1.5, 0.1, new Stack.Size(2, 1, 1))
                .network(WIDTH)
                .wire();
        Kernels kernels = KernelRecursion.of(wiring).kernels(INPUTS);
        FrozenKernelTraining training =
                FrozenKernelTraining.of(TrainingKernels.split(kernels.nngp(), kernels.ntk(), 2), TARGETS);
        double rate = 0.2 * training.largestStableRate();
        double[] rest = new double[NETWORKS];
        Progress progress = progress(rate, nesterov);
        Matrix mean = training.trainingOutputs(progress).mean();
        Parallel.forEach(NETWORKS, k -> {
            RealNetwork network = new RealNetwork(wiring);
            network.draw(Address.of(3, "momentum").network(k));
            Matrix start = network.forward(INPUTS).copy();
            double trained = trained(network, rate, nesterov);
            // what the linear model makes of this network's own outputs before training
            TrainingKernels still = TrainingKernels.split(kernels.nngp(), kernels.ntk(), 2);
            Matrix drawn = FrozenKernelTraining.of(still, start)
                    .trainingOutputs(progress)
                    .mean();
            rest[k] = trained - mean.at(0, 0) - (start.at(0, 0) - drawn.at(0, 0));
        });
        double sum = 0;
        double squares = 0;
        for (double r : rest) {
            sum += r / NETWORKS;
            squares += r * r / NETWORKS;
        }
        double error = Math.sqrt((squares - sum * sum) / NETWORKS);
        double off = sum;
        // the first correction of this lesson is about 3/n
        assertTrue(Math.abs(off) < 4 * error + 6.0 / WIDTH, () -> off + " +- " + error);
        double without =
                training.trainingOutputs(Progress.steps(rate, 3)).mean().at(0, 0);
        double other =
                training.trainingOutputs(progress(rate, !nesterov)).mean().at(0, 0);
        assertTrue(Math.abs(mean.at(0, 0) + off - without) > 5 * error + 6.0 / WIDTH);
        assertTrue(Math.abs(mean.at(0, 0) + off - other) > 5 * error + 6.0 / WIDTH);
    }

    private static Progress progress(double rate, boolean nesterov) {
        return nesterov ? Progress.nesterov(rate, MOMENTUM, 3) : Progress.steps(rate, MOMENTUM, 3);
    }

    /// The output at the first point after three steps.
    private static double trained(RealNetwork network, double rate, boolean nesterov) {
        Map<String, Matrix> velocity = new HashMap<>();
        for (int step = 0; step < 3; step++) {
            Matrix slope = network.forward(INPUTS).copy();
            for (int i = 0; i < 2; i++) {
                slope.set(i, 0, slope.at(i, 0) - TARGETS.at(i, 0));
            }
            Map<String, Matrix> gradients = network.gradients(slope);
            gradients.forEach((name, gradient) -> {
                Matrix v = velocity.computeIfAbsent(name, _ -> Matrix.zeros(gradient.rows(), gradient.columns()));
                Matrix weights = Objects.requireNonNull(network.parameters().get(name));
                double own = rate * rateOf(network, name);
                for (int i = 0; i < v.entries().length; i++) {
                    double g = gradient.entries()[i];
                    v.entries()[i] = MOMENTUM * v.entries()[i] + g;
                    weights.entries()[i] -= own * (nesterov ? g + MOMENTUM * v.entries()[i] : v.entries()[i]);
                }
            });
        }
        return network.forward(INPUTS).at(0, 0);
    }

    private static double rateOf(RealNetwork network, String name) {
        Step.Linear layer = network.matrices().get(Integer.parseInt(name.substring(1)) - 1);
        return name.startsWith("w") ? layer.weightRate() / layer.fanIn() : layer.biasRate();
    }
}
