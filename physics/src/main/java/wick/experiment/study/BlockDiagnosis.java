package wick.experiment.study;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import wick.network.Layer;
import wick.network.Network;
import wick.theory.infinitewidth.DepthBehavior;
import wick.theory.infinitewidth.Growth;
import wick.theory.infinitewidth.RepeatedBlock;

/// What depth does in networks that are more than a stack of dense layers: known where one block is repeated.
final class BlockDiagnosis {
    private BlockDiagnosis() {}

    /// One sentence: the class of the repeat block, and over how many blocks a signal reaches.
    static String sentence(Network network) {
        return behavior(network)
                .map(found -> String.format(
                        Locale.ROOT,
                        "Block by block this network is %s%s; %s, and the network has %d.",
                        found.universalityClass().words(),
                        gain(found.fixedPoints().susceptibility()),
                        reach(found.decorrelation()),
                        blocks(network)))
                .orElse("Theory gives the kernels of this network at infinite width; how deep signals reach it says"
                        + " of networks that repeat one block.");
    }

    private static Optional<DepthBehavior> behavior(Network network) {
        try {
            return RepeatedBlock.of(network).behaviors().stream().findFirst();
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static String gain(OptionalDouble susceptibility) {
        return susceptibility.isPresent()
                ? String.format(Locale.ROOT, " (χ₁ = %.4g)", susceptibility.getAsDouble())
                : "";
    }

    private static String reach(Growth decorrelation) {
        return switch (decorrelation) {
            case Growth.Exponential found
            when found.rate() < 0 ->
                "the correlation of two inputs forgets its value over ξ_c = " + Diagnosis.layers(found.depth())
                        + " blocks";
            case Growth.Power(double exponent)
            when exponent < 0 ->
                String.format(Locale.ROOT, "correlations approach their limit as l^%.3g behind l blocks", exponent);
            case Growth.PowerOfLogarithm(double exponent)
            when exponent < 0 ->
                String.format(
                        Locale.ROOT, "correlations approach their limit as (ln l)^%.3g behind l blocks", exponent);
            case Growth.Immediate _ -> "correlations are at their limit behind one block";
            case Growth.Constant _,
                    Growth.Exponential _,
                    Growth.Power _,
                    Growth.PowerOfLogarithm _,
                    Growth.StretchedExponential _ -> "correlations approach no limit that forgets the inputs";
        };
    }

    private static int blocks(Network network) {
        List<Layer> layers = network.layers();
        return layers.stream()
                .mapToInt(layer -> layer instanceof Layer.Repeat(int times, List<Layer> _, boolean _) ? times : 0)
                .sum();
    }
}
