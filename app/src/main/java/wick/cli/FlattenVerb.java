package wick.cli;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wick.text.Nearest;
import wick.topic.expressivity.theory.flattening.Flattening;
import wick.topic.expressivity.theory.flattening.SparseProduct;

/// `wick flatten`: what depth saves.
@Command(
        name = "wick flatten",
        description = {
            "How many more connections (non-zero weights) a flat network needs for what a deep one computes: linear maps with"
                    + " no hidden layer at all, products of N numbers with one."
        },
        footer = {
            "",
            "Tasks: fft, hadamard, wavelet (--taps), convolution (any layer that commutes",
            "with translations), strassen (an N x N matrix times a variable one), low-rank",
            "(--rank), sparse (two random layers, --density), polynomial (the product of N",
            "numbers).",
            "",
            "Keys of --json: task, size, layers_deep, synapses_deep, synapses_flat, cost (flat",
            "over deep), synapses_pass_through (weights that only hand a value to the next",
            "layer, which skip connections save), cost_with_pass_through; for sparse, counts",
            "are expectations, with mean_cost and spread (standard deviation) over draws; for",
            "strassen levels and fully_recursed; for polynomial neurons_deep, neurons_flat,",
            "neuron_cost; for convolution complex_multiplications, real_multiplications,",
            "direct_multiplications, crossover (the size from which transforms are cheaper).",
            "",
            "Examples:",
            "  wick flatten fft --size 1024",
            "  wick flatten wavelet --size 1024 --taps 4 --json",
            "  wick flatten convolution --size 1024",
            "  wick flatten strassen --size 1024",
            "  wick flatten low-rank --size 512 --rank 16",
            "  wick flatten sparse --size 100 --density 0.01",
            "  wick flatten polynomial --size 32"
        })
final class FlattenVerb implements Verb {
    private static final List<String> TASKS =
            List.of("fft", "hadamard", "wavelet", "convolution", "strassen", "low-rank", "sparse", "polynomial");

    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "TASK", description = "What is computed, see below.")
    private String task = "";

    @Option(names = "--size", paramLabel = "N", required = true, description = "Values, rows of a matrix, or factors.")
    private int size;

    @Option(names = "--rank", paramLabel = "K", description = "Rank of the matrix, for low-rank.")
    private Optional<Integer> rank = Optional.empty();

    @Option(names = "--density", paramLabel = "P", description = "Probability of a weight, for sparse.")
    private Optional<Double> density = Optional.empty();

    @Option(names = "--taps", paramLabel = "T", description = "Length of the filter, for wavelet (default: 2, Haar).")
    private Optional<Integer> taps = Optional.empty();

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Answer answer(Console console) {
        if (!TASKS.contains(task)) {
            throw new BadInput(
                    "task '" + task + "' must be one of " + String.join(", ", TASKS) + Nearest.suggestion(task, TASKS));
        }
        refuseStrangers();
        FlattenWords words = new FlattenWords(task, size, flattening());
        SequencedMap<String, Object> json = words.json();
        rank.ifPresent(k -> json.put("rank", k));
        density.ifPresent(p -> json.put("density", p));
        taps.ifPresent(t -> json.put("taps", t));
        return Answer.of(json, words::text);
    }

    private void refuseStrangers() {
        refuseUnless("--rank", rank.isPresent(), "low-rank");
        refuseUnless("--density", density.isPresent(), "sparse");
        refuseUnless("--taps", taps.isPresent(), "wavelet");
    }

    private void refuseUnless(String option, boolean given, String owner) {
        if (given && !task.equals(owner)) {
            throw new BadInput(option + " belongs to '" + owner + "'; '" + task + "' has no such choice");
        }
    }

    private Flattening flattening() {
        try {
            return switch (task) {
                case "fft" -> new Flattening.Fourier(size);
                case "hadamard" -> new Flattening.Hadamard(size);
                case "wavelet" -> new Flattening.Wavelet(size, taps.orElse(2));
                case "convolution" -> new Flattening.Convolution(size);
                case "strassen" -> new Flattening.Strassen(size);
                case "low-rank" ->
                    new Flattening.LowRank(size, rank.orElseThrow(() -> missing("--rank K, from 1 to " + size)));
                case "sparse" ->
                    new SparseProduct(size, density.orElseThrow(() -> missing("--density P, above 0 and at most 1")));
                default -> new Flattening.Product(size);
            };
        } catch (IllegalArgumentException refused) {
            throw new BadInput("--size " + size + ": " + refused.getMessage());
        }
    }

    private BadInput missing(String option) {
        return new BadInput("'" + task + "' needs " + option);
    }
}
