package wick.experiment.catalog;

import java.util.List;
import java.util.Optional;
import wick.experiment.Sample;
import wick.lab.realization.Outputs;
import wick.lab.realization.RealNetwork;
import wick.lab.training.GradientDescent;
import wick.lab.training.Outcome;
import wick.lab.training.Problem;
import wick.lab.training.Training;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Linear;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;
import wick.theory.solvable.Alignment;
import wick.theory.solvable.TwoLayerDescent;
import wick.theory.solvable.TwoLayerLesson;

/// Real networks of one hidden linear layer that learn one input, one by one beside the exact steps from
/// their own weights.
record LinearUnit(TwoLayerLesson lesson, int width, boolean rich, Course course) {
    /// With multipliers that are the variances, so that a bias of variance 0 learns nothing.
    private static final Parameterization MUP = new Parameterization(Parameterization.MUP.exponents(), true);

    /// The columns of [#measured].
    static final int DRIFT = 0;

    static final int EXACT_DRIFT = 1;
    static final int OUTPUT = 2;
    static final int EXACT_OUTPUT = 3;
    private static final int COLUMNS = 4;

    /// The output is read after `early` steps, the kernel after `steps`; `rate` multiplies those of the
    /// parameterization.
    record Course(double rate, int early, int steps) {}

    static LinearUnit lazy(int width, double input, double target, Course course) {
        return new LinearUnit(TwoLayerLesson.ntk(width, input, target), width, false, course);
    }

    static LinearUnit rich(int width, double input, double target, Course course) {
        return new LinearUnit(TwoLayerLesson.mup(width, input, target), width, true, course);
    }

    private TwoLayerLesson stepped() {
        return new TwoLayerLesson(lesson.input(), lesson.target(), lesson.coupling(), course.rate() * lesson.rate());
    }

    /// Θ_end/Θ₀ − 1 of the steps, exactly.
    double drift(Alignment start) {
        return new TwoLayerDescent(stepped(), start).trained(course.steps()).size() / start.size() - 1;
    }

    /// The output after the early steps, exactly.
    double output(Alignment start) {
        return lesson.output(new TwoLayerDescent(stepped(), start).trained(course.early()));
    }

    private Wiring wiring() {
        return wiring(width, rich);
    }

    static Wiring wiring(int width, boolean rich) {
        Initialization one = new Initialization.Variances(1, 0);
        return new Network(
                        1,
                        List.of(
                                new Layer.Dense(width, one),
                                new Layer.Pointwise(new Linear()),
                                new Layer.Dense(1, one)),
                        Distribution.NORMAL,
                        rich ? MUP : Parameterization.NTK)
                .wire();
    }

    /// Draws and trains; one row per network.
    Sample measured(Address address, int networks) {
        Wiring wiring = wiring();
        Problem problem =
                new Problem(Matrix.of(1, 1, lesson.input()), Matrix.of(1, 1, lesson.target()), Matrix.zeros(0, 1));
        Training training = new Training(
                wiring,
                problem,
                new GradientDescent(course.rate(), course.steps(), List.of(course.early()), Optional.empty()));
        Matrix rows = Matrix.zeros(networks, COLUMNS);
        int blocks = Math.min(networks, 64);
        Parallel.forEach(blocks, block -> {
            RealNetwork network = new RealNetwork(wiring);
            for (int k = block; k < networks; k += blocks) {
                network.draw(address.network(k));
                Alignment start = weights(network);
                double before = kernel(network, problem);
                double output = switch (training.train(network)) {
                    case Outcome.Trained trained ->
                        trained.snapshots().getFirst().training().at(0, 0);
                    case Outcome.Diverged(int step, List<?> _) ->
                        throw new IllegalArgumentException("network " + k + " of width " + width + " diverged in "
                                + step + " steps: choose wider networks or a smaller rate");
                };
                rows.set(k, DRIFT, kernel(network, problem) / before - 1);
                rows.set(k, EXACT_DRIFT, drift(start));
                rows.set(k, OUTPUT, output);
                rows.set(k, EXACT_OUTPUT, output(start));
            }
        });
        return new Sample(rows, address.seed(), Engine.REAL_WEIGHTS);
    }

    /// The stored readout weights are κ a.
    private Alignment weights(RealNetwork network) {
        return weights(network, lesson.coupling());
    }

    static Alignment weights(RealNetwork network, double coupling) {
        double[] readout = matrix(network, "w2");
        for (int i = 0; i < readout.length; i++) {
            readout[i] /= coupling;
        }
        return Alignment.of(readout, matrix(network, "w1"));
    }

    private static double[] matrix(RealNetwork network, String name) {
        Matrix matrix = network.parameters().get(name);
        if (matrix == null) {
            throw new IllegalStateException("a network of two layers has no " + name);
        }
        return matrix.entries().clone();
    }

    private static double kernel(RealNetwork network, Problem problem) {
        return kernel(network, problem.inputs());
    }

    /// Of one input.
    static double kernel(RealNetwork network, Matrix input) {
        Matrix kernel = Matrix.zeros(1, 1);
        network.forward(input);
        network.tangentKernelInto(new Outputs.One(0), kernel);
        return kernel.at(0, 0);
    }
}
