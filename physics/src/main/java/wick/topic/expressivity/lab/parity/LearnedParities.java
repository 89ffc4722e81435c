package wick.topic.expressivity.lab.parity;

import java.util.List;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingTask;
import wick.lab.training.engine.Engines;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Relu;
import wick.network.Wiring;
import wick.network.training.Batches;
import wick.network.training.Loss;
import wick.network.training.Optimizer;
import wick.network.training.RateFactors;
import wick.network.training.Recipe;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// Relu networks with one hidden layer trained by Adam on the parity of a random set of their inputs, −1
/// and 1, in batches of fresh inputs.
public record LearnedParities(int width, int steps, int batch) {
    private static final double RATE = 0.01;
    private static final int TEST = 4096;
    private static final Initialization DRAW = new Initialization.Variances(2, 0.1);

    /// The mean of (f − χ_S)² over fresh inputs for each of `targets` random sets S out of `bits`, at most
    /// 62, that are not empty, each with a network of its own. A network that says 0 everywhere has 1.
    public double[] errors(int bits, int targets, Address address) {
        double[] errors = new double[targets];
        Parallel.forEach(targets, t -> {
            RandomStream stream = address.network(t).layer(-1).open();
            long set = 0;
            while (set == 0) {
                set = stream.nextLong() >>> (Long.SIZE - bits);
            }
            TrainingTask.Examples training = drawn(bits, set, steps * batch, stream);
            errors[t] = error(training, drawn(bits, set, TEST, stream), address.network(t));
        });
        return errors;
    }

    private static TrainingTask.Examples drawn(int bits, long set, int points, RandomStream stream) {
        Matrix inputs = drawnInputs(bits, points, stream);
        Matrix targets = Matrix.zeros(points, 1);
        for (int x = 0; x < points; x++) {
            double product = 1;
            for (int i = 0; i < bits; i++) {
                product *= (set >> i & 1) == 1 ? inputs.at(x, i) : 1;
            }
            targets.set(x, 0, product);
        }
        return new TrainingTask.Examples(inputs, targets);
    }

    /// Inputs of −1 and 1 drawn at random, one in each row.
    public static Matrix drawnInputs(int bits, int points, RandomStream stream) {
        Matrix inputs = Matrix.zeros(points, bits);
        for (int k = 0; k < inputs.entries().length; k++) {
            inputs.entries()[k] = stream.nextSign();
        }
        return inputs;
    }

    private double error(TrainingTask.Examples training, TrainingTask.Examples test, Address address) {
        Wiring wiring = new Network(
                        training.inputs().columns(),
                        List.of(
                                new Layer.Dense(width, DRAW),
                                new Layer.Pointwise(new Relu()),
                                new Layer.Dense(1, DRAW)),
                        Distribution.NORMAL,
                        Parameterization.STANDARD)
                .wire();
        Recipe recipe = new Recipe(new Optimizer.Adam(RATE, Optimizer.Moments.USUAL, 0, true), Loss.HALF_SQUARES, steps)
                .with(new Batches.Shuffled(batch));
        TrainingTask task = new TrainingTask(wiring, recipe, RateFactors.uniform(wiring), training);
        try (TrainingSession session = Engines.ALL.getFirst().open(task, address)) {
            if (session.advance(steps) instanceof TrainingSession.Advance.Diverged(int step)) {
                throw new ArithmeticException("training towards a parity diverged at step " + step);
            }
            Matrix outputs = session.outputs(test.inputs());
            double sum = 0;
            for (int x = 0; x < outputs.rows(); x++) {
                double off = outputs.at(x, 0) - test.targets().at(x, 0);
                sum += off * off / outputs.rows();
            }
            return sum;
        }
    }
}
