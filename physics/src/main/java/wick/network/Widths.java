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
            case Layer.Pointwise _ -> IntStream.empty();
            case Layer.Residual(List<Layer> branch) -> branch.stream().flatMapToInt(Widths::widths);
            case Layer.Repeat(int _, List<Layer> layers) -> layers.stream().flatMapToInt(Widths::widths);
        };
    }

    private static Scaled resized(List<Layer> layers, Ratio ratio, boolean inputWide) {
        List<Layer> resized = new ArrayList<>();
        boolean fixed = inputWide;
        for (Layer layer : layers) {
            switch (layer) {
                case Layer.Dense(int width, Initialization initialization) -> {
                    resized.add(new Layer.Dense(ratio.of(width), initialization));
                    fixed = false;
                }
                case Layer.Pointwise pointwise -> resized.add(pointwise);
                case Layer.Residual(List<Layer> branch) ->
                    resized.add(new Layer.Residual(branch(branch, ratio, fixed)));
                case Layer.Repeat(int times, List<Layer> inner) -> {
                    Scaled once = resized(inner, ratio, fixed);
                    resized.add(new Layer.Repeat(times, once.layers()));
                    fixed = once.inputWide();
                }
            }
        }
        return new Scaled(resized, fixed);
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
