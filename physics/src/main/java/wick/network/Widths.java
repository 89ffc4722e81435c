package wick.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Networks of the same shape at another width.
final class Widths {
    private Widths() {}

    /// A description and whether what flows out of it still has the width of the input.
    private record Scaled(List<Layer> layers, boolean inputWide) {}

    static List<Layer> scaled(List<Layer> layers, int width) {
        List<Layer> hidden = layers.subList(0, layers.size() - 1);
        int widest = hidden.stream().flatMapToInt(Widths::widths).max().orElse(1);
        List<Layer> resized = resized(hidden, new Ratio(width, widest), true).layers();
        return Stream.concat(resized.stream(), Stream.of(layers.getLast())).toList();
    }

    private record Ratio(int to, int from) {
        int of(int width) {
            return (int) Math.max(1, Math.round((double) width * to / from));
        }
    }

    private static IntStream widths(Layer layer) {
        return switch (layer) {
            case Layer.Dense(int width, Initialization _) -> IntStream.of(width);
            case Layer.Convolution convolution -> IntStream.of(convolution.channels());
            case Layer.Attention attention -> IntStream.of(attention.channels());
            case Layer.Pointwise _, Layer.Pool _, Layer.GlobalPool _, Layer.Flatten _ -> IntStream.empty();
            case Layer.LayerNorm _, Layer.Dropout _ -> IntStream.empty();
            case Layer.Fan fan -> fan.branches().stream().flatMap(List::stream).flatMapToInt(Widths::widths);
            case Layer.Residual(List<Layer> branch) -> branch.stream().flatMapToInt(Widths::widths);
            case Layer.Repeat repeat -> repeat.layers().stream().flatMapToInt(Widths::widths);
        };
    }

    private static Scaled resized(List<Layer> layers, Ratio ratio, boolean inputWide) {
        List<Layer> resized = new ArrayList<>();
        boolean fixed = inputWide;
        for (Layer layer : layers) {
            Scaled one = resized(layer, ratio, fixed);
            resized.addAll(one.layers());
            fixed = one.inputWide();
        }
        return new Scaled(resized, fixed);
    }

    private static Scaled resized(Layer layer, Ratio ratio, boolean fixed) {
        return switch (layer) {
            case Layer.Dense(int width, Initialization initialization) ->
                free(new Layer.Dense(ratio.of(width), initialization));
            case Layer.Convolution(int channels, Window window, Initialization initialization) ->
                free(new Layer.Convolution(ratio.of(channels), window, initialization));
            case Layer.Attention(int channels, double key, double value, double output) ->
                free(new Layer.Attention(ratio.of(channels), key, value, output));
            case Layer.Pointwise _, Layer.Pool _, Layer.GlobalPool _, Layer.Flatten _ -> same(layer, fixed);
            case Layer.LayerNorm _, Layer.Dropout _ -> same(layer, fixed);
            case Layer.Residual(List<Layer> branch) -> same(new Layer.Residual(branch(branch, ratio, fixed)), fixed);
            case Layer.Fan(Combination combination, List<List<Layer>> branches) -> {
                boolean wide = fixed && branches.stream().anyMatch(List::isEmpty);
                List<List<Layer>> scaled = branches.stream()
                        .map(branch -> branch.isEmpty() ? branch : branch(branch, ratio, wide))
                        .toList();
                yield same(new Layer.Fan(combination, scaled), wide);
            }
            case Layer.Repeat(int times, List<Layer> inner, boolean tied) -> {
                Scaled once = resized(inner, ratio, fixed);
                yield same(new Layer.Repeat(times, once.layers(), tied), once.inputWide());
            }
        };
    }

    private static Scaled free(Layer layer) {
        return new Scaled(List.of(layer), false);
    }

    private static Scaled same(Layer layer, boolean inputWide) {
        return new Scaled(List.of(layer), inputWide);
    }

    /// A branch that adds to something as wide as the input must end as wide as the input.
    private static List<Layer> branch(List<Layer> branch, Ratio ratio, boolean inputWide) {
        if (!inputWide) {
            return resized(branch, ratio, false).layers();
        }
        List<Layer> inner =
                resized(branch.subList(0, branch.size() - 1), ratio, true).layers();
        return Stream.concat(inner.stream(), Stream.of(branch.getLast())).toList();
    }
}
