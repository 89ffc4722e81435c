package wick.network;

import java.util.List;
import java.util.stream.Stream;

/// A network ready to be computed with, by theory and laboratory alike.
public record Wiring(int inputs, int outputs, List<Step> steps, Distribution distribution) {

    public Wiring {
        steps = List.copyOf(steps);
    }

    /// Every weight matrix in the order of its index, those inside residual branches too.
    public List<Step.Linear> matrices() {
        return steps.stream().flatMap(Wiring::matrices).toList();
    }

    private static Stream<Step.Linear> matrices(Step step) {
        return switch (step) {
            case Step.Linear linear -> Stream.of(linear);
            case Step.Pointwise _ -> Stream.empty();
            case Step.Residual(List<Step> branch) -> branch.stream().flatMap(Wiring::matrices);
        };
    }

    /// The number of weights, biases not counted.
    public long weights() {
        return matrices().stream().mapToLong(m -> (long) m.fanIn() * m.fanOut()).sum();
    }

    /// The number of biases.
    public long biases() {
        return matrices().stream().mapToLong(Step.Linear::fanOut).sum();
    }

    /// The number of parameters, weights and biases.
    public long parameters() {
        return weights() + biases();
    }

    /// Bytes that one network takes with every parameter stored as a double.
    public long bytes() {
        return Double.BYTES * parameters();
    }
}
