package wick.theory.scaling;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import wick.network.Activation;
import wick.network.Layer;
import wick.network.Network;
import wick.network.training.OptimizerKind;

/// How the stream of a residual network x_{l+1} = x_l + L^−α branch(x_l) scales with the number L of its
/// blocks, all of them with weights of their own.
///
/// L branches of fresh weights add up as √L, their updates as L: the stream is of size L^max(0, ½ − α) where
/// branches do not grow with what comes in (a bounded activation, normalization), and grows exponentially where
/// they do and α < ½. A step moves a branch by its rate times L^−α (sgd) or by its rate (adam), hence the
/// stream by L^(1−2α) or L^(1−α), the derivative of the output with respect to the stream being of order one
/// at every depth; for α < ½ it is not, and no power is given. `rate` is the power of the blocks' learning
/// rate at which the update is of order one.
///
/// Sources: Bordelon et al. 2023, arXiv:2309.16620; Yang et al. 2023, arXiv:2310.02244.
public record DepthScaling(
        int blocks, double branch, OptionalDouble activation, OptionalDouble update, OptionalDouble rate) {

    private static final double LARGE = 1e3;

    /// Of the outermost repeat block of `network` whose only layer is a residual one; empty where there is none.
    ///
    /// @throws IllegalArgumentException if `branch` is not from 0 to 2
    public static Optional<DepthScaling> of(Network network, OptimizerKind optimizer, double branch) {
        if (!(branch >= 0 && branch <= 2)) {
            throw new IllegalArgumentException("branch exponent " + branch + " must be from 0 to 2");
        }
        return network.layers().stream()
                .filter(layer -> layer instanceof Layer.Repeat(int _, List<Layer> inner, boolean tied)
                        && !tied
                        && inner.stream().allMatch(Layer.Residual.class::isInstance))
                .map(layer -> (Layer.Repeat) layer)
                .findFirst()
                .map(repeat -> of(repeat, optimizer, branch));
    }

    private static DepthScaling of(Layer.Repeat repeat, OptimizerKind optimizer, double branch) {
        boolean tame = branch >= 0.5;
        boolean bounded = repeat.layers().stream()
                .allMatch(layer -> layer instanceof Layer.Residual(List<Layer> inner)
                        && inner.stream().anyMatch(DepthScaling::bounds));
        double update = (optimizer.normalizes() ? 1 : 1 - branch) - branch;
        return new DepthScaling(
                repeat.times() * repeat.layers().size(),
                branch,
                tame || bounded ? OptionalDouble.of(Math.max(0, 0.5 - branch)) : OptionalDouble.empty(),
                tame ? OptionalDouble.of(update) : OptionalDouble.empty(),
                tame ? OptionalDouble.of(0 - update) : OptionalDouble.empty());
    }

    /// Whether what comes out does not grow with what comes in.
    private static boolean bounds(Layer layer) {
        return switch (layer) {
            case Layer.LayerNorm _ -> true;
            case Layer.Pointwise(Activation activation) ->
                Math.max(Math.abs(activation.value(LARGE)), Math.abs(activation.value(-LARGE)))
                        <= 1.5
                                * Math.max(
                                        Math.abs(activation.value(LARGE / 2)), Math.abs(activation.value(-LARGE / 2)));
            case Layer.Dense _, Layer.Convolution _, Layer.Attention _, Layer.Pool _, Layer.GlobalPool _ -> false;
            case Layer.Flatten _, Layer.Dropout _, Layer.Fan _, Layer.Residual _, Layer.Repeat _ -> false;
        };
    }
}
