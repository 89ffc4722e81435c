package wick.topic.expressivity.lab.depth;

import java.util.ArrayList;
import java.util.List;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingTask;
import wick.lab.training.engine.Engines;
import wick.lab.training.engine.Ensemble;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Relu;
import wick.network.Wiring;
import wick.network.training.Loss;
import wick.network.training.Optimizer;
import wick.network.training.RateFactors;
import wick.network.training.Recipe;
import wick.network.training.Schedule;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// Relu networks of given width trained towards a sawtooth by Adam, the rate falling as a cosine.
public record LearnedSawtooth(int layers, int width, int steps) {
    private static final double RATE = 0.01;
    private static final Initialization DRAW = new Initialization.Variances(2, 0.1);

    /// Root mean square error of each of `starts` networks over multiples of 2^−(layers + 3).
    public List<Double> errors(int starts, Address address) {
        List<Layer> stack = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            stack.add(new Layer.Dense(width, DRAW));
            stack.add(new Layer.Pointwise(new Relu()));
        }
        stack.add(new Layer.Dense(1, DRAW));
        Wiring wiring = new Network(1, stack, Distribution.NORMAL, Parameterization.STANDARD).wire();
        TrainingTask.Examples examples = examples();
        Recipe recipe = new Recipe(new Optimizer.Adam(RATE, Optimizer.Moments.USUAL, 0, true), Loss.HALF_SQUARES, steps)
                .with(new Schedule.Cosine(0, 0));
        TrainingTask task = new TrainingTask(wiring, recipe, RateFactors.uniform(wiring), examples);
        return new Ensemble(Engines.ALL.getFirst(), task)
                .run(address, starts, (_, session) -> error(session, examples), _ -> {});
    }

    private double error(TrainingSession session, TrainingTask.Examples examples) {
        if (session.advance(steps) instanceof TrainingSession.Advance.Diverged(int step)) {
            throw new ArithmeticException("training towards the sawtooth diverged at step " + step);
        }
        Matrix outputs = session.outputs(examples.inputs());
        double sum = 0;
        for (int i = 0; i < outputs.rows(); i++) {
            sum += Math.pow(outputs.at(i, 0) - examples.targets().at(i, 0), 2);
        }
        return Math.sqrt(sum / outputs.rows());
    }

    private TrainingTask.Examples examples() {
        int points = (1 << (layers + 3)) + 1;
        Matrix inputs = Matrix.zeros(points, 1);
        for (int i = 0; i < points; i++) {
            inputs.set(i, 0, i / (points - 1.0));
        }
        return new TrainingTask.Examples(inputs, Approximants.sawtooth(layers).apply(inputs));
    }
}
