package wick.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The names of the kinds of layers in network files.
final class LayerNames {
    static final Map<String, Pooling> POOLS = pools("");
    static final Map<String, Pooling> GLOBAL_POOLS = pools("global-");
    static final Map<String, Combination> COMBINATIONS = combinations();

    static final List<String> ALL = Stream.of(
                    Stream.of("dense", "conv", "attention", "activation", "residual", "repeat"),
                    POOLS.keySet().stream(),
                    GLOBAL_POOLS.keySet().stream(),
                    COMBINATIONS.keySet().stream(),
                    Stream.of("flatten", "layer-norm", "dropout"))
            .flatMap(names -> names)
            .toList();

    /// Kinds that people ask for and that there are not.
    static final List<String> LATER = List.of(
            "convolution",
            "pooling",
            "pool",
            "embedding",
            "batch-norm",
            "softmax",
            "recurrent",
            "graph",
            "conv-transpose",
            "conv-local");

    private LayerNames() {}

    static String pool(Pooling pooling) {
        return switch (pooling) {
            case AVERAGE -> "average-pool";
            case SUM -> "sum-pool";
            case MAXIMUM -> "max-pool";
        };
    }

    static String globalPool(Pooling pooling) {
        return "global-" + pool(pooling);
    }

    private static Map<String, Pooling> pools(String prefix) {
        Map<String, Pooling> names = new LinkedHashMap<>();
        Arrays.stream(Pooling.values()).forEach(pooling -> names.put(prefix + pool(pooling), pooling));
        return names;
    }

    private static Map<String, Combination> combinations() {
        Map<String, Combination> names = new LinkedHashMap<>();
        Arrays.stream(Combination.values()).forEach(one -> names.put(one.text(), one));
        return names;
    }

    /// Why a kind of layer in [#LATER] is not there, and what to write instead.
    static String why(String name) {
        return switch (name) {
            case "convolution" -> "write conv";
            case "pooling", "pool" -> "write average-pool, sum-pool or max-pool";
            case "embedding" -> "give one-hot inputs as channels and write conv: {size: [1], ...}";
            case "softmax" -> "over features it has no Gaussian limit; over positions it is part of attention";
            case "batch-norm" -> "it couples the inputs of a batch";
            case "recurrent" -> "write repeat: {times: ..., weights: tied, layers: [...]}";
            default -> "not supported yet";
        };
    }

    static String example(String layer) {
        return switch (layer) {
            case "dense" -> "dense: {width: 256, weight-variance: 1}";
            case "conv" -> "conv: {channels: 32, size: [3, 3], weight-variance: 1}";
            case "attention" -> "attention: {channels: 64}";
            case "activation" -> "activation: tanh";
            case "residual" -> "residual: {branch: [...]}";
            case "repeat" -> "repeat: {times: 4, layers: [...]}";
            case "dropout" -> "dropout: {rate: 0.1}";
            default -> POOLS.containsKey(layer) ? layer + ": {size: [2, 2]}" : layer + ": {branches: [[...], [...]]}";
        };
    }
}
