package wick.experiment.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import wick.lab.realization.Outputs;
import wick.lab.training.GradientDescent;
import wick.lab.training.Movement;
import wick.lab.training.Outcome;
import wick.lab.training.Problem;
import wick.lab.training.Snapshot;
import wick.lab.training.Training;
import wick.network.training.Batches;
import wick.network.training.Loss;
import wick.network.training.Optimizer;
import wick.network.training.Precision;
import wick.network.training.RateFactors;
import wick.network.training.Schedule;
import wick.numeric.matrix.Matrix;
import wick.observable.Measurement.Engine;

/// Networks trained as a plan says with weights that are never stored: exact at any width, for gradient descent on
/// all points. What it costs grows with the square of points times steps and with the width, not with its square.
public final class ImplicitRun {
    /// As users name it.
    public static final String NAME = "implicit";

    /// Test points that are watched at most; each costs at every record what a training point costs in a step.
    private static final int TESTS = 100;

    private static final int RECORDS = 12;

    private final TrainingPlan plan;
    private final Training training;
    private final List<Integer> records;

    private ImplicitRun(TrainingPlan plan) {
        this.plan = plan;
        records = List.copyOf(plan.records());
        Lesson lesson = plan.lesson();
        Matrix inputs = lesson.training().inputs();
        GradientDescent descent = new GradientDescent(
                        plan.recipe().optimizer().rate() / inputs.rows(),
                        plan.recipe().steps(),
                        records,
                        Optional.of(new Outputs.One(0)))
                .withMovement();
        training = new Training(
                plan.wiring(),
                new Problem(inputs, lesson.training().targets(), lesson.tests()),
                descent,
                Engine.IMPLICIT_WEIGHTS);
    }

    /// Why these weights cannot be trained so; empty if they can.
    public static Optional<String> obstacle(TrainingPlan plan) {
        int points = plan.lesson().training().inputs().rows();
        if (!(plan.recipe().optimizer() instanceof Optimizer.Sgd sgd)
                || sgd.momentum() > 0
                || sgd.nesterov()
                || sgd.weightDecay() > 0) {
            return Optional.of("weights that are not stored learn by plain gradient descent: --optimizer sgd without"
                    + " momentum and weight decay");
        }
        if (!(plan.recipe().batches() instanceof Batches.All)
                && plan.recipe().batches().size(points) < points) {
            return Optional.of("weights that are not stored learn all points in every step: leave out --batch");
        }
        if (plan.recipe().loss() != Loss.HALF_SQUARES) {
            return Optional.of("weights that are not stored learn squares: leave out --loss");
        }
        if (!(plan.recipe().schedule() instanceof Schedule.Constant(int warmup) && warmup == 0)) {
            return Optional.of(
                    "weights that are not stored learn at a constant rate: leave out --schedule and --warmup");
        }
        if (plan.recipe().precision() != Precision.FLOAT64) {
            return Optional.of("weights that are not stored are computed in float64: leave out --precision");
        }
        if (!plan.factors().equals(RateFactors.ofDescent(plan.wiring()))) {
            return Optional.of("rates of single layers were changed");
        }
        return Training.obstacle(plan.wiring());
    }

    /// The plan with as few test points and records as suit such networks.
    public static TrainingPlan suited(TrainingPlan plan) {
        Lesson lesson = plan.lesson();
        long learned = (long) lesson.training().inputs().rows() * plan.recipe().steps();
        int worth = Math.clamp(learned / thinned(plan.records()).size(), 1, TESTS);
        int tests = Math.min(lesson.tests().rows(), worth);
        return plan.testedOn(tests).recordedAt(thinned(plan.records()));
    }

    private static SortedSet<Integer> thinned(SortedSet<Integer> records) {
        List<Integer> all = List.copyOf(records);
        SortedSet<Integer> some = new TreeSet<>();
        for (int i = 0; i <= RECORDS; i++) {
            some.add(all.get((int) Math.round((all.size() - 1) * i / (double) RECORDS)));
        }
        return some;
    }

    /// @throws IllegalArgumentException if there is an [#obstacle] or it would need more memory than there is; the
    /// message has the estimate
    public static ImplicitRun of(TrainingPlan plan) {
        obstacle(plan).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        ImplicitRun run = new ImplicitRun(plan);
        run.training.requireMemory();
        return run;
    }

    /// Multiplications that one network takes, about.
    public double work() {
        return training.implicitWork();
    }

    /// All networks; `progress` is told how many are done.
    public List<Trained> run(IntConsumer progress) {
        List<Trained> trained = new ArrayList<>();
        for (Outcome outcome :
                training.run(plan.address(), plan.scope().networks(), progress).outcomes()) {
            trained.add(read(outcome));
        }
        return trained;
    }

    private Trained read(Outcome outcome) {
        TrainingCurve curve =
                new TrainingCurve(outcome.snapshots().stream().map(this::moment).toList());
        return switch (outcome) {
            case Outcome.Diverged(int step, List<Snapshot> _) -> diverged(curve, step);
            case Outcome.Trained _
            when curve.ranAway().isPresent() -> diverged(curve, curve.ranAway().getAsInt());
            case Outcome.Trained done ->
                new Trained(
                        curve,
                        OptionalInt.empty(),
                        done.snapshots().getLast().tests(),
                        Optional.of(new Moved(
                                done.drift().orElse(0),
                                done.movements().stream()
                                        .map(Movement::relative)
                                        .toList())));
        };
    }

    private static Trained diverged(TrainingCurve curve, int step) {
        return new Trained(curve, OptionalInt.of(step), Matrix.zeros(0, 0), Optional.empty());
    }

    private TrainingCurve.Moment moment(Snapshot at) {
        Lesson lesson = plan.lesson();
        Matrix targets = lesson.training().targets();
        return new TrainingCurve.Moment(
                at.step(),
                at.loss() / targets.rows(),
                Lesson.accuracy(at.training(), targets),
                TrainingRun.mean(Loss.HALF_SQUARES, at.tests(), lesson.testTargets()),
                Lesson.accuracy(at.tests(), lesson.testTargets()));
    }
}
