package wick.lab.training.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import wick.lab.training.Checkpoint;
import wick.lab.training.TrainingEngine;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingTask;
import wick.network.training.Loss;
import wick.network.training.Optimizer;
import wick.network.training.Recipe;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// One step of plain descent against finite differences of the mean loss, written out here, on more points than an
/// engine carries at once.
class GradientsTest {
    private static final double RATE = 0.5;
    private static final int POINTS = 1300;
    private static final double SHIFT = 1e-4;

    private static double loss(TrainingTask task, Matrix outputs) {
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            double squares = 0;
            double weights = 0;
            double right = 0;
            for (int c = 0; c < 3; c++) {
                double f = outputs.at(i, c);
                double y = task.examples().targets().at(i, c);
                squares += (f - y) * (f - y) / 2;
                weights += Math.exp(f);
                right += y * f;
            }
            sum += task.recipe().loss() == Loss.HALF_SQUARES ? squares : Math.log(weights) - right;
        }
        return sum / POINTS;
    }

    private static double loss(TrainingTask task, TrainingSession session, Map<String, Matrix> parameters) {
        session.resume(Checkpoint.of(parameters));
        return loss(task, session.outputs(task.examples().inputs()));
    }

    @Test
    void aStepGoesDownTheSlopeOfTheMeanLoss() {
        for (Loss loss : Loss.values()) {
            TrainingTask task = Tasks.chain("tanh", new Recipe(new Optimizer.Sgd(RATE), loss, 1), POINTS);
            for (TrainingEngine engine : Engines.ALL) {
                try (TrainingSession session = engine.open(task, Address.of(2, "gradients"))) {
                    Map<String, Matrix> before = session.parameters();
                    session.advance(1);
                    Map<String, Matrix> after = session.parameters();
                    for (String name : List.of("w1", "b1", "w2", "b2", "w3", "b3")) {
                        double up = loss(task, session, shifted(before, name, SHIFT));
                        double down = loss(task, session, shifted(before, name, -SHIFT));
                        double moved = entry(before, name) - entry(after, name);
                        assertEquals((up - down) / (2 * SHIFT), moved / RATE, 1e-8, engine.name() + " " + name);
                    }
                }
            }
        }
    }

    private static double entry(Map<String, Matrix> parameters, String name) {
        return Objects.requireNonNull(parameters.get(name)).at(0, 1);
    }

    private static Map<String, Matrix> shifted(Map<String, Matrix> parameters, String name, double shift) {
        Map<String, Matrix> shifted = new HashMap<>(parameters);
        Matrix other = Objects.requireNonNull(parameters.get(name)).copy();
        other.set(0, 1, other.at(0, 1) + shift);
        shifted.put(name, other);
        return shifted;
    }
}
