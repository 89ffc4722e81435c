package wick.torch.worker;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import wick.lab.realization.Masks;
import wick.lab.training.BatchOrder;
import wick.lab.training.Checkpoint;
import wick.lab.training.TrainingSession.Advance;
import wick.lab.training.TrainingTask;
import wick.network.training.Batches;
import wick.network.training.Recipe;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// One network in training. What outlives a step belongs to the scope of the network, everything else to that
/// of the step.
final class Learner {
    /// Rows of inputs that go through the network together when it is asked.
    private static final int TOGETHER = 512;

    private final PointerScope scope = new PointerScope();
    private final TrainingTask task;
    private final Recipe recipe;
    private final Address address;
    private final Numbers numbers;
    private final BatchOrder order;
    private final Steps steps;
    private final Parameters parameters;
    private final Passage passage;
    private final Tensor inputs;
    private final Tensor targets;
    private int step;

    Learner(TrainingTask task, Address address, Checkpoint start) {
        this.task = task;
        this.address = address;
        recipe = task.recipe();
        numbers = Numbers.of(recipe.precision());
        order = BatchOrder.of(task, address);
        steps = new Steps(recipe.optimizer());
        parameters = new Parameters(task.wiring().matrices(), task.factors(), numbers, steps.moments());
        passage = new Passage(task.wiring().steps(), parameters);
        inputs = numbers.tensor(task.examples().inputs());
        targets = numbers.tensor(task.examples().targets());
        resume(start);
    }

    int step() {
        return step;
    }

    Advance advance(int count) {
        if (count < 1 || step == recipe.steps()) {
            throw new IllegalArgumentException("cannot advance by " + count + " steps after " + step + " of "
                    + recipe.steps() + ": at least one is needed");
        }
        int end = (int) Math.min((long) step + count, recipe.steps());
        double loss = 0;
        while (step < end) {
            try (PointerScope _ = new PointerScope()) {
                loss = take();
            }
            if (!Double.isFinite(loss)) {
                return new Advance.Diverged(step);
            }
            step++;
        }
        return new Advance.Trained(loss);
    }

    /// The mean loss of a batch and, if it is finite, the step that makes it smaller.
    private double take() {
        Tensor x = inputs;
        Tensor y = targets;
        if (!(recipe.batches() instanceof Batches.All)) {
            Tensor points = Numbers.indices(order.at(step));
            x = inputs.index_select(0, points);
            y = targets.index_select(0, points);
        }
        Tensor outputs = passage.outputs(x, new Noise.Masked(Masks.ofStep(address, step), numbers));
        Tensor loss = loss(outputs, y).mul(new Scalar(1.0 / x.size(0)));
        double value = loss.item_double();
        if (Double.isFinite(value)) {
            loss.backward();
            steps.move(parameters, step + 1, recipe.rate(step));
        }
        return value;
    }

    private Tensor loss(Tensor outputs, Tensor wanted) {
        return switch (recipe.loss()) {
            case HALF_SQUARES -> {
                Tensor difference = outputs.sub(wanted);
                yield difference.mul(difference).sum().mul(new Scalar(0.5));
            }
            case CROSS_ENTROPY ->
                torch.log_softmax(outputs, 1).mul(wanted).sum().neg();
        };
    }

    Matrix outputs(Matrix asked) {
        Matrix all = Matrix.zeros(asked.rows(), task.wiring().outputs());
        for (int first = 0; first < asked.rows(); first += TOGETHER) {
            int rows = Math.min(TOGETHER, asked.rows() - first);
            try (PointerScope _ = new PointerScope();
                    NoGradGuard _ = new NoGradGuard()) {
                Tensor some = numbers.tensor(asked.rows(first, first + rows));
                Tensor outputs = passage.outputs(some, new Noise.Silent());
                double[] entries = Numbers.matrix(outputs, rows, all.columns()).entries();
                System.arraycopy(entries, 0, all.entries(), first * all.columns(), entries.length);
            }
        }
        return all;
    }

    Checkpoint checkpoint() {
        return parameters.checkpoint(step);
    }

    void resume(Checkpoint checkpoint) {
        if (checkpoint.step() > recipe.steps()) {
            throw new IllegalArgumentException("a checkpoint after " + checkpoint.step() + " steps lies beyond the "
                    + recipe.steps() + " steps of the recipe");
        }
        parameters.resume(checkpoint);
        step = checkpoint.step();
    }

    /// Frees everything.
    void close() {
        scope.close();
    }
}
