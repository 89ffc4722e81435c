package wick.lab.realization;

import java.util.function.Supplier;
import wick.numeric.random.RandomStream;

/// A matrix without stored weights at work; what it answers is drawn from the stream of the present
/// network.
final class ImplicitStage implements Stage {
    private final Operation.Weighted operation;
    private final ImplicitMatrix matrix;
    private final Supplier<RandomStream> stream;

    ImplicitStage(Operation.Weighted operation, int inputs, Supplier<RandomStream> stream) {
        this.operation = operation;
        this.stream = stream;
        matrix = new ImplicitMatrix(operation.linear(), inputs);
    }

    ImplicitMatrix matrix() {
        return matrix;
    }

    @Override
    public void forward(Values values, Noise noise) {
        matrix.forwardInto(values.entries(operation.from()), stream.get(), values.entries(operation.to()));
    }

    @Override
    public void backward(Values values, Gradients gradients) {
        double[] gradient = gradients.of(operation.to()).entries();
        matrix.prepareBackward(gradients.rows());
        if (gradients.wants(operation.from())) {
            gradients.add(operation.from(), target -> matrix.backwardInto(gradient, stream.get(), target.entries()));
        } else {
            matrix.takeBackward(gradient);
        }
    }
}
