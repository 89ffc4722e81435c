package wick.experiment.training;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import wick.lab.training.TrainingEngine;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingSession.Advance;
import wick.lab.training.TrainingTask;
import wick.lab.training.engine.Ensemble;
import wick.network.training.Loss;
import wick.numeric.matrix.Matrix;

/// Networks trained by an engine as a plan says, one thread each.
public record TrainingRun(TrainingPlan plan, TrainingEngine engine, TrainingWatch watch) {
    /// Of the steps between two records, at most so many without a word.
    private static final int STRETCH = 64;

    /// All networks, in order.
    public List<Trained> run() {
        return new Ensemble(engine, plan.task())
                .run(plan.address(), plan.scope().networks(), this::train, _ -> {});
    }

    private Trained train(int network, TrainingSession session) {
        SortedSet<Integer> records = plan.records();
        Optional<TrainingWatch.Stop> stop = watch.before(network);
        stop.ifPresent(before -> session.resume(before.checkpoint()));
        TrainingCurve curve =
                stop.map(before -> before.curve().until(session.step())).orElse(new TrainingCurve(List.of()));
        OptionalInt diverged = OptionalInt.empty();
        for (int record : records) {
            if (record < session.step() || curve.moments().stream().anyMatch(m -> m.step() == record)) {
                continue;
            }
            diverged = advance(network, session, record);
            if (diverged.isPresent()) {
                break;
            }
            curve = curve.with(moment(session));
            watch.recorded(network, curve, session);
        }
        diverged = diverged.isPresent() ? diverged : curve.ranAway();
        if (diverged.isPresent()) {
            return new Trained(curve, diverged, Matrix.zeros(0, 0), Optional.empty());
        }
        var parameters = session.parameters();
        watch.finished(network, parameters);
        return new Trained(
                curve,
                diverged,
                tests(session),
                Optional.of(Moved.of(plan, plan.address().network(network), parameters)));
    }

    /// Until `step`; where it diverged, if it did.
    private OptionalInt advance(int network, TrainingSession session, int step) {
        while (session.step() < step) {
            switch (session.advance(Math.min(STRETCH, step - session.step()))) {
                case Advance.Diverged(int at) -> {
                    return OptionalInt.of(at);
                }
                case Advance.Trained(double loss) -> watch.stepped(network, session.step(), loss);
            }
        }
        return finite(session.outputs(plan.watched().inputs().rows(0, 1))) ? OptionalInt.empty() : OptionalInt.of(step);
    }

    private static boolean finite(Matrix outputs) {
        for (double output : outputs.entries()) {
            if (!Double.isFinite(output)) {
                return false;
            }
        }
        return true;
    }

    private Matrix tests(TrainingSession session) {
        return plan.lesson().tests().rows() == 0
                ? Matrix.zeros(0, plan.wiring().outputs())
                : session.outputs(plan.lesson().tests());
    }

    private TrainingCurve.Moment moment(TrainingSession session) {
        TrainingTask.Examples watched = plan.watched();
        Matrix outputs = session.outputs(watched.inputs());
        Matrix tests = tests(session);
        Matrix testTargets = plan.lesson().testTargets();
        Loss loss = plan.recipe().loss();
        return new TrainingCurve.Moment(
                session.step(),
                mean(loss, outputs, watched.targets()),
                Lesson.accuracy(outputs, watched.targets()),
                mean(loss, tests, testTargets),
                Lesson.accuracy(tests, testTargets));
    }

    static double mean(Loss loss, Matrix outputs, Matrix targets) {
        double sum = 0;
        for (int row = 0; row < outputs.rows(); row++) {
            sum += loss.of(outputs, targets, row);
        }
        return outputs.rows() == 0 ? 0 : sum / outputs.rows();
    }
}
