package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import wick.experiment.Controlled;
import wick.experiment.Evidence;
import wick.experiment.Progress;
import wick.experiment.Sample;
import wick.experiment.Settings;
import wick.experiment.Sweep;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.lab.realization.Outputs;
import wick.lab.training.GradientDescent;
import wick.lab.training.Outcome.Trained;
import wick.lab.training.Problem;
import wick.lab.training.TrainedEnsemble;
import wick.lab.training.Training;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;
import wick.theory.dynamics.Descent;
import wick.theory.dynamics.FrozenKernelTraining;
import wick.theory.dynamics.TrainingKernels;
import wick.theory.featurelearning.DynamicMeanField;
import wick.theory.featurelearning.Lesson;
import wick.theory.featurelearning.MeanFieldNetwork;
import wick.theory.featurelearning.Outcome;
import wick.theory.featurelearning.RichTraining;
import wick.theory.featurelearning.Sampling;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;

/// Three points that networks in the maximal update parameterization learn, watched at a fourth: by dynamic
/// mean-field theory, by the frozen tangent kernel, and by networks whose weights are never stored. The
/// readout has no bias at the start, so that infinitely wide networks are all alike.
record LimitLesson(Network network, Settings settings, int steps) {
    static final Matrix INPUTS = Matrix.of(3, 2, 1, 0.2, -0.5, 0.9, 0.3, -1.1);
    static final Matrix TARGETS = Matrix.of(3, 1, 1, -0.5, 0.3);
    static final Matrix TESTS = Matrix.of(1, 2, 0.8, 0.7);
    private static final double FRACTION = 1.0 / 3;
    private static final int CONTROLS = 4;

    static LimitLesson of(Settings settings) {
        double bias = settings.real("bias-variance");
        double weight = settings.real("weight-variance");
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < settings.size("hidden"); l++) {
            layers.add(new Layer.Dense(2, new Initialization.Variances(weight, bias)));
            layers.add(new Layer.Pointwise(
                    Activation.named(settings.choice("activation")).orElseThrow()));
        }
        layers.add(new Layer.Dense(1, new Initialization.Variances(weight, 0)));
        Network network = new Network(2, layers, Distribution.NORMAL, Parameterization.MUP);
        return new LimitLesson(network, settings, settings.size("steps"));
    }

    private FrozenKernelTraining lazy() {
        Matrix all = Matrix.zeros(4, 2);
        System.arraycopy(INPUTS.entries(), 0, all.entries(), 0, 6);
        System.arraycopy(TESTS.entries(), 0, all.entries(), 6, 2);
        Kernels kernels = KernelRecursion.of(network.wire()).kernels(all);
        return FrozenKernelTraining.of(TrainingKernels.split(kernels.nngp(), kernels.ntk(), 3), TARGETS);
    }

    double rate() {
        return FRACTION * lazy().largestStableRate();
    }

    /// Outputs at the test point after 0, 1, … steps with the tangent kernel frozen as it is before training.
    Vector frozen() {
        return switch (lazy().descent(rate())) {
            case Descent.Stable stable ->
                Vector.of(IntStream.rangeClosed(0, steps)
                        .mapToDouble(step -> stable.testOutputs(step).mean().at(0, 0))
                        .toArray());
            case Descent.Diverging diverging ->
                throw new IllegalArgumentException("rate " + diverging.rate() + " is too large");
        };
    }

    RichTraining theory(boolean responses) {
        Sampling sampling = new Sampling(settings.size("particles"), 16, 0.1, settings.whole("seed"));
        DynamicMeanField theory = new DynamicMeanField(
                MeanFieldNetwork.of(network), new Lesson(INPUTS, TARGETS, TESTS, rate(), steps), sampling);
        return switch ((responses ? theory : theory.withoutResponses()).solve()) {
            case Outcome.Converged(RichTraining training) -> training;
            case Outcome.NotConverged(var residual, double tolerance) ->
                throw new IllegalArgumentException("the mean-field equations close within " + residual.bound()
                        + " only, where " + tolerance + " is asked for: raise particles or take fewer steps");
            case Outcome.Diverged(int step) ->
                throw new IllegalArgumentException("the mean-field equations diverge after " + step + " steps");
        };
    }

    /// Networks of every width, trained and read.
    Measured measure(Progress progress) {
        List<Integer> widths = settings.wholes("widths");
        int total = widths.stream().mapToInt(w -> w).sum();
        List<Sweep.AtWidth> samples = new ArrayList<>();
        int done = 0;
        for (int width : widths) {
            progress.at("width " + width, 0.2 + 0.8 * done / total);
            samples.add(new Sweep.AtWidth(width, sample(width)));
            done += width;
        }
        return new Measured(new Sweep(samples), steps);
    }

    private Sample sample(int width) {
        int networks = settings.size("networks");
        GradientDescent descent = new GradientDescent(
                        rate(),
                        steps,
                        IntStream.rangeClosed(0, steps).boxed().toList(),
                        Optional.of(new Outputs.One(0)))
                .withMovement();
        Training training = new Training(
                network.withHiddenWidth(width).wire(),
                new Problem(INPUTS, TARGETS, TESTS),
                descent,
                Engine.IMPLICIT_WEIGHTS);
        Address address = Address.of(settings.whole("seed"), "feature-learning-limit.width-" + width);
        TrainedEnsemble ensemble = training.run(address, networks, _ -> {});
        if (ensemble.diverged() > 0) {
            throw new IllegalArgumentException(ensemble.diverged() + " of " + networks + " networks of width " + width
                    + " diverged at a third of the largest stable rate: choose larger widths");
        }
        Matrix rows = Matrix.zeros(networks, CONTROLS + steps + 3);
        for (int k = 0; k < networks; k++) {
            Trained trained = ensemble.trained().get(k);
            for (int i = 0; i < 3; i++) {
                rows.set(k, i, trained.snapshots().getFirst().training().at(i, 0));
            }
            rows.set(k, 3, trained.snapshots().getFirst().tests().at(0, 0));
            for (int step = 0; step <= steps; step++) {
                rows.set(
                        k,
                        CONTROLS + step,
                        trained.snapshots().get(step).tests().at(0, 0));
            }
            rows.set(k, CONTROLS + steps + 1, trained.drift().orElseThrow());
            rows.set(
                    k,
                    CONTROLS + steps + 2,
                    trained.movements()
                            .get(network.wire().matrices().size() - 2)
                            .relative());
        }
        return new Sample(rows, settings.whole("seed"), Engine.IMPLICIT_WEIGHTS);
    }

    WidthExpansion.Reading reading() {
        return new WidthExpansion.Reading(
                settings.size("hidden"),
                OptionalInt.of(settings.wholes("widths").getLast()));
    }

    /// What the networks say. Outputs before training average to zero at every width; what they explain of
    /// later numbers is subtracted.
    record Measured(Sweep sweep, int steps) {

        /// Outputs at the test point after this many steps.
        WidthSeries output(int step) {
            return Controlled.mean(sweep, CONTROLS, CONTROLS + step);
        }

        WidthSeries drift() {
            return sweep.series(sample -> sample.mean(CONTROLS + steps + 1));
        }

        WidthSeries movement() {
            return sweep.series(sample -> sample.mean(CONTROLS + steps + 2));
        }

        /// The same at the largest width, nothing subtracted.
        Evidence widest(int step) {
            return sweep.widths().getLast().sample().mean(CONTROLS + step);
        }
    }
}
