package wick.lab.training.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import wick.network.Activation;
import wick.numeric.matrix.Block;
import wick.numeric.matrix.Dense;
import wick.numeric.matrix.Products;
import wick.numeric.parallel.Parallel;

/// A chunk of points on its way through a chain of dense layers and back.
///
/// Every product is cut into cells whose sizes depend on its shape alone, and what follows it number by number is
/// done to a cell while it is in the cache; so bits do not depend on the number of threads.
final class ChainPass<M extends Dense> {
    /// Columns of a cell of activations.
    private static final int CELL = 256;
    /// Rows of a cell of weights.
    private static final int STRIP = 256;
    /// Multiplications below which work is not worth a second thread; it decides speed, never bits.
    private static final double WORTH_SHARING = 1 << 21;

    private final List<Layer<M>> layers;
    private final Arithmetic<M> numbers;
    private final int most;
    /// What flows into each layer.
    private final List<M> inputs = new ArrayList<>();
    /// What the matrix and bias of each layer make of it.
    private final List<M> made = new ArrayList<>();
    /// The derivative of the loss with respect to that.
    private final List<M> slopes = new ArrayList<>();
    private final List<Strip> strips = new ArrayList<>();
    private final double weightCount;

    record Layer<M extends Dense>(Tensor<M> weight, Tensor<M> bias, Activation activation) {
        int fanIn() {
            return weight.values().columns();
        }

        int fanOut() {
            return weight.values().rows();
        }
    }

    /// Rows `from`, …, `from` + `count` − 1 of the weights of a layer, and as many biases.
    private record Strip(int layer, int from, int count) {}

    /// The same, for whom the gradient is ready.
    record Weights<M extends Dense>(Layer<M> layer, int from, int count) {
        void move(Tensor.Motion motion, Arithmetic<M> numbers) {
            int columns = layer.fanIn();
            layer.weight().move(motion, numbers, from * columns, count * columns);
            layer.bias().move(motion, numbers, from, count);
        }
    }

    /// Room for `most` points at a time.
    ChainPass(List<Layer<M>> layers, Arithmetic<M> numbers, int most) {
        this.layers = List.copyOf(layers);
        this.numbers = numbers;
        this.most = most;
        double count = 0;
        for (int k = 0; k < layers.size(); k++) {
            Layer<M> layer = layers.get(k);
            inputs.add(numbers.zeros(most, layer.fanIn()));
            made.add(numbers.zeros(most, layer.fanOut()));
            slopes.add(numbers.zeros(most, layer.fanOut()));
            for (int from = 0; from < layer.fanOut(); from += STRIP) {
                strips.add(new Strip(k, from, Math.min(STRIP, layer.fanOut() - from)));
            }
            count += layer.weight().size();
        }
        weightCount = count;
    }

    int most() {
        return most;
    }

    M inputs() {
        return inputs.getFirst();
    }

    M outputs() {
        return made.getLast();
    }

    /// Where the derivative with respect to the outputs goes.
    M outputSlope() {
        return slopes.getLast();
    }

    /// Carries the first `count` inputs to the outputs.
    void forward(int count) {
        for (int k = 0; k < layers.size(); k++) {
            int at = k;
            Layer<M> layer = layers.get(k);
            columns(layer.fanOut(), (double) count * layer.weight().size(), (from, width) -> {
                Block cell = Block.of(made.get(at)).part(0, count, from, width);
                var where = new Arithmetic.Rectangle(count, from, width);
                numbers.setRows(layer.bias().values(), made.get(at), where);
                Products.addBlock(
                        Block.of(inputs.get(at)).part(0, count, 0, layer.fanIn()),
                        Block.of(layer.weight().values())
                                .part(from, width, 0, layer.fanIn())
                                .flipped(),
                        cell);
                if (at + 1 < layers.size()) {
                    numbers.activate(layer.activation(), made.get(at), inputs.get(at + 1), where);
                }
            });
        }
    }

    /// Carries the derivative with respect to the outputs back to what every matrix made.
    void backward(int count) {
        for (int k = layers.size() - 1; k > 0; k--) {
            int at = k;
            Layer<M> layer = layers.get(k);
            columns(layer.fanIn(), (double) count * layer.weight().size(), (from, width) -> {
                Products.setBlock(
                        Block.of(slopes.get(at)).part(0, count, 0, layer.fanOut()),
                        Block.of(layer.weight().values()).part(0, layer.fanOut(), from, width),
                        Block.of(slopes.get(at - 1)).part(0, count, from, width));
                numbers.timesDerivative(
                        layers.get(at - 1).activation(),
                        made.get(at - 1),
                        slopes.get(at - 1),
                        new Arithmetic.Rectangle(count, from, width));
            });
        }
    }

    /// Gathers the gradients of all weights and biases, or adds to them if `more`; `ready` is told of each part
    /// as it is done, from any thread.
    void gather(int count, boolean more, Consumer<Weights<M>> ready) {
        var mix = new Products.Mix(more ? 1 : 0, 1);
        share(strips.size(), count * weightCount, t -> {
            Strip strip = strips.get(t);
            Layer<M> layer = layers.get(strip.layer());
            gradient(strip, count, mix, layer.weight().gradient());
            biasGradient(strip, count, more);
            ready.accept(new Weights<>(layer, strip.from(), strip.count()));
        });
    }

    /// A step of plain gradient descent, in which the gradients of weights are added to the weights and kept nowhere.
    void descend(int count, Tensor.Motion motion) {
        share(strips.size(), count * weightCount, t -> {
            Strip strip = strips.get(t);
            Layer<M> layer = layers.get(strip.layer());
            gradient(
                    strip, count, layer.weight().descent(motion), layer.weight().values());
            biasGradient(strip, count, false);
            layer.bias().move(motion, numbers, strip.from(), strip.count());
        });
    }

    /// Rows of `to` ← keep · rows of `to` + factor · gradient.
    private void gradient(Strip strip, int count, Products.Mix mix, M to) {
        int columns = to.columns();
        Products.mixBlock(
                mix,
                Block.of(slopes.get(strip.layer()))
                        .part(0, count, strip.from(), strip.count())
                        .flipped(),
                Block.of(inputs.get(strip.layer())).part(0, count, 0, columns),
                Block.of(to).part(strip.from(), strip.count(), 0, columns));
    }

    private void biasGradient(Strip strip, int count, boolean more) {
        numbers.columnSums(
                slopes.get(strip.layer()),
                new Arithmetic.Rectangle(count, strip.from(), strip.count()),
                more,
                layers.get(strip.layer()).bias().gradient());
    }

    private interface Columns {
        void at(int from, int width);
    }

    private static void columns(int columns, double multiplications, Columns work) {
        share((columns + CELL - 1) / CELL, multiplications, t -> work.at(t * CELL, Math.min(CELL, columns - t * CELL)));
    }

    private static void share(int count, double multiplications, IntConsumer task) {
        if (multiplications < WORTH_SHARING) {
            for (int t = 0; t < count; t++) {
                task.accept(t);
            }
        } else {
            Parallel.forEach(count, task);
        }
    }
}
