package wick.experiment.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import wick.experiment.Controlled;
import wick.experiment.Sample;
import wick.experiment.Sweep;
import wick.experiment.WidthSeries;
import wick.lab.realization.Outputs;
import wick.lab.training.GradientDescent;
import wick.lab.training.Outcome;
import wick.lab.training.Problem;
import wick.lab.training.Training;
import wick.network.Layer;
import wick.network.Network;
import wick.numeric.matrix.Matrix;
import wick.numeric.statistics.Estimate;
import wick.observable.Measurement.Engine;
import wick.theory.dynamics.Descent;
import wick.theory.dynamics.FrozenKernelTraining;
import wick.theory.dynamics.TrainingKernels;
import wick.theory.featurelearning.Averaged;
import wick.theory.featurelearning.DynamicMeanField;
import wick.theory.featurelearning.Lesson;
import wick.theory.featurelearning.MeanFieldNetwork;
import wick.theory.featurelearning.RichTraining;
import wick.theory.featurelearning.Sampling;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;

/// A few points learned by networks whose features move at every width: by dynamic mean-field theory, by the tangent
/// kernel frozen as it is before training, and by networks with weights that are never stored.
public final class RichLesson {
    private final Network network;
    private final Problem problem;
    private final int steps;
    private final Descent.Stable frozen;
    private final List<DrawnBias> theory;

    private RichLesson(Network network, Problem problem, int steps, Descent.Stable frozen, List<DrawnBias> theory) {
        this.network = network;
        this.problem = problem;
        this.steps = steps;
        this.frozen = frozen;
        this.theory = theory;
    }

    /// Why there is no such theory of this network; empty if there is.
    public static Optional<String> obstacle(Network network) {
        try {
            MeanFieldNetwork.withoutReadoutBias(network);
            return Optional.empty();
        } catch (IllegalArgumentException why) {
            return Optional.of("dynamic mean-field theory does not cover it: " + why.getMessage());
        }
    }

    /// `fraction` is that of the largest stable rate of the frozen kernel. Empty where the equations do not close
    /// within the tolerance.
    ///
    /// @throws IllegalArgumentException where there is an [#obstacle]
    public static Optional<RichLesson> of(Network many, FewPoints points, int steps, Descended descended) {
        Network network = oneOutput(many);
        Problem problem = points.problem();
        Kernels kernels = KernelRecursion.of(network.wire()).kernels(points.all());
        FrozenKernelTraining lazy = FrozenKernelTraining.of(
                TrainingKernels.split(
                        kernels.nngp(), kernels.ntk(), problem.inputs().rows()),
                problem.targets());
        double rate = descended.fraction() * lazy.largestStableRate();
        Optional<List<DrawnBias>> theory = theory(network, problem, steps, new Descended(rate, descended.sampling()));
        return lazy.descent(rate) instanceof Descent.Stable stable
                ? theory.map(all -> new RichLesson(network, problem, steps, stable, all))
                : Optional.empty();
    }

    /// For every value of the readout's bias; here the rate is the rate itself.
    private static Optional<List<DrawnBias>> theory(Network network, Problem problem, int steps, Descended descended) {
        MeanFieldNetwork limit = MeanFieldNetwork.withoutReadoutBias(network);
        double variance = network.wire().matrices().getLast().biasVariance();
        List<DrawnBias> all = new ArrayList<>();
        for (DrawnBias.Point point : DrawnBias.points(variance)) {
            Matrix targets = problem.targets().copy();
            for (int i = 0; i < targets.entries().length; i++) {
                targets.entries()[i] -= point.bias();
            }
            Lesson lesson = new Lesson(problem.inputs(), targets, problem.tests(), descended.fraction(), steps);
            switch (new DynamicMeanField(limit, lesson, descended.sampling()).solve()) {
                case wick.theory.featurelearning.Outcome.Converged(RichTraining training) ->
                    all.add(new DrawnBias(point.bias(), point.share(), training));
                case wick.theory.featurelearning.Outcome.NotConverged _,
                        wick.theory.featurelearning.Outcome.Diverged _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(all);
    }

    /// The rate as a fraction of the largest stable one, and how theory averages.
    public record Descended(double fraction, Sampling sampling) {}

    private static Network oneOutput(Network network) {
        List<Layer> layers = new ArrayList<>(network.layers());
        Layer.Dense readout = (Layer.Dense) layers.removeLast();
        layers.add(new Layer.Dense(1, readout.initialization()));
        return new Network(
                network.input(), layers, network.distribution(), network.parameterization(), network.absences());
    }

    public int steps() {
        return steps;
    }

    /// At infinite width, after all steps: the relative drift of the tangent kernel, how far each hidden layer moved,
    /// and the output at the test point.
    public Estimate drift() {
        return DrawnBias.mean(theory, at -> at.training().last().drift());
    }

    public List<Estimate> features() {
        return IntStream.range(0, hidden())
                .mapToObj(l -> DrawnBias.mean(
                        theory, at -> at.training().last().layers().get(l).movement()))
                .toList();
    }

    public Estimate output() {
        return DrawnBias.mean(theory, at -> {
            Averaged tests = at.training().last().tests();
            return new Estimate(tests.mean().at(0, 0) + at.bias(), tests.error().at(0, 0), 1);
        });
    }

    /// That output if the tangent kernel stood still.
    public double frozenOutput() {
        return frozen.testOutputs(steps).mean().at(0, 0);
    }

    /// After each step from 0 on.
    public List<Estimate> drifts() {
        return IntStream.rangeClosed(0, steps)
                .mapToObj(k -> DrawnBias.mean(
                        theory, at -> at.training().states().get(k).drift()))
                .toList();
    }

    private int controls() {
        return problem.inputs().rows() + problem.tests().rows();
    }

    private int hidden() {
        return network.wire().matrices().size() - 1;
    }

    /// Trains networks of several widths.
    public Measured measure(List<FirstOrderLesson.Ensemble> ensembles) {
        return new Measured(
                new Sweep(ensembles.stream()
                        .map(asked -> new Sweep.AtWidth(asked.width(), sample(asked)))
                        .toList()),
                this);
    }

    private Sample sample(FirstOrderLesson.Ensemble asked) {
        GradientDescent descent = new GradientDescent(
                        frozen.rate(), steps, List.of(0, steps), Optional.of(new Outputs.One(0)))
                .withMovement();
        List<Outcome.Trained> trained = new Training(
                        network.withHiddenWidth(asked.width()).wire(), problem, descent, Engine.IMPLICIT_WEIGHTS)
                .run(asked.address(), asked.networks(), _ -> {})
                .trained();
        Matrix rows = Matrix.zeros(trained.size(), controls() + 2 + hidden());
        for (int k = 0; k < trained.size(); k++) {
            Outcome.Trained network = trained.get(k);
            int next = 0;
            for (double output : network.snapshots().getFirst().training().entries()) {
                rows.set(k, next++, output);
            }
            for (double output : network.snapshots().getFirst().tests().entries()) {
                rows.set(k, next++, output);
            }
            rows.set(k, next++, network.snapshots().getLast().tests().at(0, 0));
            rows.set(k, next++, network.drift().orElseThrow());
            for (int l = 0; l < hidden(); l++) {
                rows.set(k, next++, network.movements().get(l).relative());
            }
        }
        return new Sample(rows, asked.address().seed(), Engine.IMPLICIT_WEIGHTS);
    }

    /// What the networks say, by width. Outputs before training average to zero at every width; what they explain of
    /// the output is subtracted.
    public record Measured(Sweep sweep, RichLesson lesson) {

        public WidthSeries output() {
            return Controlled.mean(sweep, lesson.controls(), lesson.controls());
        }

        public WidthSeries drift() {
            return Controlled.mean(sweep, lesson.controls(), lesson.controls() + 1);
        }

        /// Of hidden layer `l`, counted from 0.
        public WidthSeries features(int l) {
            return Controlled.mean(sweep, lesson.controls(), lesson.controls() + 2 + l);
        }
    }
}
