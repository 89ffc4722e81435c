package wick.theory.infinitewidth;

import java.util.ArrayList;
import java.util.List;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Step;

/// The repeat block of a network: stages are counted from the signal that enters it, or if that is not
/// Gaussian from behind its first weights.
///
/// Known are dense layers, convolutions with circular padding, activations, residual sums and other sums
/// of branches, layer norm and dropout, as long as activations and norms see Gaussian signals.
public final class RepeatedBlock {
    private final BlockFlow before;
    private final BlockFlow block;
    private final List<Step> steps;

    private RepeatedBlock(List<Step> before, List<Step> steps) {
        this.before = new BlockFlow(before);
        this.steps = List.copyOf(steps);
        block = new BlockFlow(steps);
    }

    /// Throws [IllegalArgumentException] for networks without exactly one outermost repeat block, with
    /// tied weights, or with layers whose depth behavior is not known.
    public static RepeatedBlock of(Network network) {
        List<Layer> layers = network.layers();
        List<Integer> repeats = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i) instanceof Layer.Repeat(int _, List<Layer> _, boolean tied)) {
                if (tied) {
                    throw new IllegalArgumentException(
                            "the depth behavior of tied weights is not known: each block needs weights of its own");
                }
                repeats.add(i);
            }
        }
        if (repeats.size() != 1) {
            throw new IllegalArgumentException(
                    "the network has " + repeats.size() + " repeat blocks; its depth behavior is that of exactly one");
        }
        int first = repeats.getFirst();
        List<Step> once = network.withRepeats(1).wire().steps();
        List<Step> twice = network.withRepeats(2).wire().steps();
        int length = twice.size() - once.size();
        List<Step> before = new ArrayList<>(twice.subList(0, first));
        List<Step> block = new ArrayList<>(twice.subList(first + length, first + 2 * length));
        int weights = staysGaussian(before, block) ? 0 : firstWeights(block);
        before.addAll(twice.subList(first, first + weights));
        List<Step> rotated = new ArrayList<>(block.subList(weights, length));
        rotated.addAll(block.subList(0, weights));
        RepeatedBlock repeated = new RepeatedBlock(before, rotated);
        repeated.through(1, 0);
        return repeated;
    }

    /// Whether the signal that enters the block and the one that leaves it are Gaussian.
    private static boolean staysGaussian(List<Step> before, List<Step> block) {
        BlockFlow.Signal enters = new BlockFlow(before).through(new BlockFlow.Signal(1, 1, 0, 1, false));
        return enters.gaussian() && new BlockFlow(block).through(enters).gaussian();
    }

    /// How many steps lead up to and through the first weights outside branches; 0 where all are in
    /// branches.
    private static int firstWeights(List<Step> block) {
        for (int i = 0; i < block.size(); i++) {
            if (block.get(i) instanceof Step.Linear || block.get(i) instanceof Step.Convolution) {
                return i + 1;
            }
        }
        return 0;
    }

    /// Two inputs of equal variance q and correlation 1 − δ behind `blocks` blocks, with the squared
    /// gradient that reaches block 0 from there, per unit.
    public record Stage(int blocks, double variance, double decorrelation, double gradient) {}

    /// Stages 0, …, `blocks` for two inputs with |x|²/d = `inputSquare` and correlation 1 −
    /// `inputDecorrelation`.
    public List<Stage> stages(double inputSquare, double inputDecorrelation, int blocks) {
        BlockFlow.Signal signal = before.through(
                        new BlockFlow.Signal(inputSquare, 1, inputDecorrelation * inputSquare, 1, false))
                .fresh();
        List<Stage> stages = new ArrayList<>();
        for (int l = 0; l <= blocks; l++) {
            stages.add(new Stage(l, signal.square(), signal.decorrelation(), signal.gain()));
            if (l < blocks) {
                signal = block.through(signal.fresh()).behind(signal);
            }
        }
        return stages;
    }

    BlockFlow.Signal through(double variance, double decorrelation) {
        return block.through(BlockFlow.Signal.gaussian(variance, decorrelation * variance));
    }

    /// How signals behave at large depth: one behavior for every variance that attracts, by ascending
    /// variance, and the one that variances run away with where none does.
    public List<DepthBehavior> behaviors() {
        return new DepthClassifier(this).behaviors();
    }

    /// The factors by which covariances between positions at a fixed shift, as a wave of frequency (f₁,
    /// f₂) over the grid, change relative to those of constant ones: |λ_f|, from the windows of all
    /// convolutions of the block. Their depth scale is −1/ln(χ |λ_f|) where that of constant ones is
    /// −1/ln χ.
    ///
    /// Throws [IllegalArgumentException] where the number of frequencies is not that of the grid's
    /// dimensions.
    ///
    /// Source: Xiao et al. 2018, arXiv:1806.05393.
    public double spatialFactor(List<Integer> frequencies) {
        return SpatialModes.factor(steps, frequencies);
    }
}
