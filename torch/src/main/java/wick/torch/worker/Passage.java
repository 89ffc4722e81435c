package wick.torch.worker;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import wick.network.Combination;
import wick.network.Geometry;
import wick.network.Pooling;
import wick.network.Shape;
import wick.network.Step;

/// Signals on their way through a network: N x units, channels first, positions in row-major order.
final class Passage {
    private final List<Step> steps;
    private final Parameters parameters;
    private final Map<Geometry, Windows> windows = new IdentityHashMap<>();

    Passage(List<Step> steps, Parameters parameters) {
        this.steps = List.copyOf(steps);
        this.parameters = parameters;
    }

    Tensor outputs(Tensor inputs, Noise noise) {
        return through(steps, inputs, noise);
    }

    private Tensor through(List<Step> some, Tensor signal, Noise noise) {
        Tensor flowing = signal;
        for (Step step : some) {
            flowing = through(step, flowing, noise);
        }
        return flowing;
    }

    private Tensor through(Step step, Tensor x, Noise noise) {
        return switch (step) {
            case Step.Linear linear -> torch.linear(x, weight(linear), bias(linear));
            case Step.Pointwise(var activation) -> Activations.of(activation, x);
            case Step.Residual(List<Step> branch) -> x.add(through(branch, x, noise));
            case Step.Convolution(Step.Linear linear, Geometry geometry) ->
                windows(geometry)
                        .convolved(x, parameters.weight(linear.index()), parameters.bias(linear.index()));
            case Step.Pool(Pooling pooling, Geometry geometry) -> windows(geometry).pooled(x, pooling);
            case Step.GlobalPool(Pooling pooling, Shape from) -> pooled(positions(x, from), pooling);
            case Step.Flatten _ -> x;
            case Step.LayerNorm(double epsilon, Shape shape) -> normalized(x, epsilon, shape);
            case Step.Dropout(double rate) -> noise.through(x, rate);
            case Step.Fan(Combination combination, List<List<Step>> branches) -> {
                List<Tensor> ends = new ArrayList<>();
                branches.forEach(branch -> ends.add(through(branch, x, noise)));
                yield combined(combination, ends);
            }
            case Step.Attention attention -> attended(x, attention);
        };
    }

    private Tensor weight(Step.Linear linear) {
        return parameters.weight(linear.index());
    }

    private TensorOptional bias(Step.Linear linear) {
        return new TensorOptional(parameters.bias(linear.index()).view(-1));
    }

    private Windows windows(Geometry geometry) {
        return windows.computeIfAbsent(geometry, Windows::new);
    }

    /// N x channels x positions
    private static Tensor positions(Tensor x, Shape shape) {
        return x.view(-1, shape.channels(), shape.positions());
    }

    private static Tensor pooled(Tensor x, Pooling pooling) {
        return switch (pooling) {
            case AVERAGE -> x.mean(2);
            case SUM -> x.sum(2);
            case MAXIMUM -> x.max(2).get0();
        };
    }

    /// Over the channels at each position; 0 where they are all equal and epsilon is 0.
    private static Tensor normalized(Tensor x, double epsilon, Shape shape) {
        Tensor at = positions(x, shape);
        Tensor difference = at.sub(at.mean(new long[] {1}, true, new ScalarTypeOptional()));
        Tensor variance = difference
                .mul(difference)
                .mean(new long[] {1}, true, new ScalarTypeOptional())
                .add(new Scalar(epsilon));
        if (epsilon > 0) {
            return difference.mul(variance.rsqrt()).flatten(1, -1);
        }
        Tensor none = variance.eq(new Scalar(0.0));
        Tensor inverse = variance.masked_fill(none, new Scalar(1.0)).rsqrt().masked_fill(none, new Scalar(0.0));
        return difference.mul(inverse).flatten(1, -1);
    }

    private static Tensor combined(Combination combination, List<Tensor> ends) {
        return switch (combination) {
            case SUM -> ends.stream().reduce(Tensor::add).orElseThrow();
            case PRODUCT -> ends.stream().reduce(Tensor::mul).orElseThrow();
            case CONCATENATE -> torch.cat(new TensorVector(ends.toArray(Tensor[]::new)), 1);
        };
    }

    private Tensor attended(Tensor x, Step.Attention attention) {
        Tensor at = positions(x, attention.shape()).transpose(1, 2);
        Tensor keys = torch.linear(at, weight(attention.keys()), bias(attention.keys()));
        Tensor values = torch.linear(at, weight(attention.values()), bias(attention.values()));
        Tensor logits =
                torch.matmul(keys, keys.transpose(1, 2)).mul(new Scalar(1.0 / attention.keys().fanOut()));
        Tensor mixed = torch.matmul(torch.softmax(logits, 2), values);
        return torch.linear(mixed, weight(attention.outputs()), bias(attention.outputs()))
                .transpose(1, 2)
                .flatten(1, -1);
    }
}
