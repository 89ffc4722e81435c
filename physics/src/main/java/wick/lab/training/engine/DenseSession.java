package wick.lab.training.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import wick.lab.realization.RealNetwork;
import wick.lab.training.Checkpoint;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingTask;
import wick.network.training.Optimizer;
import wick.network.training.RateFactors;
import wick.numeric.matrix.Dense;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// A chain of dense layers in training.
///
/// A batch goes through in chunks of at most [#CHUNK] points, one after the other, so that memory does not grow
/// with the batch.
final class DenseSession<M extends Dense> implements TrainingSession {
    static final int CHUNK = 512;

    private final TrainingTask task;
    private final Arithmetic<M> numbers;
    private final Course course;
    private final Heads heads;
    private final Tensors<M> tensors;
    private final ChainPass<M> pass;

    DenseSession(TrainingTask task, Chain chain, Arithmetic<M> numbers, Address address) {
        this.task = task;
        this.numbers = numbers;
        course = new Course(task, address);
        heads = new Heads(task);
        RealNetwork drawn = new RealNetwork(task.wiring());
        drawn.draw(address);
        Map<String, Matrix> start = drawn.parameters();
        List<ChainPass.Layer<M>> layers = new ArrayList<>();
        List<Tensor<M>> all = new ArrayList<>();
        Optimizer optimizer = task.recipe().optimizer();
        for (int k = 0; k < chain.links().size(); k++) {
            RateFactors.Matrix factors = task.factors().matrices().get(k);
            Tensor<M> weight = tensor("w" + (k + 1), start, factors.weight(), optimizer);
            Tensor<M> bias = tensor("b" + (k + 1), start, factors.bias(), optimizer);
            layers.add(new ChainPass.Layer<>(weight, bias, chain.links().get(k).activation()));
            all.add(weight);
            all.add(bias);
        }
        tensors = new Tensors<>(all, numbers);
        pass = new ChainPass<>(layers, numbers, chunk(task));
    }

    static int chunk(TrainingTask task) {
        return Math.min(
                CHUNK, task.recipe().batches().size(task.examples().inputs().rows()));
    }

    private Tensor<M> tensor(
            String name, Map<String, Matrix> start, RateFactors.Parameter factors, Optimizer optimizer) {
        Matrix drawn = Objects.requireNonNull(start.get(name));
        M values = numbers.zeros(drawn.rows(), drawn.columns());
        numbers.copyInto(drawn, values);
        return Tensor.of(name, values, factors, new Tensor.Kind<>(optimizer, numbers));
    }

    @Override
    public int step() {
        return course.step();
    }

    @Override
    public Advance advance(int steps) {
        return course.advance(steps, this::stride);
    }

    private double stride(int[] points, Tensor.Motion motion) {
        double loss = 0;
        for (int first = 0; first < points.length; first += pass.most()) {
            int count = Math.min(pass.most(), points.length - first);
            numbers.gatherInto(task.examples().inputs(), points, first, count, pass.inputs());
            pass.forward(count);
            Heads.Head head = heads.at(points, first, count);
            numbers.copyInto(pass.outputs(), head.outputs());
            loss += heads.descend(head, points.length);
            if (!Double.isFinite(loss)) {
                return loss;
            }
            numbers.copyInto(head.slope(), pass.outputSlope());
            pass.backward(count);
            move(motion, first, count, points.length);
        }
        return loss / points.length;
    }

    private void move(Tensor.Motion motion, int first, int count, int batch) {
        if (count == batch && motion.plain()) {
            pass.descend(count, motion);
            return;
        }
        boolean last = first + count == batch;
        pass.gather(count, first > 0, weights -> {
            if (last) {
                weights.move(motion, numbers);
            }
        });
    }

    @Override
    public Matrix outputs(Matrix inputs) {
        Matrix all = Matrix.zeros(inputs.rows(), task.wiring().outputs());
        int columns = all.columns();
        for (int first = 0; first < inputs.rows(); first += pass.most()) {
            int count = Math.min(pass.most(), inputs.rows() - first);
            int[] points = new int[count];
            java.util.Arrays.setAll(points, i -> i);
            numbers.gatherInto(inputs.rows(first, first + count), points, 0, count, pass.inputs());
            pass.forward(count);
            Matrix some = Matrix.zeros(count, columns);
            numbers.copyInto(pass.outputs(), some);
            System.arraycopy(some.entries(), 0, all.entries(), first * columns, count * columns);
        }
        return all;
    }

    @Override
    public Map<String, Matrix> parameters() {
        return tensors.parameters();
    }

    @Override
    public Checkpoint checkpoint() {
        return tensors.checkpoint(course.step());
    }

    @Override
    public void resume(Checkpoint checkpoint) {
        course.goOnFrom(checkpoint.step());
        tensors.resume(checkpoint);
    }

    @Override
    public void close() {}
}
