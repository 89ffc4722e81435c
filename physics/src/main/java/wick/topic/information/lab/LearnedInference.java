package wick.topic.information.lab;

import java.util.List;
import wick.lab.training.TrainingEngine;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingTask;
import wick.lab.training.engine.Engines;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Padding;
import wick.network.Parameterization;
import wick.network.Shape;
import wick.network.Window;
import wick.network.training.Batches;
import wick.network.training.Loss;
import wick.network.training.Optimizer;
import wick.network.training.RateFactors;
import wick.network.training.Recipe;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// Networks that learn the cause from examples: one shaped like the hierarchy, which takes pairs of neighbors together
/// level by level with the same weights all along a level, and one with a single hidden layer.
public final class LearnedInference {
    /// Leaves as a line of positions with so many channels each, and how many causes there are.
    public record Leaves(int channels, int positions, int causes) {}

    /// Examples: one row per example, channels first; targets one-hot.
    public record Examples(Matrix inputs, Matrix targets) {}

    /// How examples are learned.
    public record Lesson(double rate, int batch, int steps) {}

    /// What a network says of fresh examples: the mean of ln(causes) + ln p(cause), in nats, and how often its best
    /// guess is right.
    public record Score(double conveyed, double accuracy) {}

    private LearnedInference() {}

    /// log₂ positions layers of `channels` channels.
    public static Network deep(Leaves leaves, int channels) {
        Initialization scheme = new Initialization.Variances(2, 0);
        Layer pairs =
                new Layer.Convolution(channels, new Window(List.of(2), List.of(2), List.of(1), Padding.VALID), scheme);
        List<Layer> layers = new java.util.ArrayList<>();
        for (int width = leaves.positions(); width > 1; width /= 2) {
            layers.add(pairs);
            layers.add(new Layer.Pointwise(Activation.named("relu").orElseThrow()));
        }
        layers.add(new Layer.Flatten());
        layers.add(new Layer.Dense(leaves.causes(), scheme));
        return new Network(
                new Shape(leaves.channels(), List.of(leaves.positions())),
                layers,
                Distribution.NORMAL,
                Parameterization.STANDARD);
    }

    public static Network shallow(Leaves leaves, int hidden) {
        Initialization scheme = new Initialization.Variances(2, 0);
        return new Network(
                leaves.channels() * leaves.positions(),
                List.of(
                        new Layer.Dense(hidden, scheme),
                        new Layer.Pointwise(Activation.named("relu").orElseThrow()),
                        new Layer.Dense(leaves.causes(), scheme)),
                Distribution.NORMAL,
                Parameterization.STANDARD);
    }

    /// Trains one network drawn at `address` with Adam on cross-entropy and asks it about `fresh` examples.
    ///
    /// Throws [ArithmeticException] where training diverges.
    public static Score learn(Network network, Lesson lesson, Examples examples, Examples fresh, Address address) {
        var wiring = network.wire();
        Recipe recipe = new Recipe(new Optimizer.Adam(lesson.rate()), Loss.CROSS_ENTROPY, lesson.steps())
                .with(new Batches.Shuffled(lesson.batch()));
        TrainingTask task = new TrainingTask(
                wiring,
                recipe,
                RateFactors.uniform(wiring),
                new TrainingTask.Examples(examples.inputs(), examples.targets()));
        TrainingEngine engine = Engines.best(task);
        try (TrainingSession session = engine.open(task, address)) {
            if (session.advance(lesson.steps()) instanceof TrainingSession.Advance.Diverged(int step)) {
                throw new ArithmeticException("training diverged at step " + step + "; take a smaller rate");
            }
            return score(session.outputs(fresh.inputs()), fresh.targets());
        }
    }

    private static Score score(Matrix outputs, Matrix targets) {
        double conveyed = 0;
        int right = 0;
        for (int i = 0; i < outputs.rows(); i++) {
            conveyed += Math.log(targets.columns()) - Loss.CROSS_ENTROPY.of(outputs, targets, i);
            int best = 0;
            for (int c = 1; c < targets.columns(); c++) {
                best = outputs.at(i, c) > outputs.at(i, best) ? c : best;
            }
            right += targets.at(i, best) == 1 ? 1 : 0;
        }
        return new Score(conveyed / outputs.rows(), (double) right / outputs.rows());
    }
}
