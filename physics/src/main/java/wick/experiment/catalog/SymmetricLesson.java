package wick.experiment.catalog;

import java.util.List;
import java.util.Optional;
import wick.experiment.Progress;
import wick.experiment.Sample;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.lab.training.GradientDescent;
import wick.lab.training.Problem;
import wick.lab.training.TrainedEnsemble;
import wick.lab.training.Training;
import wick.network.Activation;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;
import wick.theory.dynamics.Descent;
import wick.theory.dynamics.FrozenKernelTraining;
import wick.theory.dynamics.OutputLaw;
import wick.theory.dynamics.TrainingKernels;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;

/// Three points on a circle, a third of a turn apart, which networks of one width learn; watched at a test
/// point and at what becomes of it after a third of a turn and after half a turn.
record SymmetricLesson(Wiring wiring, List<Double> targets, int steps) {
    /// Columns of a sample: the outputs at the test point t, at t after a third of a turn, at −t.
    static final int HERE = 0;

    static final int TURNED = 1;
    static final int OPPOSITE = 2;

    private static final double FRACTION = 0.5;
    private static final double START = 0.4;
    private static final double TEST = 0.9;

    SymmetricLesson {
        targets = List.copyOf(targets);
    }

    static SymmetricLesson of(Settings settings, List<Double> targets) {
        Stack stack = Stack.of(
                Activation.named(settings.choice("activation")).orElseThrow(),
                settings.real("weight-variance"),
                settings.real("bias-variance"),
                new Stack.Size(2, settings.size("hidden"), 1));
        return new SymmetricLesson(stack.network(settings.size("width")).wire(), targets, settings.size("steps"));
    }

    /// Where the points lie: one for every target, evenly over the circle.
    private Matrix points() {
        Matrix points = Matrix.zeros(targets.size(), 2);
        for (int i = 0; i < targets.size(); i++) {
            put(points, i, START + 2 * Math.PI * i / targets.size());
        }
        return points;
    }

    private static Matrix tests() {
        Matrix tests = Matrix.zeros(3, 2);
        put(tests, HERE, TEST);
        put(tests, TURNED, TEST + 2 * Math.PI / 3);
        put(tests, OPPOSITE, TEST + Math.PI);
        return tests;
    }

    private static void put(Matrix points, int row, double angle) {
        points.set(row, 0, Math.sqrt(2) * Math.cos(angle));
        points.set(row, 1, Math.sqrt(2) * Math.sin(angle));
    }

    private Matrix labels() {
        Matrix labels = Matrix.zeros(targets.size(), 1);
        for (int i = 0; i < targets.size(); i++) {
            labels.set(i, 0, targets.get(i));
        }
        return labels;
    }

    private FrozenKernelTraining frozen() {
        Matrix train = points();
        Matrix tests = tests();
        Matrix all = Matrix.zeros(train.rows() + tests.rows(), 2);
        System.arraycopy(train.entries(), 0, all.entries(), 0, train.entries().length);
        System.arraycopy(tests.entries(), 0, all.entries(), train.entries().length, tests.entries().length);
        Kernels kernels = KernelRecursion.of(wiring).kernels(all);
        return FrozenKernelTraining.of(TrainingKernels.split(kernels.nngp(), kernels.ntk(), train.rows()), labels());
    }

    private double rate() {
        return FRACTION * frozen().largestStableRate();
    }

    /// The trained outputs at infinite width.
    OutputLaw linear() {
        return switch (frozen().descent(rate())) {
            case Descent.Stable stable -> stable.testOutputs(steps);
            case Descent.Diverging _ -> throw new IllegalArgumentException("the rate is not stable");
        };
    }

    /// Trained networks, one row each.
    Sample run(Address address, int networks, Progress progress) {
        GradientDescent descent = new GradientDescent(rate(), steps, List.of(steps), Optional.empty());
        TrainedEnsemble ensemble = new Training(wiring, new Problem(points(), labels(), tests()), descent)
                .run(address, networks, done -> progress.at("networks", done / (double) networks));
        if (ensemble.diverged() > 0) {
            throw new IllegalArgumentException(
                    ensemble.diverged() + " of " + networks + " networks diverged: choose a larger width");
        }
        return new Sample(ensemble.testOutputs(0), address.seed(), Engine.REAL_WEIGHTS);
    }
}
