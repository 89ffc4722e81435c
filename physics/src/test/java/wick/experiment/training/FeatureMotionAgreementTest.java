package wick.experiment.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.lab.realization.Outputs;
import wick.lab.training.GradientDescent;
import wick.lab.training.Motion;
import wick.lab.training.Outcome;
import wick.lab.training.Problem;
import wick.lab.training.TrainedEnsemble;
import wick.lab.training.Training;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.statistics.Estimate;
import wick.numeric.statistics.Moments;
import wick.observable.Measurement.Engine;
import wick.theory.dynamics.FeatureMotion;
import wick.theory.dynamics.FrozenKernelTraining;
import wick.theory.dynamics.Progress;
import wick.theory.dynamics.TrainingKernels;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;

/// How far features move to leading order in 1/n, against networks with implicit weights.
class FeatureMotionAgreementTest {
    private static final Matrix INPUTS = Matrix.of(4, 2, 1, 0.2, -0.5, 0.9, 0.3, -1.1, 0.8, 0.7);

    private static Matrix targets(int outputs) {
        Matrix targets = Matrix.zeros(4, outputs);
        for (int i = 0; i < targets.entries().length; i++) {
            targets.entries()[i] = Math.sin(1 + 1.7 * i);
        }
        return targets;
    }

    private static Wiring wiring(String activation, List<Integer> widths, int outputs, Parameterization scaling) {
        List<Layer> layers = new ArrayList<>();
        for (int width : widths) {
            layers.add(new Layer.Dense(width, new Initialization.Variances(1.5, 0.1)));
            layers.add(new Layer.Pointwise(Activation.named(activation).orElseThrow()));
        }
        layers.add(new Layer.Dense(outputs, new Initialization.Variances(1.2, 0.1)));
        return new Network(2, layers, Distribution.NORMAL, scaling).wire();
    }

    private static double rate(Wiring wiring, Matrix targets) {
        Kernels kernels = KernelRecursion.of(wiring).kernels(INPUTS);
        return 0.4
                * FrozenKernelTraining.of(TrainingKernels.split(kernels.nngp(), kernels.ntk(), 4), targets)
                        .largestStableRate();
    }

    private static TrainedEnsemble trained(Wiring wiring, Matrix targets, int steps, int networks) {
        GradientDescent descent = new GradientDescent(rate(wiring, targets), steps, List.of(0, steps), Optional.empty())
                .withMotion(new Outputs.One(0));
        Problem problem = new Problem(INPUTS, targets, Matrix.zeros(0, 2));
        return new Training(wiring, problem, descent, Engine.IMPLICIT_WEIGHTS)
                .run(Address.of(1, "feature motion test"), networks, _ -> {});
    }

    /// Layers of unequal widths, so that it counts which one's stands where. The next order is relatively some 8/n,
    /// for relu 30/n, here at most 2 %; four standard errors beside it fail in one of 16 000 for each layer.
    @ParameterizedTest
    @CsvSource({"tanh, 2, 5, 800", "relu, 1, 3, 2000", "erf, 3, 1, 800"})
    void featuresMoveAsFarAsLeadingOrderSays(String activation, int outputs, int steps, int width) {
        Matrix targets = targets(outputs);
        Wiring wiring = wiring(activation, List.of(width, 2 * width, width), outputs, Parameterization.NTK);
        List<Estimate> predicted =
                FeatureMotion.of(wiring, INPUTS, targets, 1).after(Progress.steps(rate(wiring, targets), steps));
        TrainedEnsemble ensemble = trained(wiring, targets, steps, 200);
        for (int l = 0; l < 3; l++) {
            Moments squares = new Moments();
            for (Outcome.Trained network : ensemble.trained()) {
                double moved = network.movements().get(l).relative();
                squares.add(moved * moved);
            }
            Estimate theory = predicted.get(l);
            double error = Math.hypot(squares.estimate().standardError(), theory.standardError());
            assertEquals(theory.mean(), squares.mean(), 4 * error + 0.02 * theory.mean(), "layer " + (l + 1));
            assertTrue(theory.standardError() < 0.02 * theory.mean());
            assertTrue(error < 0.08 * theory.mean(), () -> error + " of " + theory);
        }
    }

    /// Deep linear networks at one input: slopes are 1 and every average is done by hand. With weight variance w and
    /// an input of 1, layer l has Θ^l = l w^l and Ĝ^l = v w^(L−l) / n; E = η (f − y) has the mean square e. Its own
    /// movement squared is Θ² Ĝ e; through fresh weights the layer above moves by w times all of it.
    @Test
    void whatMovesBelowMovesThroughFreshWeightsToo() {
        double w = 3;
        double v = 2;
        int n = 50;
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < 3; l++) {
            layers.add(new Layer.Dense(n, new Initialization.Variances(w, 0)));
            layers.add(new Layer.Pointwise(Activation.named("linear").orElseThrow()));
        }
        layers.add(new Layer.Dense(1, new Initialization.Variances(v, 0)));
        Wiring wiring = new Network(1, layers, Distribution.NORMAL, Parameterization.NTK).wire();
        Matrix one = Matrix.of(1, 1, 1);
        double rate = 1e-3;
        double e = rate * rate * (1 + v * w * w * w);
        List<Estimate> moved = FeatureMotion.of(wiring, one, one, 1).after(Progress.steps(rate, 1));
        double fresh = 0;
        for (int l = 1; l <= 3; l++) {
            double theta = l * Math.pow(w, l);
            double back = v * Math.pow(w, 3 - l) / n;
            double size = Math.pow(w, l);
            Estimate found = moved.get(l - 1);
            assertEquals(
                    (theta * theta * back * e + fresh) / size,
                    found.mean(),
                    4 * found.standardError() + 1e-12 * found.mean(),
                    "layer " + l);
            fresh = w * (theta * theta * back * e + fresh);
        }
    }

    /// The first hidden layer at one input and one step: its kernels by hand. K = σ_b² + σ_w² x², Θ² = λ_b + λ_w
    /// x²/d; z moves by −η Θ g (f − y).
    @Test
    void oneLinearLayerOnOneInputMovesAsByHand() {
        Wiring wiring = new Network(
                        1,
                        List.of(
                                new Layer.Dense(100, new Initialization.Variances(2, 0)),
                                new Layer.Pointwise(Activation.named("linear").orElseThrow()),
                                new Layer.Dense(1, new Initialization.Variances(3, 0))),
                        Distribution.NORMAL,
                        Parameterization.NTK)
                .wire();
        Matrix one = Matrix.of(1, 1, 1);
        double rate = 0.05;
        // Θ = 2 + ... : first layer Θ = 2, outputs K = 6, Θ = 6 + 6 = 12; g has variance 3/100; E = η (f − y)
        double errors = rate * rate * (1 + 6);
        double moved = 2 * 2 * 3.0 / 100 * errors / 2;
        assertEquals(
                moved,
                FeatureMotion.of(wiring, one, one, 1)
                        .after(Progress.steps(rate, 1))
                        .getFirst()
                        .mean(),
                1e-12);
    }

    /// Kernels and features recorded on the way are those of a training that ends there, with stored weights too.
    @ParameterizedTest
    @CsvSource({"REAL_WEIGHTS", "IMPLICIT_WEIGHTS"})
    void whatIsRecordedOnTheWayIsWhatAShorterTrainingEndsWith(Engine engine) {
        Matrix targets = targets(2);
        Wiring wiring = wiring("tanh", List.of(20, 20), 2, Parameterization.NTK);
        Problem problem = new Problem(INPUTS, targets, Matrix.zeros(0, 2));
        GradientDescent longer =
                new GradientDescent(0.1, 6, List.of(0, 3, 6), Optional.empty()).withMotion(new Outputs.One(1));
        GradientDescent shorter =
                new GradientDescent(0.1, 3, List.of(0, 3), Optional.of(new Outputs.One(1))).withMovement();
        Address address = Address.of(3, "recorded");
        Outcome.Trained whole = new Training(wiring, problem, longer, engine)
                .run(address, 1, _ -> {})
                .trained()
                .getFirst();
        Outcome.Trained part = new Training(wiring, problem, shorter, Engine.REAL_WEIGHTS)
                .run(address, 1, _ -> {})
                .trained()
                .getFirst();
        Motion start = whole.snapshots().getFirst().motion().orElseThrow();
        assertEquals(0, start.drift(), 1e-12);
        assertEquals(3, start.alignments().size());
        Motion there = whole.snapshots().get(1).motion().orElseThrow();
        assertTrue(there.drift() > 0 && there.drift() < whole.drift().orElseThrow());
        if (engine == Engine.REAL_WEIGHTS) {
            assertEquals(part.drift().orElseThrow(), there.drift(), 1e-12);
            assertEquals(part.movements(), there.movements());
            Matrix kernel = part.kernels().getLast();
            assertEquals(kernel.at(0, 0) + kernel.at(1, 1) + kernel.at(2, 2) + kernel.at(3, 3), there.trace(), 1e-12);
        }
        assertTrue(there.alignments().stream().allMatch(a -> a > -1 && a <= 1));
    }

    @Test
    void whatIsNotDerivedIsRefused() {
        Wiring jump = wiring("sign", List.of(10), 1, Parameterization.NTK);
        assertThrows(IllegalArgumentException.class, () -> FeatureMotion.of(jump, INPUTS, targets(1), 1));
        Wiring plain = wiring("tanh", List.of(10), 1, Parameterization.NTK);
        assertThrows(IllegalArgumentException.class, () -> FeatureMotion.of(plain, INPUTS, targets(2), 1));
    }
}
